// Ten thousand accounts at the desk: fetched, opened and searched in Chromium, on a server on the same machine. The smallest size, which is
// 64 KiB under the seal; texts of some 100 to 1,500 made-up words, of which a few are common and most are rare.

import { randomInt } from "node:crypto";
import { launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { memoryOfBrowsers } from "../stage/memory.js";
import { button, heading, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";
import { report } from "./empty_page.js";

const COUNT = Number(process.env.MURMURATION_BENCH_ACCOUNTS ?? 10_000);
const WORDS = 8_000;
const AT_ONCE = 8;
const LIMIT_SECONDS = 30;
const LIMIT_TASK = 50;
const LIMIT_SEARCH = 100;

const SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi", "yo", "zu"];
const word = (number) => SYLLABLES[number % 20] + SYLLABLES[Math.floor(number / 20) % 20] + SYLLABLES[Math.floor(number / 400) % 20];
/** Few words often, most of them seldom, as in any language. */
const drawn = () => word(Math.floor(WORDS ** (randomInt(1_000_000) / 1_000_000)));
const text = () => Array.from({ length: 100 + randomInt(1_400) }, drawn).join(" ");

const server = await Server.start({ demonstration: true });
const browser = await launch();
try {
  const call = await Call.open(server, { synthetic: true });
  let sent = 0;
  let letters = 0;
  const sending = Array.from({ length: AT_ONCE }, async () => {
    while (sent < COUNT) {
      sent += 1;
      const account = text();
      letters += account.length;
      await call.testify(account);
    }
  });
  await Promise.all(sending);
  console.log(`Chromium ${browser.version()}, ${COUNT} accounts, ${Math.round(letters / COUNT)} letters each`);

  const { page } = await visitor(browser, server.origin);
  page.setDefaultTimeout(600_000);
  await page.goto(`${server.origin}/desk`);
  await unlockFirstTime(page, "robin", call.moderator.passphrase, call.fingerprint);
  await button(page, "Search", { exact: true }).click();
  await heading(page, "Search the accounts").waitFor();
  const before = memoryOfBrowsers();
  const { seconds, longest } = await page.evaluate(async () => {
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: "longtask" });
    globalThis.longest = () => longest;
    const begin = performance.now();
    const start = [...document.querySelectorAll("button")].find((button) => button.textContent === "Open all accounts here");
    start.click();
    await new Promise((resolve) => {
      const look = () => (document.getElementById("bulk-search") ? resolve() : setTimeout(look, 20));
      look();
    });
    return { seconds: (performance.now() - begin) / 1_000, longest };
  });
  const opened = await page.getByText(/accounts are open for searching/).innerText();
  console.log(opened);
  const held = memoryOfBrowsers() - before;

  const times = await page.evaluate(async (queries) => {
    const box = document.getElementById("bulk-search");
    const status = [...document.querySelectorAll('p[role="status"]')];
    const times = [];
    for (const query of queries) {
      const begin = performance.now();
      const found = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (status.some((place) => place.textContent.startsWith("Found"))) {
            observer.disconnect();
            resolve();
          }
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      box.value = query;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      await found;
      times.push({ query, ms: performance.now() - begin, said: status.map((place) => place.textContent).find((text) => text.startsWith("Found")) });
      box.value = "";
      box.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return times;
  }, queries());
  for (const { query, ms, said } of times) console.log(`${ms.toFixed(1).padStart(7)} ms  ${query}: ${said}`);
  const task = await page.evaluate(() => globalThis.longest());
  report("opening all accounts, in seconds", seconds, LIMIT_SECONDS, "s");
  report("the longest task of the page meanwhile, in milliseconds (0: none of 50 or more)", Math.max(longest, task), LIMIT_TASK, "ms");
  report("the slowest search, in milliseconds", Math.max(...times.map(({ ms }) => ms)), LIMIT_SEARCH, "ms");
  console.log(`        ${(held / 1_048_576).toFixed(0)} MiB more memory in the browser's processes`);
} finally {
  await browser.close();
  await server.stop();
}

/** Common and rare words, several, the beginning of one, and phrases of common ones. */
function queries() {
  const [often, more] = [word(1), word(2)];
  return [often, word(7_777), `${often} ${more} ${word(40)}`, "ba", "b", `"${often} ${more}"`, `"${often} ${often} ${often}"`, "nothinglikeit"];
}
