// Starts the room: in WebAssembly, or in plain JavaScript where the browser does not compile that. Until one of them has checked
// the call's keys there is no box that could send anything unsealed.
import init from "./write.js";

// The smallest module there is. Some privacy settings take the name away, others the right to compile.
const compiles = () => {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
};

// Program and texts come side by side; the program starts with its texts at hand.
const program = compiles() && fetch(new URL("write_bg.wasm", import.meta.url));
const texts = fetch(document.querySelector("link[as=fetch]").href);

const start = async () => {
  globalThis.murmurationTexts = await (await texts).json();
  const runs = program && (await init({ module_or_path: program }).then(() => true, () => false));
  if (!runs) await import("./write-plain.js");
};
start().catch(() => {
  document.getElementById("room").hidden = true;
  document.getElementById("no-room").hidden = false;
});

