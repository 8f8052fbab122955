// Key sets: the signed list of who may open what in a call (vault/FORMAT.md §4).
//
// A list is read, written anew from what was read, and compared: so there is one way to write it, as in vault.

import { base64, base64nopad, concat, hex, isSigned, same, sha256, utf8 } from "./bytes.js";
import { Refusal } from "./refusal.js";

const TITLE = "murmuration key set v1";
/** No note is longer: a thousand members fit. */
const LIMIT = 262_144;
const NAME = /^(?=.{1,40}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const DIGEST = /^[0-9a-f]{64}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ROLES = ["keyholder", "moderator", "researcher"];
const OPENS = ["keyholder", "moderator"];

/** The first 16 bytes of `sha256("murmuration/v1/root/" ‖ root)`, as 32 hex digits. */
export const fingerprintOf = (root) => hex.encode(sha256(concat(utf8("murmuration/v1/root/"), root)).subarray(0, 16));

/**
 * Reads a note that must be in force on `today` (ISO 8601), for `call`, and signed by the root that it names, which must have
 * the `expected` fingerprint if one is known. Throws a {@link Refusal}.
 */
export function verify(note, { call, expected, today }) {
  const { text, line } = split(note);
  const set = parse(text);
  if (expected && fingerprintOf(set.root) !== expected) throw new Refusal("wrong-root");
  if (!isSignedBy(set, text, line)) throw new Refusal("bad-keys");
  if (today > set.notAfter) throw new Refusal("expired");
  if (set.call !== call) throw new Refusal("bad-keys");
  return {
    ...set,
    digest: hex.encode(sha256(utf8(note))),
    fingerprint: fingerprintOf(set.root),
    openers: set.members.filter((member) => OPENS.includes(member.role)).length,
  };
}

/** Whether `next` may follow `before` on a page that has seen both. */
export function checkAgainst(next, before) {
  const older = next.epoch < before.epoch;
  const fork = next.epoch === before.epoch && next.digest !== before.digest;
  const skips = next.epoch === before.epoch + 1 && next.previous !== before.digest;
  if (older || fork || skips) throw new Refusal("rolled-back");
}

/** The text with its last line feed, and the one signature line. */
function split(note) {
  const at = note.lastIndexOf("\n\n");
  const line = note.slice(at + 2);
  const isNote = note.length <= LIMIT && at > 0 && line.endsWith("\n") && line.indexOf("\n") === line.length - 1;
  if (!isNote) throw new Refusal("bad-keys");
  return { text: note.slice(0, at + 1), line: line.slice(0, -1) };
}

function isSignedBy({ call, root }, text, line) {
  const name = `murmuration/${call}`;
  const start = `\u2014 ${name} `;
  if (!line.startsWith(start)) return false;
  const bytes = decode(base64, line.slice(start.length));
  const keyHash = sha256(concat(utf8(`${name}\n\x01`), root)).subarray(0, 4);
  return bytes?.length === 68 && same(bytes.subarray(0, 4), keyHash) && isSigned(bytes.subarray(4), utf8(text), root);
}

function parse(text) {
  const lines = text.split("\n");
  const fact = (name) => {
    const line = lines.shift() ?? "";
    return line.startsWith(`${name} `) ? line.slice(name.length + 1) : "";
  };
  lines.shift();
  const set = {
    call: fact("call"),
    epoch: Number(fact("epoch")),
    previous: fact("previous"),
    notAfter: fact("not-after"),
    root: decode(base64nopad, fact("root")),
    recipient: fact("recipient"),
    classic: fact("classic"),
    members: [],
  };
  while (lines[0]?.startsWith("member ")) set.members.push(member(fact("member").split(" ")));
  set.log = fact("log");
  set.synthetic = lines[0] === "synthetic";
  if (!isSound(set) || write(set) !== text) throw new Refusal("bad-keys");
  return set;
}

const member = ([account, role, recipient, signing]) => ({ account, role, recipient, signing: decode(base64nopad, signing) });

function isSound({ call, epoch, previous, notAfter, root, recipient, classic, members, log }) {
  const accounts = new Set(members.map(({ account }) => account));
  return (
    NAME.test(call) &&
    Number.isInteger(epoch) && epoch >= 1 && epoch < 2 ** 32 &&
    (epoch === 1 ? previous === "none" : DIGEST.test(previous)) &&
    DATE.test(notAfter) && new Date(notAfter).toISOString?.().startsWith(notAfter) &&
    root?.length === 32 &&
    isRecipient(recipient, "age1pq1", 1_959) &&
    isRecipient(classic, "age1", 62) &&
    DIGEST.test(log) &&
    accounts.size === members.length &&
    members.some(({ role }) => role === "keyholder") &&
    members.every(
      (one) => NAME.test(one.account) && ROLES.includes(one.role) && DIGEST.test(one.recipient) && one.signing?.length === 32,
    )
  );
}

const isRecipient = (text, prefix, length) => text.length === length && text.startsWith(prefix) && /^[a-z0-9]+$/.test(text);

function write(set) {
  const members = set.members.map(
    ({ account, role, recipient, signing }) => `member ${account} ${role} ${recipient} ${base64nopad.encode(signing)}`,
  );
  return [
    TITLE,
    `call ${set.call}`,
    `epoch ${set.epoch}`,
    `previous ${set.previous}`,
    `not-after ${set.notAfter}`,
    `root ${base64nopad.encode(set.root)}`,
    `recipient ${set.recipient}`,
    `classic ${set.classic}`,
    ...members,
    `log ${set.log}`,
    ...(set.synthetic ? ["synthetic"] : []),
    "",
  ].join("\n");
}

/** Bytes, or nothing if the text is not exactly what the coding writes. */
function decode(coding, text) {
  try {
    return coding.decode(text);
  } catch {
    return undefined;
  }
}
