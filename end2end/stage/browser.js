// Real browsers, as Debian packages them, and an eye on what no page may do.

import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";
import { CHROMIUM } from "./places.js";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const BRIDGE = fileURLToPath(new URL("firefox-bridge.js", import.meta.url));

/** Chromium, or the browser that is named. `without` is one of {@link RUNGS}, `settings` are Playwright's. */
export const launch = (name = "chromium", without = undefined, settings = {}) => BROWSERS[name](RUNGS[without], settings);

/** What can be switched off, as people and Tor Browser do it: flags of Chromium's engine, and preferences of Firefox. Chromium can't be
 * without WebAssembly alone: there a {@link visitor} takes its name away before the page's first script. */
const NO_WASM = { "javascript.options.wasm": false };
export const RUNGS = {
  wasm: { preferences: NO_WASM },
  compilers: {
    flag: "--jitless",
    preferences: { ...NO_WASM, "javascript.options.ion": false, "javascript.options.baselinejit": false },
  },
  scripts: { preferences: { "javascript.enabled": false } },
};

/** How to start each browser that a person may come with. */
export const BROWSERS = {
  chromium: ({ flag } = {}, settings = {}) => {
    const args = flag ? [...FLAGS, `--js-flags=${flag}`] : FLAGS;
    return chromium.launch({ executablePath: CHROMIUM, headless: true, args, ...settings });
  },
  firefox: ({ preferences } = {}) =>
    firefox.launch({ executablePath: BRIDGE, channel: "moz-firefox", headless: true, firefoxUserPrefs: preferences }),
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

/** A fresh browser profile, as of a person who was never here. `without` is one of {@link RUNGS}, the other settings are Playwright's. */
export async function visitor(browser, origin, { without, ...settings } = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...settings });
  if (without === "wasm") await context.addInitScript("delete globalThis.WebAssembly;");
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
