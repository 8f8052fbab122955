// Starts the room. Where the browser has no WebAssembly, says so: there is no box that could send anything unsealed.
import init from "./write.js";

init().catch(() => {
  document.getElementById("room").hidden = true;
  document.getElementById("no-room").hidden = false;
});
