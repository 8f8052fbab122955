// What vault/FORMAT.md describes, written a second time, on Node and the noble libraries. With it a test can play a
// keyholder or a survivor without a browser, and forge what a dishonest server would need to forge.

import { createHash, createPrivateKey, createPublicKey, hkdfSync, randomBytes, sign } from "node:crypto";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { argon2id } from "@noble/hashes/argon2.js";
import { bech32 } from "@scure/base";
import * as age from "age-encryption";

const SMALL = 65_536;
const WRAP = 1_024;
const ZERO_DIGEST = "0".repeat(64);

export const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
export const hex = (bytes) => Buffer.from(bytes).toString("hex");
/** Unpadded standard base64, as on the wire and in key sets. */
export const base64 = (bytes) => Buffer.from(bytes).toString("base64").replaceAll("=", "");
export const fromBase64 = (text) => Buffer.from(text, "base64");

export const u32 = (number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
};

export const u64 = (number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
};

/** `label`, then each part behind its length. */
export const signedBytes = (label, ...parts) =>
  Buffer.concat([Buffer.from(label), ...parts.flatMap((part) => [u32(Buffer.byteLength(part)), Buffer.from(part)])]);

export const expand = (key, info) => Buffer.from(hkdfSync("sha256", key, Buffer.alloc(0), info, 32));

/** An Ed25519 key from its seed. */
export class SigningKey {
  constructor(seed = randomBytes(32)) {
    this.seed = Buffer.from(seed);
    const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), this.seed]);
    this.secret = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
    const spki = createPublicKey(this.secret).export({ format: "der", type: "spki" });
    this.public = spki.subarray(spki.length - 32);
  }

  sign(bytes) {
    return sign(null, bytes, this.secret);
  }

  /** As the root of a call: what links carry. */
  fingerprint() {
    return hex(sha256("murmuration/v1/root/", this.public).subarray(0, 16));
  }
}

/** The 32 bytes that an age identity holds. */
const seedOf = (identity) => Buffer.from(bech32.decodeToBytes(identity.toLowerCase()).bytes);

/** A hybrid key pair; `classic` adds the X25519 pair of a call. */
export class KeyPair {
  static async make() {
    const pair = new KeyPair();
    pair.identity = await age.generateHybridIdentity();
    pair.recipient = await age.identityToRecipient(pair.identity);
    pair.seed = seedOf(pair.identity);
    return pair;
  }
}

/** The identity of a call in one epoch. */
export class CallIdentity extends KeyPair {
  static async make(epoch = 1) {
    const identity = Object.assign(new CallIdentity(), await KeyPair.make(), { epoch });
    const classic = await age.generateX25519Identity();
    return Object.assign(identity, {
      classic: await age.identityToRecipient(classic),
      classicSeed: seedOf(classic),
    });
  }
}

/** A member's keys and the passphrase that locks them. */
export class Member {
  static async make(account, role, passphrase, memoryKib = 65_536) {
    const member = Object.assign(new Member(), { account, role, passphrase, version: 1 });
    member.keys = await KeyPair.make();
    member.signing = new SigningKey();
    member.kdf = { salt: randomBytes(16), memoryKib, passes: 3 };
    member.master = argon2id(passphrase, member.kdf.salt, { t: 3, m: memoryKib, p: 1, dkLen: 32 });
    member.login = new SigningKey(expand(member.master, "murmuration/v1/auth"));
    return member;
  }

  /** The member's line of a key set. */
  line(role = this.role) {
    const digest = hex(sha256("murmuration/v1/member/", this.keys.recipient));
    return `member ${this.account} ${role} ${digest} ${base64(this.signing.public)}`;
  }

  /** The keys at rest. */
  bundle(share) {
    const wrap = expand(Buffer.concat([this.master, share]), `murmuration/v1/wrap/${this.account}/${this.version}`);
    const aad = signedBytes(
      "murmuration/v1/bundle",
      this.account,
      u32(this.version),
      this.keys.recipient,
      this.signing.public,
      this.login.public,
    );
    const nonce = randomBytes(24);
    const secrets = Buffer.concat([this.keys.seed, this.signing.seed]);
    return Buffer.concat([nonce, xchacha20poly1305(wrap, nonce, aad).encrypt(secrets)]);
  }

  /** What signs a login. */
  loginSignature(nonce, origin) {
    return this.login.sign(signedBytes("murmuration/v1/login", nonce, origin, this.account));
  }

  /** As `POST /api/setup` takes it. */
  newAccount(share) {
    const { salt, memoryKib, passes } = this.kdf;
    return {
      account: this.account,
      version: this.version,
      kdf: { salt_b64: base64(salt), memory_kib: memoryKib, passes },
      login_key_b64: base64(this.login.public),
      bundle_b64: base64(this.bundle(share)),
      keys: { recipient: this.keys.recipient, signing_b64: base64(this.signing.public) },
    };
  }
}

/** A key set as a signed note. `set`: call, epoch, previous, notAfter, identity, members (lines), synthetic. */
export function signKeySet(root, set) {
  const text = [
    "murmuration key set v1",
    `call ${set.call}`,
    `epoch ${set.epoch}`,
    `previous ${set.previous ?? "none"}`,
    `not-after ${set.notAfter}`,
    `root ${base64(root.public)}`,
    `recipient ${set.identity.recipient}`,
    `classic ${set.identity.classic}`,
    ...set.members,
    `log ${ZERO_DIGEST}`,
    ...(set.synthetic ? ["synthetic"] : []),
    "",
  ].join("\n");
  return signNote(root, set.call, text);
}

/** Signs any text as a note of this call. */
export function signNote(root, call, text) {
  const name = `murmuration/${call}`;
  const keyHash = sha256(name, "\n\x01", root.public).subarray(0, 4);
  const signature = Buffer.concat([keyHash, root.sign(Buffer.from(text))]).toString("base64");
  return `${text}\n\u2014 ${name} ${signature}\n`;
}

/** An age file to one hybrid recipient. */
export async function sealTo(recipient, plaintext) {
  const encrypter = new age.Encrypter();
  encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(plaintext));
}

export async function openWith(identity, file) {
  const decrypter = new age.Decrypter();
  decrypter.addIdentity(identity);
  return Buffer.from(await decrypter.decrypt(file));
}

const padded = (bytes, size) => Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);

function wrapping(call, kind, epoch, ...secrets) {
  const head = Buffer.concat([Buffer.from("murmuration/1/wrap\n"), Buffer.from([call.length]), Buffer.from(call)]);
  return padded(Buffer.concat([head, Buffer.from([kind]), u32(epoch), ...secrets]), WRAP);
}

export const wrapRoot = (root, call, member) => sealTo(member.keys.recipient, wrapping(call, 1, 0, root.seed));

export const wrapCall = (identity, call, member) =>
  sealTo(member.keys.recipient, wrapping(call, 2, identity.epoch, identity.seed, identity.classicSeed));

/** A call's document as `member` signs it. */
export function signDocument(document, member) {
  const text = JSON.stringify(document);
  const message = signedBytes("murmuration/v1/call", document.call, u32(document.version), text);
  return { document: text, signature_b64: base64(member.signing.sign(message)), signer: member.account };
}

/** JSON as it is sealed: framed, and padded to the smallest class. */
export function framed(inside) {
  const json = Buffer.from(JSON.stringify(inside));
  return padded(Buffer.concat([Buffer.from("murmuration/1\n"), u32(json.length), json]), SMALL);
}

/** A testimony, sealed as the writing room does it. */
export async function sealTestimony({ call, epoch, keySet, recipient, account, id = randomBytes(16), consent = {}, receipt = null, inside = {} }) {
  const plaintext = framed({
    id: hex(id),
    call,
    epoch,
    key_set: hex(sha256(keySet)),
    questions: 1,
    account,
    answers: {},
    consent: { count: false, quote: false, contact: false, ...consent },
    receipt: receipt && receipt.inside(),
    mode: "js",
    notes: [],
    language: "en",
    attachments: [],
    ...inside,
  });
  const file = await sealTo(recipient, plaintext);
  return { id: hex(id), file, sha256: hex(sha256(file)) };
}

/** The counter that solves the work for a token and a file. */
export function solveWork({ token, difficulty }, file) {
  const digest = sha256(file);
  for (let counter = 0n; ; counter += 1n) {
    const at = Buffer.alloc(8);
    at.writeBigUInt64BE(counter);
    const input = Buffer.concat([digest, at, Buffer.from(token)]);
    const hash = argon2id(input, "murmuration/v1/work", { t: 1, m: 1024, p: 1, dkLen: 32 });
    if (Buffer.from(hash).readBigUInt64BE() >> BigInt(64 - difficulty) === 0n) return `${token}:${String(counter).padStart(20, "0")}`;
  }
}
