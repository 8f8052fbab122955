// Bytes and text, written as vault/FORMAT.md §1 writes them.

import { ed25519 } from "@noble/curves/ed25519.js";
import { expand as hkdfExpand, extract } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base64, base64nopad, base64urlnopad, hex } from "@scure/base";

export { base64, base64nopad, base64urlnopad, hex, sha256 };

const encoder = new TextEncoder();

/** UTF-8. A half of a surrogate pair, which UTF-8 can't hold, becomes U+FFFD. */
export const utf8 = (text) => encoder.encode(text);

export function concat(...parts) {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** `u32(n)`: four bytes, big-endian. */
export function u32(number) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

/** `u64(n)`: eight bytes, big-endian. */
export const u64 = (number) => concat(u32(Math.floor(number / 2 ** 32)), u32(number % 2 ** 32));

export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** `expand(k, info)`: HKDF-SHA256 with an empty salt, 32 bytes. */
export const expand = (key, info) => hkdfExpand(sha256, extract(sha256, key), utf8(info), 32);

/** `signed(label, p1, …)`: every part behind its length. */
export const signed = (label, ...parts) => concat(utf8(label), ...parts.flatMap((part) => [u32(part.length), part]));

/** Whether a signature is Ed25519 by `key`, with no key and no point of small order. */
export function isSigned(signature, message, key) {
  try {
    const commitment = ed25519.Point.fromBytes(signature.subarray(0, 32));
    return !commitment.isSmallOrder() && ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}

/** The Ed25519 public key of a 32-byte seed. */
export const signingPublic = (seed) => ed25519.getPublicKey(seed);
