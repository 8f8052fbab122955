// Every sentence, from the catalogue that the WebAssembly room reads too: `write-boot.js` has fetched it.

const catalogue = globalThis.murmurationTexts ?? {};

export const locale = () => document.documentElement.lang;

/** The text of a key, with its values put in. A number chooses the plural form. */
export function say(key, values = {}) {
  const text = catalogue[key] ?? key;
  return fill(typeof text === "string" ? text : form(text, values), values);
}

function form(text, values) {
  const [[name, forms]] = Object.entries(text);
  return forms[new Intl.PluralRules(locale()).select(values[name])] ?? forms.other;
}

const fill = (text, values) => text.replace(/\{(\w[\w-]*)\}/g, (_, name) => values[name] ?? "");
