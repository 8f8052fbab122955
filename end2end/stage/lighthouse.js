// Lighthouse, as a phone on slow 4G (its mobile preset: 1.6 Mbit/s, 150 ms there and back, a processor four times slower),
// over the pages that a survivor meets first.

import { once } from "node:events";
import { createServer } from "node:net";
import lighthouse, { defaultConfig } from "lighthouse";
import { FLAGS } from "./browser.js";
import { Call } from "./call.js";
import { CHROMIUM } from "./places.js";
import { Server } from "./server.js";
import { chromium } from "playwright-core";

async function freePort() {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address();
  holder.close();
  await once(holder, "close");
  return port;
}

/** Looks at each page in a fresh profile; `look(name, categories, audits)` gets scores from 0 to 100. */
export async function throughLighthouse(onlyCategories, look) {
  const server = await Server.start();
  const port = await freePort();
  const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: [...FLAGS, `--remote-debugging-port=${port}`] });
  try {
    const call = await Call.open(server);
    const pages = { home: server.origin, call: call.link(), "writing room": call.link("/write") };
    for (const [name, address] of Object.entries(pages)) {
      const { lhr } = await lighthouse(address, { port, onlyCategories, output: "json", logLevel: "error" }, defaultConfig);
      const scores = Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, Math.round(score * 100)]));
      await look(name, scores, lhr.audits);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The audits that cost points, in words. */
export const faults = (audits) =>
  Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => score !== null && score < 1 && !["informative", "notApplicable", "manual", "error"].includes(scoreDisplayMode))
    .map(({ id, title, displayValue }) => `${id}: ${title}${displayValue ? ` (${displayValue})` : ""}`);
