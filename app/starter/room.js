// Starts the room. Where the browser has no WebAssembly, says so: there is no box that could send anything unsealed.
import init from "./PROGRAM.js";

// Program and texts come side by side; the program starts with its texts at hand.
const program = fetch(new URL("PROGRAM_bg.wasm", import.meta.url));
const texts = fetch(document.querySelector("link[as=fetch]").href);

const start = async () => {
  globalThis.murmurationTexts = await (await texts).json();
  await init({ module_or_path: program });
};
start().catch(() => {
  document.getElementById("room").hidden = true;
  document.getElementById("no-room").hidden = false;
});

