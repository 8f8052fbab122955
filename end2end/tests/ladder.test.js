// The whole way from a link to the desk, with less and less of a browser: no WebAssembly, no compiler either, no scripts at all.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { faults } from "../stage/axe.js";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { sealTo } from "../stage/formats.js";
import { accounts, box, button, comeToWrite, heading, read, receiptWords, send, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const REVIEW = "Look it over, then send";
const BOUND = "By the page in plain JavaScript";
/** Without a compiler a page takes its time, and axe takes longer. */
const PATIENCE = 120_000;

let server;
let call;
/** How many accounts were received so far. */
let sent = 0;

before(async () => {
  // The work is that of a real server: light for whoever has no WebAssembly.
  server = await Server.start();
  call = await Call.open(server);
});
after(() => server?.stop());

/** From the box to the last step, by way of every page between. `stop` is told where she is. */
async function toTheEnd(page, stop) {
  await stop("the box");
  await button(page, "Next").click();
  for (;;) {
    const title = await page.locator("#room-heading").innerText();
    await stop(title);
    if (title === REVIEW) return;
    await page.getByRole("checkbox").or(page.getByRole("radio")).first().check();
    await button(page, "Next").click();
    await page.locator("#room-heading", { hasText: title }).waitFor({ state: "detached" });
  }
}

/** Opens every account at a desk in an ordinary browser; what each says, and how the desk says it was sealed. */
async function atTheDesk() {
  const browser = await launch();
  const { page } = await visitor(browser, server.origin);
  await page.goto(`${server.origin}/desk`);
  await unlockFirstTime(page, call.moderator.account, call.moderator.passphrase, call.fingerprint);
  const opened = [];
  await accounts(page).nth(sent - 1).waitFor();
  for (let number = 0; number < sent; number += 1) {
    await accounts(page).nth(number).click();
    opened.push({ text: await read(page), facts: await page.locator(".reader-head .facts").innerText() });
    await button(page, "Close, and back to the list").click();
    await heading(page, "Accounts").waitFor();
  }
  await browser.close();
  return opened;
}

for (const name of Object.keys(BROWSERS)) {
  describe(`in ${name}`, () => {
    for (const without of ["wasm", "compilers"]) {
      test(`without ${without}, she writes, sends, gets her words and tries them`, async (t) => {
        const browser = await launch(name, without);
        t.after(() => browser.close());
        const { page, context, watch } = await visitor(browser, server.origin, { without });
        context.setDefaultTimeout(PATIENCE);
        const found = [];
        // The pages are the same in both: once is enough.
        const stop = async (where) => {
          if (without === "wasm") found.push(...(await faults(page, ["light"])).map((fault) => `${where}: ${fault}`));
        };
        const account = `They said nobody was coming. ${name}, ${without}.`;
        await comeToWrite(page, call.link("/write"));
        await page.getByText("This page works in a simpler way here").waitFor();
        await page.getByText("The lock fits your link").waitFor();
        await box(page).fill(account);
        await toTheEnd(page, stop);
        const began = Date.now();
        await send(page).click();
        const words = await receiptWords(page);
        sent += 1;
        t.diagnostic(`from "send" to "received": ${Date.now() - began} ms`);
        await stop("received");
        await button(page, "Try the words once").click();
        await page.getByRole("textbox").fill(words.join("-").toUpperCase());
        await button(page, "Check the words").click();
        await page.getByText("These are your words").waitFor();
        await stop("trying the words");
        await button(page, "What happens next").click();
        await stop("what happens next");
        await button(page, "I have finished: clear the words").click();
        await heading(page, "The page is empty now").waitFor();
        await stop("the end");
        assert.equal(await page.locator("ol.words, textarea").count(), 0);
        assert.ok(!(await page.locator("body").innerText()).includes(account));
        assert.deepEqual(found, []);
        assert.deepEqual(watch.found(), { complaints: [], elsewhere: [] });
        const desk = (await atTheDesk()).find((opened) => opened.text === account);
        assert.ok(desk?.facts.includes(BOUND), JSON.stringify(desk));
      });
    }

    test("without wasm, another root, a damaged link and a closed door are no box", async (t) => {
      const browser = await launch(name, "wasm");
      t.after(() => browser.close());
      for (const [fragment, title] of [
        ["0".repeat(32), "The lock here is not the one your link names"],
        ["0".repeat(31), "The end of your link is damaged"],
      ]) {
        const { page, context } = await visitor(browser, server.origin, { without: "wasm" });
        await page.goto(`${server.origin}/c/${call.name}/write#${fragment}`);
        await heading(page, title).waitFor();
        assert.equal(await page.getByRole("textbox").count(), 0);
        await context.close();
      }
    });

    test("without wasm, leaving empties the page at once", async (t) => {
      const browser = await launch(name, "wasm");
      t.after(() => browser.close());
      const { page } = await visitor(browser, server.origin, { without: "wasm" });
      await page.route("https://www.bbc.co.uk/**", (route) => route.fulfill({ body: "weather" }));
      await comeToWrite(page, call.link("/write"));
      await box(page).fill("Nobody may see this.");
      const left = page.evaluate(() => {
        const field = document.querySelector("#account");
        document.dispatchEvent(new Event("murmuration:leave", { bubbles: true }));
        return { value: field.value, there: document.body.innerText.includes("Nobody may see this.") };
      });
      assert.deepEqual(await left, { value: "", there: false });
    });

    // By the keyboard: without scripts Firefox can't tell a test when an element has stopped moving.
    test("without scripts, she locks her account herself and sends the file", async (t) => {
      const browser = await launch(name, "scripts");
      t.after(() => browser.close());
      const { page, watch } = await visitor(browser, server.origin, name === "chromium" ? { javaScriptEnabled: false } : {});
      await page.goto(call.link());
      await page.getByRole("link", { name: "Other ways to send, without scripts" }).first().press("Enter");
      await heading(page, "Write without scripts").waitFor();
      assert.equal(await page.locator("textarea").count(), 0);
      const choose = (bytes) => page.getByLabel("The file sealed.age").setInputFiles({ name: "sealed.age", mimeType: "application/octet-stream", buffer: bytes });

      await choose(Buffer.from("They said nobody was coming, and I had forgotten to lock this."));
      await button(page, "Send the locked file").press("Enter");
      await heading(page, "This file is not sealed").waitFor();
      await page.getByRole("link", { name: "Back to the steps" }).press("Enter");

      const account = `By hand, in ${name}.`;
      const padded = Buffer.concat([Buffer.from(account), Buffer.alloc(65_536 - account.length)]);
      await choose(await sealTo(call.identity.classic, padded));
      await button(page, "Send the locked file").press("Enter");
      await heading(page, "Received").waitFor();
      sent += 1;
      assert.deepEqual(watch.elsewhere, []);
      const desk = (await atTheDesk()).find((opened) => opened.text === account);
      assert.ok(desk && !desk.facts.includes(BOUND));
    });

    test("without scripts, the writing room itself has no box and shows the way", async (t) => {
      const browser = await launch(name, "scripts");
      t.after(() => browser.close());
      const { page } = await visitor(browser, server.origin, name === "chromium" ? { javaScriptEnabled: false } : {});
      await page.goto(`${server.origin}/c/${call.name}/write`);
      assert.equal(await page.locator("textarea, input").count(), 0);
      await page.getByRole("link", { name: "Write without scripts" }).press("Enter");
      await heading(page, "Write without scripts").waitFor();
    });

    test("axe finds nothing on the page without scripts", async (t) => {
      const browser = await launch(name);
      t.after(() => browser.close());
      const { page } = await visitor(browser, server.origin);
      await page.goto(`${server.origin}/c/${call.name}/offline`);
      assert.deepEqual(await faults(page, ["light"]), []);
    });
  });
}
