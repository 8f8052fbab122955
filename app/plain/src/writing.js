// Everything between the first letter and "received". The account stays in its box, which is only hidden: nothing else holds it.

import { about } from "./about.js";
import { again } from "./arrive.js";
import { Box, fits, keep } from "./box.js";
import { button, focus, h, heading, quiet } from "./dom.js";
import { Sending, TROUBLE, parts, reviewHead, sendButtons } from "./review.js";
import { Refusal } from "./refusal.js";
import { drop, keeps, prepareReceipt, send } from "./send.js";
import { pageHead, pages } from "./steps.js";
import { locale, say } from "./text.js";
import { Waiting } from "./waiting.js";

export class Writing {
  /** `onReceived` is given the receipt's words and the list they are from. */
  constructor(arrived, onReceived) {
    this.arrived = arrived;
    this.onReceived = onReceived;
    this.chosen = { answers: {}, notes: new Set(), consent: new Set() };
    this.pages = pages(arrived, this.chosen);
    this.hold = {};
    this.waiting = new Waiting();
    this.receipt = prepareReceipt(arrived);
    this.box = new Box();
    this.step = h("div", { class: "stack" });
    this.first = h("div", { class: "stack" });
    this.element = h("div", { class: "writing stack" }, this.first, this.step);
    this.about = h("div", { class: "stack" }, about(arrived));
    this.ways = h(
      "div",
      { class: "actions" },
      button(say("write.next"), () => this.go(0)),
      quiet(say("write.to-the-end"), () => this.review()),
    );
    this.title = heading(say("write.title"));
    this.comes = h("p", { class: "hint" }, say("write.what-comes"));
    this.first.append(this.title, this.about, this.box.element, this.comes, this.ways);
  }

  /** Back to the box, with everything in it. */
  showBox() {
    this.step.replaceChildren();
    this.first.prepend(this.title);
    this.first.hidden = false;
    focus();
  }

  show(...content) {
    // The heading is the one of what is shown.
    this.title.remove();
    this.first.hidden = true;
    this.step.replaceChildren(...content.flat().filter((part) => part !== undefined));
    focus();
  }

  go(index) {
    const page = this.pages[index];
    if (!page) return this.review();
    const on = () => this.go(index + 1);
    const skip = () => {
      page.empty();
      on();
    };
    const back = () => (index === 0 ? this.showBox() : this.go(index - 1));
    const ways = [button(say("write.next"), on), quiet(say("write.skip"), skip), quiet(say("write.back"), back)];
    this.show(pageHead(page), page.content(), h("div", { class: "actions" }, ways));
  }

  review() {
    const sending = new Sending(this.waiting);
    const { on, element } = sendButtons(
      () => this.send(sending, on),
      () => this.busy || this.go(this.pages.length - 1),
    );
    this.show(
      reviewHead(),
      parts(this.pages, (index) => this.busy || this.go(index)),
      quiet(say("plain.change-account"), () => this.busy || this.showBox()),
      keep(this.box),
      h("p", { class: "hint" }, say("plain.no-files")),
      sending.element,
      h("p", { class: "hint" }, say("sending.hint")),
      element,
    );
  }

  /** What she wrote and chose, in the order of FORMAT.md §3.3. */
  draft() {
    const { answers, notes, consent } = this.chosen;
    const inOrder = Object.keys(answers).sort().map((id) => [id, answers[id]]);
    return {
      questions: this.arrived.document.version,
      account: whole(this.box.text),
      answers: Object.fromEntries(inOrder),
      consent: { count: consent.has("count"), quote: consent.has("quote"), contact: consent.has("contact") },
      notes: [...notes],
      language: locale(),
    };
  }

  async send(sending, on) {
    if (this.busy) return;
    this.busy = true;
    on.setAttribute("aria-disabled", "true");
    try {
      const draft = this.draft();
      if (draft.account.trim() === "" && Object.keys(draft.answers).length === 0) throw new Refusal("empty");
      if (!fits(draft.account)) throw new Refusal("too-long");
      const step = (...now) => sending.show(...now);
      await this.waiting.untilTaken(() => send(this.arrived, draft, this.receipt, this.hold, step));
      this.received();
    } catch (error) {
      await this.failed(error instanceof Refusal ? error.why : "strange", sending);
      on.textContent = say("sending.again");
    }
    this.busy = false;
    on.setAttribute("aria-disabled", "false");
  }

  async failed(why, sending) {
    if (this.gone) return;
    if (!keeps(why)) this.hold.sealed = undefined;
    if (this.receipt.failed) this.receipt = prepareReceipt(this.arrived);
    sending.stop(why === "moved" ? await this.moved() : why);
    focus(TROUBLE);
  }

  /** The readers changed while she wrote: the page shows who they are now. */
  async moved() {
    try {
      this.arrived = await again(this.arrived);
    } catch {
      // The words stay in the box: only the lock is missing.
      return "lock";
    }
    this.about.replaceChildren(...about(this.arrived).filter((part) => part !== undefined));
    return "moved";
  }

  received() {
    if (this.gone) return;
    const words = [...this.receipt.words];
    const list = this.arrived.words;
    this.forget();
    this.onReceived({ words, list });
  }

  /** Empties the box and everything else. */
  forget() {
    this.gone = true;
    this.waiting.end();
    this.box.forget();
    this.chosen.answers = {};
    this.chosen.notes.clear();
    this.chosen.consent.clear();
    drop(this.receipt, this.hold);
    this.element.replaceChildren();
  }
}

/** Without halves of surrogate pairs, which UTF-8 can't hold and no reader could open. */
const whole = (text) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
