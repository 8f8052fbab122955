// Every request of this room: the only door out. Nothing here takes a word that was written.

import { Refusal } from "./refusal.js";

/** Long enough for a megabyte over a poor line, or through Tor. */
const PATIENCE = 180_000;

/** The server said no. `code` is its reason; `again` is after how many seconds it says that another try may help. */
export class Refused extends Error {
  constructor(status, code, again) {
    super(code);
    Object.assign(this, { status, code, again });
  }
}

/** Nothing came back: the request may have arrived. */
export class Unreachable extends Error {}

const underWay = new Set();

/** Ends every request that is under way. */
export const abandon = () => underWay.forEach((patience) => patience.abort());

async function ask(path, settings = {}) {
  const patience = new AbortController();
  underWay.add(patience);
  const alarm = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(path, {
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: patience.signal,
      ...settings,
    });
    return { answer, text: await answer.text() };
  } catch {
    throw new Unreachable();
  } finally {
    clearTimeout(alarm);
    underWay.delete(patience);
  }
}

async function text(path, settings) {
  const { answer, text } = await ask(path, settings);
  if (!answer.ok) throw new Refused(answer.status, codeOf(text), seconds(answer.headers.get("retry-after")));
  return text;
}

async function json(path, settings) {
  const found = parse(await text(path, settings));
  if (found === null || typeof found !== "object") throw new Refusal("strange");
  return found;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A date, which it may also be, would have to be compared with this device's clock. */
const seconds = (said) => (/^\d+$/.test(said ?? "") ? Number(said) : undefined);

const codeOf = (text) => parse(text)?.code ?? "";

export const call = (name) => json(`/api/calls/${name}`);
export const keySet = (name) => text(`/api/calls/${name}/keyset`);
export const words = () => text(new URL("words.txt", import.meta.url).href);

/** 32 hex digits: the salt of receipts. */
export async function installation() {
  const id = (await text("/installation.txt")).trim();
  if (!/^[0-9a-f]{32}$/.test(id)) throw new Refusal("strange");
  return id;
}

/** A token for the light class: what a browser without a compiler can solve in seconds. */
export const work = () =>
  json("/api/work", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ class: "light" }),
  });

/** Sends a sealed file; the digest of what the server stored. */
export async function testify(call, { id, epoch, receiptHeader, file }, work) {
  const { sha256 } = await json(`/api/calls/${call}/testimonies`, {
    method: "POST",
    headers: {
      "content-type": "application/octet-stream",
      "murmuration-id": id,
      "murmuration-epoch": String(epoch),
      "murmuration-receipt": receiptHeader,
      "murmuration-work": work,
    },
    body: file,
  });
  return sha256;
}
