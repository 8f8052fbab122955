// The short pages between the box and sending. Each has a heading, what it is about, and ways on of the same size.

import { choice, h, HEADING, heading } from "./dom.js";
import { inLanguage } from "./call.js";
import { locale, say } from "./text.js";

export const NOTES = ["self-harm", "violence", "restraint", "loss", "racism", "children"];
export const CONSENT = ["count", "quote", "contact"];

/** One page: its title, what can be done on it, how to empty it, and what it says in the review. */
export function pages(arrived, chosen) {
  const questions = arrived.document.questions.map((question) => questionPage(question, arrived.document, chosen.answers));
  return [...questions, notesPage(chosen), consentPage(chosen)];
}

const group = (choices) => h("div", { class: "choices", role: "group", "aria-labelledby": HEADING }, choices);

function notesPage({ notes }) {
  const name = (note) => say(`write.note-${note}`);
  return {
    title: say("write.notes"),
    short: say("write.review-notes"),
    none: say("write.review-no-notes"),
    hint: say("write.notes-hint"),
    content: () =>
      group(NOTES.map((note) => choice({ text: name(note), checked: notes.has(note), change: toggle(notes, note) }))),
    empty: () => notes.clear(),
    shown: () => NOTES.filter((note) => notes.has(note)).map(name),
  };
}

function consentPage({ consent }) {
  const name = (use) => say(`write.consent-${use}`);
  const one = (use) =>
    choice({ text: name(use), meaning: say(`write.consent-${use}-text`), checked: consent.has(use), change: toggle(consent, use) });
  return {
    title: say("write.consent"),
    short: say("write.review-consent"),
    none: say("write.review-no-consent"),
    hint: say("write.consent-hint"),
    content: () => group(CONSENT.map(one)),
    empty: () => consent.clear(),
    shown: () => CONSENT.filter((use) => consent.has(use)).map(name),
  };
}

const toggle = (set, what) => (on) => (on ? set.add(what) : set.delete(what));

function questionPage(question, document, answers) {
  const { id, kind } = question;
  const title = inLanguage(question.label, document, locale()) ?? id;
  const options = kind === "period" ? periods(question.from) : (question.options ?? []).map(option(document));
  const several = kind === "several";
  const picked = () => [answers[id] ?? []].flat();
  const set = (value) => {
    delete answers[id];
    if (value.length > 0) answers[id] = value;
  };
  const pick = (value) => (on) => {
    const others = several ? picked().filter((other) => other !== value) : [];
    set(several ? [...others, ...(on ? [value] : [])] : value);
  };
  const content = () => {
    if (kind === "text") return textField(answers[id] ?? "", set);
    return group(
      options.map(({ value, text }) =>
        choice({ type: several ? "checkbox" : "radio", name: id, text, checked: picked().includes(value), change: pick(value) }),
      ),
    );
  };
  const textOf = (value) => options.find((option) => option.value === value)?.text ?? value;
  return {
    title,
    short: title,
    none: say("write.review-no-answer"),
    hint: inLanguage(question.hint, document, locale()) ?? "",
    content,
    empty: () => delete answers[id],
    shown: () => picked().map(textOf),
  };
}

const option = (document) => ({ id, label }) => ({ value: id, text: inLanguage(label, document, locale()) ?? id });

function textField(value, set) {
  const input = h("input", {
    type: "text",
    "aria-labelledby": HEADING,
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "200",
    input: () => set(input.value.trim()),
  });
  input.value = value;
  return h("div", { class: "field" }, input);
}

/** Half-years from `from` (as in 2019-H1) to now, newest first, and whatever was before. */
export function periods(from, now = new Date()) {
  const [year, half] = from.split("-H").map(Number);
  const found = [];
  const last = now.getUTCFullYear() * 2 + (now.getUTCMonth() < 6 ? 0 : 1);
  for (let at = last; at >= year * 2 + half - 1; at -= 1) {
    const [inYear, first] = [Math.floor(at / 2), at % 2 === 0];
    const text = say(first ? "plain.period-first" : "plain.period-second", { year: inYear });
    found.push({ value: `${inYear}-H${first ? 1 : 2}`, text });
  }
  return [...found, { value: "earlier", text: say("plain.period-earlier") }];
}

export const pageHead = ({ title, hint }) => [heading(title), hint ? h("p", { class: "hint prose" }, hint) : undefined];
