// What moderators make of an account, sealed and saved as their desks would. `vault/FORMAT.md` §17, `themes/FORMAT.md` §4.

import { hex, sealTo, sha256, signedBytes, u32 } from "./formats.js";

const CLASSES = [65_536, 262_144, 1_048_576];

/** A coding that says `themes` (GUIDs) of the whole account. */
export const coding = (themes) => ({
  marks: [...themes].sort().map((theme) => ({ on: "whole", theme })),
  memos: [],
  attributes: { region: null, period: null, age: null, service: null },
});

export const work = (by, themes) => ({ by: by.account, finished: true, coding: coding(themes) });

/** Everything behind the header: what a record names an account by. */
export const payloadOf = (file) => {
  const mac = file.indexOf("\n--- ");
  return file.subarray(file.indexOf("\n", mac + 1) + 1);
};

/** A record of `sealed` by `author`, saved. `what` has the parts that are there: `first`, `check`, `adjudication`. */
export async function saveRecord(call, sealed, author, codebook, state, what) {
  const file = Buffer.from(sealed.file);
  const record = {
    call: call.name,
    testimony: sealed.id,
    payload: hex(sha256(payloadOf(file))),
    codebook: { version: codebook.version, digest: hex(sha256(JSON.stringify(codebook))) },
    author: author.account,
    epoch: call.epoch,
    previous: null,
    state,
    set_aside: null,
    first: null,
    check: null,
    adjudication: null,
    masked: [],
    ...what,
  };
  const json = Buffer.from(JSON.stringify(record));
  const bytes = Buffer.concat([Buffer.from("murmuration/1/record\n"), u32(json.length), json]);
  const id = Buffer.from(sealed.id, "hex");
  const facts = [call.name, id, author.account, u32(call.epoch)];
  const signature = author.signing.sign(signedBytes("murmuration/v1/record", ...facts, sha256(bytes)));
  const class_ = CLASSES.find((size) => size >= bytes.length + 64);
  const plain = Buffer.concat([bytes, signature, Buffer.alloc(class_ - bytes.length - 64)]);
  const body = await sealTo(call.identity.recipient, plain);
  const save = signedBytes("murmuration/v1/record-save", ...facts, Buffer.alloc(0), sha256(body), state, Buffer.from([0]));
  const { token } = await call.logIn(author);
  const answer = await fetch(`${call.server.address}/api/desk/calls/${call.name}/testimonies/${sealed.id}/record`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/octet-stream",
      "murmuration-epoch": String(call.epoch),
      "murmuration-previous": "none",
      "murmuration-state": state,
      "murmuration-urgent": "no",
      "murmuration-signature": Buffer.from(author.signing.sign(save)).toString("base64url"),
    },
    body,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}
