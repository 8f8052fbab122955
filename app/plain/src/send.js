// From an account to "received": receipt, seal, work, send, check. The same steps, in the same order, as in WebAssembly.

import * as api from "./api.js";
import { hex, random, sha256, utf8 } from "./bytes.js";
import { run } from "./job.js";
import { draw, headerOf, insideOf, keysOf, forget } from "./receipt.js";
import { Refusal } from "./refusal.js";
import { seal } from "./seal.js";

/** What is under way. */
export const STEPS = ["receipt", "seal", "token", "work", "send", "check"];
/** After these the server may hold the file, so that it must be sent again as it is. */
const KEEPS = ["offline", "unsure", "busy", "not-now", "not-kept", "not-the-same", "strange", "worker"];

/**
 * Starts making a receipt. Its words depend on nothing that is written, so that this can run while she writes: without a
 * compiler it takes some ten seconds.
 */
export function prepareReceipt({ words, installation }) {
  const receipt = { words: draw(words), done: 0, onprogress: () => {} };
  const progress = (done) => {
    receipt.done = done;
    receipt.onprogress(done);
  };
  receipt.keys = run("receipt", { phrase: receipt.words.join(" "), installation }, progress).then(keysOf);
  // Whoever waits for it hears of a failure; others look whether there was one.
  receipt.keys.catch(() => (receipt.failed = true));
  return receipt;
}

/** Whether a file that was sealed for these words and this key set may be sent again. */
export const keeps = (why) => KEEPS.includes(why);

/**
 * Seals `draft` (the parts of FORMAT.md §3.3 that she chose), unless `held` is sealed from the same, sends it, and returns
 * what is held only when the server holds those bytes. `step` is told the step, and how much of it is done.
 */
export async function send(arrived, draft, receipt, hold, step) {
  const mark = hex.encode(sha256(utf8(JSON.stringify([arrived.keys.digest, draft]))));
  let sealed = hold.sealed?.mark === mark ? hold.sealed : undefined;
  sealed ??= { ...(await sealNow(arrived, draft, receipt, step)), mark };
  hold.sealed = sealed;
  // The token may be too old, if the line was slow: a new one, once.
  const stored = (await deliver(arrived, sealed, step)) ?? (await deliver(arrived, sealed, step));
  if (!stored) throw new Refusal("busy");
  step("check");
  if (stored !== sealed.digest) throw new Refusal("not-the-same");
}

async function sealNow({ keys }, draft, receipt, step) {
  step("receipt", receipt.done);
  receipt.onprogress = (done) => step("receipt", done);
  const secrets = await receipt.keys;
  step("seal");
  const id = hex.encode(random(16));
  const inside = {
    id,
    call: keys.call,
    epoch: keys.epoch,
    key_set: keys.digest,
    ...draft,
    receipt: insideOf(secrets),
    mode: "js",
  };
  const file = await seal(inside, keys.recipient);
  const digest = hex.encode(sha256(file));
  const sealed = { id, epoch: keys.epoch, file, digest, receiptHeader: headerOf(secrets, keys.fingerprint, id, digest) };
  return sealed;
}

/** The digest of what the server stored; nothing if it wants other work. Work that is done serves until then, however often it is sent. */
async function deliver({ keys }, sealed, step) {
  sealed.work ??= await workFor(sealed, step);
  step("send");
  try {
    return await api.testify(keys.call, sealed, sealed.work);
  } catch (error) {
    if (error.status !== 428) throw ofSending(error);
    sealed.work = undefined;
    return undefined;
  }
}

async function workFor(sealed, step) {
  step("token");
  const { token, difficulty } = await api.work().catch((error) => {
    throw beforeSending(error);
  });
  step("work");
  const counter = await run("work", { token, difficulty, digest: hex.decode(sealed.digest) });
  return `${token}:${String(counter).padStart(20, "0")}`;
}

function beforeSending(error) {
  if (error instanceof api.Unreachable || [408, 502, 504].includes(error.status)) return new Refusal("offline");
  return later(error) ?? new Refusal(error.status >= 500 ? "not-kept" : "strange");
}

/** What the server takes another time. */
function later({ status, code, again }) {
  if (status === 429 || code === "busy") return new Refusal("busy", again);
  return status === 503 ? new Refusal("not-now", again) : undefined;
}

const CODES = {
  "wrong-epoch": "moved",
  "call-closed": "closed",
  "key-set-expired": "run-out",
  "broken-off": "unsure",
  "too-slow": "unsure",
};
/** Proxies answer 408, 502 and 504, and some of them after they have passed the file on. */
const STATUSES = { 404: "closed", 408: "unsure", 413: "too-long", 502: "unsure", 504: "unsure" };

function ofSending(error) {
  if (error instanceof api.Unreachable) return new Refusal("unsure");
  if (!(error instanceof api.Refused)) return error;
  const why = CODES[error.code] ?? STATUSES[error.status];
  const known = why && new Refusal(why);
  return known ?? later(error) ?? new Refusal(error.status >= 500 ? "not-kept" : "refused");
}

/** Wipes what can be wiped. */
export function drop(receipt, hold) {
  receipt?.keys.then(forget, () => {});
  receipt?.words.fill("");
  hold.sealed = undefined;
}
