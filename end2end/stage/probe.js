// The sealing code of the rooms, without a page around it.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Where `cargo xtask build --probe` puts it. */
export const PROBE = process.env.MURMURATION_PROBE ?? fileURLToPath(new URL("../../target/probe", import.meta.url));

/** What end2end/probe exports, running in Node. */
export async function loadProbe() {
  const [glue, module] = [join(PROBE, "probe.js"), join(PROBE, "probe_bg.wasm")];
  if (!existsSync(glue)) throw new Error(`${glue} is missing: run cargo xtask build --probe`);
  const probe = await import(pathToFileURL(glue));
  probe.initSync({ module: readFileSync(module) });
  return probe;
}
