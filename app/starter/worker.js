// PROGRAM, off the page's thread. The page sends its compiled module first; the program then
// listens for the job itself.
import init from "./PROGRAM.js";

self.onmessage = (event) => {
  self.onmessage = null;
  init({ module_or_path: event.data });
};
