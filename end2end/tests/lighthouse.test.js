// Lighthouse gives accessibility and best practices the full 100 on home, call and writing room. Its performance depends on the
// machine that it runs on, so that a bench measures it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { faults, throughLighthouse } from "../stage/lighthouse.js";

test("Lighthouse finds nothing to mend in accessibility and best practices", async (t) => {
  const seen = [];
  await throughLighthouse(["accessibility", "best-practices"], (name, scores, audits) => {
    t.diagnostic(`${name}: ${JSON.stringify(scores)}`);
    seen.push(name);
    assert.deepEqual(scores, { accessibility: 100, "best-practices": 100 }, `${name}: ${faults(audits).join("; ")}`);
  });
  assert.deepEqual(seen, ["home", "call", "writing room"]);
});
