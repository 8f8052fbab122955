// Keyholders word the themes of a call and publish them; everybody who codes reads them; other tools take them along.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { faults } from "../stage/axe.js";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { inForce, publishCodebook, starter, walk } from "../stage/codebook.js";
import { ROOT } from "../stage/places.js";
import { button, heading, lock, said, unlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const KEYHOLDER = ["wren", "copper lantern meadow violin harbour thistle"];
const MODERATOR = ["robin", "walnut ribbon compass orchard pebble saffron"];
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const theme = (page, name) => page.locator(".theme-row", { hasText: name });
const changes = async (page) => (await page.locator("section > .theme-changes > li").allInnerTexts()).map((line) => line.replace(/\s+Put back$/, "").trim());
const publish = (page) => button(page, "Sign and publish these themes").click();
const file = (name, text) => ({ name, mimeType: "application/xml", buffer: Buffer.from(text) });

/** Name and text of the file that a button saves. */
async function saved(page, label) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, label).click()]);
  return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
}

/** The same where Playwright is told of no download, as in Firefox: what the page offers the browser to save. */
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
        // With its byte order mark, which `text()` leaves out.
        const read = (bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
        resolve(content.arrayBuffer().then((bytes) => [this.download, read(bytes)]));
        click.call(this);
      };
    });
  });
  await button(page, label).click();
  return page.evaluate(() => globalThis.offered);
}

async function toThemes(page) {
  await page.getByRole("button", { name: "Themes", exact: true }).click();
  await heading(page, "Themes").waitFor();
  await page.locator(".theme-tree").first().waitFor();
}

for (const name of Object.keys(BROWSERS)) {
  describe(`the themes, in ${name}`, () => {
    let server;
    let call;
    let browser;
    let keyholder;

    before(async () => {
      server = await Server.start({ demonstration: true });
      call = await Call.open(server, { synthetic: true });
      browser = await launch(name);
      keyholder = await visitor(browser, server.origin);
      await keyholder.page.goto(`${server.origin}/desk`);
      await unlockFirstTime(keyholder.page, ...KEYHOLDER, call.fingerprint);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    const published = async () => JSON.parse((await inForce(call)).published.codebook);

    test("a call begins with the built-in themes, and nothing of them is changed", async () => {
      const { page } = keyholder;
      await toThemes(page);
      await page.getByText("Version 1 is in force. It comes with this program.").waitFor();
      const { themes } = await starter();
      assert.deepEqual(await page.locator(".theme-row > span").allInnerTexts(), walk(themes).map((one) => one.name));
      await page.getByText("Nothing is changed.").waitFor();
      assert.equal(await button(page, "Sign and publish these themes").getAttribute("aria-disabled"), "true");
    });

    test("by keyboard alone she renames, moves, adds, splits off, retires and puts back, and every GUID stays", async () => {
      const { page } = keyholder;
      const press = async (locator) => {
        await locator.focus();
        await page.keyboard.press("Enter");
      };
      const focused = (id) => page.waitForFunction((end) => document.activeElement?.id.endsWith(end), id);
      const before = await starter();
      await press(theme(page, "Gaps"));
      await field(page, "Name").fill("Nowhere to go");
      await theme(page, "Nowhere to go").waitFor();
      await press(button(page, "Move up: Nowhere to go"));
      await focused("-up");
      await press(button(page, "Add a theme below: Nowhere to go"));
      await focused("-name");
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type("The line was engaged");
      await field(page, "Use when").fill("Nobody answered the phone.");
      await press(theme(page, "Turned away"));
      await press(button(page, "Split off a part: Turned away"));
      await focused("-name");
      assert.equal(await field(page, "Name").inputValue(), "Turned away 2");
      await press(theme(page, "Culture"));
      await press(button(page, "Retire: Culture"));
      await focused("themes-changes");
      await press(theme(page, "Funding"));
      await press(button(page, "Retire: Funding"));
      await focused("themes-changes");
      await press(button(page, "Put back: Funding"));
      await focused("-row");
      assert.deepEqual(await changes(page), [
        "The themes of the first level stand in another order.",
        "Retired: Culture",
        "New: Turned away 2",
        "Gaps is now called Nowhere to go",
        "New: The line was engaged",
      ]);
      await press(button(page, "Sign and publish these themes"));
      await said(page, "Published: version 2 is in force");
      const now = await published();
      const [old, fresh] = [walk(before.themes), walk(now.themes)];
      const by = (list) => new Map(list.map((one) => [one.guid, one.name]));
      assert.equal(by(fresh).get(old.find((one) => one.name === "Gaps").guid), "Nowhere to go");
      assert.deepEqual(old.filter((one) => !by(fresh).has(one.guid)).map((one) => one.name), ["Culture"]);
      assert.deepEqual(fresh.filter((one) => !by(old).has(one.guid)).map((one) => one.name).sort(), ["The line was engaged", "Turned away 2"]);
      assert.equal(fresh.find((one) => one.name === "The line was engaged").use_when, "Nobody answered the phone.");
      assert.equal((await inForce(call)).published.signer, "wren");
      await page.getByText("Nothing is changed.").waitFor();
    });

    test("a version that was replaced stays readable, with the theme that was retired", async () => {
      const { page } = keyholder;
      await button(page, "Show version 1").click();
      const old = page.locator(".theme-versions .theme-details", { hasText: "Culture" });
      await old.first().waitFor();
      await button(page, "Hide version 1").click();
    });

    test("she changes the days for charts, a colour, and whether a theme can be used", async () => {
      const { page } = keyholder;
      await button(page, "Take out: 2023-10-31").click();
      await page.getByLabel("Day", { exact: true }).fill("2024-02-29");
      await button(page, "Add this day").click();
      await page.getByText("Choose a day that is not in the list yet, and say what happened.").waitFor();
      await field(page, "What happened on that day").fill("An invented day");
      await button(page, "Add this day").click();
      await button(page, "Take out: 2024-02-29").waitFor();
      await theme(page, "What helped").click();
      await page.getByLabel("Colour", { exact: true }).fill("#112233");
      await page.getByRole("checkbox", { name: "Accounts can be marked with it" }).uncheck();
      await theme(page, "What helped").click();
      assert.deepEqual(await changes(page), [
        "The days to mark in charts are changed.",
        "Another colour: What helped",
        "Accounts can’t be marked with it any more: What helped",
      ]);
      await publish(page);
      await said(page, "Published: version 3 is in force");
      const { dates, themes } = await published();
      assert.deepEqual(dates.map(({ day }) => day), ["2023-08-31", "2024-02-29"]);
      const helped = themes.find((one) => one.name === "What helped");
      assert.deepEqual([helped.colour, helped.codable], ["#112233", false]);
    });

    test("what needs another look is said in words, with the way there, and nothing is published", async () => {
      const { page } = keyholder;
      await theme(page, "Funding").click();
      await field(page, "Name").fill(" ");
      await publish(page);
      await page.getByText("The name of “ ”: nothing is written there.").or(page.getByText("The name of “”: nothing is written there.")).waitFor();
      await button(page, "Go to this theme").click();
      await page.waitForFunction(() => document.activeElement?.id.endsWith("-name"));
      await field(page, "Name").fill("Funding");
      assert.equal((await inForce(call)).in_force, 3);
    });

    test("of two keyholders at once the second is told, and loses nothing of hers or theirs", async () => {
      const { page } = keyholder;
      await publishCodebook(call, ({ themes }) => {
        themes[0].definition = "Theirs.";
        themes.push({ ...themes[0], guid: "00000000-0000-4000-8000-000000000001", name: "A theme of theirs", themes: [] });
      });
      await field(page, "What it means").fill("Money that is missing.");
      await publish(page);
      const notice = await said(page, "Somebody else published in the meantime");
      assert.match(notice, /New: A theme of theirs/);
      assert.match(notice, /Explained in other words: Who decides what is an emergency/);
      assert.equal((await inForce(call)).in_force, 4);
      await button(page, "Keep mine, and look over what it changes in theirs").click();
      assert.deepEqual(await changes(page), [
        "Retired: A theme of theirs",
        "Explained in other words: Who decides what is an emergency",
        "Explained in other words: Funding",
      ]);
      await button(page, "Put back: A theme of theirs").click();
      await publish(page);
      await said(page, "Published: version 5 is in force");
      const { themes } = await published();
      assert.ok(themes.some((one) => one.name === "A theme of theirs"));
      assert.equal(walk(themes).find((one) => one.name === "Funding").definition, "Money that is missing.");
    });

    test("what is not published is still there after the desk was locked", async () => {
      const { page } = keyholder;
      await theme(page, "Funding").first().click();
      if (!(await field(page, "Name").isVisible())) await theme(page, "Funding").first().click();
      await field(page, "Name").fill("Money");
      await lock(page).click();
      await heading(page, "Unlock the desk").waitFor();
      await unlock(page, ...KEYHOLDER);
      await toThemes(page);
      assert.deepEqual(await changes(page), ["Funding is now called Money"]);
    });

    test("Taguette’s codebook is taken in, with its empty sets, and files that are none are told in words", async () => {
      const { page } = keyholder;
      const given = page.getByLabel("A codebook file (.qdc)");
      for (const [content, words] of [
        ["", "The file is not whole, or no codebook at all."],
        ["<!DOCTYPE x><CodeBook/>", "The file has a document type"],
        ["<Project/>", "The file is no codebook. If it is a whole project"],
        [Buffer.from([0xff, 0xfe, 0x41]), "The file is not in UTF-8."],
        ["x".repeat(1_048_577), "The file is longer than a codebook can be."],
      ]) {
        await given.setInputFiles(file("broken.qdc", content));
        await page.getByText(words).waitFor();
      }
      assert.deepEqual(await changes(page), ["Funding is now called Money"]);
      await given.setInputFiles(join(ROOT, "themes/tests/vectors/taguette.qdc"));
      await page.getByText("There are 3 themes in the file, which was written by Taguette 1.5.2.").waitFor();
      await button(page, "Add those that are not here yet").click();
      await page.getByText("3 themes were added.").waitFor();
      await theme(page, "Lücken").waitFor();
      await given.setInputFiles(join(ROOT, "themes/tests/vectors/taguette.qdc"));
      await button(page, "Add those that are not here yet").click();
      await page.getByText("Every theme of the file was here already.").waitFor();
      await publish(page);
      await said(page, "Published: version 6 is in force");
      assert.ok((await published()).themes.some((one) => one.name === 'Police & "care"'));
    });

    test("themes of a file with a name twice are taken in to be mended, and not published as they are", async () => {
      const { page } = keyholder;
      const twice = '<CodeBook><Codes><Code name="Same"/><Code name="same" guid="00000000-0000-4000-8000-0000000000AA"/></Codes></CodeBook>';
      await page.getByLabel("A codebook file (.qdc)").setInputFiles(file("twice.qdc", twice));
      await button(page, "Add those that are not here yet").click();
      await page.getByText("Two themes beside each other are called “same”.").waitFor();
      await publish(page);
      await said(page, "Not published yet");
      await button(page, "Go to this theme").click();
      await field(page, "Name").fill("Another");
      await publish(page);
      await said(page, "Published: version 7 is in force");
    });

    test("what she takes along is the codebook in force, for research tools and for Taguette", async () => {
      const { page } = keyholder;
      const save = name === "chromium" ? saved : offered;
      const [qdcName, qdc] = await save(page, "Codebook for research tools (.qdc)");
      assert.equal(qdcName, "themes-right-care-7.qdc");
      const { themes } = await published();
      const codes = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, "application/xml");
        const root = parsed.documentElement;
        const codes = [...parsed.getElementsByTagNameNS("urn:QDA-XML:codebook:1.0", "Code")];
        return { root: root.localName, sets: parsed.getElementsByTagName("Sets").length, codes: codes.map((code) => [code.getAttribute("guid"), code.getAttribute("name")]) };
      }, qdc);
      assert.deepEqual([codes.root, codes.sets], ["CodeBook", 0]);
      assert.deepEqual(codes.codes, walk(themes).map((one) => [one.guid, one.name]));
      const [csvName, csv] = await save(page, "Table for Taguette and spreadsheets (.csv)");
      assert.equal(csvName, "themes-right-care-7.csv");
      assert.ok(csv.startsWith("\ufefftag,description,colour,guid\r\n"));
      assert.ok(csv.includes("Lücken"));
      // The same file comes back as the same themes: nothing would change.
      await page.getByLabel("A codebook file (.qdc)").setInputFiles(file("again.qdc", qdc));
      await button(page, "Put them in the place of all themes here").click();
      await page.getByText("The themes of the file stand in the tree now.").waitFor();
      await page.getByText("Nothing is changed.").waitFor();
    });

    test("a moderator and a researcher read the themes, and can change nothing", async () => {
      for (const [account, words] of [MODERATOR, ["dunnock", "juniper window sparrow basket marble cinnamon"]]) {
        const { page, context } = await visitor(browser, server.origin);
        await page.goto(`${server.origin}/desk`);
        await unlockFirstTime(page, account, words, call.fingerprint);
        await toThemes(page);
        await page.getByText("Version 7 is in force, signed by wren.").waitFor();
        await page.locator("summary").filter({ has: page.getByText("Money", { exact: true }) }).click();
        await page.getByText("Money that is missing.").waitFor();
        assert.equal(await button(page, "Add a theme").count(), 0);
        assert.equal(await button(page, "Sign and publish these themes").count(), 0);
        if (name === "chromium") assert.deepEqual(await faults(page), []);
        await context.close();
      }
    });

    test("themes that no keyholder signed are not shown to anybody", async () => {
      const { page, context } = await visitor(browser, server.origin);
      await page.route("**/codebook*", async (route) => {
        const answer = await route.fetch();
        const view = await answer.json();
        view.published.codebook = view.published.codebook.replace("Money that is missing.", "Something else.");
        await route.fulfill({ response: answer, json: view });
      });
      await page.goto(`${server.origin}/desk`);
      await unlockFirstTime(page, ...MODERATOR, call.fingerprint);
      await page.getByRole("button", { name: "Themes", exact: true }).click();
      await said(page, "These themes are not signed by a keyholder");
      assert.equal(await page.locator(".theme-tree").count(), 0);
      await context.close();
    });
  });
}
