// Makes app/public/write-plain.js, its Worker, and the licences of what is in them. The results are committed, so that a server can
// be built without npm; a test makes them again and compares every byte.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const NOTICE = "write-plain.NOTICE.txt";
/** The oldest browsers that have what the seal needs: BigInt, modules, streams. */
const TARGET = "es2020";
const BUNDLES = [
  { entry: "src/main.js", file: "write-plain.js", format: "esm" },
  { entry: "src/worker.js", file: "write-plain-worker.js", format: "iife" },
];

/** Every file by name, as text. */
export async function make() {
  const files = {};
  const packages = new Set();
  for (const { entry, file, format } of BUNDLES) {
    const { outputFiles, metafile } = await build({
      absWorkingDir: here("."),
      entryPoints: [entry],
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      charset: "ascii",
      legalComments: "none",
      logLevel: "error",
      target: TARGET,
      format,
      banner: { js: `/* Murmuration, AGPL-3.0-or-later. Made from app/plain; licences of its parts: ${NOTICE} */` },
    });
    files[file] = outputFiles[0].text;
    for (const input of Object.keys(metafile.inputs)) packages.add(packageOf(input));
  }
  packages.delete(undefined);
  files[NOTICE] = [...packages].sort().map(licence).join("\n");
  return files;
}

const packageOf = (input) => input.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];

function licence(name) {
  const folder = here(`node_modules/${name}/`);
  const { version, license } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}LICENSE`, "utf8").trim()}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(await make())) writeFileSync(here(`../public/${name}`), text);
}
