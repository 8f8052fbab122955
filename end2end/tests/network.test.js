// What somebody on the line can measure: every sealed account of a size class is a request of the same length, whatever was written.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { box, button, comeToWrite, lookOver, receiptWords, send } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const TESTIMONIES = "POST /api/calls/right-care/testimonies";
const ACCOUNTS = [
  { text: "." },
  { text: "No.", consents: ["Count it"] },
  { text: "They said that nobody was coming.", notes: ["Violence or abuse"], consents: ["Count it", "Quote from it", "Ask me questions"] },
  { text: "Ni ddaeth neb. Arhosais tan y bore." },
  { text: "لم يأت أحد. " },
  { text: "\u{1F305}".repeat(500), notes: ["Harm to children"] },
  { text: "I waited. ".repeat(4_000), consents: ["Quote from it"] },
  { text: "I waited. ".repeat(8_000) },
  { text: "We waited. ".repeat(9_000), notes: ["Violence or abuse", "Harm to children"], consents: ["Ask me questions"] },
];

/** `MURMURATION_ACCOUNTS` says how many; beyond the list they differ in length. */
const HOW_MANY = Number(process.env.MURMURATION_ACCOUNTS ?? ACCOUNTS.length);
const account = (number) => {
  const one = ACCOUNTS[number % ACCOUNTS.length];
  return { ...one, text: one.text + "a".repeat(Math.floor(number / ACCOUNTS.length) * 37) };
};

/** Bytes of a request as it goes over the line: its first line, its headers and its body. */
const length = ({ method, url, rawHeaders, body }) =>
  Buffer.byteLength(`${method} ${url} HTTP/1.1\r\n`) + rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0) + 2 + body.length;

test("all accounts of one size class are requests of one length", async (t) => {
  const proxy = await Proxy.start();
  const server = await Server.start({ origin: proxy.origin });
  proxy.standBefore(server);
  t.after(async () => {
    await server.stop();
    await proxy.stop();
  });
  const call = await Call.open(server);
  const browser = await launch();
  t.after(() => browser.close());
  const { page } = await visitor(browser, proxy.origin);
  for (let number = 0; number < HOW_MANY; number += 1) {
    const { text, notes = [], consents = [] } = account(number);
    await page.goto("about:blank");
    await comeToWrite(page, call.link("/write"));
    await box(page).fill(text);
    await lookOver(page);
    for (const [part, names] of [["Warnings for the reader", notes], ["What may be done with it", consents]]) {
      if (names.length === 0) continue;
      await button(page, `Change: ${part}`).click();
      for (const name of names) await page.getByRole("checkbox", { name }).check();
      await button(page, "Next").click();
    }
    await send(page).click();
    await receiptWords(page);
  }
  const classes = new Map();
  for (const { request } of proxy.asked(TESTIMONIES)) {
    const size = request.body.length;
    classes.set(size, [...(classes.get(size) ?? []), length(request)]);
  }
  t.diagnostic([...classes].map(([size, lengths]) => `${size}: ${lengths.length} of ${[...new Set(lengths)].join(", ")} bytes`).join("; "));
  assert.equal([...classes.values()].flat().length, HOW_MANY);
  assert.ok(classes.size > 1, "the accounts are of several classes");
  for (const [size, lengths] of classes) assert.equal(new Set(lengths).size, 1, `${size}: ${lengths}`);
});
