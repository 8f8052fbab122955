// How far two coders agree: counted in Workers from sealed records, shown as bars and as a table, and gone when the desk is locked.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { publishCodebook } from "../stage/codebook.js";
import { SigningKey } from "../stage/formats.js";
import { Proxy } from "../stage/proxy.js";
import { saveRecord, work } from "../stage/record.js";
import { button, heading, lock, said, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const PASSPHRASE = "walnut ribbon compass orchard pebble saffron";
const RECORDS = "GET /api/desk/calls/right-care/testimonies/records";
const CAPACITY = "Told one \u201chas capacity\u201d while suicidal";
const LISTENED = "A person who listened";

/** Waits for what a test sees a moment later than the page does it. The test's own limit ends it. */
async function until(holds) {
  while (!holds()) await pause(20);
}

/** Four accounts that two people coded, and one of each kind that is left out. */
async function code(call) {
  const { moderator: robin, keyholder: wren } = call;
  const testify = () => call.testify("An invented account. Nobody came.");
  const both = async (first, second, otherwise = {}) => {
    const made = { first: await work(robin, first), check: await work(wren, second), ...otherwise };
    return saveRecord(call, await testify(), wren, made);
  };
  await both([CAPACITY, "Gaps"], [CAPACITY]);
  await both([CAPACITY], [CAPACITY]);
  await both([], []);
  await both(["Gaps"], [LISTENED]);
  await both([CAPACITY], [], { codebook: { version: 1, digest: "00".repeat(32) } });
  await both([CAPACITY], [LISTENED], { set_aside: { by: "wren", reason: "spam", note: "" } });
  const first = await work(robin, [CAPACITY]);
  await saveRecord(call, await testify(), robin, { first });
  await saveRecord(call, await testify(), wren, { first, check: { by: "wren", finished: true, coding: null } });
  await testify();
  const forged = await testify();
  await saveRecord(call, forged, robin, { first, check: await work(wren, [LISTENED]) }, { signing: new SigningKey() });
  return { all: 10, forged };
}

/** What a button gives the browser to save: Playwright is told of no download in Firefox. */
async function offered(page, label) {
  await page.evaluate(() => {
    const { createObjectURL } = URL;
    const { click } = HTMLElement.prototype;
    globalThis.offered = new Promise((resolve) => {
      let content;
      URL.createObjectURL = (blob) => createObjectURL.call(URL, (content = blob));
      HTMLElement.prototype.click = function () {
        Object.assign(URL, { createObjectURL });
        HTMLElement.prototype.click = click;
        resolve(content.text().then((text) => [this.download, text]));
        click.call(this);
      };
    });
  });
  await button(page, label).click();
  return page.evaluate(() => globalThis.offered);
}

async function saved(page, label) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, label).click()]);
  return [download.suggestedFilename(), (await readFile(await download.path(), "utf8")).replace(/^\ufeff/, "")];
}

for (const name of Object.keys(BROWSERS)) {
  describe(`how far coders agree, in ${name}`, () => {
    let proxy;
    let server;
    let call;
    let browser;
    let visit;
    let coded;

    before(async () => {
      proxy = await Proxy.start();
      server = await Server.start({ origin: proxy.origin, demonstration: true });
      proxy.standBefore(server);
      call = await Call.open(server, { synthetic: true });
      coded = await code(call);
      browser = await launch(name);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
      await proxy?.stop();
    });
    beforeEach(async () => {
      proxy.forget();
      visit = await visitor(browser, proxy.origin, { acceptDownloads: true });
      await visit.page.goto(`${proxy.origin}/desk`);
      await unlockFirstTime(visit.page, "robin", PASSPHRASE, call.fingerprint);
      await button(visit.page, "Agreement", { exact: true }).click();
      await heading(visit.page, "How far coders agree").waitFor();
    });
    afterEach(async () => {
      proxy.beHonest();
      await visit.context.close();
    });

    const count = async (words = "4 accounts were coded by two people.") => {
      await button(visit.page, "Count now").click();
      await visit.page.getByText(words).waitFor();
    };
    const row = (theme) => visit.page.getByRole("row").filter({ has: visit.page.getByRole("rowheader", { name: theme }) });
    const cells = async (theme) => (await row(theme).getByRole("cell").allInnerTexts()).map((text) => text.trim());
    const left = () => visit.page.locator("section[aria-labelledby=agreement-left] > ul > li").allInnerTexts();

    test("each theme has its figures in a table, and a bar where there is a figure", async () => {
      await count();
      const columns = await visit.page.getByRole("columnheader").allInnerTexts();
      assert.deepEqual(columns, ["Theme", "Agreement", "Alpha", "Kappa", "Both", "One only", "Neither"]);
      assert.deepEqual(await cells(CAPACITY), ["close", "1.00", "1.00", "2", "0", "2"]);
      assert.deepEqual(await cells(/^Gaps$/), ["as by chance or less", "\u22120.17", "0.00", "0", "2", "2"]);
      assert.deepEqual(await cells(LISTENED), ["as by chance or less", "0.00", "0.00", "0", "1", "3"]);
      // Folded up: what nobody used is most of a codebook.
      await visit.page.getByText("30 themes of which nothing can be told").first().click();
      assert.deepEqual(await cells("Funding"), ["can\u2019t be told: nobody used it", "\u2013", "\u2013", "0", "0", "4"]);
      const width = (theme) => row(theme).locator(".bar").evaluate((bar) => bar.getBoundingClientRect().width);
      assert.ok((await width(CAPACITY)) > 3 * (await width(/^Gaps$/)));
      assert.equal(await row("Funding").locator(".bar").count(), 0);
      assert.equal(await row("Funding").locator(".untold").count(), 1);
      // The name of a theme says what it is below.
      await visit.page.getByRole("rowheader", { name: `Who decides what is an emergency: ${CAPACITY}` }).waitFor();
    });

    test("in words it says what all of it means, what it was counted by and what was left out", async () => {
      const { page } = visit;
      await count();
      await page.waitForFunction(() => document.activeElement?.id === "agreement-counted");
      await page.getByText("Counted by version 1 of the themes.").waitFor();
      await page.getByText("That is few").waitFor();
      // Both in 2 of 132 units, one in 3, neither in 127; by the definitions 0.5614 and 0.5600.
      await page.getByText("Krippendorff\u2019s alpha: 0.56").waitFor();
      await page.getByText("The two found different themes too often").waitFor();
      const lines = await left();
      assert.deepEqual(lines.slice(0, 5), [
        "One account whose second reader agreed, without a coding of her own",
        "One account that fewer than two people have finished coding",
        "One account that was coded by another version of the themes",
        "One account that was set aside",
        "One account that nobody has begun to code",
      ]);
      assert.match(lines[5], /^One account whose record could not be read, or is not signed by a member who may code/);
      assert.equal(lines.length, 6);
      await page.getByText("Which ones").click();
      await page.locator("section[aria-labelledby=agreement-left] details li").filter({ hasText: coded.forged.id.slice(0, 8) }).waitFor();
    });

    test("what is counted stays here: only ciphertext was fetched, and the Workers that opened it are gone", async () => {
      const { page, watch } = visit;
      proxy.forget();
      await count();
      await until(() => page.workers().length === 0);
      assert.ok(proxy.asked(RECORDS).length > 0);
      assert.deepEqual([...proxy.asked("POST"), ...proxy.asked("PUT")], []);
      for (const { answer } of proxy.asked(RECORDS)) assert.ok(!answer.body.includes("murmuration/1/record"));
      assert.deepEqual(watch.found(), { complaints: [], elsewhere: [] });
      await lock(page).click();
      await heading(page, "Unlock the desk").waitFor();
      assert.equal(await page.locator("table").count(), 0);
      assert.ok(!(await page.content()).includes("capacity"));
    });

    test("the table is saved for a spreadsheet, with what can\u2019t be told left empty and said why", async () => {
      await count();
      const [file, table] = await (name === "chromium" ? saved : offered)(visit.page, "Save the table");
      assert.equal(file, "agreement-right-care-1.csv");
      const lines = table.trim().split("\r\n");
      assert.equal(lines.length, 35);
      assert.match(lines[0], /^theme,guid,codebook,units,both,first_only,second_only,neither,kappa,alpha,undefined$/);
      assert.match(lines.find((line) => line.startsWith("Gaps,")), /^Gaps,[0-9a-f-]{36},1,4,0,2,0,2,0\.0000,-0\.1667,$/);
      assert.match(lines.find((line) => line.includes("Funding,")), /,1,4,0,0,0,4,,,one-value$/);
      assert.match(lines.at(-1), /^\(all themes\),,1,132,2,2,1,127,/);
    });

    test("an answer that breaks off is asked for again, and nothing is counted twice", async () => {
      let broken = 0;
      proxy.lie(RECORDS, ({ body }) => {
        broken += 1;
        return broken === 1 ? { body, breaksOff: true } : {};
      });
      await count();
      assert.ok(broken > 1);
      assert.deepEqual(await cells(CAPACITY), ["close", "1.00", "1.00", "2", "0", "2"]);
      assert.equal((await left()).length, 6);
    });

    test("an answer of another form stops it, and says so", async () => {
      proxy.lie(RECORDS, () => ({ body: "nothing of the kind" }));
      await button(visit.page, "Count now").click();
      await said(visit.page, "The server gave an answer that this page does not know");
      await until(() => visit.page.workers().length === 0);
      proxy.beHonest();
      await count();
    });

    test("it can be stopped, and then nothing of it is left", async () => {
      const { page } = visit;
      let go;
      const held = new Promise((resolve) => (go = resolve));
      proxy.lie(RECORDS, async () => {
        await held;
        return {};
      });
      await button(page, "Count now").click();
      await page.getByRole("progressbar", { name: "Accounts looked through" }).waitFor();
      await until(() => proxy.asked(RECORDS).length > 0 && page.workers().length > 0);
      await button(page, "Stop, and forget what was counted").click();
      await button(page, "Count now").waitFor();
      go();
      await until(() => page.workers().length === 0);
      assert.equal(await page.locator("table").count(), 0);
    });

    test("once other themes are in force it counts by those, and by the earlier ones if she says so", async () => {
      const { page } = visit;
      await publishCodebook(call, (codebook) => (codebook.themes[0].name = `Changed ${randomBytes(3).toString("hex")}`));
      await count("0 accounts were coded by two people.");
      await page.getByText("Counted by version 2 of the themes.").waitFor();
      assert.equal(await page.locator("table").count(), 0);
      assert.ok((await left()).includes("5 accounts that were coded by another version of the themes"));
      await page.getByLabel("Version of the themes").selectOption({ label: "Version 1" });
      await button(page, "Count again").click();
      await page.getByText("Counted by version 1 of the themes.").waitFor();
      assert.deepEqual(await cells(CAPACITY), ["close", "1.00", "1.00", "2", "0", "2"]);
    });
  });
}
