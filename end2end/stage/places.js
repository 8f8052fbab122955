// Where the built product is. `cargo xtask test` says it; by hand, the newest build in the usual places is taken.

import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const fromRoot = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const built = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const builds = ["target/debug/murmuration", "target/release/murmuration"].map(fromRoot);

/** The server's binary. */
export const BINARY = process.env.MURMURATION_BINARY ?? builds.sort((a, b) => built(b) - built(a))[0];
/** The folder of static files. */
export const STATIC = process.env.MURMURATION_STATIC ?? fromRoot("dist");

export const CHROMIUM = process.env.MURMURATION_CHROMIUM ?? "/usr/bin/chromium";
export const FIREFOX = process.env.MURMURATION_FIREFOX ?? "/usr/bin/firefox-esr";

/** The root of the working tree. */
export const ROOT = fromRoot("");
