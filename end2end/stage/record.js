// What moderators make of an account, as their desks would seal and save it: FORMAT §17 and themes/FORMAT §4 a second time, signed by the
// test's own keys.

import { starter, walk } from "./codebook.js";
import { hex, sealTo, sha256, signedBytes, u32 } from "./formats.js";

const SMALL = 65_536;

/** Everything behind the header of an age file. */
export function payloadOf(file) {
  const mac = file.indexOf("\n--- ");
  return file.subarray(file.indexOf("\n", mac + 1) + 1);
}

/** What one person says of an account as a whole: themes of the starter, by the beginnings of their names. */
export async function work(by, names, finished = true) {
  const themes = walk((await starter()).themes);
  const marks = names.map((name) => themes.find((theme) => theme.name.startsWith(name)).guid).sort();
  const attributes = { region: null, period: null, age: null, service: null };
  return { by: by.account, finished, coding: { marks: marks.map((theme) => ({ on: "whole", theme })), memos: [], attributes } };
}

/** An account without the words that could identify someone: each of them, and what stands there instead. */
export function masked(account, replacements) {
  const log = Object.entries(replacements).map(([words, replacement]) => {
    const start = account.indexOf(words);
    return { start, end: start + words.length, kind: null, decision: "by-hand", replacement };
  });
  const text = Object.entries(replacements).reduce((text, [words, replacement]) => text.replace(words, replacement), account);
  return [{ part: "account", text, log }];
}

/** Where an account stands with what was made of it. */
function stateOf({ set_aside, first, check }) {
  if (set_aside) return "set-aside";
  if (!first?.finished) return "reading";
  if (!check?.finished) return "coded";
  return check.coding && JSON.stringify(check.coding) !== JSON.stringify(first.coding) ? "disputed" : "checked";
}

/** Saves a record of an account, the first or in place of `previous`, and returns the digest of its payload. `signing` forges. */
export async function saveRecord(call, account, author, made, { signing = author.signing, previous = null } = {}) {
  const { set_aside = null, first = null, check = null, masked = [], codebook } = made;
  const id = Buffer.from(account.id, "hex");
  const state = stateOf({ set_aside, first, check });
  const payload = sha256(payloadOf(account.file));
  const version = codebook ?? { version: 1, digest: hex(sha256(JSON.stringify(await starter()))) };
  const json = Buffer.from(
    JSON.stringify({
      call: call.name,
      testimony: account.id,
      payload: hex(payload),
      codebook: version,
      author: author.account,
      epoch: call.epoch,
      previous,
      state,
      set_aside,
      first,
      check,
      adjudication: null,
      masked,
    }),
  );
  const record = Buffer.concat([Buffer.from("murmuration/1/record\n"), u32(json.length), json]);
  const inside = signing.sign(signedBytes("murmuration/v1/record", call.name, id, author.account, u32(call.epoch), sha256(record)));
  const signed = Buffer.concat([record, inside]);
  const file = await sealTo(call.identity.recipient, Buffer.concat([signed, Buffer.alloc(SMALL - signed.length)]));
  const before = previous ? Buffer.from(previous, "hex") : Buffer.alloc(0);
  const facts = [call.name, id, author.account, u32(call.epoch), before, sha256(file), state, Buffer.from([0])];
  const { token } = await call.logIn(author);
  const answer = await fetch(`${call.server.address}/api/desk/calls/${call.name}/testimonies/${account.id}/record`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/octet-stream",
      "murmuration-epoch": String(call.epoch),
      "murmuration-previous": previous ?? "none",
      "murmuration-state": state,
      "murmuration-urgent": "no",
      "murmuration-signature": author.signing.sign(signedBytes("murmuration/v1/record-save", ...facts)).toString("base64url"),
    },
    body: file,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return hex(sha256(payloadOf(file)));
}
