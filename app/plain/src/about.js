// What to know before writing.

import { h, notice } from "./dom.js";
import { say } from "./text.js";

export function about({ keys, texts, checked }) {
  const { openers } = keys;
  const facts = [
    ["write.about-is", say("write.about-is-text")],
    ["write.about-is-not", say("write.about-is-not-text")],
    ["write.about-readers", openers ? say("write.about-readers-some", { count: openers }) : say("write.about-readers-nobody")],
    ["write.about-undone", say("write.about-undone-text")],
    ["write.about-device", say("write.about-device-text")],
  ];
  return [
    h("p", { class: "lede" }, say("write.to", texts)),
    keys.synthetic ? notice("warn", say("write.demonstration"), say("write.demonstration-text")) : undefined,
    h("h2", {}, say("write.about")),
    h("dl", { class: "facts" }, facts.map(([name, text]) => h("div", {}, h("dt", {}, say(name)), h("dd", {}, text)))),
    notice("info", say("plain.mode"), say("plain.mode-text")),
    checked ? notice("success", say("write.link-checked"), say("write.link-checked-text")) : unchecked(keys),
  ];
}

function unchecked({ fingerprint }) {
  const box = notice("info", say("write.link-unchecked"), say("write.link-unchecked-text"));
  box.append(h("code", { class: "fingerprint" }, fingerprint.match(/.{4}/g).join(" ")));
  return box;
}
