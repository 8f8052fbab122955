// Pictures to look at: every page and every step of every room, narrow and wide, light and dark, into screenshots/.
// `node screenshots.js readme` takes the three of the README instead, from the seeded demonstration.

import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch, visitor, WIDTHS } from "./stage/browser.js";
import { ROOT } from "./stage/places.js";
import { accounts, box, comeToWrite, read, setUp, tryToUnlock, button } from "./stage/rooms.js";
import { Server } from "./stage/server.js";
import { TOURS } from "./stage/tour.js";

const folder = fileURLToPath(new URL("screenshots/", import.meta.url));
const published = `${ROOT}app/screenshots/`;
const run = promisify(execFile);

async function everything(browser) {
  for (const [where, tour] of Object.entries(TOURS)) {
    const here = `${folder}${where.replaceAll(" ", "-")}/`;
    await mkdir(here, { recursive: true });
    let number = 0;
    await tour(browser, async (name, page) => {
      number += 1;
      const size = page.viewportSize();
      for (const viewport of WIDTHS) {
        await page.setViewportSize(viewport);
        await page.evaluate(() => scrollTo(0, 0));
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          const file = `${String(number).padStart(2, "0")}-${name.replace(/\W+/g, "-")}-${viewport.width}-${colorScheme}.png`;
          await page.screenshot({ path: here + file, fullPage: true });
        }
      }
      await page.setViewportSize(size);
    });
  }
}

async function readme(browser) {
  await mkdir(published, { recursive: true });
  const view = { viewport: { width: 960, height: 1_000 }, colorScheme: "light" };
  const take = (page, name) => page.screenshot({ path: `${published}${name}.png` });

  const fresh = await Server.start();
  const founder = await visitor(browser, fresh.origin, view);
  await founder.page.goto(fresh.setupLink());
  await setUp(founder.page);
  await take(founder.page, "keyholder");
  await fresh.stop();

  const server = await Server.start({ demonstration: true });
  const { stdout } = await run("cargo", ["xtask", "seed", "--url", server.origin, "--data", server.data], { cwd: ROOT });
  const link = stdout.match(/http\S+\/c\/right-care#[0-9a-f]{32}/)[0];
  const [, handle, passphrase] = stdout.match(/(demo-moderator) +(.+)/);

  const survivor = await visitor(browser, server.origin, view);
  await comeToWrite(survivor.page, link.replace("#", "/write#"));
  await box(survivor.page).fill("I rang at two in the morning. They asked me to ring again at nine.");
  await box(survivor.page).evaluate((field) => {
    field.closest(".field").scrollIntoView();
    field.blur();
  });
  await take(survivor.page, "survivor");

  const moderator = await visitor(browser, server.origin, view);
  await moderator.page.goto(`${server.origin}/desk`);
  await tryToUnlock(moderator.page, handle, passphrase.trim());
  await button(moderator.page, "They are the same").click();
  await accounts(moderator.page).first().click();
  await read(moderator.page);
  await take(moderator.page, "moderator");
  await server.stop();
}

const browser = await launch();
try {
  await (process.argv[2] === "readme" ? readme : everything)(browser);
} finally {
  await browser.close();
}
