// What a call asks, signed by one of its keyholders (vault/FORMAT.md, "Call documents").

import { base64nopad, isSigned, signed, u32, utf8 } from "./bytes.js";
import { Refusal } from "./refusal.js";

/** No document is longer, in bytes. */
const LIMIT = 131_072;

/** The document of a call, if a keyholder of the verified key set signed exactly these bytes. Throws a {@link Refusal}. */
export function verifyDocument(view, keys) {
  const bytes = utf8(view.document);
  const signer = keys.members.find(({ account, role }) => account === view.signer && role === "keyholder");
  const message = signed("murmuration/v1/call", utf8(keys.call), u32(view.version), bytes);
  if (bytes.length > LIMIT || !signer || !isSigned(base64nopad.decode(view.signature_b64), message, signer.signing)) throw new Refusal("bad-keys");
  const document = JSON.parse(view.document);
  if (document.call !== keys.call || document.version !== view.version) throw new Refusal("bad-keys");
  return document;
}

/** What the keyholder wrote in the page's language, else in the call's first. */
export const inLanguage = (texts, document, locale) =>
  texts?.[locale] ?? texts?.[locale.split("-")[0]] ?? texts?.[document.languages[0]];
