// Ten thousand headers move to a new key in Chromium, and a second keyholder's browser looks at them, on a server on the same machine.

import { launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { button, drawnWords, heading, unlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";
import { report } from "./empty_page.js";

const COUNT = Number(process.env.MURMURATION_BENCH_ACCOUNTS ?? 10_000);
const AT_ONCE = 8;
const LIMIT_SECONDS = 30;
const LIMIT_TASK = 50;

/** From a click to a sentence that says it is done, in seconds, with the longest task of the page meanwhile. */
const timed = (page, label, done) =>
  page.evaluate(
    async ([label, done]) => {
      let longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      }).observe({ type: "longtask" });
      const begin = performance.now();
      [...document.querySelectorAll("button")].find((button) => button.textContent === label).click();
      const isDone = () => [...document.querySelectorAll('[role="status"]')].some((place) => place.textContent.includes(done));
      while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 20));
      return { seconds: (performance.now() - begin) / 1_000, longest };
    },
    [label, done],
  );

const toMembers = async (page) => {
  await button(page, "Who can open").click();
  await heading(page, "Who can open").waitFor();
};

const server = await Server.start({ demonstration: true });
const browser = await launch();
try {
  const call = await Call.open(server, { synthetic: true });
  let sent = 0;
  const sending = Array.from({ length: AT_ONCE }, async () => {
    while (sent < COUNT) {
      sent += 1;
      await call.testify("An invented account of a night in March.");
    }
  });
  await Promise.all(sending);
  console.log(`Chromium ${browser.version()}, ${COUNT} accounts`);

  const { page: wren } = await visitor(browser, server.origin);
  const { page: swift } = await visitor(browser, server.origin);
  for (const page of [wren, swift]) page.setDefaultTimeout(600_000);
  await wren.goto(`${server.origin}/desk`);
  await unlockFirstTime(wren, "wren", "copper lantern meadow violin harbour thistle", call.fingerprint);
  await toMembers(wren);
  await wren.getByRole("radio", { name: "looks after the keys" }).check();
  await button(wren, "Make a link").click();
  await swift.goto(await wren.getByLabel("Link for one person").inputValue());
  await swift.getByRole("textbox", { name: "Working name" }).fill("swift");
  const passphrase = await drawnWords(swift);
  await swift.getByRole("checkbox", { name: "I have written it down" }).check();
  await button(swift, "Make my keys").click();
  await heading(swift, "Your keys are made").waitFor();
  await button(wren, "Look again").click();
  await wren.getByRole("checkbox", { name: "I compared the words with swift" }).check();
  await button(wren, "Let swift in").click();
  await button(wren, "Take swift out").waitFor();
  await button(wren, "Take robin out").click();
  await button(wren, "Take robin out now").click();
  await button(wren, "Move them now").waitFor();
  const moved = await timed(wren, "Move them now", "now locked with the newest key");
  report(`moving ${COUNT} headers, in seconds`, moved.seconds, LIMIT_SECONDS, "s");
  report("the longest task of the page meanwhile, in milliseconds (0: none of 50 or more)", moved.longest, LIMIT_TASK, "ms");

  await swift.goto(`${server.origin}/desk`);
  await unlock(swift, "swift", passphrase);
  await toMembers(swift);
  await button(swift, "Check them now").waitFor();
  const looked = await timed(swift, "Check them now", "Their old locks are erased");
  report(`checking ${COUNT} headers, in seconds`, looked.seconds, LIMIT_SECONDS, "s");
  report("the longest task of the page meanwhile, in milliseconds (0: none of 50 or more)", looked.longest, LIMIT_TASK, "ms");
} finally {
  await browser.close();
  await server.stop();
}
