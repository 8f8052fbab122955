// What was published of a call: releases that the pipeline of disclosure control made, as charts and as tables, on a page that works without scripts.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { faults } from "../stage/axe.js";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Releases } from "../stage/release.js";
import { button, heading, said, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const KEYHOLDER = ["wren", "copper lantern meadow violin harbour thistle"];
const DONE = "Two rooms to go to at night have opened.\nThe police have answered nothing yet.";
const PAGE = 30_000;
const PLACE = "/c/right-care/heard";

let server;
let call;
let releases;
before(async () => {
  server = await Server.start({ demonstration: true });
  call = await Call.open(server, { synthetic: true });
  const made = await Releases.of(call);
  releases = [];
  for (const people of [300, 420]) {
    const bytes = made.make(people);
    await made.handIn(bytes, { kind: "public" });
    releases.push(JSON.parse(bytes));
  }
  await call.publish({ done_on: "2026-11-02", texts: { en: { ...call.document.texts.en, done: DONE } } });
});
after(() => server?.stop());

/** Numbers and words of every table of a release, in order. */
const cells = (release) => release.tables.map(({ cells }) => cells.flat().map(String));

/** The drawings that can be seen, each with its name and its texts. */
const drawings = (page, section) =>
  page.locator(`${section} figure.chart`).evaluateAll((figures) =>
    figures.map((figure) => {
      const seen = [...figure.querySelectorAll('[role="img"]')].filter((one) => one.checkVisibility());
      return {
        seen: seen.length,
        caption: figure.querySelector("figcaption").textContent,
        name: seen[0].getAttribute("aria-label"),
        texts: [...seen[0].querySelectorAll("text")].map((text) => text.textContent.trim()),
        letters: Math.min(...[...seen[0].querySelectorAll("text")].map((text) => text.getBoundingClientRect().height)),
      };
    }),
  );

for (const name of Object.keys(BROWSERS)) {
  describe(`what was heard, in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser?.close());

    const visit = async (settings, rest = "") => {
      const { context, page, watch } = await visitor(browser, server.origin, settings);
      await page.goto(`${server.origin}${PLACE}${rest}`);
      return { context, page, watch };
    };

    test("each table of each release is a chart, with every number, and nothing where none is shown", async () => {
      for (const width of [320, 1280]) {
        const { context, page, watch } = await visit({ viewport: { width, height: 800 }, javaScriptEnabled: name === "firefox" });
        for (const release of releases) {
          await page.goto(`${server.origin}${PLACE}/${release.number}`);
          const shown = await drawings(page, `#release-${release.number}`);
          assert.equal(shown.length, release.tables.length);
          for (const [at, table] of cells(release).entries()) {
            const { seen, name, texts, letters } = shown[at];
            assert.equal(seen, 1, "one of the two drawings");
            assert.ok(name.length > 20, name);
            assert.ok(letters >= 14, `${letters} pixels at ${width}`);
            for (const word of ["<10", "hidden"]) {
              assert.equal(texts.filter((text) => text === word).length, table.filter((cell) => cell === word).length, `${name}: ${word}`);
            }
            for (const cell of table) assert.ok(texts.includes(cell), `${name}: ${cell}`);
          }
        }
        assert.deepEqual(watch.found(), { complaints: [], elsewhere: [] });
        await context.close();
      }
      const all = releases.flatMap(cells).flat();
      for (const word of ["<10", "hidden"]) assert.ok(all.includes(word), `no release has ${word}, so this shows nothing`);
    });

    test("the same numbers stand in a table, and what is told with them can be checked", async () => {
      const { context, page } = await visit();
      const [, second] = releases;
      const section = page.locator("#release-2");
      const table = section.locator("figure").first().getByRole("group");
      await table.locator("summary").click();
      const rows = await section.locator("table").first().locator("tbody td").allInnerTexts();
      assert.deepEqual(rows.map((text) => text.replace("fewer than 10", "<10")), cells(second)[0]);
      const answer = await fetch(`${server.address}${PLACE}/2/release.json`);
      const digest = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
      await section.getByText(Buffer.from(digest).toString("hex"), { exact: true }).waitFor();
      await context.close();
    });

    test("what was done in answer stands there with its day, and on the call's page", async () => {
      const { context, page } = await visit();
      for (const path of [PLACE, "/c/right-care"]) {
        await page.goto(server.origin + path);
        const done = page.locator("#done");
        assert.equal(await done.locator(".as-written").innerText(), DONE);
        assert.match(await done.innerText(), /The Listening Project, 2 November 2026/);
      }
      await context.close();
    });

    test("a chart speaks the language of its page", async () => {
      const { context, page } = await visit({}, "/1?lang=cy");
      const [totals] = await drawings(page, "#release-1");
      assert.match(totals.name, /^Siart bar\./);
      assert.ok((await page.locator("svg text").allTextContents()).some((text) => text.trim() === "cudd"));
      await context.close();
    });

    test("the newest release is shown, and leads to the one before", async () => {
      const { context, page } = await visit();
      assert.equal(await page.locator("section.release").count(), 1);
      await page.locator("#release-2").waitFor();
      await page.getByRole("link", { name: "Release 1", exact: true }).click();
      await page.locator("#release-1").waitFor();
      assert.equal(new URL(page.url()).pathname, `${PLACE}/1`);
      await page.getByRole("link", { name: "Release 2", exact: true }).waitFor();
      await context.close();
    });

    test("a narrow page is never scrolled sideways, not even with every table open", async () => {
      const { context, page } = await visit({ viewport: { width: 320, height: 640 } });
      for (const summary of await page.locator("figure summary").all()) await summary.click();
      // Firefox shows a bar beside the page, so the page is less wide than the window.
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth));
      await context.close();
    });
  });
}

describe("what was heard, as it looks", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  test("axe finds nothing, light and dark, narrow and wide, with tables closed and open", async () => {
    const { context, page } = await visitor(browser, server.origin);
    await page.goto(server.origin + PLACE);
    assert.deepEqual(await faults(page), []);
    for (const summary of await page.locator("figure summary").all()) await summary.click();
    assert.deepEqual(await faults(page), []);
    await context.close();
  });

  /** The least contrast between what is drawn and what it lies on: words 4.5, the rest 3. */
  const contrasts = (page) =>
    page.evaluate(() => {
      const rgb = (colour) => colour.match(/[\d.]+/g).map(Number);
      const light = (colour) => {
        const parts = rgb(colour).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
      };
      const ratio = (one, two) => {
        const [dark, bright] = [light(one), light(two)].sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
      };
      const ground = getComputedStyle(document.body).backgroundColor;
      const poor = [];
      for (const svg of document.querySelectorAll("figure svg")) {
        if (!svg.checkVisibility()) continue;
        const blocks = [];
        for (const mark of svg.children) {
          const { fill, stroke } = getComputedStyle(mark);
          const box = mark.getBoundingClientRect();
          if (mark.tagName === "text") {
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const under = blocks.findLast(({ box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
            const found = ratio(fill, under?.fill ?? ground);
            if (found < 4.5) poor.push(`${mark.textContent.trim()}: ${found}`);
          } else if (mark.tagName === "rect") blocks.push({ box, fill });
          else if (mark.tagName === "polyline" && ratio(stroke, ground) < 3) poor.push(`${stroke}: ${ratio(stroke, ground)}`);
          else if (mark.tagName === "polygon" && ratio(fill, ground) < 3) poor.push(`${fill}: ${ratio(fill, ground)}`);
        }
      }
      return poor;
    });

  for (const colorScheme of ["light", "dark"]) {
    for (const contrast of ["no-preference", "more"]) {
      test(`words and lines of charts can be told from what they lie on: ${colorScheme}, contrast ${contrast}`, async () => {
        const { context, page } = await visitor(browser, server.origin, { colorScheme, contrast, viewport: { width: 1280, height: 800 } });
        await page.goto(server.origin + PLACE);
        assert.deepEqual(await contrasts(page), []);
        await context.close();
      });
    }
  }

  test("with a person's own few colours, bars and hatching are still there", async () => {
    const { context, page } = await visitor(browser, server.origin, { forcedColors: "active" });
    await page.goto(server.origin + PLACE);
    const marks = await page.locator("#release-2 figure").first().evaluate((figure) => {
      const seen = [...figure.querySelectorAll("svg")].find((svg) => svg.checkVisibility());
      return {
        ground: getComputedStyle(document.body).backgroundColor,
        bar: getComputedStyle(seen.querySelector("rect")).fill,
        line: getComputedStyle(seen.querySelector("polyline")).stroke,
        words: getComputedStyle(seen.querySelector("text")).fill,
      };
    });
    for (const mark of ["bar", "line", "words"]) assert.notEqual(marks[mark], marks.ground, mark);
    await context.close();
  });

  test("on paper each chart has its table, and nothing to press", async () => {
    const { context, page } = await visitor(browser, server.origin);
    await page.goto(server.origin + PLACE);
    await page.emulateMedia({ media: "print" });
    for (const table of await page.locator("figure table").all()) {
      const { height, width } = await table.boundingBox();
      assert.ok(height > 60 && width > 200, `${width} by ${height}`);
    }
    for (const gone of [".leave-bar", ".site-footer", "figure summary", "main .button-quiet"]) {
      for (const one of await page.locator(gone).all()) assert.ok(!(await one.isVisible()), gone);
    }
    await context.close();
  });

  for (const rest of ["", "/1"]) {
    test(`the page with all it loads is at most 30 KB: ${PLACE}${rest}`, async (t) => {
      const { context, page } = await visitor(browser, server.origin);
      const responses = [];
      page.on("response", (response) => responses.push(response));
      await page.goto(server.origin + PLACE + rest);
      await page.waitForLoadState("networkidle");
      const sizes = await Promise.all(responses.map(async (one) => [new URL(one.url()).pathname, (await one.request().sizes()).responseBodySize]));
      const sent = sizes.reduce((sum, [, size]) => sum + size, 0);
      t.diagnostic(`${sent} bytes: ${sizes.map((one) => one.join(" ")).join(", ")}`);
      assert.ok(sent <= PAGE, `${sent}`);
      await context.close();
    });
  }

  test("a keyholder says what was done, sees it before others do, and publishes it", async () => {
    const { context, page } = await visitor(browser, server.origin);
    await page.goto(`${server.origin}/desk`);
    await unlockFirstTime(page, ...KEYHOLDER, call.fingerprint);
    await button(page, "Texts and questions").click();
    await heading(page, "The call: texts and questions").waitFor();
    const field = page.getByRole("textbox", { name: "What was done", exact: true });
    const day = page.getByLabel("Day of what was done");
    assert.equal(await field.inputValue(), DONE);
    await field.fill("A third room opens in May.");
    await day.fill("");
    await button(page, "Sign and publish").click();
    await said(page, "Some fields need another look");
    await page.getByRole("button", { name: "Day of what was done: This is missing." }).click();
    await day.fill("2027-05-01");
    const [preview] = await Promise.all([context.waitForEvent("page"), button(page, "Preview in English").click()]);
    await preview.locator("#done").getByText("A third room opens in May.").waitFor();
    await preview.close();
    await button(page, "Sign and publish").click();
    await said(page, "Published");
    await page.goto(server.origin + PLACE);
    assert.match(await page.locator("#done").innerText(), /A third room opens in May\.\s+The Listening Project, 1 May 2027/);
    await context.close();
  });
});
