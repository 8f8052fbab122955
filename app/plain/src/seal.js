// From an account to one age file with one hybrid stanza (vault/FORMAT.md §3).

import { Encrypter } from "age-encryption";
import { concat, u32, utf8 } from "./bytes.js";
import { Refusal } from "./refusal.js";

const MAGIC = utf8("murmuration/1\n");
const CLASSES = [65_536, 262_144, 1_048_576];
/** Nothing but one stanza and the MAC: no second recipient, and none of the filler that some tools add. */
const HEADER = /^age-encryption\.org\/v1\n-> mlkem768x25519 [A-Za-z0-9+/]{1494}\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n$/;
const HEADER_LENGTH = 1_627;
const CHUNK = 65_536;
const TAG = 16;

/** Bytes that an account takes inside the seal with all that belongs to it, or nothing if no class holds them. */
export const classFor = (length) => CLASSES.find((size) => size >= MAGIC.length + 4 + length);

/** The padded plaintext. `inside` is the object of FORMAT.md §3.3. Throws a {@link Refusal}. */
export function pad(inside) {
  const json = utf8(JSON.stringify(inside));
  const size = classFor(json.length);
  if (!size) throw new Refusal("too-long");
  const plaintext = new Uint8Array(size);
  plaintext.set(concat(MAGIC, u32(json.length), json));
  json.fill(0);
  return plaintext;
}

/** One age file to `recipient`, or a {@link Refusal} if that can't be sealed to. */
export async function seal(inside, recipient) {
  const plaintext = pad(inside);
  const file = await encrypt(plaintext, recipient).catch(() => undefined);
  const length = HEADER_LENGTH + 16 + plaintext.length + TAG * (plaintext.length / CHUNK);
  plaintext.fill(0);
  const header = new TextDecoder().decode(file?.subarray(0, HEADER_LENGTH));
  if (file?.length !== length || !HEADER.test(header)) throw new Refusal("lock");
  return file;
}

async function encrypt(plaintext, recipient) {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plaintext);
}
