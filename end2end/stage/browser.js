// Real browsers, as Debian packages them, and an eye on what no page may do.

import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";
import { CHROMIUM } from "./places.js";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const BRIDGE = fileURLToPath(new URL("firefox-bridge.js", import.meta.url));

/** Chromium, or the browser that is named. */
export const launch = (name = "chromium") => BROWSERS[name]();

/** How to start each browser that a person may come with. */
export const BROWSERS = {
  chromium: () => chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS }),
  firefox: () => firefox.launch({ executablePath: BRIDGE, channel: "moz-firefox", headless: true }),
};

/** What nobody may see: errors on the console, broken policies, requests to elsewhere, answers that are not guarded. */
class Watch {
  constructor(context, origin) {
    this.complaints = [];
    this.elsewhere = [];
    this.answers = [];
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    context.on("weberror", (error) => this.complaints.push(String(error.error())));
    context.on("request", (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (asked !== origin && !["data:", "blob:"].includes(protocol)) this.elsewhere.push(request.url());
    });
    context.on("response", (response) => this.answers.push(response));
  }

  /** What was complained about, and what was asked of other places. */
  found() {
    const { complaints, elsewhere } = this;
    return { complaints, elsewhere };
  }
}

/** A fresh browser profile, as of a person who was never here. `settings` are Playwright's. */
export async function visitor(browser, origin, settings = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...settings });
  context.setDefaultTimeout(20_000);
  const watch = new Watch(context, origin);
  const page = await context.newPage();
  return { context, page, watch };
}

/** Narrow phone and desk. */
export const WIDTHS = [
  { width: 320, height: 640 },
  { width: 1280, height: 800 },
];
