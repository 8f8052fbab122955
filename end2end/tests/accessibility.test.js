// axe finds nothing on any page or at any step of any room: WCAG 2.2, levels A and AA, light and dark, narrow and wide.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults } from "../stage/axe.js";
import { launch } from "../stage/browser.js";
import { TOURS } from "../stage/tour.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("axe sees a picture without words, grey on grey, and a page that is too wide", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent('<html lang="en"><title>x</title><main><img src="x.png"><p style="color: #999; background: #888">some words</p><div style="width: 400px">x</div></main>');
  const here = (await faults(page)).join("\n");
  for (const fault of ["image-alt", "color-contrast", "320 pixels: scrolls sideways"]) assert.ok(here.includes(fault), fault);
  await page.close();
});

for (const [where, tour] of Object.entries(TOURS)) {
  test(`axe finds nothing in ${where}`, async (t) => {
    const found = {};
    let stops = 0;
    await tour(browser, async (name, page) => {
      stops += 1;
      const here = await faults(page);
      if (here.length) found[name] = here;
    });
    t.diagnostic(`${stops} stops`);
    assert.ok(stops > 0);
    assert.equal(Object.entries(found).map(([name, here]) => `${name}\n  ${here.join("\n  ")}`).join("\n"), "");
  });
}
