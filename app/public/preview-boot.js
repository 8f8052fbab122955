// Starts the room. Where the browser has no WebAssembly, says so: there is no box that could send anything unsealed.
import init from "./preview.js";

// Program and texts come side by side; the program starts with its texts at hand.
const program = fetch(new URL("preview_bg.wasm", import.meta.url));
const texts = fetch(document.querySelector("link[as=fetch]").href);

const start = async () => {
  globalThis.murmurationTexts = await (await texts).json();
  await init({ module_or_path: program });
};
start().catch(() => {
  document.getElementById("room").hidden = true;
  document.getElementById("no-room").hidden = false;
});

// A program that has met what it cannot handle stands still: say so, rather than let somebody wait.
const stopped = (cause) => {
  if (cause?.name === "RuntimeError") document.getElementById("stopped").hidden = false;
};
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

// "Help now" goes to its place without changing the address: what follows # there is still needed after a reload.
document.querySelector(".leave-help").addEventListener("click", (event) => {
  event.preventDefault();
  const help = document.getElementById("help");
  help?.scrollIntoView();
  help?.focus({ preventScroll: true });
});
