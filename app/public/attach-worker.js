// Prepares, seals and sends one file, off the page's thread. Loaded when somebody adds a file. Needs WebAssembly.
//
// Says { ready: true }; then takes one message:
//   { file }                                       looks at the file, sends nothing
//   { file, call, submission, recipient }          cleans, seals and sends it: name of the call, submission id (hex), the
//                                                  call's hybrid recipient from a VERIFIED key set
// and answers with any number of
//   { arrived, length }                            sealed bytes that are on the server's disk, of how many
//   { waiting: true }                              the line is down; it goes on trying
// and one of
//   { treatment, place, details, type, size }      looked: treatment is "cleaned" (place, details: whether such was found and
//                                                  removed), "as-it-is", "too-large" or "unreadable"
//   { id, payload, type, size }                    sent: what the account's list says of it
//   { failed }                                     "unavailable", "too-large", "offline", "full", "too-many", "closed" or "refused"
// Ending the Worker cancels the job; what was sent of it is deleted within a day.
import init from "./attach.js";

init({ module_or_path: new URL("attach_bg.wasm", import.meta.url) }).catch(() => self.postMessage({ failed: "refused" }));
