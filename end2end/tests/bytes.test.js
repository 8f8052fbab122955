// A release is made of the same bytes in WebAssembly as natively (`themes/tests/disclosure/bytes.rs`): two members sign only what both came to.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { loadProbe } from "../stage/probe.js";

const KNOWN = new URL("../../themes/tests/vectors/release.txt", import.meta.url);

test("a release of 3,000 accounts and the next one come to the known bytes", async () => {
  const { LargeCall } = await loadProbe();
  const call = new LargeCall(3_000);
  const made = [call.release(), call.release()];
  assert.deepEqual(made, (await readFile(KNOWN, "utf8")).trim().split("\n"));
});
