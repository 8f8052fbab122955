// axe-core on a page as it is now, and what axe can't see: sideways scrolling at 320 pixels.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { WIDTHS } from "./browser.js";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const SCHEMES = ["light", "dark"];

const describe = ({ id, help, nodes }) =>
  `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `    ${html}\n      ${failureSummary.replaceAll("\n", "\n      ")}`).join("\n")}`;

async function violations(page) {
  // Evaluated from outside, so that the page's own policy holds.
  await page.evaluate(SOURCE);
  const found = await page.evaluate((values) => {
    // Else what happens to be under the bar at the top, which stays there, counts as covered.
    scrollTo({ top: 0, behavior: "instant" });
    return window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
  }, RULES);
  return found.violations.map(describe);
}

const scrollsSideways = (page) => page.evaluate(() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth);

/** Everything that is wrong with the page, narrow and wide, light and dark. */
export async function faults(page, schemes = SCHEMES) {
  const size = page.viewportSize();
  const faults = [];
  for (const viewport of WIDTHS) {
    await page.setViewportSize(viewport);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const where = `${viewport.width} pixels, ${colorScheme}`;
      faults.push(...(await violations(page)).map((fault) => `${where}: ${fault}`));
    }
    if (await scrollsSideways(page)) faults.push(`${viewport.width} pixels: scrolls sideways`);
  }
  await page.setViewportSize(size);
  return faults;
}
