// A server that lies to a survivor, played by a proxy before an honest one. Static files are honest, and she has a link
// with the root's fingerprint. Each lie is found out, said in words, and costs her nothing that she wrote.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch, visitor } from "../stage/browser.js";
import { Call, daysFromNow } from "../stage/call.js";
import { CallIdentity, Member, SigningKey, hex, sha256 } from "../stage/formats.js";
import { Proxy } from "../stage/proxy.js";
import { box, comeToWrite, heading, sealAndSend, testify } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const KEY_SET = "GET /api/calls/right-care/keyset";
const TESTIMONIES = "POST /api/calls/right-care/testimonies";
const ACCOUNT = "They said that nobody was coming.";

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
beforeEach(async () => {
  proxy.beHonest();
  proxy.forget();
  visit = await visitor(browser, proxy.origin);
});
afterEach(() => visit.context.close());

const serve = (note) => proxy.lie(KEY_SET, () => ({ status: 200, body: note }));

/** She follows her link, reads why there is no box, and nothing was sent. */
async function refusedBeforeWriting(title, says) {
  const { page } = visit;
  await page.goto(call.link("/write"));
  await heading(page, title).waitFor();
  await page.getByText(says).waitFor();
  assert.equal(await page.locator("textarea, input, form").count(), 0);
  assert.deepEqual(proxy.asked("POST"), []);
}

const withLine = (note, line, instead) => {
  const altered = note.replace(line, instead);
  assert.notEqual(altered, note);
  return altered;
};
const memberLine = (note, account) => note.match(new RegExp(`^member ${account} .*\\n`, "m"))[0];

test("with honest answers the same link opens the box", async () => {
  await comeToWrite(visit.page, call.link("/write"));
  await visit.page.getByText("The lock fits your link").waitFor();
});

test("another root, with everything else made to fit, is refused", async () => {
  serve(call.sign({ identity: attacker.identity }, attacker.root));
  await refusedBeforeWriting("The lock here is not the one your link names", "Please tell the organisation, by a way that you know is theirs.");
});

test("another root is refused even when the page about the call shows it too", async () => {
  serve(call.sign({ identity: attacker.identity }, attacker.root));
  proxy.lie("GET /api/calls/right-care", ({ body }, { url }) =>
    url.endsWith("/right-care") ? { body: JSON.stringify({ ...JSON.parse(body), root_fingerprint: attacker.root.fingerprint() }) } : {},
  );
  await refusedBeforeWriting("The lock here is not the one your link names", "nothing was sent");
});

test("another recipient under the true signature is refused", async () => {
  serve(withLine(call.keySet, call.identity.recipient, attacker.identity.recipient));
  await refusedBeforeWriting("The lock here does not pass our check", "nothing was sent");
});

test("a second recipient under the true signature is refused", async () => {
  const line = `recipient ${call.identity.recipient}\n`;
  serve(withLine(call.keySet, line, `${line}recipient ${attacker.identity.recipient}\n`));
  await refusedBeforeWriting("The lock here does not pass our check", "nothing was sent");
});

test("a member added under the true signature is refused", async () => {
  const line = memberLine(call.keySet, "robin");
  serve(withLine(call.keySet, line, `${line}${attacker.member.line()}\n`));
  await refusedBeforeWriting("The lock here does not pass our check", "nothing was sent");
});

test("a researcher invented under the true signature is refused", async () => {
  const line = memberLine(call.keySet, "dunnock");
  serve(withLine(call.keySet, line, `${line}${attacker.member.line("researcher")}\n`));
  await refusedBeforeWriting("The lock here does not pass our check", "nothing was sent");
});

test("a member whose role was raised under the true signature is refused", async () => {
  const line = memberLine(call.keySet, "dunnock");
  serve(withLine(call.keySet, line, line.replace(" researcher ", " moderator ")));
  await refusedBeforeWriting("The lock here does not pass our check", "nothing was sent");
});

test("a later day of expiry under the true signature is refused", async () => {
  serve(withLine(call.keySet, daysFromNow(365), daysFromNow(3650)));
  await refusedBeforeWriting("The lock here does not pass our check", "nothing was sent");
});

test("a key set without its signature is refused", async () => {
  serve(withLine(call.keySet, /\n\u2014 .*\n$/, "\n"));
  await refusedBeforeWriting("The lock here does not pass our check", "nothing was sent");
});

test("a key set that another root signed as well is still only as good as the true signature", async () => {
  const forged = withLine(call.keySet, call.identity.recipient, attacker.identity.recipient);
  const signature = call.sign({ identity: attacker.identity }, attacker.root).split("\n").at(-2);
  serve(`${forged}${signature}\n`);
  await refusedBeforeWriting("The lock here does not pass our check", "nothing was sent");
});

test("a key set that has run out is refused", async () => {
  serve(call.sign({ notAfter: daysFromNow(-2) }));
  await refusedBeforeWriting("The lock here is out of date", "there is no box here for now");
});

test("the key set of another call under the same root is refused", async () => {
  serve(call.sign({ call: "another-call" }));
  await refusedBeforeWriting("The lock here does not pass our check", "nothing was sent");
});

test("an epoch rolled back while she writes is found out, and her words stay in the box", async () => {
  const { page } = visit;
  const newer = call.sign({ epoch: 2, previous: hex(sha256(call.keySet)) });
  serve(newer);
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  // The honest server knows epoch 1 only: it refuses, the room asks for the key set again, and gets the old one.
  proxy.beHonest();
  await sealAndSend(page);
  await page.getByRole("alert").getByText("not stored").or(page.getByRole("alert").getByText("nothing was sent")).waitFor();
  assert.equal(await box(page).inputValue(), ACCOUNT);
  assert.equal(await heading(page, "Received").count(), 0);
  const stored = proxy.asked(TESTIMONIES).filter(({ answer }) => answer.status < 300);
  assert.deepEqual(stored, []);
});

test("a digest of something else is not called received", async () => {
  const { page } = visit;
  proxy.lie(TESTIMONIES, ({ body }) => ({ body: JSON.stringify({ ...JSON.parse(body), sha256: hex(sha256("something else")) }) }));
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  await sealAndSend(page);
  await page.getByRole("alert").getByText("The server says it stored something else than you sent").waitFor();
  assert.equal(await box(page).inputValue(), ACCOUNT);
  assert.equal(await heading(page, "Received").count(), 0);
});

test("a success without a digest is not called received", async () => {
  const { page } = visit;
  proxy.lie(TESTIMONIES, () => ({ status: 201, body: "{}" }));
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  await sealAndSend(page);
  await page.getByRole("alert").getByText("does not understand").waitFor();
  assert.equal(await box(page).inputValue(), ACCOUNT);
});

test("a link that lost a digit opens no box", async () => {
  const { page } = visit;
  await page.goto(call.link("/write").slice(0, -1));
  await heading(page, "The end of your link is damaged").waitFor();
  assert.equal(await page.locator("textarea").count(), 0);
  assert.deepEqual(proxy.asked("POST"), []);
});

test("without a fingerprint in the link the room claims nothing and shows it", async () => {
  const { page } = visit;
  await comeToWrite(page, `${proxy.origin}/c/right-care/write`);
  await page.getByText("This page cannot check it for you.").waitFor();
  assert.equal((await page.locator(".fingerprint").innerText()).replaceAll(" ", ""), call.fingerprint);
  assert.equal(await page.getByText("The lock fits your link").count(), 0);
});

test("after a lie was found out, an honest answer to a second try is received", async () => {
  const { page } = visit;
  let lies = 1;
  proxy.lie(TESTIMONIES, ({ body }) => {
    const lying = lies > 0;
    lies -= 1;
    return lying ? { body: JSON.stringify({ ...JSON.parse(body), sha256: hex(sha256("x")) }) } : {};
  });
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  await sealAndSend(page);
  await page.getByRole("alert").waitFor();
  const words = await testify(page, ACCOUNT);
  assert.equal(new Set(words).size >= 6, true);
});
