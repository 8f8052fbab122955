// Waiting for a server that has no room, or does not answer: what is to be sent is tried again until it is taken, refused for good, or
// she has enough. When, is the rule of app/src/again.rs.

import { abandon } from "./api.js";
import { button, focus, h, quiet } from "./dom.js";
import { stop } from "./job.js";
import { Refusal } from "./refusal.js";
import { say } from "./text.js";

const FIRST = 1_000;
const CEILING = 60_000;
const LONGEST = 300_000;
/** How soon a wish is seen, in milliseconds. */
const TICK = 200;
const WAITING = "waiting";
/** After these it is not known whether an earlier try arrived. */
const OPEN = ["not-kept", "strange", "worker"];
/** What time may mend, and what she is told of it. */
const WHY = { busy: "many", "not-now": "away", offline: "away", unsure: "away" };

/** Milliseconds until the next try. `asked` is what the server said, in seconds; `chance` is from 0 to 1. */
export function pause(tries, asked = 0, chance = Math.random()) {
  const least = Math.max(Math.min(FIRST * 2 ** tries, CEILING), Math.min(asked * 1_000, LONGEST));
  return Math.floor(least + Math.floor(least / 2) * chance);
}

const tick = () => new Promise((resolve) => setTimeout(resolve, TICK));

/** What she is told, and what she wishes, while something waits. Nothing is on the page before. */
export class Waiting {
  constructor() {
    this.element = h("div");
    // A device that has its line back does not wait for the end of a pause.
    addEventListener("online", () => (this.wish = "try"));
  }

  /** Tries until it is taken, refused for good, or she stops: then it throws why. An attempt must be one that can be made again. */
  async untilTaken(attempt) {
    this.wish = undefined;
    let lost = false;
    try {
      for (let tries = 0; ; tries += 1) {
        this.say(undefined);
        const error = await this.unlessStopped(attempt());
        if (!error) return;
        const why = WHY[error.why];
        lost ||= error.why === "unsure";
        if (why && (await this.pause(why, pause(tries, error.again)))) continue;
        throw lost && (why || OPEN.includes(error.why)) ? new Refusal("unsure") : error;
      }
    } finally {
      this.told = undefined;
      this.say(undefined);
      this.next = undefined;
      this.element.replaceChildren();
    }
  }

  /** What an attempt throws, if it does. */
  async unlessStopped(attempt) {
    let over = false;
    const outcome = attempt.then(
      () => undefined,
      (error) => error,
    );
    outcome.then(() => (over = true));
    while (!over && this.wish !== "stop") await tick();
    if (over) return outcome;
    stop();
    abandon();
    throw new Refusal("unsure");
  }

  /** She has enough, or has left. */
  end() {
    this.wish = "stop";
  }

  /** Whether it is tried again. The page's own running time is asked: no clock that somebody sets moves it. */
  async pause(why, length) {
    const until = performance.now() + length;
    this.tell(why);
    for (;;) {
      const left = until - performance.now();
      if (left <= 0) return true;
      this.say(Math.ceil(left / 1_000));
      await tick();
      const { wish } = this;
      this.wish = undefined;
      if (wish) return wish === "try";
    }
  }

  tell(why) {
    if (this.told === why) return;
    if (this.told === undefined) {
      this.draw();
      focus(WAITING);
    }
    this.told = why;
    this.title.textContent = say(`waiting.${why}`);
    this.text.textContent = say(`waiting.${why}-text`);
  }

  /** The seconds are shown and not spoken. */
  say(seconds) {
    this.left = seconds;
    this.element.toggleAttribute("data-pauses", this.told !== undefined && seconds !== undefined);
    if (!this.next) return;
    const text = seconds === undefined ? say("waiting.trying") : say("waiting.next", { seconds });
    if (this.next.textContent !== text) this.next.textContent = text;
    this.now.setAttribute("aria-disabled", String(seconds === undefined));
  }

  draw() {
    this.title = h("strong", { id: "waiting-title" });
    this.text = h("p", { id: "waiting-text", "aria-live": "polite" });
    this.next = h("p");
    this.now = button(say("waiting.now"), () => this.left !== undefined && (this.wish = "try"));
    const enough = quiet(say("waiting.stop"), () => this.end());
    const about = { role: "group", "aria-labelledby": "waiting-title", "aria-describedby": "waiting-text" };
    const box = { class: "notice info", id: WAITING, tabindex: "-1", ...about };
    this.element.replaceChildren(h("div", box, this.title, this.text, this.next, h("div", { class: "actions" }, this.now, enough)));
  }
}
