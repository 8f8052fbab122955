// A thousand files each way between our sealing code in WebAssembly and npm's age-encryption, with hybrid keys.

import assert from "node:assert/strict";
import { randomBytes, randomInt } from "node:crypto";
import { test } from "node:test";
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from "age-encryption";
import { loadProbe } from "../stage/probe.js";

const FILES = 1_000;
/** After so many files, another key. */
const FILES_PER_KEY = 50;
const CHUNK = 65_536;
const BORDERS = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK, 200 * 1_024];

const probe = await loadProbe();

/** Mostly short, as files are; every border between chunks; sometimes long. */
function length(number) {
  if (number < BORDERS.length) return BORDERS[number];
  return randomInt(number % 20 === 0 ? 200 * 1_024 : 4_096);
}

/** `exchange` seals and opens one file with a key; says which file and key if it does not come back. */
async function thousand(makeKey, exchange) {
  let key;
  for (let number = 0; number < FILES; number++) {
    if (number % FILES_PER_KEY === 0) key = await makeKey();
    const plaintext = randomBytes(length(number));
    const opened = await exchange(key, plaintext);
    if (Buffer.compare(plaintext, opened) !== 0) {
      assert.fail(`file ${number} of ${plaintext.length} bytes for ${key.identity} came back otherwise`);
    }
  }
}

test("npm's age-encryption opens a thousand files that we sealed to its keys", async () => {
  const makeKey = async () => {
    const identity = await generateHybridIdentity();
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return { identity, recipient: await identityToRecipient(identity), decrypter };
  };
  await thousand(makeKey, ({ recipient, decrypter }, plaintext) => decrypter.decrypt(probe.seal(plaintext, recipient)));
});

test("we open a thousand files that npm's age-encryption sealed to our keys", async () => {
  const makeKey = async () => {
    const identity = probe.makeIdentity();
    const encrypter = new Encrypter();
    encrypter.addRecipient(probe.recipientOf(identity));
    return { identity, encrypter };
  };
  await thousand(makeKey, async ({ identity, encrypter }, plaintext) =>
    probe.open(await encrypter.encrypt(plaintext), identity),
  );
});

test("both sides derive the same recipient from an identity", async () => {
  for (let number = 0; number < 20; number++) {
    const identity = number % 2 ? probe.makeIdentity() : await generateHybridIdentity();
    assert.equal(probe.recipientOf(identity), await identityToRecipient(identity));
  }
});

test("npm's age-encryption opens a testimony, and it is framed as FORMAT.md says", async () => {
  const call = new probe.Call();
  const decrypter = new Decrypter();
  decrypter.addIdentity(call.identity());
  const plaintext = Buffer.from(await decrypter.decrypt(call.seal("It was a Tuesday.")));
  assert.equal(plaintext.length, CHUNK);
  assert.equal(plaintext.subarray(0, 14).toString(), "murmuration/1\n");
  const end = 18 + plaintext.readUInt32BE(14);
  assert.ok(plaintext.subarray(end).every((byte) => byte === 0));
  const inside = JSON.parse(plaintext.subarray(18, end));
  assert.equal(inside.account, "It was a Tuesday.");
  // What the one-line command of FORMAT.md §13 leaves.
  assert.deepEqual(JSON.parse(plaintext.subarray(18).toString().replaceAll("\0", "")), inside);
});

test("a padded text that npm's age-encryption sealed opens as an offline testimony", async () => {
  const call = new probe.Call();
  const encrypter = new Encrypter();
  encrypter.addRecipient(probe.recipientOf(call.identity()));
  const padded = Buffer.alloc(CHUNK);
  padded.write("It was a Tuesday.");
  assert.equal(call.open(await encrypter.encrypt(padded)), "It was a Tuesday.");
});

test("a file for somebody else, or a damaged one, does not open on either side", async () => {
  const [mine, other] = [probe.makeIdentity(), probe.makeIdentity()];
  const file = probe.seal(Buffer.from("It was a Tuesday."), probe.recipientOf(mine));
  const decrypter = new Decrypter();
  decrypter.addIdentity(other);
  await assert.rejects(decrypter.decrypt(file.slice()));
  assert.throws(() => probe.open(file, other));
  file[file.length - 1] ^= 1;
  assert.throws(() => probe.open(file, mine));
});
