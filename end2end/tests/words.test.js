// No step of any room says a sentence that is not in the catalogue, and every step can be read from right to left.
// Both languages are made from English when the product is built: each text stands between ⟦ and ⟧.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../stage/browser.js";
import { TEXTS } from "../stage/call.js";
import { FOUNDING } from "../stage/rooms.js";
import { TOURS } from "../stage/tour.js";

// What people and calls bring along.
const CALLS = [...Object.values(TEXTS), ...Object.values(FOUNDING)].flatMap((text) => [text, text.replace(/\s+/g, " ")]);
const DATA = [...CALLS, "right-care", "wren", "robin", "dunnock", "swift"].sort((one, other) => other.length - one.length);
const NARROW = { width: 320, height: 640 };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Everything that is said outside the brackets: texts that can be seen, and names for those who can't see. */
const hardCoded = (page) =>
  page.evaluate((data) => {
    // In a drawing stand names of themes, line by line; the table below it has our own words and theirs apart.
    const NOT_OURS = 'pre, code, script, style, [translate="no"], .fingerprint, [hreflang], .reader-text, figure.chart svg, figure.chart [lang]';
    const found = [];
    const look = (text) => {
      // A message can be said within another.
      let left = text;
      for (let before = null; before !== left; ) {
        before = left;
        left = left.replace(/⟦[^⟦⟧]*⟧/g, "");
      }
      for (const known of data) left = left.replaceAll(known, "");
      // A published link, an id or a date is no sentence.
      left = left.replace(/https?:\/\/\S+/g, "").replace(/\b[0-9a-f]{8}\b/g, "").replace(/\b\d{4}-(W?\d\d)(-\d\d)?\b/g, "");
      if (/\p{L}/u.test(left)) found.push(text.trim());
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest(`${NOT_OURS}, noscript`)) look(node.data);
    }
    for (const name of ["aria-label", "title", "alt", "placeholder"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) look(element.getAttribute(name));
    }
    look(document.title);
    return found;
  }, DATA);

/** What is wrong with a page that is read from right to left. */
const notMirrored = (page) =>
  page.evaluate(() => {
    const wrong = [];
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth > clientWidth) wrong.push(`scrolls sideways: ${scrollWidth}`);
    const [leave, help] = [".leave", ".leave-help"].map((name) => document.querySelector(name)?.getBoundingClientRect());
    if (leave && help && leave.right > help.left) wrong.push("the leave bar is not mirrored");
    return wrong;
  });

for (const [where, tour] of Object.entries(TOURS)) {
  test(`every text in ${where} is in the catalogue`, async () => {
    const found = [];
    await tour(browser, async (stop, page) => found.push(...(await hardCoded(page)).map((text) => `${stop}: ${text}`)), { locale: "en-XA" });
    assert.deepEqual(found, []);
  });

  test(`${where} can be read from right to left, 320 pixels wide`, async () => {
    const found = [];
    const look = async (stop, page) => {
      assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl", stop);
      found.push(...(await notMirrored(page)).map((text) => `${stop}: ${text}`));
    };
    await tour(browser, look, { locale: "ar-XB", viewport: NARROW });
    assert.deepEqual(found, []);
  });
}
