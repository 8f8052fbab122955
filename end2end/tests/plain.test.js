// The plain-JavaScript room without a browser: its bundle is what its sources make, and its seal is the one of vault.

import assert from "node:assert/strict";
import { createHash, randomBytes, randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { argon2id } from "@noble/hashes/argon2.js";
import { make } from "../../app/plain/build.js";
import { fits, speaksOfDanger } from "../../app/plain/src/box.js";
import { hex } from "../../app/plain/src/bytes.js";
import { verify } from "../../app/plain/src/keyset.js";
import { checksum, draw, headerOf, insideOf, keysOf, wordList } from "../../app/plain/src/receipt.js";
import { seal } from "../../app/plain/src/seal.js";
import { STEPS } from "../../app/plain/src/send.js";
import { periods } from "../../app/plain/src/steps.js";
import { pause } from "../../app/plain/src/waiting.js";
import { CallIdentity, Member, SigningKey, hex as hexOf, sha256, signKeySet, signNote } from "../stage/formats.js";
import { daysFromNow } from "../stage/call.js";
import { ROOT } from "../stage/places.js";
import { loadProbe } from "../stage/probe.js";

const fromRoot = (path) => readFileSync(`${ROOT}${path}`);
const committed = (name) => fromRoot(`app/public/${name}`);
const SCRIPTS = ["write-plain.js", "write-plain-worker.js"];
const INSTALLATION = "0123456789abcdef0123456789abcdef";
const TODAY = daysFromNow(0);

const probe = await loadProbe();
const list = wordList(fromRoot("vault/src/words.txt").toString());

test("the committed bundle is what its sources make, byte for byte", async () => {
  for (const [name, text] of Object.entries(await make())) {
    assert.ok(committed(name).equals(Buffer.from(text)), `${name} is out of date: npm run build in app/plain`);
  }
});

test("the room and its Worker weigh at most 70,000 bytes compressed", () => {
  const weights = SCRIPTS.map((name) => gzipSync(committed(name), { level: 9 }).length);
  assert.ok(weights[0] + weights[1] <= 70_000, `${weights}`);
});

test("it tries again when the rule of the other room says so", () => {
  const least = (tries, asked) => pause(tries, asked, 0);
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 2_000].map((tries) => least(tries)), [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  assert.deepEqual([least(0, 10), least(3, 10), least(4, 10), least(0, 120)], [10_000, 10_000, 16_000, 120_000]);
  assert.deepEqual([least(0, 86_400), pause(0, 2 ** 53, 1), least(0, 0)], [300_000, 450_000, 1_000]);
  assert.deepEqual([pause(0, 10, 0.5), pause(0, 10, 1)], [12_500, 15_000]);
});

test("no code is made from text, nothing is stored, and no other place is named", () => {
  for (const name of SCRIPTS) {
    const text = committed(name).toString();
    for (const [what, pattern] of [
      ["code from text", /\beval\b|\bnew Function\b|\bFunction\(|setTimeout\(["'`]|import\(/],
      ["storage", /localStorage|sessionStorage|indexedDB|\.cookie\b|\bcaches\b/],
      ["markup from text", /innerHTML|outerHTML|insertAdjacentHTML|document\.write/],
      ["another place", /(https?|wss?):\/\/|["'`]\/\/[a-z]/],
      ["a beacon", /sendBeacon|XMLHttpRequest|WebSocket|EventSource/],
    ]) {
      assert.equal(text.match(pattern)?.[0], undefined, `${name}: ${what}`);
    }
  }
});

test("the list of words is vault's and no other", () => {
  assert.equal(list.length, 8_192);
  assert.equal(wordList("abandon\n"), undefined);
});

test("the same words give the same keys, and a pin that vault accepts", async () => {
  for (let number = 0; number < 3; number += 1) {
    const words = draw(list);
    assert.equal(words.length, 7);
    const phrase = words.join(" ");
    const ours = new probe.Words(phrase, INSTALLATION);
    const root = argon2id(phrase, `murmuration/v1/receipt/${INSTALLATION}`, { m: 19_456, t: 2, p: 1, dkLen: 32 });
    assert.deepEqual(hexOf(root), hexOf(ours.root()));
    const keys = await keysOf(root);
    assert.equal(hexOf(keys.lookup), hexOf(ours.lookup()));
    assert.equal(hexOf(keys.returnKey), hexOf(ours.returnKey()));
    assert.equal(keys.recipient, ours.recipient());
    const [fingerprint, id, digest] = [16, 16, 32].map((length) => randomBytes(length).toString("hex"));
    const header = headerOf(keys, fingerprint, id, digest);
    assert.equal(ours.fits(header, fingerprint, id, digest), true);
    assert.equal(ours.fits(header, fingerprint, id, "0".repeat(64)), false);
  }
});

test("a wrong seventh word is noticed", () => {
  const words = draw(list);
  assert.equal(list[checksum(words.slice(0, 6))], words[6]);
  const other = list[(checksum(words.slice(0, 6)) + 1) % list.length];
  assert.throws(() => new probe.Words([...words.slice(0, 6), other].join(" "), INSTALLATION));
});

/** A piece of text in any script, with what JSON and UTF-8 find hard. */
function randomText(length) {
  const pieces = ["a", "word ", "\n", '"', "\\", "\u0001", "\u007f", "ü", "ŵ", "你", "🐦", "مرحبا", "\u2028", "</script>"];
  let text = "";
  while (text.length < length) text += pieces[randomInt(pieces.length)];
  return text;
}

const randomOf = (all) => all.filter(() => randomInt(2) === 1);

test("vault opens two hundred random accounts, with notes, answers and receipt", async () => {
  const call = new probe.Call();
  const keys = verify(call.note(), { call: "probe", expected: call.fingerprint(), today: TODAY });
  const receipt = insideOf(await keysOf(randomBytes(32)));
  for (let number = 0; number < 200; number += 1) {
    const id = randomBytes(16).toString("hex");
    const length = number % 50 === 0 ? 200_000 : randomInt(3_000);
    const draft = {
      questions: 1 + randomInt(5),
      account: randomText(length) + "x",
      answers: { region: "wales", when: "2025-H1", which: randomOf(["police", "hospital", "line"]), words: randomText(50) },
      consent: { count: randomInt(2) === 1, quote: randomInt(2) === 1, contact: randomInt(2) === 1 },
      notes: randomOf(["self-harm", "violence", "restraint", "loss", "racism", "children"]),
      language: "en",
    };
    const inside = { id, call: keys.call, epoch: keys.epoch, key_set: keys.digest, ...draft, receipt, mode: "js" };
    const file = await seal(inside, keys.recipient);
    assert.deepEqual(JSON.parse(call.openWhole(file, id)), { ...draft, key_set: keys.digest, receipt, mode: "js" });
  }
});

test("files are of three lengths and no others", async () => {
  const call = new probe.Call();
  const keys = verify(call.note(), { call: "probe", today: TODAY });
  for (const [length, expected] of [[1, 67_195], [65_000, 67_195], [65_600, 263_851], [900_000, 1_050_475]]) {
    assert.equal((await seal({ account: "a".repeat(length) }, keys.recipient)).length, expected);
  }
  await assert.rejects(seal({ account: "a".repeat(1_048_576) }, keys.recipient), { why: "too-long" });
  assert.ok(fits("a".repeat(1_000_000)) && !fits("\n".repeat(600_000)));
});

test("a recipient that can't be sealed to is refused, and nothing is made", async () => {
  const classic = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
  for (const recipient of ["", "age1pq1qqqq", classic]) {
    await assert.rejects(seal({ account: "a" }, recipient), { why: "lock" }, recipient);
  }
});

const root = new SigningKey();
const identity = await CallIdentity.make();
const keyholder = await Member.make("wren", "keyholder", "copper lantern", 1_024);
const set = { call: "right-care", epoch: 1, notAfter: daysFromNow(30), identity, members: [keyholder.line()] };
const expectations = { call: "right-care", expected: root.fingerprint(), today: TODAY };
const refuses = (note, why, otherwise = {}) =>
  assert.throws(() => verify(note, { ...expectations, ...otherwise }), { why }, `${why}: ${note.slice(0, 60)}`);

test("a key set is taken as vault takes it", () => {
  const note = signKeySet(root, set);
  const keys = verify(note, expectations);
  assert.equal(keys.recipient, identity.recipient);
  assert.equal(keys.openers, 1);
  assert.equal(keys.digest, hex.encode(createHash("sha256").update(note).digest()));
  verify(note, { ...expectations, today: set.notAfter });
  verify(signKeySet(root, { ...set, epoch: 2, previous: hexOf(sha256(note)), synthetic: true }), expectations);
});

test("a key set that vault refuses is refused", () => {
  const note = signKeySet(root, set);
  refuses(note, "wrong-root", { expected: new SigningKey().fingerprint() });
  refuses(note, "expired", { today: daysFromNow(31) });
  refuses(note, "bad-keys", { call: "elsewhere" });
  refuses(signKeySet(new SigningKey(), set), "wrong-root");
  const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
  for (const [from, to] of [
    [/epoch 1\n/, "epoch 01\n"],
    [/epoch 1\n/, "epoch 2\n"],
    [/epoch 1\n/, "epoch 4294967296\n"],
    [/previous none/, `previous ${"0".repeat(64)}`],
    [/not-after \d{4}-/, "not-after 20a6-"],
    [/not-after .*\n/, "not-after 2030-02-30\n"],
    [/recipient age1pq1/, "recipient age1pq2"],
    [/member wren/, "member Wren"],
    [/member wren keyholder/, "member wren moderator"],
    [/member wren keyholder/, "member wren owner"],
    [/(member .*\n)/, "$1$1"],
    [/log 0/, "log g"],
    [/murmuration key set v1/, "murmuration key set v2"],
    [/$/, "synthetic \n"],
    [/$/, "\n"],
    [/^/, "\ufeff"],
  ]) {
    assert.notEqual(text.replace(from, to), text);
    refuses(signNote(root, "right-care", text.replace(from, to)), "bad-keys");
  }
  for (const other of ["", "\n\n", `${note}\n`, note.slice(0, -1), note.replace("wren", "wran"), note + note.slice(note.lastIndexOf("\u2014"))]) {
    refuses(other, "bad-keys");
  }
  // Signed under another name, and by a key of small order.
  refuses(signNote(root, "elsewhere", text), "bad-keys");
});

test("phrases of danger are found as the other room finds them", () => {
  const phrases = "i want to die, i'm not safe";
  for (const words of ["I want to die", "Tonight I WANT\nto  die.", "im not safe", "I\u2019m not safe here"]) {
    assert.ok(speaksOfDanger(words, phrases), words);
  }
  for (const words of ["", "I want to diet", "He said he was not safe there", "Hawaii want to die"]) {
    assert.ok(!speaksOfDanger(words, phrases), words);
  }
});

test("half-years go from now back to the first that is asked for", () => {
  const found = periods("2025-H2", new Date("2026-11-24T00:00:00Z")).map(({ value }) => value);
  assert.deepEqual(found, ["2026-H2", "2026-H1", "2025-H2", "earlier"]);
  assert.equal(STEPS.length, 6);
});
