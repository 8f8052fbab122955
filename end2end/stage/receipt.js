// What a survivor's seven words open, and what is sealed to them: FORMAT §9, §10 and §14 a second time, so that a test can hold a receipt
// without a browser, and forge what a dishonest server would need to forge.

import { randomBytes, randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { argon2id } from "@noble/hashes/argon2.js";
import { bech32 } from "@scure/base";
import * as age from "age-encryption";
import { SigningKey, base64, expand, framed, hex, sealTo, sha256, signedBytes, u32, u64 } from "./formats.js";

const WORDS = readFileSync(fileURLToPath(new URL("../../vault/src/words.txt", import.meta.url)), "utf8").trim().split("\n");
const CHECK = "murmuration/v1/receipt-check";

const checksum = (words) => WORDS[sha256([CHECK, ...words].join(" ")).readUInt16BE() >> 3];

/** Seven words that fit together. */
export const drawWords = () => {
  const six = Array.from({ length: 6 }, () => WORDS[randomInt(WORDS.length)]);
  return [...six, checksum(six)];
};

/** Seven words of the list that do not fit together. */
export const unfitting = () => {
  const words = drawWords();
  return [...words.slice(0, 6), WORDS[(WORDS.indexOf(words[6]) + 1) % WORDS.length]];
};

export class Receipt {
  static async make(installation, words = drawWords()) {
    const receipt = Object.assign(new Receipt(), { words });
    const salt = `murmuration/v1/receipt/${installation}`;
    const root = argon2id(words.join(" "), salt, { t: 2, m: 19_456, p: 1, dkLen: 32 });
    const key = (name) => expand(root, `murmuration/v1/receipt/${name}`);
    receipt.lookup = key("lookup").subarray(0, 16);
    receipt.signing = new SigningKey(key("return"));
    receipt.pinKey = key("pin");
    receipt.identity = bech32.encodeFromBytes("age-secret-key-pq-", key("messages")).toUpperCase();
    receipt.recipient = await age.identityToRecipient(receipt.identity);
    return receipt;
  }

  /** As it stands inside the sealed account. */
  inside() {
    return { return_key: base64(this.signing.public), recipient: this.recipient };
  }

  pin(fingerprint, id, file) {
    const nonce = randomBytes(24);
    const plain = Buffer.concat([Buffer.from(fingerprint, "hex"), Buffer.from(id, "hex"), sha256(file)]);
    const sealed = xchacha20poly1305(this.pinKey, nonce, Buffer.from("murmuration/v1/pin")).encrypt(plain);
    return Buffer.concat([nonce, sealed]);
  }

  /** Header `Murmuration-Receipt`. */
  header(fingerprint, id, file) {
    const parts = [this.signing.public, this.pin(fingerprint, id, file)].map((bytes) => bytes.toString("base64url"));
    return [hex(sha256(this.lookup)), ...parts].join(".");
  }
}

/** The body of an entry. `from` and `signing` are the writer's; `own` is the survivor's text of it, where that differs. */
export async function sealEntry({ call, id, counter, epoch = 1, from = null, what = "message", text = "", own = text, consent = null, signing, recipients }) {
  const allowed = consent ? Buffer.from(["count", "quote", "contact"].map((use) => Number(consent[use]))) : Buffer.alloc(0);
  const one = (words, recipient) => {
    const parts = [call, Buffer.from(id, "hex"), u64(counter), from ?? "", what, words, allowed, u32(epoch)];
    const signature = base64(signing.sign(signedBytes("murmuration/v1/entry", ...parts)));
    return sealTo(recipient, framed({ call, id, counter, from, what, text: words, consent, epoch, signature }));
  };
  const [forCall, forSurvivor] = await Promise.all([one(text, recipients.call), one(own, recipients.survivor)]);
  return { forCall, forSurvivor, body: Buffer.concat([u32(forCall.length), forCall, forSurvivor]) };
}
