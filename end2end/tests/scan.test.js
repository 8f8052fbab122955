// The search that the canary test relies on finds what is there. Nothing else would make its silence mean anything.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { withMemoryOf } from "../stage/memory.js";
import { encodings, find } from "../stage/scan.js";

const TEXT = "Der Zaunkönig sang \"um vier\" & niemand schlief: 7f3a91";

/** Honest encoders, none of them ours. */
const WRITERS = {
  "UTF-8": (text) => text,
  "UTF-16, little end first": (text) => Buffer.from(text, "utf16le"),
  "UTF-16, big end first": (text) => Buffer.from(text, "utf16le").swap16(),
  hex: (text) => Buffer.from(text).toString("hex"),
  HEX: (text) => Buffer.from(text).toString("hex").toUpperCase(),
  URL: (text) => encodeURIComponent(text),
  form: (text) => new URLSearchParams({ text }).toString(),
  JSON: (text) => JSON.stringify({ text }),
  "bytes as a JSON list": (text) => JSON.stringify([...Buffer.from(text)]),
  "base64, alone": (text) => Buffer.from(text).toString("base64"),
  "base64, one byte in": (text) => Buffer.from(`x${text}y`).toString("base64"),
  "base64, two bytes in": (text) => Buffer.from(`xx${text}yy`).toString("base64"),
  "base64url, alone": (text) => Buffer.from(text).toString("base64url"),
  "base64url, one byte in": (text) => Buffer.from(`x${text}y`).toString("base64url"),
  "base64url, two bytes in": (text) => Buffer.from(`xx${text}yy`).toString("base64url"),
};

const planted = (bytes) => [{ name: "here", bytes: Buffer.concat([randomBytes(997), Buffer.from(bytes), randomBytes(991)]) }];

for (const [name, write] of Object.entries(WRITERS)) {
  test(`a text planted as ${name} is found`, () => {
    assert.notEqual(find([TEXT], planted(write(TEXT))).length, 0);
  });
}

test("a text that is not there is not found", () => {
  assert.deepEqual(find([TEXT], planted(randomBytes(1_000_000))), []);
});

test("no encoding is so short that it could stand somewhere by chance", () => {
  for (const [name, bytes] of encodings(TEXT)) assert.ok(bytes.length >= 16, name);
});

test("a text in another process's memory is found", async () => {
  const marker = randomBytes(24).toString("hex");
  const holder = spawn(process.execPath, ["-e", "process.stdin.once('data', (text) => { globalThis.kept = text; console.log('kept'); }); setInterval(() => {}, 1000)"]);
  try {
    holder.stdin.write(marker);
    await once(holder.stdout, "data");
    assert.notEqual(withMemoryOf(holder.pid, (places) => find([marker], places)).length, 0);
    const absent = randomBytes(24).toString("hex");
    assert.deepEqual(withMemoryOf(holder.pid, (places) => find([absent], places)), []);
  } finally {
    holder.kill();
    await once(holder, "close");
  }
});
