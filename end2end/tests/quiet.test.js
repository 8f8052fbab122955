// In a real browser: no page breaks its own policy or complains, none asks another place, every answer is guarded.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, visitor } from "../stage/browser.js";
import { Server } from "../stage/server.js";
import { TOURS } from "../stage/tour.js";

/** What the browser says of an answer that is an error by design; the tours provoke some. */
const ANSWER = /^Failed to load resource: the server responded with a status of [45]\d\d/;

const GUARDS = {
  "content-security-policy": /^default-src 'none'; script-src 'self'/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^no-referrer$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
};

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const [where, tour] of Object.entries(TOURS)) {
  test(`in ${where} nothing complains, nothing is asked elsewhere, and every answer is guarded`, async () => {
    const watches = new Map();
    const unguarded = [];
    await tour(browser, async (name, page, watch) => {
      watches.set(watch, name);
      for (const answer of watch.answers.splice(0)) {
        const headers = await answer.allHeaders();
        for (const [header, value] of Object.entries(GUARDS)) {
          if (!value.test(headers[header] ?? "")) unguarded.push(`${answer.url()}: ${header}: ${headers[header]}`);
        }
        if ("set-cookie" in headers) unguarded.push(`${answer.url()} sets a cookie`);
      }
    });
    assert.ok(watches.size > 0);
    for (const [watch, name] of watches) {
      const { complaints, elsewhere } = watch.found();
      assert.deepEqual(complaints.filter((complaint) => !ANSWER.test(complaint)), [], name);
      assert.deepEqual(elsewhere, [], name);
    }
    assert.deepEqual(unguarded, []);
  });
}

test("a script in a page, a style in a page and a request to elsewhere are stopped by the policy and seen by the watch", async () => {
  const server = await Server.start();
  const { context, page, watch } = await visitor(browser, server.origin);
  await page.goto(server.origin);
  await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    document.head.append(script);
    document.body.setAttribute("style", "color: red");
    await fetch("http://127.0.0.1:9/").catch(() => {});
  });
  assert.notEqual(await page.title(), "ran");
  const seen = watch.found().complaints.join("\n");
  for (const directive of ["script-src", "style-src", "connect-src"]) assert.ok(seen.includes(directive), seen);
  await context.close();
  await server.stop();
});
