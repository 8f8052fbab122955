// What a survivor can rely on in the writing room, whatever the line, the device or whoever looks over her shoulder does.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { NO_ANSWER, box, button, comeToWrite, heading, receiptWords, sealAndSend, testify, waits } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const TESTIMONIES = "POST /api/calls/right-care/testimonies";
const ACCOUNT = "They said that nobody was coming.";
/** What comes between the box and sending, in a call without questions. */
const STEPS = ["Is there something to warn the reader about?", "What may be done with it?", "Look it over, then send"];

let proxy;
let server;
let call;
let browser;
let visit;

before(async () => {
  proxy = await Proxy.start();
  server = await Server.start({ origin: proxy.origin, demonstration: true });
  proxy.standBefore(server);
  call = await Call.open(server, { synthetic: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await proxy?.stop();
});
beforeEach(async () => {
  proxy.beHonest();
  proxy.forget();
  visit = await visitor(browser, proxy.origin);
});
afterEach(() => visit.context.close());

const stored = () => proxy.asked(TESTIMONIES).filter(({ answer }) => answer.status === 201);

/** Everything that a page could leave on the device. */
const leftovers = (page) =>
  page.evaluate(async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
    state: history.state,
  }));
const NOTHING = { cookie: "", local: [], session: [], databases: [], caches: [], workers: 0, name: "", state: null };

test("from the first page to the receipt nothing is left on the device", async () => {
  const { page, context } = visit;
  await page.goto(proxy.origin);
  assert.deepEqual(await leftovers(page), NOTHING);
  await page.goto(call.link());
  assert.deepEqual(await leftovers(page), NOTHING);
  await comeToWrite(page, call.link("/write"));
  await testify(page, ACCOUNT);
  assert.deepEqual(await leftovers(page), NOTHING);
  assert.deepEqual(await context.cookies(), []);
});

test("title and address stay the same from the empty box to the receipt", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  const before = { title: await page.title(), address: page.url(), pages: await page.evaluate(() => history.length) };
  await testify(page, ACCOUNT);
  assert.deepEqual({ title: await page.title(), address: page.url(), pages: await page.evaluate(() => history.length) }, before);
});

test("while she writes, nothing is sent at all", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  await page.waitForLoadState("networkidle");
  proxy.forget();
  await box(page).pressSequentially(ACCOUNT);
  for (const title of STEPS) {
    await button(page, "Next").click();
    await heading(page, title).waitFor();
    for (const choice of await page.getByRole("checkbox").all()) await choice.check();
  }
  await page.waitForLoadState("networkidle");
  assert.deepEqual(proxy.exchanges, []);
});

test("the box has no name, sits in no form, and asks the browser to remember and check nothing", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  const told = await box(page).evaluate((field) => ({
    name: field.name,
    form: field.form,
    autocomplete: field.autocomplete,
    spellcheck: field.spellcheck,
  }));
  assert.deepEqual(told, { name: "", form: null, autocomplete: "off", spellcheck: false });
  assert.equal(await page.locator("form").count(), 0);
});

test("no choice is made for her", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  let choices = 0;
  for (const title of STEPS) {
    await button(page, "Next").click();
    await heading(page, title).waitFor();
    for (const choice of await page.getByRole("checkbox").all()) {
      choices += 1;
      assert.equal(await choice.isChecked(), false);
    }
  }
  assert.equal(choices, 9);
});

test("there is no box before the page can seal, however slow the line is", async () => {
  const { page } = visit;
  let arrive;
  const arrived = new Promise((resolve) => {
    arrive = resolve;
  });
  proxy.lie("GET /api/calls/right-care/keyset", async () => {
    await arrived;
    return {};
  });
  await page.goto(call.link("/write"));
  await page.getByText("Getting the page ready").waitFor();
  assert.equal(await page.locator("textarea, input, form").count(), 0);
  arrive();
  await box(page).waitFor();
});

test("without scripts there is no box, and the page says why", async () => {
  const { page, context } = await visitor(browser, proxy.origin, { javaScriptEnabled: false });
  await page.goto(call.link("/write"));
  assert.match(await page.locator("noscript").innerText(), /This page cannot run here/);
  assert.equal(await page.locator("textarea, input, form").count(), 0);
  await context.close();
});

test("a reload empties the box", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  await page.reload();
  await box(page).waitFor();
  assert.equal(await box(page).inputValue(), "");
});

test("Back shows nothing of what was written", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  await page.goto(`${proxy.origin}/safety`);
  await page.goBack();
  await box(page).waitFor();
  assert.equal(await box(page).inputValue(), "");
});

test("Back after the receipt shows no word of it", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  const words = await testify(page, ACCOUNT);
  await page.goto(`${proxy.origin}/safety`);
  await page.goBack();
  await box(page).waitFor();
  const shown = await page.locator("main").innerText();
  assert.ok(!shown.includes(words.slice(0, 2).join("\n")) && (await page.locator("ol.words").count()) === 0);
});

test("an empty box is not sent, and she is told so without blame", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  await box(page).fill("  \n ");
  await sealAndSend(page);
  await page.getByRole("alert").getByText("The box is empty").waitFor();
  assert.deepEqual(proxy.asked("POST"), []);
});

test("a text longer than one account can be is kept, and nothing is sent", async () => {
  const { page } = visit;
  const long = "It went on and on. ".repeat(60_000);
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(long);
  await page.getByText("This is longer than one sealed account can be.").first().waitFor();
  await sealAndSend(page);
  await page.getByRole("alert").getByText("This is too long for one account").waitFor();
  assert.equal((await box(page).inputValue()).length, long.length);
  assert.deepEqual(proxy.asked(TESTIMONIES), []);
});

test("a line that breaks before anything is sent costs no word, and is waited for", async () => {
  const { page, context } = visit;
  await comeToWrite(page, call.link("/write"));
  await context.setOffline(true);
  await box(page).fill(ACCOUNT);
  await sealAndSend(page);
  await waits(page, NO_ANSWER).waitFor();
  await button(page, "Stop waiting").click();
  await page.getByRole("alert").getByText("Nothing was sent. Your words are still in the box.").waitFor();
  assert.equal(await box(page).inputValue(), ACCOUNT);
  await sealAndSend(page);
  await waits(page, NO_ANSWER).waitFor();
  await context.setOffline(false);
  await receiptWords(page);
  assert.equal(stored().length, 1);
});

test("an answer that gets lost on its way does not make her account count twice", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  let lost = 0;
  proxy.lie(TESTIMONIES, () => {
    lost += 1;
    return { breaksOff: lost === 1 };
  });
  await box(page).fill(ACCOUNT);
  await sealAndSend(page);
  await receiptWords(page);
  const [first, second] = proxy.asked(TESTIMONIES);
  assert.deepEqual([first.honest.status, second.honest.status], [201, 200]);
  assert.equal(first.request.headers["murmuration-id"], second.request.headers["murmuration-id"]);
});

test("when the readers change while she writes, she is told before anything is stored, and can then send", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  await call.renew();
  await sealAndSend(page);
  await page.getByRole("alert").getByText("The readers changed while you wrote").waitFor();
  assert.equal(await box(page).inputValue(), ACCOUNT);
  assert.equal(stored().length, 0);
  await sealAndSend(page);
  await receiptWords(page);
});

test("leaving by the link empties the page at once and goes to a neutral place that Back does not lead from", async () => {
  const { page, context } = visit;
  await context.route((url) => url.origin !== proxy.origin, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>Rain" }));
  await page.goto(`${proxy.origin}/safety`);
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  await page.getByRole("link", { name: "Leave now" }).click();
  await page.getByText("Rain").waitFor();
  assert.notEqual(new URL(page.url()).origin, proxy.origin);
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, "/safety");
});

test("Shift pressed three times leaves, from inside the box too", async () => {
  const { page, context } = visit;
  await context.route((url) => url.origin !== proxy.origin, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>Rain" }));
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  await box(page).focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  await page.getByText("Rain").waitFor();
});

test("capital letters do not make her leave", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  await box(page).focus();
  for (const letter of "NOBODYCAME") await page.keyboard.press(`Shift+${letter}`);
  assert.equal(await box(page).inputValue(), "NOBODYCAME");
});

test("without scripts the leave link still leads away", async () => {
  const { page, context } = await visitor(browser, proxy.origin, { javaScriptEnabled: false });
  await context.route((url) => url.origin !== proxy.origin, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>Rain" }));
  await page.goto(call.link());
  await page.getByRole("link", { name: "Leave now" }).click();
  await page.getByText("Rain").waitFor();
  await context.close();
});

test("help is one click away in the room, with numbers that can be called", async () => {
  const { page } = visit;
  await comeToWrite(page, call.link("/write"));
  for (const number of ["tel:999", "tel:111", "tel:116123"]) assert.ok((await page.locator(`a[href="${number}"]`).count()) > 0, number);
  await page.getByRole("link", { name: "Help now" }).click();
  await page.getByRole("heading", { name: "Help now" }).waitFor();
  assert.equal(await box(page).count(), 1);
});

test("a call that does not exist has no box", async () => {
  const { page } = visit;
  await page.goto(`${proxy.origin}/c/not-there/write`);
  await heading(page, "There is nothing here").waitFor();
  assert.equal(await page.locator("textarea").count(), 0);
  assert.equal(await button(page, "Seal and send").count(), 0);
});
