// The writing room in plain JavaScript, for a browser without WebAssembly: the same checks, the same seal, the same words.
//
// No box exists before the key set was verified. Nothing is stored, and nothing unsealed is sent.

import { arrive } from "./arrive.js";
import { button, focus, h, heading } from "./dom.js";
import { stop } from "./job.js";
import { received } from "./received.js";
import { Refusal } from "./refusal.js";
import { say } from "./text.js";
import { Writing } from "./writing.js";

const room = document.getElementById("room");
let writing;

function show(...content) {
  room.replaceChildren(h("div", { class: "writing stack" }, ...content));
  focus();
}

async function comeIn() {
  room.replaceChildren(h("p", { role: "status" }, say("write.arriving")));
  try {
    writing = new Writing(await arrive(), (receipt) => received(receipt, show, leave));
    room.replaceChildren(writing.element);
  } catch (error) {
    refuse(error instanceof Refusal ? error.why : "strange");
  }
}

function refuse(why) {
  const mends = ["offline", "strange"].includes(why);
  const ways = [
    mends ? button(say("write.try-again"), comeIn) : undefined,
    h("a", { class: "button-quiet", href: "/" }, say("write.home")),
  ];
  show(heading(say(`write.${why}`)), h("p", { class: "lede" }, say(`write.${why}-text`)), h("p", { class: "actions" }, ways));
}

/** Nothing of the account or the receipt is left on the page. */
function leave() {
  stop();
  writing?.forget();
  writing = undefined;
  const [call] = location.pathname.match(/^\/c\/[^/]+/) ?? ["/"];
  show(
    heading(say("write.finished")),
    h("p", { class: "lede" }, say("write.finished-text")),
    h(
      "p",
      { class: "actions" },
      h("a", { class: "button-quiet", href: "/safety" }, say("write.finished-safety")),
      h("a", { class: "button-quiet", href: call }, say("write.finished-call")),
    ),
  );
}

for (const event of ["pagehide", "murmuration:leave"]) addEventListener(event, leave);
// Back from the browser's memory, or by a link that names another root: from the beginning.
addEventListener("pageshow", (event) => event.persisted && location.reload());
const before = location.hash;
addEventListener("hashchange", () => {
  if (!["", "#help", before].includes(location.hash)) location.reload();
});

comeIn();
