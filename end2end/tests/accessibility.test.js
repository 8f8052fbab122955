// axe finds nothing on any page or at any step of any room: WCAG 2.2, levels A and AA, light and dark, narrow and wide.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { faults } from "../stage/axe.js";
import { launch } from "../stage/browser.js";
import { TOURS } from "../stage/tour.js";

test("axe sees a picture without words, grey on grey, and a page that is too wide", async () => {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent('<html lang="en"><title>x</title><main><img src="x.png"><p style="color: #999; background: #888">some words</p><div style="width: 400px">x</div></main>');
  const here = (await faults(page)).join("\n");
  for (const fault of ["image-alt", "color-contrast", "320 pixels: scrolls sideways"]) assert.ok(here.includes(fault), fault);
  await browser.close();
});

const AT_THE_DESK = ["the desk", "members of a call", "the editor"];
const survivors = Object.fromEntries(Object.entries(TOURS).filter(([where]) => !AT_THE_DESK.includes(where)));
const LOOKS = [
  { name: "chromium", schemes: ["light", "dark"], tours: TOURS },
  // Firefox ESR 153 can't be told which colours to prefer, and itself crashes once axe has measured the desk's targets.
  { name: "firefox", schemes: ["light"], tours: survivors },
];

for (const { name, schemes, tours } of LOOKS) {
  describe(`in ${name}`, () => {
    let here;
    before(async () => {
      here = await launch(name);
    });
    after(() => here?.close());

    for (const [where, tour] of Object.entries(tours)) {
      test(`axe finds nothing in ${where}, ${schemes.join(" and ")}`, async (t) => {
        const found = [];
        let stops = 0;
        await tour(here, async (stop, page) => {
          stops += 1;
          found.push(...(await faults(page, schemes)).map((fault) => `${stop}: ${fault}`));
        });
        t.diagnostic(`${stops} stops`);
        assert.ok(stops > 0);
        assert.deepEqual(found, []);
      });
    }
  });
}
