// Many accounts at once: opened in Workers, searched there, and gone when the desk is locked.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { account, button, heading, lock, read, said, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";
import { u32 } from "../stage/formats.js";

const PASSPHRASE = "walnut ribbon compass orchard pebble saffron";
const FILES = "GET /api/desk/calls/right-care/testimonies/files";
const ARABIC = "اتصلت بالمُسْتَشْفى ليلاً ولم يأتِ أحد.";
const PLAIN = 230;
const SPECIAL = [
  "They sent me to the Café Blå and said: NOBODY CAME, so go home.",
  "So nobody ever came to us. I waited at the cafe\u0301 on the corner.",
  ARABIC,
  "Only the kettle was on. I rang, and rang again.",
];

/** Accounts about which something was said since. */
const TALKED = ["A lighthouse stands there.", "They played the harmonica."];

/** The accounts of an answer with many: `{ item, file }`. */
function frames(body) {
  const found = [];
  for (let at = 0; at < body.length; ) {
    const part = () => {
      const length = body.readUInt32BE(at);
      const bytes = body.subarray(at + 4, at + 4 + length);
      at += 4 + length;
      return bytes;
    };
    found.push({ item: JSON.parse(part()), file: part() });
  }
  return found;
}

/** Waits for what a test sees a moment later than the page does it. The test's own limit ends it. */
async function until(holds) {
  while (!holds()) await pause(20);
}

const framed = (accounts) =>
  Buffer.concat(
    accounts.flatMap(({ item, file }) => [JSON.stringify(item), file].flatMap((part) => [u32(Buffer.byteLength(part)), Buffer.from(part)])),
  );

let proxy;
let server;
let call;
let sealed;
let talked;
/** Fits its key, and says that it is for another call. */
let other;

before(async () => {
  proxy = await Proxy.start();
  server = await Server.start({ origin: proxy.origin, demonstration: true });
  proxy.standBefore(server);
  call = await Call.open(server, { synthetic: true });
  for (let at = 0; at < PLAIN; at += 1) await call.testify(`Invented account number ${at}: I rang, and was asked to wait.`);
  sealed = [];
  for (const text of SPECIAL) sealed.push(await call.testify(text));
  talked = [];
  for (const text of TALKED) {
    const receipt = await call.receipt();
    const attachments = [{ id: "ab".repeat(16), payload_sha256: "cd".repeat(32), type: "application/pdf", size: 10, name: "Discharge Summary.pdf" }];
    const account = await call.testify(text, { contact: true }, receipt, talked.length === 0 ? { attachments } : {});
    talked.push({ ...account, receipt });
  }
  const [whole, forged] = talked;
  await call.reply(call.moderator, whole.receipt, whole.id, 1, "Did anybody answer in the harbour?");
  await call.say(whole.receipt, whole.id, 2, "A ferryman did, at dawn.");
  await call.say(whole.receipt, whole.id, 3, "And later a postwoman.", "addition");
  // By nobody who may write here, and between two that are right.
  await call.say(forged.receipt, forged.id, 1, "The trumpet was louder.");
  await call.reply(call.moderator, forged.receipt, forged.id, 2, "Please send your drum.", { signing: call.researcher.signing });
  other = await call.testify("Sealed by another hand.", {}, undefined, { call: "elsewhere" });
});
after(async () => {
  await server?.stop();
  await proxy?.stop();
});

for (const name of Object.keys(BROWSERS)) {
  describe(`many accounts at once, in ${name}`, () => {
    let browser;
    let visit;

    before(async () => {
      browser = await launch(name);
    });
    after(() => browser?.close());
    beforeEach(async () => {
      proxy.forget();
      visit = await visitor(browser, proxy.origin);
      await visit.page.goto(`${proxy.origin}/desk`);
      await unlockFirstTime(visit.page, "robin", PASSPHRASE, call.fingerprint);
      await button(visit.page, "Search", { exact: true }).click();
      await heading(visit.page, "Search the accounts").waitFor();
    });
    afterEach(async () => {
      proxy.beHonest();
      await visit.context.close();
    });

    const box = () => visit.page.getByRole("searchbox", { name: "Search for" });
    const start = () => button(visit.page, "Open all accounts here").click();
    const openAll = async (count = PLAIN + SPECIAL.length + TALKED.length) => {
      await start();
      await visit.page.getByText(`${count} accounts are open for searching.`).waitFor();
    };
    /** What is said of how many were found, after looking for `text`. */
    const look = async (text, expected) => {
      await box().fill(text);
      await visit.page.getByText(expected, { exact: true }).waitFor();
    };
    const rows = () => visit.page.locator("#bulk-hits > li");
    const snippets = () => visit.page.locator(".bulk-snippet");

    test("everything is opened, in as many answers as it takes, and the box to search in has the focus", async () => {
      await openAll();
      assert.equal(proxy.asked(FILES).length, 3);
      await box().waitFor();
      assert.equal(await box().evaluate((element) => element === document.activeElement), true);
      await look("invented", `Found in ${PLAIN} accounts`);
      assert.equal(await rows().count(), 50);
      await button(visit.page, "Show more").click();
      await rows().nth(99).waitFor();
    });

    test("words are found without regard to accents, capitals and their order, and phrases as they are", async () => {
      await openAll();
      await look("cafe NOBODY", "Found in 2 accounts");
      await look("CAFÉ bla", "Found in one account");
      assert.match(await snippets().first().innerText(), /^They sent me to the Café Blå and said/);
      assert.equal(await snippets().first().locator("mark").innerText(), "Café");
      await look('"nobody came"', "Found in one account");
      await look("ambulance", "Found in no account");
      assert.equal(await rows().count(), 0);
    });

    test("text from right to left is found without its vowel points, and shown from right to left", async () => {
      await openAll();
      await look("بالمستشفى أحد", "Found in one account");
      const snippet = snippets().first();
      assert.equal(await snippet.innerText(), ARABIC);
      assert.equal(await snippet.evaluate((element) => getComputedStyle(element).direction), "rtl");
    });

    test("what was said since and the names of files are found too, and the row says that it is there", async () => {
      await openAll();
      const found = async (text, badge, words) => {
        await look(text, "Found in one account");
        await rows().filter({ hasText: talked[0].id.slice(0, 8) }).waitFor();
        assert.equal(await rows().locator(".badge").filter({ hasText: badge }).count(), 1);
        assert.equal((await snippets().first().innerText()).trim(), words);
      };
      await found("harbour", "in the conversation", "Did anybody answer in the harbour? A ferryman did, at dawn. And later a postwoman.");
      await found("FERRYMAN dawn", "in the conversation", "Did anybody answer in the harbour? A ferryman did, at dawn. And later a postwoman.");
      await found("postwoman", "in the conversation", "answer in the harbour? A ferryman did, at dawn. And later a postwoman.");
      await found('"discharge summary"', "name of a file", "Discharge Summary.pdf");
      // Words of all three together are of one account, and what the account itself says has no badge.
      await look("lighthouse discharge ferryman", "Found in one account");
      assert.equal(await snippets().first().innerText(), TALKED[0]);
      assert.equal(await rows().locator(".badge").count(), 1);
    });

    test("of a conversation nothing is searched that no member or writer signed, and that is said", async () => {
      await openAll();
      const notice = await said(visit.page, "One conversation is not whole here");
      assert.ok(notice.includes("That part is not searched"));
      await visit.page.locator(".notice summary").click();
      await visit.page.locator(".notice li").filter({ hasText: talked[1].id.slice(0, 8) }).waitFor();
      await look("drum", "Found in no account");
      await look("trumpet harmonica", "Found in one account");
    });

    test("a row opens its account in the reader, and closing it leads back to the row, all by keyboard", async () => {
      const { page } = visit;
      await openAll();
      await look("kettle OR", "Found in no account");
      await look("rang", `Found in ${PLAIN + 1} accounts`);
      await look("rang again", "Found in one account");
      await account(page, sealed[3].id).focus();
      await page.keyboard.press("Enter");
      assert.equal(await read(page), SPECIAL[3]);
      await button(page, "Close, and back to the list").click();
      await rows().first().waitFor();
      await page.waitForFunction((id) => document.activeElement?.id === `found-${id}`, sealed[3].id);
      assert.equal(await box().inputValue(), "rang again");
    });

    test("files that are not what the server says are counted apart, with the reason, and not searched", async () => {
      let changed = false;
      proxy.lie(FILES, ({ body }) => {
        if (changed) return {};
        changed = true;
        const accounts = frames(body);
        const [first, second, third, fourth] = accounts.filter(({ item }) => item.id !== other.id);
        // Other bytes than the queue names, and another account than it names.
        first.file = second.file;
        Object.assign(third, { item: { ...third.item, payload_sha256: fourth.item.payload_sha256 }, file: fourth.file });
        return { body: framed(accounts) };
      });
      await openAll(PLAIN + SPECIAL.length + TALKED.length - 2);
      const apart = visit.page.getByRole("region", { name: "3 could not be opened" });
      await apart.waitFor();
      assert.equal(await apart.locator(".queue-row").count(), 3);
      await look("another hand", "Found in no account");
    });

    test("an answer that breaks off is asked for again, and nothing is opened twice", async () => {
      let broken = 0;
      proxy.lie(FILES, ({ body }) => {
        broken += 1;
        return broken === 1 ? { body, breaksOff: true } : {};
      });
      await start();
      await visit.page.getByText(/accounts are open for searching/).waitFor();
      await look("kettle", "Found in one account");
      await look("number 7 wait", "Found in 11 accounts");
    });

    test("an answer of another form stops it, and says so", async () => {
      proxy.lie(FILES, () => ({ body: "nothing of the kind" }));
      await start();
      await said(visit.page, "The server gave an answer that this page does not know");
      await until(() => visit.page.workers().length === 0);
    });

    test("it can be stopped, and then nothing of it is left", async () => {
      const { page } = visit;
      let go;
      const held = new Promise((resolve) => (go = resolve));
      proxy.lie(FILES, async () => {
        await held;
        return {};
      });
      await start();
      await page.getByRole("progressbar", { name: "Accounts opened" }).waitFor();
      await until(() => proxy.asked(FILES).length > 0 && page.workers().length > 0);
      await button(page, "Stop, and wipe what was opened").click();
      await button(page, "Open all accounts here").waitFor();
      go();
      await page.waitForFunction(() => document.querySelector("progress") === null);
      await until(() => page.workers().length === 0);
    });

    test("locking the desk and leaving the page end the Workers that hold the accounts", async () => {
      const { page } = visit;
      await start();
      await page.getByText(/accounts are open for searching/).waitFor();
      await look("kettle", "Found in one account");
      await until(() => page.workers().length > 0);
      await lock(page).click();
      await heading(page, "Unlock the desk").waitFor();
      await page.waitForFunction(() => !document.body.textContent.includes("kettle"));
      await until(() => page.workers().length === 0);
    });
  });
}
