// What a survivor's phone has to load.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { comeToWrite, testify, typedWords } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const ROOM = 200_000;
const SEALER = 120_000;
/** It reads, opens and seals. */
const RETURN_ROOM = 350_000;
const PAGE = 30_000;
const PUBLIC_PAGES = (call) => ["/", `/c/${call}`, `/c/${call}/keys`, "/keys", "/safety", "/privacy", "/accessibility", "/leave", "/not-there"];

let server;
let browser;
let call;
before(async () => {
  server = await Server.start();
  call = await Call.open(server);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Every answer that `visit` causes, with the bytes of its body on the wire. */
async function loaded(visit) {
  const { context, page } = await visitor(browser, server.origin);
  const responses = [];
  page.on("response", (response) => responses.push(response));
  await visit(page);
  await page.waitForLoadState("networkidle");
  const answers = [];
  for (const response of responses) {
    const { responseBodySize } = await response.request().sizes();
    answers.push({ path: new URL(response.url()).pathname, sent: responseBodySize, encoding: await response.headerValue("content-encoding") });
  }
  await context.close();
  return { answers, sent: answers.reduce((sum, { sent }) => sum + sent, 0) };
}

test("the writing room is at most 200 KB, and what seals, which comes while she writes, at most 120 KB", async (t) => {
  const { answers } = await loaded(async (page) => {
    await comeToWrite(page, call.link("/write"));
    await testify(page, "They said that nobody was coming.");
  });
  const said = (answers) => answers.map(({ path, sent }) => `${path} ${sent}`).join(", ");
  const seals = ({ path }) => path.startsWith("/assets/seal");
  const [room, sealer] = [answers.filter((answer) => !seals(answer)), answers.filter(seals)];
  const [roomSent, sealerSent] = [room, sealer].map((answers) => answers.reduce((sum, { sent }) => sum + sent, 0));
  t.diagnostic(`${roomSent} bytes: ${said(room)}`);
  t.diagnostic(`and while she writes ${sealerSent} bytes: ${said(sealer)}`);
  for (const name of ["write", "seal"]) assert.ok(answers.some(({ path }) => path.endsWith(`/${name}_bg.wasm`)), name);
  assert.ok(roomSent <= ROOM, `${roomSent}`);
  assert.ok(sealerSent <= SEALER, `${sealerSent}`);
});

test("everything the return room loads is at most 350 KB, and nothing of it is the desk's", async (t) => {
  const { answers, sent } = await loaded(async (page) => {
    await page.goto(`${server.origin}/return`);
    await typedWords(page).waitFor();
  });
  t.diagnostic(`${sent} bytes: ${answers.map(({ path, sent }) => `${path} ${sent}`).join(", ")}`);
  assert.ok(answers.some(({ path }) => path.endsWith("return_bg.wasm")));
  assert.deepEqual(answers.filter(({ path }) => path.includes("desk")), []);
  assert.ok(sent <= RETURN_ROOM, `${sent}`);
});

test("what was built is sent compressed", async () => {
  const { answers } = await loaded((page) => comeToWrite(page, call.link("/write")));
  // Without a body there is nothing to compress: the browser asks whether its copy of the icon is still good.
  const built = answers.filter(({ path, sent }) => sent > 0 && (path.startsWith("/assets/") || path.endsWith("/write")));
  assert.ok(built.length >= 5);
  for (const { path, encoding } of built) assert.equal(encoding, "br", path);
});

for (const path of PUBLIC_PAGES("right-care")) {
  test(`the page ${path} with all it loads is at most 30 KB`, async (t) => {
    // The neutral page that /leave goes to is not ours.
    const visit = async (page) => {
      await page.route((url) => url.origin !== server.origin, (route) => route.abort());
      await page.goto(server.origin + path).catch(() => {});
    };
    const { answers, sent } = await loaded(visit);
    t.diagnostic(`${sent} bytes: ${answers.map(({ path, sent }) => `${path} ${sent}`).join(", ")}`);
    assert.ok(answers.length > 0);
    assert.ok(sent <= PAGE, `${sent}`);
  });
}

test("the writing room holds no code that opens, and public pages no WebAssembly", async () => {
  const room = await loaded((page) => comeToWrite(page, call.link("/write")));
  assert.deepEqual(room.answers.filter(({ path }) => path.includes("desk")), []);
  const page = await loaded((page) => page.goto(call.link()));
  assert.deepEqual(page.answers.map(({ path }) => path).filter((path) => path.endsWith(".js") || path.endsWith(".wasm")), ["/assets/leave.js"]);
});

test("nothing is loaded twice", async () => {
  const { answers } = await loaded((page) => comeToWrite(page, call.link("/write")));
  const paths = answers.filter(({ sent }) => sent > 0).map(({ path }) => path);
  assert.deepEqual(paths.filter((path, at) => paths.indexOf(path) !== at), []);
});
