// What a member can rely on at the desk, beside that nobody lies to her.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { account, accounts, button, heading, lock, read, said, tryToUnlock, unlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const HANDLE = "robin";
const PASSPHRASE = "walnut ribbon compass orchard pebble saffron";
const ACCOUNTS = ["The first, about a Tuesday.", "The second, about a Friday.", "The third <b>with</b> & signs \u2014 \u{1F305}.\n\nAnd a second paragraph."];
const MINUTE = 60_000;

let proxy;
let server;
let call;
let sealed;
let browser;
let visit;

before(async () => {
  proxy = await Proxy.start();
  server = await Server.start({ origin: proxy.origin, demonstration: true });
  proxy.standBefore(server);
  call = await Call.open(server, { synthetic: true });
  sealed = [];
  for (const text of ACCOUNTS) sealed.push(await call.testify(text));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await proxy?.stop();
});
beforeEach(async () => {
  proxy.forget();
  visit = await visitor(browser, proxy.origin);
  await visit.page.goto(`${proxy.origin}/desk`);
});
afterEach(() => visit.context.close());

const enter = () => unlockFirstTime(visit.page, HANDLE, PASSPHRASE, call.fingerprint);

test("every account opens, word for word, as text and nothing else", async () => {
  const { page } = visit;
  await enter();
  await accounts(page).first().waitFor();
  assert.equal(await accounts(page).count(), ACCOUNTS.length);
  for (const [at, text] of ACCOUNTS.entries()) {
    await account(page, sealed[at].id).click();
    assert.equal(await read(page), text);
    await button(page, "Close, and back to the list").click();
  }
  assert.equal(await page.locator("main b").count(), 0);
});

test("capital letters and more spaces than needed still unlock it", async () => {
  await unlockFirstTime(visit.page, "Robin ", `  ${PASSPHRASE.replaceAll(" ", "  ")} `, call.fingerprint);
});

test("a passphrase typed where the name belongs is not sent as a name", async () => {
  const { page } = visit;
  await tryToUnlock(page, PASSPHRASE.replaceAll(" ", "-"), "");
  await page.getByRole("alert").waitFor();
  assert.deepEqual(proxy.asked("POST /api/login/challenge"), []);
});

test("a wrong passphrase and an unknown name are refused in the same words", async () => {
  const { page } = visit;
  const words = [];
  for (const [handle, passphrase] of [[HANDLE, "not it"], ["nobody-here", PASSPHRASE]]) {
    await tryToUnlock(page, handle, passphrase);
    const alert = page.getByRole("alert");
    await alert.getByText("Working name or passphrase is not right").waitFor();
    words.push(await alert.innerText());
    await page.reload();
  }
  assert.equal(words[0], words[1]);
  const kdfs = proxy.asked("POST /api/login/challenge").map(({ answer }) => Object.keys(JSON.parse(answer.body).kdf));
  assert.deepEqual(kdfs[0], kdfs[1]);
});

test("it says which list of keys is in force, and who can open", async () => {
  const { page } = visit;
  await enter();
  const keys = page.getByRole("region", { name: "Keys in force" });
  const text = await keys.innerText();
  assert.ok(text.replaceAll(" ", "").includes(call.fingerprint));
  assert.ok(text.includes("wren") && text.includes("robin") && !text.includes("dunnock"));
});

test("it locks itself when nobody has touched it for fifteen minutes, and shows nothing any more", async () => {
  const { page } = visit;
  await page.clock.install();
  await page.reload();
  await enter();
  await account(page, sealed[0].id).click();
  await read(page);
  await page.clock.fastForward(14 * MINUTE);
  assert.equal(await read(page), ACCOUNTS[0]);
  await page.clock.fastForward(2 * MINUTE);
  await said(page, "The desk locked itself");
  assert.ok(!(await page.content()).includes("about a Tuesday"));
});

test("a key pressed now and then keeps it open", async () => {
  const { page } = visit;
  await page.clock.install();
  await page.reload();
  await enter();
  for (let quarter = 0; quarter < 3; quarter += 1) {
    await page.clock.fastForward(14 * MINUTE);
    await page.keyboard.press("Tab");
  }
  await heading(page, "Accounts").waitFor();
});

test("after locking, the session is worth nothing", async () => {
  const { page } = visit;
  await enter();
  const bearer = proxy.asked("GET /api/desk")[0].request.headers.authorization;
  const queue = () => fetch(`${server.address}/api/desk/calls/right-care/testimonies?limit=1`, { headers: { authorization: bearer } });
  assert.equal((await queue()).status, 200);
  const out = page.waitForResponse((response) => response.url().endsWith("/api/logout"));
  await lock(page).click();
  await out;
  assert.notEqual((await queue()).status, 200);
});

test("leaving the page locks it, and Back asks for the passphrase", async () => {
  const { page } = visit;
  await enter();
  await account(page, sealed[0].id).click();
  await read(page);
  await page.goto(`${proxy.origin}/safety`);
  await page.goBack();
  await heading(page, "Unlock the desk").waitFor();
  assert.ok(!(await page.content()).includes("about a Tuesday"));
});

test("a reload asks for the passphrase, and what the browser remembers is no secret", async () => {
  const { page } = visit;
  await enter();
  await page.reload();
  await heading(page, "Unlock the desk").waitFor();
  const kept = await page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie }));
  assert.deepEqual(Object.keys(kept.local), ["murmuration/call/right-care"]);
  assert.match(kept.local["murmuration/call/right-care"], new RegExp(`^${call.fingerprint} 1 [0-9a-f]{64}$`));
  assert.deepEqual([kept.session, kept.cookie], [{}, ""]);
  await unlock(page, HANDLE, PASSPHRASE);
});

test("the passphrase is gone from the page once the desk is unlocked", async () => {
  const { page } = visit;
  await enter();
  assert.ok(!(await page.content()).includes(PASSPHRASE));
  assert.equal(await page.getByLabel("Passphrase", { exact: true }).count(), 0);
});

test("the list is walked with J and K and the arrow keys", async () => {
  const { page } = visit;
  await enter();
  await accounts(page).first().focus();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  const names = await accounts(page).allInnerTexts();
  await page.keyboard.press("j");
  assert.equal(await focused(), names[1]);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), names[2]);
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), names[0]);
});

test("asking for all accounts again before the first answer is there shows each of them once", async () => {
  const { page } = visit;
  await enter();
  await accounts(page).first().waitFor();
  let both;
  const asked = new Promise((resolve) => {
    both = resolve;
  });
  let count = 0;
  proxy.lie("GET /api/desk/calls/right-care/testimonies?", async () => {
    count += 1;
    if (count === 2) both();
    await asked;
    return {};
  });
  const answers = () => page.waitForResponse((response) => response.url().includes("/testimonies?"));
  const first = answers();
  await button(page, /^All/).click();
  await button(page, /^All/).click();
  await first;
  await page.waitForLoadState("networkidle");
  proxy.beHonest();
  await accounts(page).first().waitFor();
  assert.equal(await accounts(page).count(), ACCOUNTS.length);
});

test("from one account she goes straight to the next", async () => {
  const { page } = visit;
  await enter();
  await accounts(page).first().click();
  const first = await read(page);
  await button(page, "Next account").click();
  await page.waitForFunction((text) => document.querySelector(".reader-text")?.textContent !== text, first);
  assert.notEqual(await read(page), first);
});

test("a researcher sees no account", async () => {
  const { page } = visit;
  await tryToUnlock(page, "dunnock", "juniper window sparrow basket marble cinnamon");
  await button(page, "They are the same").click();
  await page.getByText("You are a researcher in this call").waitFor();
  assert.equal(await accounts(page).count(), 0);
  assert.deepEqual(proxy.asked("GET /api/desk/calls/right-care/testimonies"), []);
});
