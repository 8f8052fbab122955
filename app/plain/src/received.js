// The receipt's words, once the server holds the account: shown, tried back, and gone.

import { checksum } from "./receipt.js";
import { button, focus, h, heading, notice, quiet } from "./dom.js";
import { say } from "./text.js";

/** `show` puts a page in the room's place; `done` ends the visit. */
export function received({ words, list }, show, done) {
  const shown = () =>
    show(
      heading(say("receipt.received")),
      h("p", { class: "lede" }, say("receipt.received-text")),
      h("h2", {}, say("receipt.words")),
      h("p", { class: "prose" }, say("receipt.words-text")),
      h("p", { class: "prose" }, say("plain.return")),
      notice("warn", say("receipt.danger"), say("receipt.danger-text")),
      h("ol", { class: "words", translate: "no" }, words.map((word) => h("li", {}, word))),
      h("div", { class: "actions" }, button(say("receipt.try"), tried), quiet(say("receipt.go-on"), next)),
    );

  const tried = () => {
    const field = h("textarea", {
      id: "receipt-words",
      rows: "3",
      "aria-describedby": "receipt-hint receipt-trouble",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      translate: "no",
    });
    const trouble = h("div", { id: "receipt-trouble", role: "status" });
    const check = () => {
      const typed = field.value.toLowerCase().split(/[^\p{L}]+/u).filter(Boolean);
      const right = typed.join(" ") === words.join(" ");
      const told = right
        ? notice("success", say("receipt.try-right"), say("receipt.try-right-text"))
        : (wrong(typed, list) ?? notice("warn", say("receipt.try-other"), say("receipt.try-other-text")));
      trouble.replaceChildren(told);
      if (!right) focus("receipt-words");
    };
    show(
      heading(say("receipt.try-title")),
      h(
        "div",
        { class: "field words-entry" },
        h("label", { for: "receipt-words" }, say("receipt.entry")),
        h("p", { class: "hint", id: "receipt-hint" }, say("receipt.try-hint")),
        field,
        trouble,
      ),
      h(
        "div",
        { class: "actions" },
        button(say("receipt.try-check"), check),
        quiet(say("receipt.show-again"), shown),
        quiet(say("receipt.next"), next),
      ),
    );
  };

  const next = () => {
    const facts = ["read", "contact", "back", "device"].map((what) => [
      say(`receipt.next-${what}`),
      say(`receipt.next-${what}-text`, { address: `${location.origin}/return` }),
    ]);
    show(
      heading(say("receipt.next")),
      h("dl", { class: "facts" }, facts.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text)))),
      h("div", { class: "actions" }, button(say("receipt.done"), done), quiet(say("receipt.back-to-words"), shown)),
    );
  };

  shown();
}

/** What is wrong with words that can't be a receipt. */
function wrong(typed, list) {
  const text = (say) => h("p", { class: "hint" }, say);
  if (typed.length === 0) return text(say("receipt.entry-none"));
  const unknown = typed.findIndex((word) => !list.includes(word));
  if (unknown >= 0) return text(say("receipt.entry-unknown", { number: unknown + 1 }));
  if (typed.length !== 7) return text(say("receipt.entry-count", { found: typed.length }));
  return list[checksum(typed.slice(0, 6))] === typed[6] ? undefined : text(say("receipt.entry-checksum"));
}
