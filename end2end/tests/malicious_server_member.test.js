// A server that lies to a member, played by a proxy before an honest one. Static files are honest. Each lie is found out
// and said in words; nothing that could be wrong is shown, and the passphrase is worth nothing to whoever lied.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { launch, visitor } from "../stage/browser.js";
import { Call, daysFromNow } from "../stage/call.js";
import { CallIdentity, Member, SigningKey, base64, hex, sealTestimony, sha256, wrapCall } from "../stage/formats.js";
import { Proxy } from "../stage/proxy.js";
import { account, button, heading, read, said, tryToUnlock, unlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const KEY_SET = "GET /api/calls/right-care/keyset";
const DESK = "GET /api/desk/calls/right-care";
const QUEUE = `${DESK}/testimonies?`;

let proxy;
let server;
let call;
let browser;
let attacker;
let visit;

before(async () => {
  proxy = await Proxy.start();
  server = await Server.start({ origin: proxy.origin, demonstration: true });
  proxy.standBefore(server);
  call = await Call.open(server, { synthetic: true });
  attacker = {
    root: new SigningKey(),
    identity: await CallIdentity.make(),
    member: await Member.make("stranger", "moderator", "not a passphrase that anybody has to guess"),
  };
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await proxy?.stop();
});

const json = (change) => ({ body }) => ({ body: JSON.stringify(change(JSON.parse(body))) });
const serve = (note) => proxy.lie(KEY_SET, (answer, { url }) => (url.includes("epoch=") ? {} : { status: 200, body: note }));
const withLine = (note, line, instead) => {
  const altered = note.replace(line, instead);
  assert.notEqual(altered, note);
  return altered;
};
const { account: handle, passphrase } = { account: "robin", passphrase: "walnut ribbon compass orchard pebble saffron" };

async function comeToDesk() {
  visit = await visitor(browser, proxy.origin);
  await visit.page.goto(`${proxy.origin}/desk`);
}
function beginHonestly() {
  proxy.beHonest();
  proxy.forget();
}

describe("at the door", () => {
  beforeEach(async () => {
    beginHonestly();
    await comeToDesk();
  });
  afterEach(() => visit.context.close());

  const nothingWasAsked = () => assert.deepEqual(proxy.asked(DESK), []);
  const refused = (title) => visit.page.getByRole("alert").getByText(title, { exact: true }).waitFor();

  test("with honest answers the same passphrase unlocks the desk", async () => {
    await unlockFirstTime(visit.page, handle, passphrase, call.fingerprint);
  });

  for (const [name, weaker] of [["memory", { memory_kib: 1_024 }], ["passes", { passes: 1 }]]) {
    test(`a derivation with less ${name} is refused before anything that depends on the passphrase is sent`, async () => {
      proxy.lie("POST /api/login/challenge", json((challenge) => ({ ...challenge, kdf: { ...challenge.kdf, ...weaker } })));
      await tryToUnlock(visit.page, handle, passphrase);
      await refused("The server asked for a weaker lock than this page accepts");
      assert.deepEqual(proxy.asked("POST").map(({ request }) => request.url), ["/api/login/challenge"]);
    });
  }

  test("a derivation that would take all memory is refused", async () => {
    proxy.lie("POST /api/login/challenge", json((challenge) => ({ ...challenge, kdf: { ...challenge.kdf, memory_kib: 4_000_000 } })));
    await tryToUnlock(visit.page, handle, passphrase);
    await refused("The server asked for more memory than this page can use");
    assert.deepEqual(proxy.asked("POST /api/login").map(({ request }) => request.url), ["/api/login/challenge"]);
  });

  test("another member's keys, whole, are not taken for her own", async () => {
    const { account: others } = await call.logIn(call.keyholder);
    proxy.lie("POST /api/login", (answer, { url }) => (url === "/api/login" ? json((session) => ({ ...session, account: others }))(answer) : {}));
    await tryToUnlock(visit.page, handle, passphrase);
    await refused("The server sent keys that are not yours");
    nothingWasAsked();
  });

  const views = {
    "another member's bundle under her own name": async (view) => ({ ...view, bundle_b64: (await call.logIn(call.keyholder)).account.bundle_b64 }),
    "her bundle with a stranger's public keys": async (view) => ({ ...view, keys: attacker.member.newAccount(Buffer.alloc(32)).keys }),
    "another version of her bundle": async (view) => ({ ...view, version: view.version + 1 }),
    "an altered bundle": async (view) => ({ ...view, bundle_b64: base64(Buffer.from(view.bundle_b64, "base64").map((byte, at) => (at === 40 ? byte ^ 1 : byte))) }),
  };
  for (const [name, change] of Object.entries(views)) {
    test(`${name} is not opened`, async () => {
      proxy.lie("POST /api/login", async ({ body }, { url }) => {
        if (url !== "/api/login") return {};
        const session = JSON.parse(body);
        return { body: JSON.stringify({ ...session, account: await change(session.account) }) };
      });
      await tryToUnlock(visit.page, handle, passphrase);
      await refused("The server sent keys that are not yours");
      nothingWasAsked();
    });
  }

  test("another share does not open her bundle", async () => {
    proxy.lie("POST /api/login", (answer, { url }) => (url === "/api/login" ? json((session) => ({ ...session, share_b64: base64(Buffer.alloc(32)) }))(answer) : {}));
    await tryToUnlock(visit.page, handle, passphrase);
    await refused("The server sent keys that are not yours");
    nothingWasAsked();
  });

  test("in a browser that was never here, another root shows another fingerprint, and nothing opens when she says so", async () => {
    const { page } = visit;
    serve(call.sign({ identity: attacker.identity }, attacker.root));
    await tryToUnlock(page, handle, passphrase);
    await heading(page, "Compare before you go on").waitFor();
    const shown = (await page.locator("main .fingerprint").innerText()).replaceAll(" ", "");
    assert.equal(shown, attacker.root.fingerprint());
    assert.notEqual(shown, call.fingerprint);
    await button(page, "They are not the same").click();
    await said(page, "The fingerprints were not the same");
    nothingWasAsked();
  });
});

describe("in a browser that knows the call", () => {
  before(async () => {
    beginHonestly();
    await comeToDesk();
    await unlockFirstTime(visit.page, handle, passphrase, call.fingerprint);
  });
  beforeEach(async () => {
    beginHonestly();
    await visit.page.goto(`${proxy.origin}/desk`);
  });
  after(() => visit.context.close());

  async function locksWith(title) {
    const { page } = visit;
    await tryToUnlock(page, handle, passphrase);
    await said(page, title);
    await heading(page, "Unlock the desk").waitFor();
    assert.deepEqual(proxy.asked(QUEUE), []);
    assert.equal(await page.getByRole("button", { name: /^Open account/ }).count(), 0);
  }
  const memberLine = (member) => call.keySet.match(new RegExp(`^member ${member} .*\\n`, "m"))[0];

  test("another root locks the desk", async () => {
    serve(call.sign({}, attacker.root));
    await locksWith("Locked: the list of keys is signed by somebody else");
  });

  test("another recipient under the true signature locks the desk", async () => {
    serve(withLine(call.keySet, call.identity.recipient, attacker.identity.recipient));
    await locksWith("Locked: the list of keys does not pass the check");
  });

  test("a second recipient under the true signature locks the desk", async () => {
    const line = `recipient ${call.identity.recipient}\n`;
    serve(withLine(call.keySet, line, `${line}recipient ${attacker.identity.recipient}\n`));
    await locksWith("Locked: the list of keys does not pass the check");
  });

  test("a moderator added under the true signature locks the desk", async () => {
    serve(withLine(call.keySet, memberLine("robin"), `${memberLine("robin")}${attacker.member.line()}\n`));
    await locksWith("Locked: the list of keys does not pass the check");
  });

  test("an invented researcher under the true signature locks the desk", async () => {
    serve(withLine(call.keySet, memberLine("dunnock"), `${memberLine("dunnock")}${attacker.member.line("researcher")}\n`));
    await locksWith("Locked: the list of keys does not pass the check");
  });

  test("a list that has run out locks the desk", async () => {
    serve(call.sign({ notAfter: daysFromNow(-2) }));
    await locksWith("Locked: the list of keys has run out");
  });

  test("the list of another call locks the desk", async () => {
    serve(call.sign({ call: "another-call" }));
    await locksWith("Locked: the list of keys is for another call");
  });

  test("two lists with one number lock the desk, even when the root signed both", async () => {
    serve(call.sign({ members: [...call.members, attacker.member].map((member) => member.line()) }));
    await locksWith("Locked: there are two lists of keys");
  });

  test("a next list that does not follow from the one she saw locks the desk", async () => {
    serve(call.sign({ epoch: 2, previous: hex(sha256("another list")) }));
    await locksWith("Locked: there are two lists of keys");
  });

  test("a later list whose forerunner is hidden locks the desk", async () => {
    const second = call.sign({ epoch: 2, previous: hex(sha256("another list")) });
    const third = call.sign({ epoch: 3, previous: hex(sha256(second)) });
    proxy.lie(KEY_SET, (answer, { url }) => ({ status: 200, body: url.includes("epoch=1") ? call.keySet : url.includes("epoch=2") ? second : third }));
    await locksWith("Locked: there are two lists of keys");
  });

  test("another key of the call, wrapped to her, locks the desk", async () => {
    const file_b64 = base64(await wrapCall(attacker.identity, call.name, call.moderator));
    proxy.lie(`${DESK}/wraps`, json(({ wraps }) => ({ wraps: wraps.map((wrap) => ({ ...wrap, file_b64 })) })));
    await locksWith("Locked: the key of the call is not the one in the list");
  });

  test("the key of the call, held back, locks the desk", async () => {
    proxy.lie(`${DESK}/wraps`, json(() => ({ wraps: [] })));
    await locksWith("Locked: the key of the call is not the one in the list");
  });

  test("after all these lies an honest server unlocks it again", async () => {
    await unlock(visit.page, handle, passphrase);
  });
});

describe("at an unlocked desk", () => {
  const TEXTS = { first: "The first account, about a Tuesday.", second: "The second account, about a Friday." };
  let sealed;

  before(async () => {
    beginHonestly();
    sealed = { second: await call.testify(TEXTS.second) };
    await comeToDesk();
    await unlockFirstTime(visit.page, handle, passphrase, call.fingerprint);
  });
  // Each test has a first account of its own: what was set apart once stays apart.
  beforeEach(async () => {
    beginHonestly();
    sealed.first = await call.testify(TEXTS.first);
    await button(visit.page, /^All/).click();
  });
  after(() => visit.context.close());

  const fileOf = (id) => `${DESK}/testimonies/${id}`;

  /** What follows the header, which ends with a line of 48 bytes. */
  const payloadOf = (file) => file.subarray(Buffer.from(file).indexOf("\n--- ") + 49);

  /** What the server hands over for the first account, and what its list says of it. */
  async function exchange(file, says = {}) {
    proxy.lie(fileOf(sealed.first.id), () => ({ status: 200, body: file }));
    proxy.lie(QUEUE, json((queue) => ({
      ...queue,
      items: queue.items.map((item) => (item.id === sealed.first.id ? { ...item, payload_sha256: hex(sha256(payloadOf(file))), ...says } : item)),
    })));
    await button(visit.page, /^All/).click();
  }

  async function isSetApart(title) {
    const { page } = visit;
    await account(page, sealed.first.id).click();
    const apart = page.getByRole("region", { name: "Could not be opened" }).getByRole("listitem");
    await apart.filter({ hasText: sealed.first.id.slice(0, 8) }).getByText(title, { exact: true }).waitFor();
    assert.equal(await page.getByRole("article").count(), 0);
    assert.ok(!(await page.content()).includes("account, about a"));
    await account(page, sealed.second.id).click();
    assert.equal(await read(page), TEXTS.second);
    await button(page, "Close, and back to the list").click();
  }

  const forged = (otherwise) =>
    sealTestimony({ call: call.name, epoch: 1, keySet: call.sign(), recipient: call.identity.recipient, account: "Another account, about a lie.", id: Buffer.from(sealed.first.id, "hex"), ...otherwise });

  test("with honest answers both accounts open", async () => {
    const { page } = visit;
    for (const [name, text] of Object.entries(TEXTS)) {
      await account(page, sealed[name].id).click();
      assert.equal(await read(page), text);
      await button(page, "Close, and back to the list").click();
    }
  });

  test("other bytes than the list says are not opened", async () => {
    proxy.lie(fileOf(sealed.first.id), () => ({ body: sealed.second.file }));
    await isSetApart("The server sent something else than its own list says");
  });

  test("two accounts that were exchanged, in file and list, are not shown one for the other", async () => {
    await exchange(sealed.second.file);
    await isSetApart("Another account than the server says");
  });

  for (const [name, length] of [["its last byte", -1], ["its second half", 33_000], ["its payload", 1_700]]) {
    test(`an account without ${name} is not shown in part`, async () => {
      await exchange(sealed.first.file.subarray(0, length));
      await isSetApart("Damaged or altered");
    });
  }

  test("an account with one bit changed is not shown", async () => {
    const altered = Buffer.from(sealed.first.file);
    altered[altered.length - 20_000] ^= 4;
    await exchange(altered);
    await isSetApart("Damaged or altered");
  });

  test("an account sealed to somebody else's key is not shown", async () => {
    await exchange((await forged({ recipient: attacker.identity.recipient })).file);
    await isSetApart("Sealed to another key");
  });

  test("an account for another call is not shown", async () => {
    await exchange((await forged({ call: "another-call" })).file);
    await isSetApart("Written for another call");
  });

  test("an account of another epoch than the list says is not shown", async () => {
    await exchange((await forged({ epoch: 2 })).file);
    await isSetApart("Sealed at another time than the server says");
  });

  test("an account that was sealed under a key set this desk never saw is shown with a warning", async () => {
    const { page } = visit;
    await exchange((await forged({ keySet: call.sign({ members: [attacker.member, call.keyholder].map((member) => member.line()) }) })).file);
    await account(page, sealed.first.id).click();
    await page.getByRole("alert").getByText("Sealed under another list of keys").waitFor();
    await button(page, "Close, and back to the list").click();
  });
});

describe("in a browser that has seen a newer list of keys", () => {
  let older;
  before(async () => {
    beginHonestly();
    older = call.keySet;
    await comeToDesk();
    await unlockFirstTime(visit.page, handle, passphrase, call.fingerprint);
    await call.renew();
    await visit.page.goto(`${proxy.origin}/desk`);
    await unlock(visit.page, handle, passphrase);
    await visit.page.goto(`${proxy.origin}/desk`);
    proxy.forget();
  });
  after(() => visit.context.close());

  test("the older list, rolled back, locks the desk", async () => {
    const { page } = visit;
    serve(older);
    await tryToUnlock(page, handle, passphrase);
    await said(page, "Locked: the server shows an old list of keys");
    assert.deepEqual(proxy.asked(QUEUE), []);
  });
});
