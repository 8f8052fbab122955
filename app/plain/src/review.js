// Everything that will be sent, each part with a way back to it; and the way of sending, step by step.

import { button, h, heading, notice, quiet } from "./dom.js";
import { STEPS } from "./send.js";
import { say } from "./text.js";

export const TROUBLE = "trouble";

/** `change` is told the number of a page to go back to. */
export const parts = (pages, change) =>
  h(
    "dl",
    { class: "review" },
    pages.map((page, index) => {
      const shown = page.shown();
      return h(
        "div",
        {},
        h("dt", {}, page.short),
        h("dd", {}, (shown.length ? shown : [page.none]).map((one) => h("p", {}, one))),
        h(
          "dd",
          {},
          quiet(say("write.review-change"), () => change(index), {
            class: "button-quiet button-small",
            "aria-label": say("write.review-change-what", { what: page.short }),
          }),
        ),
      );
    }),
  );

/** The steps of sending, what it waits for, and what went wrong. */
export class Sending {
  constructor(waiting) {
    this.steps = h("ol", { class: "steps" });
    this.steps.hidden = true;
    this.spoken = h("p", { class: "visually-hidden", "aria-live": "polite" });
    this.trouble = h("div");
    this.bar = h("progress", { max: "1", "aria-label": say("plain.receipt-progress") });
    this.element = h("div", { class: "stack" }, this.trouble, waiting.element, this.spoken, this.steps);
  }

  /** `done` is how much of a long step is done, from 0 to 1. */
  show(step, done) {
    if (done !== undefined) this.bar.value = done;
    if (this.at === step && !this.stopped) return;
    this.trouble.replaceChildren();
    this.stopped = false;
    this.at = step;
    this.draw();
    this.spoken.textContent = say(`sending.step-${step}`);
  }

  stop(why) {
    this.stopped = true;
    if (this.at) this.draw();
    this.spoken.textContent = "";
    const told = why === "not-now" ? "not-kept" : why;
    const box = notice("error", say(`sending.${told}`), say(`sending.${told}-text`), { id: TROUBLE, tabindex: "-1", role: "alert" });
    this.trouble.replaceChildren(box);
  }

  draw() {
    const at = STEPS.indexOf(this.at);
    const row = (step, index) => {
      const now = this.stopped ? "failed" : "doing";
      const state = index < at ? "done" : index > at ? "todo" : now;
      const word = say(`part.step-${state === "failed" ? "stopped" : state}`);
      const bar = state === "doing" && step === "receipt" ? this.bar : undefined;
      const attributes = { class: state, "aria-current": state === "doing" ? "step" : undefined };
      return h("li", attributes, say(`sending.step-${step}`), h("span", { class: "visually-hidden" }, ` (${word})`), bar);
    };
    this.steps.replaceChildren(...STEPS.map(row));
    this.steps.hidden = false;
  }
}

export const reviewHead = () => [heading(say("write.review")), h("p", { class: "hint prose" }, say("write.review-hint"))];

export const sendButtons = (send, back) => {
  const on = button(say("sending.send"), send, { class: "button button-large" });
  return { on, element: h("div", { class: "actions" }, on, quiet(say("write.back"), back, { class: "button-quiet button-large" })) };
};
