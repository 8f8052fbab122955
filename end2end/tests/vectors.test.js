// All test vectors of the age format (C2SP/CCTV), in WebAssembly: the same judge as in vault/tests/vectors.rs.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as vectors from "cctv-age";
import { loadProbe } from "../stage/probe.js";

const probe = await loadProbe();
const names = Object.keys(vectors);

test("there are 143 vectors, 19 of them hybrid", () => {
  assert.equal(names.length, 143);
  assert.equal(names.filter((name) => name.includes("hybrid")).length, 19);
});

for (const name of names) {
  test(`in WebAssembly, ${name} comes to what it expects`, () => {
    assert.equal(probe.judgeVector(vectors[name]), undefined);
  });
}

test("a vector that was altered no longer comes to what it expects", () => {
  const altered = vectors.hybrid.slice();
  altered[altered.length - 1] ^= 1;
  assert.match(probe.judgeVector(altered), /expected Success.* found PayloadFailure/);
});
