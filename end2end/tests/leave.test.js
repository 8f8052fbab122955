// Leave now, on every page and in every room, in each browser: by mouse, finger and keyboard. Whoever takes the device next
// and presses Back, Forward or Reload, or opens the address or the closed browser again, finds nothing that was written.

import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { BROWSERS, FLAGS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { CHROMIUM } from "../stage/places.js";
import { accounts, box, button, comeBack, comeToWrite, drawnWords, heading, lookOver, read, testify, typedWords, unlockFirstTime } from "../stage/rooms.js";
import { find } from "../stage/scan.js";
import { Server } from "../stage/server.js";

const WRITTEN = "The heron stood by the canal at four.";
const ASKED = "Did the heron come back?";
/** Chromium keeps whole pages for Back only if it is not told otherwise. */
const KEEPS_PAGES = { ignoreDefaultArgs: ["--disable-back-forward-cache"] };
/** Not kept for Forward: after such a page Playwright loses sight of Firefox. */
const NEUTRAL = { contentType: "text/html", headers: { "cache-control": "no-store" }, body: "<title>Weather</title><h1>Rain</h1>" };

let server;
let call;
let receipt;
before(async () => {
  server = await Server.start({ demonstration: true });
  call = await Call.open(server, { synthetic: true });
  receipt = await call.receipt();
  const { id } = await call.testify(WRITTEN, { contact: true }, receipt);
  await call.reply(call.moderator, receipt, id, 1, ASKED);
});
after(() => server?.stop());

/** Goes there; returns what nobody may find afterwards. */
const PLACES = {
  "the first page": async (page) => void (await page.goto(server.origin)),
  "the call": async (page) => void (await page.goto(call.link())),
  "its keys": async (page) => void (await page.goto(call.link("/keys"))),
  "writing offline": async (page) => void (await page.goto(call.link("/offline"))),
  "all keys": async (page) => void (await page.goto(`${server.origin}/keys`)),
  privacy: async (page) => void (await page.goto(`${server.origin}/privacy`)),
  accessibility: async (page) => void (await page.goto(`${server.origin}/accessibility`)),
  "a page that is not there": async (page) => void (await page.goto(`${server.origin}/not-there`)),
  "the box": async (page) => {
    await comeToWrite(page, call.link("/write"));
    await box(page).fill(WRITTEN);
    return [WRITTEN];
  },
  "a step": async (page) => {
    await comeToWrite(page, call.link("/write"));
    await box(page).fill(WRITTEN);
    await button(page, "Next").click();
    await page.getByRole("checkbox", { name: "Violence or abuse" }).check();
    return [WRITTEN];
  },
  "the last step": async (page) => {
    await comeToWrite(page, call.link("/write"));
    await box(page).fill(WRITTEN);
    await lookOver(page);
    return [WRITTEN];
  },
  "the seven words": async (page) => {
    await comeToWrite(page, call.link("/write"));
    const words = await testify(page, WRITTEN);
    return [words.join(" "), words.slice(0, 2).join(" "), WRITTEN];
  },
  "words half typed": async (page) => {
    await page.goto(`${server.origin}/return`);
    await typedWords(page).fill("harbour heron lantern");
    return ["harbour heron lantern"];
  },
  "her account and its messages": async (page) => {
    await comeBack(page, server.origin, receipt.words);
    await page.getByText(ASKED).first().waitFor();
    return [ASKED, receipt.words.join(" ")];
  },
  "the set-up": async (page) => {
    await page.goto(await server.setupLink());
    const words = await drawnWords(page).catch(() => undefined);
    return words ? [words] : [];
  },
  "the desk, reading": async (page) => {
    const { account, passphrase } = call.moderator;
    await page.goto(`${server.origin}/desk`);
    await unlockFirstTime(page, account, passphrase, call.fingerprint);
    await accounts(page).first().click();
    await read(page);
    return [WRITTEN, passphrase];
  },
};

const bar = (page) => page.getByRole("link", { name: "Leave now" });
const WAYS = {
  "by mouse": (page) => bar(page).click(),
  "by finger": (page) => bar(page).tap(),
  "by the link and Enter": async (page) => {
    await bar(page).focus();
    await page.keyboard.press("Enter");
  },
  "by three presses of Shift": async (page) => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  },
};

/** Everything that a page shows or holds where somebody could see it. */
const everything = () => {
  const fields = [...document.querySelectorAll("input, textarea, select")].map((field) => field.value);
  return [document.documentElement?.textContent, document.title, location.href, JSON.stringify(history.state), ...fields].join("\n");
};

function holdsNone(text, secrets, when) {
  for (const secret of secrets) assert.ok(!text.includes(secret), `${when}: "${secret}"`);
}
const showsNone = async (page, secrets, when) => holdsNone(await page.evaluate(everything), secrets, `${when}, ${page.url()}`);

/** What the page says of itself right after it was left: no test can ask it while the browser is on its way elsewhere. */
async function asLeft(page) {
  const said = page.waitForEvent("console", { predicate: (message) => message.text().startsWith("left: ") });
  const tell = () => {
    const { width, height } = document.querySelector(".leave-cover").getBoundingClientRect();
    const covered = width >= innerWidth && height >= innerHeight;
    const { title, body } = document;
    console.info(`left: ${JSON.stringify({ covered, text: everything(), title, left: body.childElementCount })}`);
  };
  // As text, because no function goes there from here, and the page's policy lets no text become one there.
  await page.evaluate(`{ const everything = ${everything}; const tell = ${tell}; document.addEventListener("murmuration:leave", () => setTimeout(tell)); }`);
  return async () => JSON.parse((await said).text().slice("left: ".length));
}

/** Leaves, and then does what the next person at the device might do. */
async function leaveAndLookBack(context, page, open, leave) {
  let answer;
  const line = new Promise((resolve) => (answer = resolve));
  // The line is slow at that moment: nothing may stay on the screen meanwhile.
  await context.route((url) => url.origin !== server.origin, async (route) => {
    await line;
    await route.fulfill(NEUTRAL);
  });
  await page.goto(`${server.origin}/safety`);
  const secrets = (await open(page)) ?? [];
  const address = page.url();
  const seen = await asLeft(page);
  // Playwright waits for where a click leads.
  const leaving = leave(page);
  const { covered, text, title, left } = await seen();
  assert.deepEqual({ covered, title, left }, { covered: true, title: "\u200b", left: 0 });
  holdsNone(text, secrets, "while the line is slow");
  answer();
  await leaving;
  await page.getByText("Rain").waitFor();
  await page.reload();
  await page.getByText("Rain").waitFor();
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, "/safety", "Back goes to what was before, not to the page that was left");
  await showsNone(page, secrets, "after Back");
  await page.goForward();
  await page.getByText("Rain").waitFor();
  // The address, from the history or from memory.
  const again = await context.newPage();
  await again.goto(address);
  await again.locator("h1").first().waitFor();
  await showsNone(again, secrets, "opened again");
  await again.close();
}

for (const name of Object.keys(BROWSERS)) {
  describe(`in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser?.close());

    // The box in every way, every other place in one of them.
    const each = Object.keys(PLACES).flatMap((where, number) => {
      // Firefox makes no click of the finger of a test.
      const names = Object.keys(WAYS).filter((way) => name !== "firefox" || way !== "by finger");
      return where === "the box" ? names.map((way) => ({ where, way })) : [{ where, way: names[number % names.length] }];
    });
    for (const { where, way } of each) {
      test(`she leaves ${where} ${way}`, async () => {
        const { context, page } = await visitor(browser, server.origin, way === "by finger" ? { hasTouch: true } : {});
        await leaveAndLookBack(context, page, PLACES[where], WAYS[way]);
        await context.close();
      });
    }

    test("she leaves the simpler room, which works without WebAssembly", async () => {
      const { context, page } = await visitor(browser, server.origin);
      await context.addInitScript("delete globalThis.WebAssembly;");
      const open = async () => {
        await comeToWrite(page, call.link("/write"));
        await box(page).fill(WRITTEN);
        return [WRITTEN];
      };
      await leaveAndLookBack(context, page, open, WAYS["by mouse"]);
      await context.close();
    });

    // By the address bar rather than by the link: this entry stays, and Back leads to it. What the page keeps for that, it must drop.
    test("a room that is shown again by Back is empty, also when the browser had kept the whole page for that", async (t) => {
      const keeping = await launch(name, undefined, KEEPS_PAGES);
      t.after(() => keeping.close());
      const { context, page } = await visitor(keeping, server.origin);
      await context.route((url) => url.origin !== server.origin, (route) => route.fulfill(NEUTRAL));
      const shownAgain = [];
      page.on("console", (message) => message.text().startsWith("shown: ") && shownAgain.push(message.text()));
      const goAndComeBack = async () => {
        const tell = () => addEventListener("pageshow", ({ persisted }) => console.info(`shown: ${persisted} ${everything()}`));
        await page.evaluate(`{ const everything = ${everything}; (${tell})(); }`);
        const address = page.url();
        await page.goto("https://example.org/");
        // After the answer to this call: a page that is gone gives none.
        await page.evaluate(() => void setTimeout(() => history.back()));
        await page.waitForURL(address, { waitUntil: "commit" });
        await heading(page, /./).waitFor();
      };
      await page.goto(`${server.origin}/safety`);
      await goAndComeBack();
      // Firefox keeps no page while a test drives it.
      if (name === "chromium") assert.match(shownAgain.pop() ?? "", /^shown: true [^]*leave/i, "a page without secrets is kept");
      await page.goto(`${server.origin}/return`);
      await typedWords(page).fill(WRITTEN);
      await goAndComeBack();
      await typedWords(page).waitFor();
      await showsNone(page, [WRITTEN], "after Back");
      if (name === "chromium") assert.match(shownAgain[0] ?? "", /^shown: true /, "the room is kept as well");
      await comeToWrite(page, call.link("/write"));
      await box(page).fill(WRITTEN);
      await goAndComeBack();
      await box(page).waitFor();
      await showsNone(page, [WRITTEN], "after Back");
      holdsNone(shownAgain.join(), [WRITTEN], "as it was kept");
    });
  });
}

/** The files below a folder that can still be read: a browser that ends takes some away. */
async function filesBelow(folder) {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (name) => ({ name, bytes: await readFile(name).catch(() => Buffer.alloc(0)) })));
}

test("what Chromium keeps to reopen a closed tab or a lost session holds nothing that was written, left or not", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "murmuration-profile-"));
  const CONTROL = "A field that says nothing about itself.";
  const settings = { ...KEEPS_PAGES, executablePath: CHROMIUM, headless: true, args: FLAGS };
  let context = await chromium.launchPersistentContext(profile, settings);
  t.after(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });
  const elsewhere = { contentType: "text/html", body: "<textarea></textarea>" };
  await context.route((url) => url.origin !== server.origin, (route) => route.fulfill(elsewhere));
  const control = await context.newPage();
  await control.goto("https://example.org/");
  await control.locator("textarea").fill(CONTROL);
  await control.goto("https://example.org/next");
  const left = await context.newPage();
  await comeToWrite(left, call.link("/write"));
  await box(left).fill(WRITTEN);
  await bar(left).click();
  await left.locator("textarea").waitFor();
  const stayed = await context.newPage();
  await comeToWrite(stayed, call.link("/write"));
  await box(stayed).fill(WRITTEN);
  await stayed.goto("https://example.org/");
  await context.close();
  const files = await filesBelow(profile);
  assert.ok(find([CONTROL], files).length > 0, "the search finds what a browser keeps");
  assert.deepEqual(find([WRITTEN], files), []);
  context = await chromium.launchPersistentContext(profile, { ...settings, args: [...FLAGS, "--restore-last-session"] });
  for (const page of context.pages()) await showsNone(page, [WRITTEN], "restored");
});
