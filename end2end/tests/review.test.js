// What two people make of an account at the desk: code, cover, check, settle, and never overwrite each other.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { account, agree, button, heading, lock, opens, outcome, read, reopen, said, task, text, theme, unlock, unlockFirstTime } from "../stage/rooms.js";
import { find } from "../stage/scan.js";
import { Server } from "../stage/server.js";

const PASSPHRASES = { wren: "copper lantern meadow violin harbour thistle", robin: "walnut ribbon compass orchard pebble saffron" };
const ACCOUNT = "I rang my sister Orsa Tavish. Nobody came.\n\nThey told me that I have capacity. A neighbour sat with me.";
const CAPACITY = "has capacity";
const LISTENED = "A person who listened";
const MINUTE = 60_000;

for (const name of Object.keys(BROWSERS)) describe(`the review, in ${name}`, () => {
  let proxy;
  let server;
  let call;
  let browser;
  let open = [];

  before(async () => {
    proxy = await Proxy.start();
    server = await Server.start({ origin: proxy.origin, demonstration: true });
    proxy.standBefore(server);
    call = await Call.open(server, { synthetic: true });
    browser = await launch(name);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await proxy?.stop();
  });
  afterEach(async () => {
    proxy.beHonest();
    await Promise.all(open.splice(0).map((context) => context.close()));
  });

  /** A member at the unlocked desk, in a browser of her own. `clock`: time is the test's. */
  async function member(handle, { clock = false } = {}) {
    const { context, page } = await visitor(browser, proxy.origin);
    open.push(context);
    if (clock) await page.clock.install();
    await page.goto(`${proxy.origin}/desk`);
    await unlockFirstTime(page, handle, PASSPHRASES[handle], call.fingerprint);
    return page;
  }

  /** The same with the text of an account in front of her. */
  async function reader(handle, id, settings) {
    const page = await member(handle, settings);
    await account(page, id).click();
    await read(page);
    return page;
  }

  const press = async (page, keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const chosen = (page) => page.locator("#review-text .chosen").allInnerTexts();
  const marks = (page) => page.locator(".marks .chip > span").allInnerTexts();
  const records = () => proxy.asked("PUT /api/desk/calls/right-care/testimonies/");

  /** Marks sentences, each `[number, theme]`, and comes back. */
  async function code(page, wanted) {
    for (const [sentence, name] of wanted) {
      await page.locator("#review-text p > span").first().waitFor();
      await button(page, "The whole account").first().click();
      for (let step = 0; step <= sentence; step += 1) await button(page, "Next sentence").click();
      await theme(page, name).first().click();
    }
  }

  test("before a text opens she sees what it speaks of, and it opens paragraph by paragraph", async () => {
    const { id } = await call.testify(ACCOUNT, {}, undefined, { notes: ["loss"] });
    const page = await member("robin");
    await account(page, id).click();
    await page.getByText("somebody’s death").waitFor();
    assert.ok(!(await page.content()).includes("Nobody came"));
    const queue = await (await fetch(`${server.address}/api/desk/calls/right-care/testimonies?limit=50`, { headers: { authorization: `Bearer ${(await call.logIn(call.moderator)).token}` } })).json();
    assert.equal(queue.items.find((item) => item.id === id).state, "new");
    await opens(page, "Read it paragraph by paragraph").click();
    await text(page).waitFor();
    assert.equal(await page.locator(".reader-text > p").count(), 1);
    await button(page, "Show the next paragraph").click();
    assert.equal(await page.locator(".reader-text > p").count(), 2);
  });

  test("with the keyboard alone she chooses, codes, notes, covers, undoes and finishes", async () => {
    const { id } = await call.testify(ACCOUNT);
    const page = await reader("robin", id);
    await text(page).focus();
    await press(page, ["ArrowDown", "ArrowDown", "Shift+ArrowDown"]);
    assert.deepEqual((await chosen(page)).join(" "), "Nobody came. They told me that I have capacity.");
    await press(page, ["Shift+ArrowUp", "f"]);
    await page.keyboard.type("listened");
    await press(page, ["Enter"]);
    await outcome(page, "Marked");
    assert.deepEqual(await marks(page), [LISTENED]);
    // In a box a letter is a letter.
    await page.keyboard.type("u1");
    assert.deepEqual(await marks(page), [LISTENED]);
    await text(page).focus();
    await press(page, ["j", "1"]);
    assert.equal((await marks(page)).length, 2);
    await press(page, ["Control+z"]);
    assert.equal((await marks(page)).length, 1);
    await press(page, ["Shift+U"]);
    assert.equal((await marks(page)).length, 2);
    await press(page, ["m"]);
    await page.locator("#review-memo:focus").waitFor();
    await page.keyboard.type("She stayed.");
    await text(page).focus();
    await outcome(page, "Your note is kept");
    const proposals = page.getByText(/^Proposals to look at: /);
    const before = Number((await proposals.innerText()).match(/\d+/)[0]);
    assert.ok(before >= 1);
    await press(page, ["a"]);
    await outcome(page, "It will be covered");
    assert.equal(await proposals.innerText(), `Proposals to look at: ${before - 1}`);
    await button(page, "What would be quoted").click();
    assert.ok(!(await page.locator(".quoted").innerText()).includes("Orsa"));
    await press(page, ["u"]);
    await page.locator(".quoted").filter({ hasText: "Nothing of it can be quoted yet" }).waitFor();
    await press(page, ["?"]);
    await page.getByRole("heading", { name: "Keys", exact: true }).waitFor();
    await page.getByRole("checkbox", { name: "Single letters and numbers do something" }).uncheck();
    await text(page).focus();
    const now = await marks(page);
    await press(page, ["u"]);
    assert.deepEqual(await marks(page), now);
    await press(page, ["Control+s"]);
    await outcome(page, "Sealed and saved");
    await button(page, "My coding is finished").focus();
    await press(page, ["Enter"]);
    await task(page, "Waiting for another person");
  });

  test("a text without anything to cover can be quoted once somebody has said so", async () => {
    const { id } = await call.testify("Nobody came.");
    const robin = await reader("robin", id);
    const quoted = (words) => robin.locator(".quoted").filter({ hasText: words }).waitFor();
    await button(robin, "What would be quoted").click();
    await quoted("Nothing of it can be quoted yet");
    await button(robin, "Nothing to cover: Her account").click();
    await outcome(robin, "It may stand as it is");
    await quoted("Nobody came.");
    assert.equal(await button(robin, "Nothing to cover: Her account").count(), 0);
    await button(robin, "Save").first().click();
    await outcome(robin, "Sealed and saved");
    const wren = await reader("wren", id);
    await button(wren, "What would be quoted").click();
    await wren.locator(".quoted").filter({ hasText: "Nobody came." }).waitFor();
  });

  test("one codes, another agrees, and what was made opens again as it was", async () => {
    const { id } = await call.testify(ACCOUNT);
    const robin = await reader("robin", id);
    await code(robin, [[2, CAPACITY]]);
    await robin.getByLabel("Where", { exact: true }).selectOption({ label: "Wales" });
    await button(robin, "My coding is finished").click();
    await task(robin, "Waiting for another person");
    const wren = await reader("wren", id);
    await task(wren, "Second look");
    assert.equal(await wren.locator("#review-text .marked").innerText(), "They told me that I have capacity.");
    await wren.getByRole("rowheader", { name: "Where" }).waitFor();
    await agree(wren);
    await reopen(robin, id);
    await task(robin, "Checked by two people");
  });

  test("what is covered after the check counts only when somebody has looked again", async () => {
    const { id } = await call.testify(ACCOUNT);
    const robin = await reader("robin", id);
    await code(robin, [[2, CAPACITY]]);
    await button(robin, "My coding is finished").click();
    await task(robin, "Waiting for another person");
    const wren = await reader("wren", id);
    await agree(wren);
    await reopen(robin, id);
    await task(robin, "Checked by two people");
    await button(robin, "Next sentence").click();
    await button(robin, "Cover what is chosen").click();
    await outcome(robin, "Covered");
    await task(robin, "Waiting for another person");
    await robin.getByText("What is covered is not what the second person saw.").waitFor();
    await button(robin, "Save").first().click();
    await outcome(robin, "Sealed and saved");
    await reopen(wren, id);
    await task(wren, "Look again");
    await wren.getByText("What is covered is not what was checked.").waitFor();
    await button(wren, "I have looked: it is right as it is now").click();
    await task(wren, "Checked by two people");
  });

  test("two who differ stand side by side, and what holds is settled", async () => {
    const { id } = await call.testify(ACCOUNT);
    const robin = await reader("robin", id);
    await code(robin, [[2, CAPACITY], [3, LISTENED]]);
    await button(robin, "My coding is finished").click();
    await task(robin, "Waiting for another person");
    const wren = await reader("wren", id);
    await code(wren, [[2, CAPACITY]]);
    await button(wren, "My own coding is finished").click();
    await task(wren, "Two codings differ");
    const rows = await wren.locator("table.compare").first().locator("tbody tr").allInnerTexts();
    assert.equal(rows.length, 2);
    assert.equal(await wren.locator("table.compare").first().locator("tr.differs").count(), 1);
    const holds = wren.getByRole("checkbox", { name: new RegExp(LISTENED) });
    assert.equal(await holds.isChecked(), false);
    await holds.check();
    await button(wren, "This is what holds").click();
    await task(wren, "Checked by two people");
  });

  test("who saves second is shown both, and nothing of hers is lost", async () => {
    const { id } = await call.testify(ACCOUNT);
    const [robin, wren] = [await reader("robin", id), await reader("wren", id)];
    await code(robin, [[2, CAPACITY]]);
    await code(wren, [[3, LISTENED]]);
    await button(robin, "Save", { exact: true }).first().click();
    await outcome(robin, "Sealed and saved");
    await button(wren, "Save", { exact: true }).first().click();
    await wren.getByRole("heading", { name: "Somebody else saved this account in the meantime" }).waitFor();
    const rows = await wren.locator(".notice table.compare tbody tr").allInnerTexts();
    assert.equal(rows.length, 2);
    await button(wren, "Put mine on top of it").click();
    assert.equal((await marks(wren)).length, 2);
    await button(wren, "Save", { exact: true }).first().click();
    await outcome(wren, "Sealed and saved");
    // And the other way round: Robin goes on with what is there.
    await theme(robin, CAPACITY).first().click();
    await button(robin, "Save", { exact: true }).first().click();
    await button(robin, "Go on without mine").click();
    assert.equal((await marks(robin)).length, 2);
  });

  test("what is no account is set aside with a reason, and taken back", async () => {
    const { id } = await call.testify(ACCOUNT);
    const page = await reader("robin", id);
    await page.getByText("Set it aside", { exact: true }).first().click();
    await page.getByLabel("Why").selectOption({ label: "Something else" });
    await button(page, "Set it aside").click();
    await page.getByText("Say why in a few words.").waitFor();
    await page.getByLabel("More about it").fill("A test of the form.");
    await button(page, "Set it aside").click();
    await task(page, "Set aside");
    await page.getByText("A test of the form.").waitFor();
    await button(page, "Count it after all").click();
    await task(page, "First coding");
  });

  test("closing saves what is not saved, and it opens where it was", async () => {
    const { id } = await call.testify(ACCOUNT);
    const page = await reader("robin", id);
    await code(page, [[0, LISTENED]]);
    await reopen(page, id);
    assert.deepEqual(await marks(page), [LISTENED]);
    await page.getByText("Everything is saved.").waitFor();
  });

  test("when the desk locks itself, work is sealed first, also a note that is being typed", async () => {
    const { id } = await call.testify(ACCOUNT);
    const page = await reader("robin", id, { clock: true });
    await code(page, [[2, CAPACITY]]);
    await page.getByLabel(/^Your note on/).fill("Half a thought");
    const before = records().length;
    await page.clock.fastForward(16 * MINUTE);
    await said(page, "The desk locked itself");
    await page.getByText("What you had not saved was sealed and saved.").waitFor();
    assert.equal(records().length, before + 1);
    assert.ok(!(await page.content()).includes("Half a thought"));
    await unlock(page, "robin", PASSPHRASES.robin);
    await account(page, id).click();
    await read(page);
    assert.equal((await marks(page)).length, 1);
    await button(page, /^Account, paragraph 2/).first().click();
    assert.equal(await page.getByLabel(/^Your note on/).inputValue(), "Half a thought");
  });

  test("what can't be sent at the lock stays sealed in the page, and is there after unlocking", async () => {
    const { id } = await call.testify(ACCOUNT);
    const page = await reader("robin", id);
    await code(page, [[2, CAPACITY]]);
    await server.crash();
    await lock(page).click();
    await page.getByText("is sealed and kept in this page").waitFor();
    await server.again();
    await unlock(page, "robin", PASSPHRASES.robin);
    await account(page, id).click();
    await read(page);
    assert.equal((await marks(page)).length, 1);
  });

  test("she takes an account on, hands it over, and steps aside from one that she must not read", async () => {
    const { id } = await call.testify(ACCOUNT);
    const page = await member("robin");
    await account(page, id).click();
    await button(page, "Take it on").click();
    await page.getByText("It is yours now.").waitFor();
    await page.getByLabel("Hand it over to").selectOption("wren");
    await button(page, "Hand it over").click();
    await page.getByText("It is handed over.").waitFor();
    await button(page, "Mark as urgent").click();
    await page.getByText("Somebody may be in danger now.").waitFor();
    await page.getByText("I know this person").click();
    await button(page, "Step aside").click();
    await heading(page, "Accounts").waitFor();
    assert.equal(await account(page, id).count(), 0);
    const wren = await member("wren");
    await button(wren, /^Urgent/).click();
    await button(wren, /^Mine/).waitFor();
    await account(wren, id).waitFor();
  });

  test("her own limit and a pause are hers alone, and lock nothing", async () => {
    const { id } = await call.testify(ACCOUNT);
    const page = await member("robin", { clock: true });
    await page.getByText("Looking after yourself").click();
    await page.getByLabel("My own limit for today").selectOption("1");
    await page.getByLabel("Remind me to pause after").selectOption("10");
    proxy.forget();
    await account(page, id).click();
    await read(page);
    await page.getByText("This was enough for today, you said").waitFor();
    await page.clock.fastForward(11 * MINUTE);
    await page.getByText("A pause?").waitFor();
    await button(page, "Remind me again later").click();
    await page.getByText("A pause?").waitFor({ state: "detached" });
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["murmuration/call/right-care"]);
  });

  test("what is coded, noted and covered is nowhere on the wire and nowhere in the database", async () => {
    const unique = () => randomBytes(9).toString("hex");
    const [words, note, cover] = [unique(), unique(), unique()];
    const { id } = await call.testify(`It was ${words}. Nobody came.`);
    const page = await reader("robin", id);
    proxy.forget();
    await code(page, [[0, CAPACITY]]);
    await page.getByLabel(/^Your note on/).fill(`"${note}" & more`);
    await page.getByLabel("Cover what is chosen, and write instead").fill(`[${cover}]`);
    await button(page, "Cover what is chosen").click();
    await outcome(page, "Covered");
    await button(page, "My coding is finished").click();
    await task(page, "Waiting for another person");
    assert.ok((await page.content()).includes(cover));
    const sent = proxy.recorded();
    assert.ok(records().length > 0);
    const files = (await readdir(server.data)).filter((file) => file.includes(".sqlite"));
    const database = await Promise.all(files.map(async (file) => ({ name: file, bytes: await readFile(join(server.data, file)) })));
    const secrets = [words, note, cover, "account:0-"];
    assert.deepEqual(find(secrets, [...sent, ...database, { name: "log", bytes: server.logBytes() }]), []);
    // The search is not blind: what may be seen is found.
    assert.ok(find([id], sent).length > 0);
    assert.ok(find(["right-care"], database).length > 0);
  });
});
