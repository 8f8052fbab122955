// What Lighthouse makes of home, call and writing room on a slow phone, and how long there it takes until the box can be written in.

import { launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { faults, throughLighthouse } from "../stage/lighthouse.js";
import { box } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const LEAST = 95;
const LONGEST = 3_000;
const TIMES = 5;
/** Lighthouse's slow 4G, applied to each request rather than simulated. */
const SLOW = { offline: false, latency: 150, downloadThroughput: (1_638.4 * 1_024) / 8, uploadThroughput: (750 * 1_024) / 8 };

let kept = true;
const verdict = (held) => {
  kept &&= held;
  return held ? "held" : "NOT HELD";
};

await throughLighthouse(["performance"], (name, { performance }, audits) => {
  const figures = ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift", "interactive"];
  const shown = figures.map((id) => `${id} ${audits[id]?.displayValue}`).join(", ");
  console.log(`Lighthouse, ${name}: ${performance} (at least ${LEAST}: ${verdict(performance >= LEAST)}); ${shown}`);
  if (performance < LEAST) console.log(faults(audits).join("\n"));
});

const server = await Server.start();
const call = await Call.open(server);
const browser = await launch();
const took = [];
for (let time = 0; time < TIMES; time += 1) {
  const { context, page } = await visitor(browser, server.origin);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", SLOW);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const begin = performance.now();
  await page.goto(call.link("/write"), { waitUntil: "commit" });
  await box(page).waitFor();
  took.push(performance.now() - begin);
  await context.close();
}
await browser.close();
await server.stop();
took.sort((a, b) => a - b);
const median = took[Math.floor(TIMES / 2)];
console.log(`box ready on slow 4G with a processor four times slower: ${median.toFixed(0)} ms (${took[0].toFixed(0)}–${took.at(-1).toFixed(0)}; at most ${LONGEST}: ${verdict(median <= LONGEST)})`);
if (!kept) process.exitCode = 1;
