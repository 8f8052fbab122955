// Seven words, and the keys that follow from them (vault/FORMAT.md §9).

import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bech32 } from "@scure/base";
import { identityToRecipient } from "age-encryption";
import { base64nopad, base64urlnopad, concat, expand, hex, random, sha256, signingPublic, utf8 } from "./bytes.js";

const LIST = "3733b09ec80bbcb91c3bff1228ce10bde200d74558b3b3193e83a2e7d499c99f";
const DRAWN = 6;

/** The 8,192 words, out of the file that holds one a line. Nothing if it is not that file. */
export function wordList(text) {
  return hex.encode(sha256(utf8(text))) === LIST ? text.trimEnd().split("\n") : undefined;
}

/** Six random words and the checksum word. */
export function draw(list) {
  // 2^13 words: thirteen bits of sixteen are without bias.
  const numbers = crypto.getRandomValues(new Uint16Array(DRAWN));
  const words = Array.from(numbers, (number) => list[number >> 3]);
  numbers.fill(0);
  return [...words, list[checksum(words)]];
}

/** The number of the seventh word. */
export function checksum(words) {
  const [first, second] = sha256(utf8(["murmuration/v1/receipt-check", ...words].join(" ")));
  return ((first << 8) | second) >> 3;
}

/** The keys of the 32 bytes that Argon2id makes of the words. */
export async function keysOf(root) {
  const messages = bech32.encodeFromBytes("age-secret-key-pq-", expand(root, "murmuration/v1/receipt/messages"));
  return {
    lookup: expand(root, "murmuration/v1/receipt/lookup").subarray(0, 16),
    returnKey: signingPublic(expand(root, "murmuration/v1/receipt/return")),
    recipient: await identityToRecipient(messages.toUpperCase()),
    pinKey: expand(root, "murmuration/v1/receipt/pin"),
  };
}

/** What of a receipt is sealed with the account, so that moderators can answer. */
export const insideOf = (keys) => ({ return_key: base64nopad.encode(keys.returnKey), recipient: keys.recipient });

/** The header `Murmuration-Receipt`: fingerprint, id and digest as hex. */
export function headerOf(keys, fingerprint, id, digest) {
  const nonce = random(24);
  const about = concat(hex.decode(fingerprint), hex.decode(id), hex.decode(digest));
  const pin = concat(nonce, xchacha20poly1305(keys.pinKey, nonce, utf8("murmuration/v1/pin")).encrypt(about));
  const lookup = hex.encode(sha256(keys.lookup));
  return [lookup, base64urlnopad.encode(keys.returnKey), base64urlnopad.encode(pin)].join(".");
}

export function forget(keys) {
  for (const secret of [keys?.lookup, keys?.pinKey]) secret?.fill(0);
}
