// What must be known and checked before there is a box to write in.

import * as api from "./api.js";
import { inLanguage, verifyDocument } from "./call.js";
import { checkAgainst, verify } from "./keyset.js";
import { wordList } from "./receipt.js";
import { Refusal } from "./refusal.js";
import { locale } from "./text.js";

const today = () => new Date().toISOString().slice(0, 10);

/** The fingerprint in the link, if there is one. `help` is a place on the page. */
export function fingerprintIn(fragment) {
  if (fragment === "" || fragment === "help") return undefined;
  const fingerprint = fragment.toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(fingerprint)) throw new Refusal("damaged-link");
  return fingerprint;
}

/** Checks the link, fetches the call and its key set, and verifies both. Throws a {@link Refusal}. */
export async function arrive() {
  const expected = fingerprintIn(location.hash.slice(1));
  const call = location.pathname.match(/^\/c\/([a-z0-9-]{1,40})\//)?.[1];
  if (!call) throw new Refusal("no-such-call");
  try {
    const keys = verify(await api.keySet(call), { call, expected, today: today() });
    const view = await api.call(call);
    const document = verifyDocument(view, keys);
    const over = document.closes !== null && today() > document.closes;
    if (view.state !== "open" || over) throw new Refusal("closed");
    const installation = await api.installation();
    const words = wordList(await api.words());
    if (!words) throw new Refusal("strange");
    const texts = inLanguage(document.texts, document, locale());
    return { keys, document, texts, checked: expected !== undefined, installation, words };
  } catch (error) {
    throw refusal(error);
  }
}

/** The same call after its key set changed: the new one must be signed by the same root, and follow. */
export async function again(arrived) {
  const { call, fingerprint } = arrived.keys;
  const keys = verify(await api.keySet(call), { call, expected: fingerprint, today: today() });
  checkAgainst(keys, arrived.keys);
  return { ...arrived, keys };
}

function refusal(error) {
  if (error instanceof Refusal) return error;
  if (error instanceof api.Unreachable || error.status >= 500) return new Refusal("offline");
  return new Refusal(error.status === 404 ? "no-such-call" : "strange");
}
