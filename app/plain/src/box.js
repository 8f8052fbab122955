// The one box, and help beside it when the words in it speak of danger now. Looked for on the device, sent nowhere.

import { button, h, quiet } from "./dom.js";
import { classFor } from "./seal.js";
import { say } from "./text.js";
import { utf8 } from "./bytes.js";

/** How long the keys rest before the words are looked at. */
const REST = 700;
/** What the seal needs beside the account, at most. */
const FRAME = 8_192;

/** Whether an account fits into the largest sealed file. */
export const fits = (text) => classFor(utf8(JSON.stringify(text)).length + FRAME) !== undefined;

export class Box {
  constructor() {
    this.field = h("textarea", {
      id: "account",
      class: "account",
      "aria-describedby": "account-hint account-long",
      autocomplete: "off",
      autocapitalize: "sentences",
      spellcheck: "false",
      "data-gramm": "false",
      input: () => this.look(),
    });
    this.long = h("p", { class: "hint", id: "account-long", role: "status" });
    this.help = h("div", { role: "status" });
    this.element = h(
      "div",
      { class: "field" },
      h("h2", {}, h("label", { for: "account" }, say("write.account"))),
      h("p", { class: "hint", id: "account-hint" }, say("write.account-hint")),
      this.field,
      this.long,
      this.help,
    );
  }

  get text() {
    return this.field.value;
  }

  look() {
    // Short ones surely fit, whatever their characters.
    const long = this.field.textLength > 170_000 && !fits(this.text);
    this.long.textContent = long ? say("write.account-too-long") : "";
    clearTimeout(this.waiting);
    if (!this.offered) this.waiting = setTimeout(() => this.offerHelp(), REST);
  }

  offerHelp() {
    if (!speaksOfDanger(this.text, say("write.danger-phrases"))) return;
    this.offered = true;
    const actions = h(
      "p",
      { class: "actions" },
      h("a", { class: "button", href: "tel:999" }, say("write.danger-call")),
      h("a", { class: "button-quiet", href: "tel:116123" }, say("write.danger-listen")),
      quiet(say("write.danger-hide"), () => this.help.replaceChildren()),
    );
    const words = [h("strong", {}, say("write.danger")), h("p", {}, say("write.danger-text"))];
    this.help.replaceChildren(h("div", { class: "notice info danger" }, words, actions));
  }

  forget() {
    clearTimeout(this.waiting);
    this.field.value = "";
    this.help.replaceChildren();
    this.long.textContent = "";
    this.offered = false;
  }
}

/** Whether one of the phrases stands in the words, whole, in any case, with any apostrophe and any spaces. */
export function speaksOfDanger(words, phrases) {
  const found = plain(words);
  return phrases.split(",").map(plain).some((phrase) => phrase.length > 2 && found.includes(phrase));
}

const plain = (text) => ` ${text.toLowerCase().replace(/['\u2019]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;

/** A copy of her account for herself, offered with a warning. */
export function keep(box) {
  const said = h("p", { role: "status" });
  const copy = async () => {
    // There is no clipboard on plain http, as of an onion service.
    const copied = navigator.clipboard?.writeText(box.text).then(() => true, () => false);
    said.textContent = say((await copied) ? "write.keep-copied" : "write.keep-failed");
  };
  return h(
    "details",
    { class: "keep" },
    h("summary", {}, say("write.keep")),
    h(
      "div",
      { class: "stack" },
      h("p", {}, say("write.keep-text")),
      h("p", {}, h("strong", {}, say("write.keep-danger"))),
      h("p", { class: "actions" }, button(say("write.keep-copy"), copy, { class: "button-quiet" })),
      said,
    ),
  );
}
