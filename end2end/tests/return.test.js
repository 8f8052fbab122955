// Coming back with the seven words: the whole journey between a survivor and the desk, what she can do wrong, and what a server may try.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { launch, visitor } from "../stage/browser.js";
import { Call, TEXTS, daysFromNow } from "../stage/call.js";
import { SigningKey, base64, hex, sha256 } from "../stage/formats.js";
import { Proxy } from "../stage/proxy.js";
import { drawWords, sealEntry, unfitting } from "../stage/receipt.js";
import { NO_ANSWER, account, button, comeBack, comeToWrite, heading, lock, read, said, talk, testify, tryToComeBack, typedWords, unlock, unlockFirstTime, waits } from "../stage/rooms.js";
import { find } from "../stage/scan.js";
import { Server } from "../stage/server.js";

const STATUS = "POST /api/return/status";
const ENTRIES = "POST /api/return/entries/";
const ACCOUNT = "They said that nobody was coming.";
const QUESTION = "Were you alone that night?\n\nYou do not have to answer.";

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

const go = (page, name) => button(page, name).and(page.locator(":visible")).click();
const messageBox = (page) => page.getByRole("textbox", { name: "Your message" });
const additionBox = (page) => page.getByRole("textbox", { name: "What you want to add" });
const answerBox = (page) => page.getByRole("textbox", { name: "Write to the writer" });
const notice = (page, title) => page.locator(".notice:visible").filter({ hasText: title });
const entry = async (page, text) => page.locator("ol.talk > li:visible").filter({ hasText: text }).first().waitFor();

/** Traffic, database and log, as bytes to search. */
async function searched() {
  const names = (await readdir(server.data)).filter((name) => name.includes(".sqlite"));
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(server.data, name)) })));
  return [...files, { name: "the server's output", bytes: server.logBytes() }, ...proxy.recorded()];
}

/** An account with a receipt, sent without a browser. */
async function sent(consent = { contact: true }) {
  const receipt = await call.receipt();
  return { receipt, ...(await call.testify(ACCOUNT, consent, receipt)) };
}

async function openAtDesk(page, id) {
  await account(page, id).click();
  await read(page);
}

for (const name of ["chromium", "firefox"]) {
  describe(`in ${name}`, () => {
    let hers;
    let desk;
    before(async () => {
      hers = await launch(name);
    });
    after(() => hers?.close());
    afterEach(() => desk?.context.close());

    test("an answer that is being written outlasts closing and locking, sealed, and is nobody else's", async () => {
      const { id } = await sent();
      desk = await visitor(hers, proxy.origin);
      const { page } = desk;
      const written = () => answerBox(page).inputValue();
      await page.goto(`${proxy.origin}/desk`);
      await unlockFirstTime(page, "robin", call.moderator.passphrase, call.fingerprint);
      await openAtDesk(page, id);
      await answerBox(page).fill("Half a question");
      await button(page, "Close, and back to the list").click();
      await openAtDesk(page, id);
      assert.equal(await written(), "Half a question");
      await lock(page).click();
      await said(page, "The desk is locked");
      assert.ok(!(await page.content()).includes("Half a question"));
      await unlock(page, "wren", call.keyholder.passphrase);
      await openAtDesk(page, id);
      assert.equal(await written(), "");
      await lock(page).click();
      await said(page, "The desk is locked");
      await unlock(page, "robin", call.moderator.passphrase);
      await openAtDesk(page, id);
      assert.equal(await written(), "Half a question");
      assert.equal(proxy.asked(`POST /api/desk/calls/right-care/testimonies/${id}/entries`).length, 0);
    });

    test("she writes, is asked, answers, adds, changes her mind, and takes it all back", async () => {
      const { page, watch } = await visitor(hers, proxy.origin);
      await comeToWrite(page, call.link("/write"));
      const words = await testify(page, ACCOUNT, [/^Ask me questions/, /^Count it/]);
      const { headers } = proxy.asked("POST /api/calls/right-care/testimonies").at(-1).request;
      const id = headers["murmuration-id"];

      await comeBack(page, proxy.origin, words);
      await page.getByText("Nobody has opened it yet.").waitFor();
      await page.getByText("You wrote to").waitFor();
      await page.getByText("There are no messages.").waitFor();

      desk = await visitor(browser, proxy.origin);
      await desk.page.goto(`${proxy.origin}/desk`);
      await unlockFirstTime(desk.page, "robin", call.moderator.passphrase, call.fingerprint);
      await openAtDesk(desk.page, id);
      await answerBox(desk.page).fill(QUESTION);
      await button(desk.page, "Sign, seal and send").click();
      await desk.page.getByText("She sees it when she comes back.").waitFor();
      assert.equal(await answerBox(desk.page).inputValue(), "");

      await go(page, "Look again");
      await page.getByText("It has been opened.").waitFor();
      await entry(page, "A reader, robin");
      assert.match((await talk(page))[0], /Were you alone that night\?\s+You do not have to answer\./);

      await go(page, "Write to the readers");
      await heading(page, "Write to the readers").waitFor();
      await entry(page, "Were you alone");
      await messageBox(page).fill("My sister came later.");
      await go(page, "Seal and send");
      await notice(page, "Your message has arrived").waitFor();
      await entry(page, "My sister came later.");

      await go(page, "Add to your account");
      await additionBox(page).fill("It was raining.");
      await go(page, "Seal and send");
      await notice(page, "What you added has arrived").waitFor();
      await entry(page, "You added something");
      assert.ok(!(await page.content()).includes("It was raining."));

      await go(page, "Change what may be done");
      await page.getByText("This page cannot see it").locator("visible=true").first().waitFor();
      await page.getByRole("checkbox", { name: /^Quote from it/ }).check();
      await go(page, "Seal and send");
      await notice(page, "Your choice has arrived").waitFor();
      await page.getByText("You last chose: Quote from it.").locator("visible=true").first().waitFor();

      await button(desk.page, "Close, and back to the list").click();
      await openAtDesk(desk.page, id);
      await desk.page.getByText("It may be quoted, with names and places covered.").first().waitFor();
      const seen = (await talk(desk.page)).join("\n");
      for (const text of ["My sister came later.", "It was raining.", "The writer changed what may be done"]) assert.ok(seen.includes(text), text);
      await desk.page.getByText("The writer does not want to be asked").waitFor();
      assert.equal(await answerBox(desk.page).isVisible(), false);
      await button(desk.page, "We have finished with it").click();
      await button(desk.page, "We are reading it again").waitFor();
      await go(page, "Look again");
      await page.getByText("the readers have finished with it").waitFor();

      // While all of it is stored: nothing that anybody wrote, nor a word of the receipt, reached the server in clear.
      const secrets = [ACCOUNT, "alone that night", "My sister came later.", "It was raining.", words.join(" "), words.join("-"), words.slice(2, 5).join(" ")];
      assert.deepEqual(find(secrets, await searched()), []);
      assert.notEqual(find([TEXTS.title], await searched()).length, 0);

      await go(page, "Take my account back");
      await page.getByText("What cannot be called back").waitFor();
      await go(page, "Delete it for good");
      await heading(page, "Your account has been taken back").waitFor();
      const left = await page.content();
      for (const text of ["My sister", "alone that night", words.join(" ")]) assert.ok(!left.includes(text), text);

      await tryToComeBack(page, proxy.origin, words);
      await heading(page, "Your account has been taken back").waitFor();

      await button(desk.page, "Close, and back to the list").click();
      await account(desk.page, id).click();
      await desk.page.getByText("This account is no longer there").waitFor();
      await lock(desk.page).click();
      await unlock(desk.page, "robin", call.moderator.passphrase);
      assert.equal(await account(desk.page, id).count(), 0);
      assert.deepEqual(watch.found().elsewhere, []);
      await page.context().close();
    });
  });
}

describe("the words", () => {
  test("a word is completed, and capital letters, dashes and new lines do not matter", async () => {
    const { receipt } = await sent();
    const { page } = visit;
    await page.goto(`${proxy.origin}/return`);
    const [first, ...rest] = receipt.words;
    await typedWords(page).pressSequentially(first.slice(0, -1));
    await page.getByRole("listitem").getByRole("button", { name: first, exact: true }).click();
    assert.equal((await typedWords(page).inputValue()).trim(), first);
    await typedWords(page).pressSequentially(rest.join("-").toUpperCase());
    await typedWords(page).press("Enter");
    await heading(page, "Your account").waitFor();
  });

  test("a wrong word is named, and nothing is sent", async () => {
    const { page } = visit;
    const words = drawWords();
    await tryToComeBack(page, proxy.origin, [...words.slice(0, 3), "Gzzq", ...words.slice(4)]);
    await page.getByText(/Word 4 is not one of our words/).waitFor();
    assert.deepEqual(proxy.asked("POST"), []);
  });

  test("missing words and words that do not belong together are said kindly, and stay in the box", async () => {
    const { page } = visit;
    await tryToComeBack(page, proxy.origin, drawWords().slice(0, 5));
    await page.getByText("There are seven words in a receipt. Here are 5.").waitFor();
    const words = unfitting();
    await typedWords(page).fill(words.join(" "));
    await button(page, "See what has happened").click();
    await page.getByText("Each word is one of ours, but together they are not a receipt.").waitFor();
    assert.equal(await typedWords(page).inputValue(), words.join(" "));
    assert.deepEqual(proxy.asked("POST"), []);
  });

  test("words that nobody was given find nothing, and the server does not say why", async () => {
    const { page } = visit;
    await tryToComeBack(page, proxy.origin, drawWords());
    await said(page, "There is nothing here under these words");
    assert.equal(proxy.asked(STATUS).at(-1).answer.status, 404);
  });

  test("with the server gone she is told, and can try again with what she typed", async () => {
    const { receipt } = await sent();
    const { page } = visit;
    proxy.lie(STATUS, () => ({ breaksOff: true, body: "x".repeat(100) }));
    await tryToComeBack(page, proxy.origin, receipt.words);
    await said(page, "The server did not answer");
    proxy.beHonest();
    await button(page, "Try again").click();
    await heading(page, "Your account").waitFor();
  });
});

describe("what she typed", () => {
  test("stays while the line is broken, is stored once, and goes when it is received", async () => {
    const { receipt } = await sent();
    const { page } = visit;
    await comeBack(page, proxy.origin, receipt.words);
    await go(page, "Write to the readers");
    await messageBox(page).fill("Please wait for me.");
    proxy.lie(ENTRIES, () => ({ breaksOff: true, body: "x".repeat(100) }));
    await go(page, "Seal and send");
    await waits(page, NO_ANSWER).waitFor();
    await go(page, "Stop waiting");
    await notice(page, "No answer came").waitFor();
    assert.equal(await messageBox(page).inputValue(), "Please wait for me.");
    await go(page, "Seal and send");
    await waits(page, NO_ANSWER).waitFor();
    proxy.beHonest();
    await notice(page, "Your message has arrived").waitFor();
    assert.equal((await talk(page)).length, 1);
  });

  test("stays while she looks at another step, and an empty box is said", async () => {
    const { receipt } = await sent();
    const { page } = visit;
    await comeBack(page, proxy.origin, receipt.words);
    await go(page, "Add to your account");
    await go(page, "Seal and send");
    await notice(page, "There is nothing in the box yet").waitFor();
    await additionBox(page).fill("Later I remembered.");
    await go(page, "Back");
    await go(page, "Add to your account");
    assert.equal(await additionBox(page).inputValue(), "Later I remembered.");
  });

  test("stays when another tab came first, with the list as it is now", async () => {
    const { receipt } = await sent();
    const { page, context } = visit;
    await comeBack(page, proxy.origin, receipt.words);
    const other = await context.newPage();
    await comeBack(other, proxy.origin, receipt.words);
    await go(other, "Write to the readers");
    await messageBox(other).fill("From the other tab.");
    await go(other, "Seal and send");
    await notice(other, "Your message has arrived").waitFor();
    await go(page, "Write to the readers");
    await messageBox(page).fill("From this tab.");
    await go(page, "Seal and send");
    await notice(page, "Something else came first").waitFor();
    assert.equal(await messageBox(page).inputValue(), "From this tab.");
    await go(page, "Seal and send");
    await notice(page, "Your message has arrived").waitFor();
    assert.match((await talk(page)).join("\n"), /From the other tab\.[^]*From this tab\./);
  });

  test("is refused in words when the account was taken back in another tab", async () => {
    const { receipt } = await sent();
    const { page, context } = visit;
    await comeBack(page, proxy.origin, receipt.words);
    const other = await context.newPage();
    await comeBack(other, proxy.origin, receipt.words);
    for (const tab of [page, other]) {
      await go(tab, "Take my account back");
      await go(tab, "Delete it for good");
      await heading(tab, "Your account has been taken back").waitFor();
    }
    assert.deepEqual(proxy.asked("POST /api/return/withdraw").map(({ answer }) => answer.status), [200, 200]);
  });
});

describe("a server that lies", () => {
  /** She types her words, reads why nothing is shown, and no part of the answer is on the page. */
  async function shownNothing(receipt, title) {
    const { page } = visit;
    await tryToComeBack(page, proxy.origin, receipt.words);
    await said(page, title);
    assert.equal(await heading(page, "Your account").count(), 0);
    for (const text of ["Nobody has opened it yet", TEXTS.title]) assert.equal(await page.getByText(text).count(), 0);
    assert.deepEqual(proxy.asked(ENTRIES), []);
  }
  const change = (facts) => proxy.lie(STATUS, ({ body }) => ({ body: JSON.stringify({ ...JSON.parse(body), ...facts }) }));

  test("with another root for the call is not believed", async () => {
    const { receipt } = await sent();
    proxy.lie("GET /api/calls/right-care/keyset", () => ({ body: call.sign({}, new SigningKey()) }));
    await shownNothing(receipt, "This is not what you sealed");
  });

  test("that drops the pin, or shows the one of another account, is not believed", async () => {
    const [mine, other] = [await sent(), await sent()];
    for (const pin_b64 of ["", undefined, base64(other.receipt.pin(call.fingerprint, other.id, other.file)), base64(other.receipt.pin(call.fingerprint, mine.id, mine.file))]) {
      proxy.beHonest();
      change({ pin_b64 });
      await shownNothing(mine.receipt, "This is not what you sealed");
    }
  });

  test("that speaks of another account or of other bytes is not believed", async () => {
    const [mine, other] = [await sent(), await sent()];
    for (const facts of [{ id: other.id }, { sha256: hex(sha256("another")) }, { call: "elsewhere" }]) {
      proxy.beHonest();
      change(facts);
      if (facts.call) proxy.lie("GET /api/calls/elsewhere/keyset", () => ({ status: 200, headers: { "content-type": "text/plain" }, body: call.sign({ call: "elsewhere" }, new SigningKey()) }));
      await shownNothing(mine.receipt, "This is not what you sealed");
    }
  });

  test("cannot slip in a message by somebody who is not a reader, nor a reader's message of another place", async () => {
    const { receipt, id } = await sent();
    const genuine = await call.reply(call.moderator, receipt, id, 1, "I am a reader.");
    const recipients = { call: call.identity.recipient, survivor: receipt.recipient };
    const forge = (facts) => sealEntry({ call: call.name, id, counter: 2, from: "robin", text: "Tell me your name.", signing: new SigningKey(), recipients, ...facts });
    const forged = [
      await forge({}),
      await forge({ from: "stranger" }),
      await forge({ from: "dunnock", signing: call.researcher.signing }),
      await forge({ epoch: 7, signing: call.moderator.signing }),
      genuine,
    ];
    const { page } = visit;
    for (const { forSurvivor } of forged) {
      proxy.beHonest();
      const file = { number: 2, kind: "message", by: "desk", week: "2026-W48", for_survivor_b64: base64(forSurvivor) };
      proxy.lie(STATUS, ({ body }) => {
        const status = JSON.parse(body);
        return { body: JSON.stringify({ ...status, counter: 2, entries: [...status.entries, file] }) };
      });
      await comeBack(page, proxy.origin, receipt.words);
      await entry(page, "A reader, robin");
      await notice(page, "A message that is not shown").waitFor();
      assert.equal(await page.getByText("Tell me your name.").count(), 0);
      assert.equal((await talk(page)).filter((said) => said.includes("I am a reader.")).length, 1);
    }
  });

  test("cannot show entries of another account, nor leave one out unnoticed", async () => {
    const [mine, other] = [await sent(), await sent()];
    const { forSurvivor } = await call.reply(call.moderator, other.receipt, other.id, 1, "To somebody else.");
    await call.reply(call.moderator, mine.receipt, mine.id, 1, "First.");
    await call.reply(call.moderator, mine.receipt, mine.id, 2, "Second.");
    const { page } = visit;
    const alter = (change) => proxy.lie(STATUS, ({ body }) => ({ body: JSON.stringify(change(JSON.parse(body))) }));
    alter((status) => ({ ...status, entries: [{ ...status.entries[0], for_survivor_b64: base64(forSurvivor) }, status.entries[1]] }));
    await comeBack(page, proxy.origin, mine.receipt.words);
    await notice(page, "A message that is not shown").waitFor();
    assert.equal(await page.getByText("To somebody else.").count(), 0);
    proxy.beHonest();
    alter((status) => ({ ...status, entries: [status.entries[1]] }));
    await comeBack(page, proxy.origin, mine.receipt.words);
    await notice(page, "A message is missing").waitFor();
    proxy.beHonest();
    alter((status) => ({ ...status, entries: status.entries.filter(({ number }) => number === 1) }));
    await comeBack(page, proxy.origin, mine.receipt.words);
    await notice(page, "A message is missing").waitFor();
  });

  test("cannot bring back an earlier choice, on her page or at the desk", async () => {
    const { receipt, id } = await sent({ quote: true, contact: true });
    const { page } = visit;
    await comeBack(page, proxy.origin, receipt.words);
    const choose = async (check) => {
      await go(page, "Change what may be done");
      const box = page.getByRole("checkbox", { name: /^Quote from it/ });
      await (check ? box.check() : box.uncheck());
      await go(page, "Seal and send");
      await notice(page, "Your choice has arrived").waitFor();
    };
    await choose(true);
    await choose(false);
    // The first choice once more, as if it had come last.
    const replay = (field) => ({ body }) => {
      const thread = JSON.parse(body);
      const again = { ...thread.entries[0], number: 3 };
      return { body: JSON.stringify({ ...thread, counter: 3, entries: [...thread.entries, again] }) };
    };
    proxy.lie(STATUS, replay());
    proxy.lie(`GET /api/desk/calls/right-care/testimonies/${id}/thread`, replay());
    await comeBack(page, proxy.origin, receipt.words);
    await notice(page, "A message that is not shown").waitFor();
    assert.equal(await page.getByText("You last chose: Quote from it").count(), 0);
    const desk = await visitor(browser, proxy.origin);
    await desk.page.goto(`${proxy.origin}/desk`);
    await unlockFirstTime(desk.page, "robin", call.moderator.passphrase, call.fingerprint);
    await openAtDesk(desk.page, id);
    await notice(desk.page, "An entry that is not shown").waitFor();
    await desk.page.getByText("It may be read, and nothing else.").first().waitFor();
    await desk.context.close();
  });

  test("that says it stored something else is not taken at its word", async () => {
    const { receipt } = await sent();
    const { page } = visit;
    await comeBack(page, proxy.origin, receipt.words);
    await go(page, "Write to the readers");
    await messageBox(page).fill("Is it there?");
    proxy.lie(ENTRIES, ({ body }) => ({ body: JSON.stringify({ ...JSON.parse(body), sha256: hex(sha256("another")) }) }));
    await go(page, "Seal and send");
    await notice(page, "The server says it stored something else than you sent").waitFor();
    assert.equal(await messageBox(page).inputValue(), "Is it there?");
  });
});

test("a list of readers that has run out lets her look and take back, and seals nothing to it", async () => {
  const { receipt } = await sent();
  const { page } = visit;
  proxy.lie("GET /api/calls/right-care/keyset", () => ({ body: call.sign({ notAfter: daysFromNow(-1) }) }));
  await comeBack(page, proxy.origin, receipt.words);
  await notice(page, "The lock of the readers has run out").waitFor();
  assert.equal(await button(page, "Write to the readers").count(), 0);
  await go(page, "Take my account back");
  await go(page, "Delete it for good");
  await heading(page, "Your account has been taken back").waitFor();
});

test("nothing of the words or of what they open is in the address, in storage, in the title, or there after Back", async () => {
  const { receipt, id } = await sent();
  await call.reply(call.moderator, receipt, id, 1, "Only for you.");
  const { page } = visit;
  await page.goto(`${proxy.origin}/return`);
  const title = await page.title();
  await comeBack(page, proxy.origin, receipt.words);
  await entry(page, "Only for you.");
  assert.equal(page.url(), `${proxy.origin}/return`);
  assert.equal(await page.title(), title);
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length]);
  assert.deepEqual(kept, [0, 0, "", 0, 0]);
  await page.goto(`${proxy.origin}/safety`);
  await page.goBack();
  await heading(page, "Come back with your seven words").waitFor();
  assert.equal(await typedWords(page).inputValue(), "");
  assert.equal(await page.getByText("Only for you.").count(), 0);
  await comeBack(page, proxy.origin, receipt.words);
  await go(page, "I have finished: clear this page");
  await heading(page, "The page is empty now").waitFor();
  for (const text of ["Only for you.", receipt.words.join(" ")]) assert.ok(!(await page.content()).includes(text));
});

test("she comes back, writes and leaves by keyboard alone", async () => {
  const { receipt } = await sent();
  const { page } = visit;
  await page.goto(`${proxy.origin}/return`);
  await typedWords(page).focus();
  await page.keyboard.type(receipt.words.join(" "));
  await page.keyboard.press("Enter");
  await heading(page, "Your account").waitFor();
  const tabTo = async (what, isIt) => {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(isIt, what)) return;
    }
    throw new Error(`no way to ${what} by keyboard`);
  };
  const press = async (name) => {
    await tabTo(name, (name) => document.activeElement?.textContent?.trim() === name);
    await page.keyboard.press("Enter");
  };
  await press("Write to the readers");
  await heading(page, "Write to the readers").waitFor();
  await tabTo("the box", () => document.activeElement?.matches("textarea"));
  await page.keyboard.type("By keyboard.");
  await press("Seal and send");
  await notice(page, "Your message has arrived").waitFor();
  await entry(page, "By keyboard.");
});
