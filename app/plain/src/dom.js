// Elements, without a framework and without markup from text.

/** `h("p", { class: "hint" }, "text")`. Attributes that are functions listen; `undefined` and `false` are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

export const HEADING = "room-heading";

export const heading = (text) => h("h1", { id: HEADING, tabindex: "-1" }, text);

export const button = (text, click, attributes = {}) => h("button", { class: "button", type: "button", click, ...attributes }, text);

export const quiet = (text, click, attributes = {}) => button(text, click, { class: "button-quiet", ...attributes });

export const notice = (kind, title, text, attributes = {}) =>
  h("div", { class: `notice ${kind}`, ...attributes }, h("strong", {}, title), h("p", {}, text));

/** Moves the focus to what is now shown. */
export function focus(id = HEADING) {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** A check box or radio button with its meaning. */
export function choice({ type = "checkbox", name, text, meaning, checked, change }) {
  const input = h("input", { type, name, autocomplete: "off", change: () => change(input.checked) });
  input.checked = checked;
  const hint = meaning && h("span", { class: "hint" }, meaning);
  return h("label", { class: "choice" }, input, h("span", { class: "choice-text" }, h("strong", {}, text), hint));
}
