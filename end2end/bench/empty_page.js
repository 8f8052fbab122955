// An empty page in Chromium that can load the probe and npm's packages: nothing of the product is on it.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../stage/browser.js";
import { PROBE } from "../stage/probe.js";

const PACKAGES = fileURLToPath(new URL("../node_modules", import.meta.url));
const OWN = "/packages/@noble/post-quantum/node_modules/@noble";
const IMPORTS = {
  imports: {
    "age-encryption": "/packages/age-encryption/dist/index.js",
    "@noble/": "/packages/@noble/",
    "@scure/base": "/packages/@scure/base/index.js",
    probe: "/probe/probe.js",
  },
  // npm installed another version of these beside the package that wants it.
  scopes: {
    "/packages/@noble/post-quantum/": { "@noble/curves/": `${OWN}/curves/`, "@noble/hashes/": `${OWN}/hashes/` },
  },
};
const PAGE = `<!doctype html><title>Bench</title><script type="importmap">${JSON.stringify(IMPORTS)}</script>`;
const TYPES = { js: "text/javascript", wasm: "application/wasm" };

async function file(path) {
  const [, top, ...rest] = normalize(path).split("/");
  const folder = { packages: PACKAGES, probe: PROBE }[top];
  return folder ? readFile(join(folder, ...rest)) : undefined;
}

async function answer(request, response, scripts) {
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  // Isolated from other origins, a page gets an exact clock.
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-embedder-policy", "require-corp");
  response.setHeader("content-type", TYPES[pathname.split(".").pop()] ?? "text/html");
  const body = pathname === "/" ? PAGE : (scripts[pathname] ?? (await file(pathname).catch(() => undefined)));
  response.writeHead(body === undefined ? 404 : 200).end(body);
}

/** Calls `measure` with the empty page. `scripts` are further files by path. */
export async function onEmptyPage(measure, scripts = {}) {
  const server = createServer((request, response) => answer(request, response, scripts));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(error));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await measure(page, browser.version());
  } finally {
    await browser.close();
    server.close();
  }
}

/** Prints a figure beside what is asked of it, and makes the run fail if it is over. */
export function report(what, figure, limit, unit) {
  const within = figure <= limit;
  console.log(`${within ? "within" : "OVER  "}  ${figure.toFixed(3)} ${unit} (at most ${limit})  ${what}`);
  if (!within) process.exitCode = 1;
}
