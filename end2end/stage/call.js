// A call whose every key the test holds: set up over HTTP as any client would, so that a test can sign what only the
// call's keyholder could sign, or try to do without.

import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { CallIdentity, Member, SigningKey, base64, fromBase64, hex, sealTestimony, sha256, signDocument, signKeySet, signedBytes, solveWork, u64, wrapCall, wrapRoot } from "./formats.js";
import { Receipt, sealEntry } from "./receipt.js";

const DAY = 86_400_000;
export const daysFromNow = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Asks as JSON, and throws what the server said if it refused. */
async function ask(address, path, { bearer, json, body, headers } = {}) {
  // Between two of these somebody may compute for long, and the server does not wait for who says nothing: that it hung up has to be heard first.
  await pause(10);
  const answer = await fetch(address + path, {
    method: json || body ? "POST" : "GET",
    headers: {
      connection: "close",
      ...(json ? { "content-type": "application/json" } : {}),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...headers,
    },
    body: json ? JSON.stringify(json) : body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return answer.headers.get("content-type")?.startsWith("application/json") ? JSON.parse(text) : text;
}

export const TEXTS = {
  title: "What happened when you asked for help",
  purpose: "We ask what happened after a call for help in a crisis.\nThe answers go to whoever plans that help.",
  organisation: "The Listening Project",
  contact: "listening@example.org",
  controller: "The Listening Project, 1 Example Street, Bristol",
  published: "listening.example/keys",
};

/** What a keyholder says about a call, unsigned. */
export const documentOf = (call, otherwise = {}) => ({
  call,
  version: 1,
  languages: ["en"],
  closes: null,
  texts: { en: TEXTS },
  help: {},
  questions: [],
  ...otherwise,
});

export class Call {
  /** One keyholder, one moderator and one researcher; `synthetic` needs a demonstration server. */
  static async open(server, { name = "right-care", synthetic = false, document = {} } = {}) {
    const call = Object.assign(new Call(), { server, name, synthetic, epoch: 1, root: new SigningKey() });
    call.document = documentOf(name, document);
    call.identity = await CallIdentity.make();
    call.keyholder = await Member.make("wren", "keyholder", "copper lantern meadow violin harbour thistle");
    call.moderator = await Member.make("robin", "moderator", "walnut ribbon compass orchard pebble saffron");
    call.researcher = await Member.make("dunnock", "researcher", "juniper window sparrow basket marble cinnamon");
    call.keySet = call.sign();
    await call.setUp(server.setupToken());
    return call;
  }

  get members() {
    return [this.keyholder, this.moderator, this.researcher];
  }

  get fingerprint() {
    return this.root.fingerprint();
  }

  /** The published link, below this origin. */
  link(page = "", origin = this.server.origin) {
    return `${origin}/c/${this.name}${page}#${this.fingerprint}`;
  }

  /** A key set of this call, with whatever is said otherwise. */
  sign(otherwise = {}, root = this.root) {
    return signKeySet(root, {
      call: this.name,
      epoch: this.epoch,
      notAfter: daysFromNow(365),
      identity: this.identity,
      members: this.members.map((member) => member.line()),
      synthetic: this.synthetic,
      ...otherwise,
    });
  }

  /** The call's document, with whatever is said otherwise, signed by the keyholder or somebody else. */
  signDocument(otherwise = {}, member = this.keyholder) {
    return signDocument({ ...this.document, ...otherwise }, member);
  }

  /** Puts the next version of the document in force. */
  async publish(otherwise = {}) {
    this.document = { ...this.document, version: this.document.version + 1, ...otherwise };
    const { token } = await this.logIn(this.keyholder);
    await ask(this.server.address, `/api/desk/calls/${this.name}/document`, { bearer: token, json: this.signDocument() });
  }

  /** An entry of the log after `before`, as the member's desk would sign it; nothing is sent. */
  logEntry(member, event, before = null, day = daysFromNow(0)) {
    const previous = before ? hex(sha256(before.text)) : "0".repeat(64);
    const number = (before?.number ?? 0) + 1;
    const facts = `murmuration log v1\ncall ${this.name}\nnumber ${number}\nprevious ${previous}\nday ${day}\nby ${member.account}\nepoch ${this.epoch}\n${event}\n`;
    const signature = base64(member.signing.sign(signedBytes("murmuration/v1/log", facts)));
    return { number, text: `${facts}signature ${signature}\n` };
  }

  /** So many entries of a member, one after the other. */
  async log(member, count) {
    const { token } = await this.logIn(member);
    let last = null;
    for (let number = 1; number <= count; number += 1) {
      last = this.logEntry(member, `checked ${number}`, last);
      const headers = { "content-type": "text/plain" };
      await ask(this.server.address, `/api/desk/calls/${this.name}/log`, { bearer: token, body: last.text, headers });
    }
    return last;
  }

  async setUp(token) {
    const { address } = this.server;
    const accounts = [];
    for (const member of this.members) {
      const { share_b64 } = await ask(address, "/api/setup/share", { bearer: token, json: { account: member.account } });
      accounts.push(member.newAccount(fromBase64(share_b64)));
    }
    const wrap = async (secret, epoch, member, file) => ({ secret, epoch, account: member.account, file_b64: base64(await file) });
    const wraps = [
      await wrap("call", 1, this.keyholder, wrapCall(this.identity, this.name, this.keyholder)),
      await wrap("call", 1, this.moderator, wrapCall(this.identity, this.name, this.moderator)),
      await wrap("root", 0, this.keyholder, wrapRoot(this.root, this.name, this.keyholder)),
    ];
    const document = this.signDocument();
    const json = { call: this.name, document, key_set: this.keySet, accounts, wraps };
    await ask(address, "/api/setup", { bearer: token, json });
  }

  /** The token of a session. Signs for the origin that the server believes in. */
  async logIn(member) {
    const { address, origin } = this.server;
    const { nonce_b64 } = await ask(address, "/api/login/challenge", { json: { account: member.account } });
    const signature_b64 = base64(member.loginSignature(fromBase64(nonce_b64), origin));
    const json = { account: member.account, nonce_b64, signature_b64 };
    return ask(address, "/api/login", { json });
  }

  /** Puts the next key set into force: the same people, and the same identity, so that everything still opens. */
  async renew(otherwise = {}) {
    const next = this.sign({ epoch: this.epoch + 1, previous: hex(sha256(this.keySet)), ...otherwise });
    const { token } = await this.logIn(this.keyholder);
    await ask(this.server.address, `/api/desk/calls/${this.name}/keyset`, {
      bearer: token,
      body: next,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
    this.keySet = next;
    this.epoch += 1;
  }

  /** Seals an account as a survivor's browser would, and sends it; with a receipt, if there is one. `inside` is put over what is sealed. */
  async testify(account, consent, receipt, inside) {
    const sealed = await sealTestimony({
      call: this.name,
      epoch: this.epoch,
      keySet: this.keySet,
      recipient: this.identity.recipient,
      account,
      consent,
      receipt,
      inside,
      id: randomBytes(16),
    });
    const { address } = this.server;
    const token = await ask(address, "/api/work", { json: { class: "full" } });
    await ask(address, `/api/calls/${this.name}/testimonies`, {
      body: sealed.file,
      headers: {
        "content-type": "application/octet-stream",
        "murmuration-id": sealed.id,
        "murmuration-epoch": String(this.epoch),
        "murmuration-work": solveWork(token, sealed.file),
        ...(receipt ? { "murmuration-receipt": receipt.header(this.fingerprint, sealed.id, sealed.file) } : {}),
      },
    });
    return sealed;
  }

  /** The receipt of seven new words, for this installation. */
  async receipt() {
    const id = await ask(this.server.address, "/installation.txt");
    return Receipt.make(id.trim());
  }

  /** A message, an addition to her account, or what she allows from now on (`"consent"`), by whoever holds the receipt. */
  async say(receipt, id, counter, text, what = "message", consent = null) {
    const { address, origin } = this.server;
    const recipients = { call: this.identity.recipient, survivor: receipt.recipient };
    const own = what === "addition" ? "" : text;
    const { body } = await sealEntry({ call: this.name, id, counter, epoch: this.epoch, what, text, own, consent, signing: receipt.signing, recipients });
    const [kind, action] = what === "message" ? ["message", "message"] : ["amendment", "amend"];
    const facts = [origin, action, Buffer.from(id, "hex"), u64(counter), sha256(body)];
    await ask(address, `/api/return/entries/${kind}`, {
      body,
      headers: {
        "content-type": "application/octet-stream",
        "murmuration-lookup": receipt.lookup.toString("base64url"),
        "murmuration-counter": String(counter),
        "murmuration-epoch": String(this.epoch),
        "murmuration-signature": receipt.signing.sign(signedBytes("murmuration/v1/return", ...facts)).toString("base64url"),
      },
    });
  }

  /** A message to whoever holds the receipt, as a member's desk would seal it; `otherwise` forges. */
  async reply(member, receipt, id, counter, text, otherwise = {}) {
    const recipients = { call: this.identity.recipient, survivor: receipt.recipient };
    const from = member.account;
    const facts = { call: this.name, id, counter, epoch: this.epoch, from, text, signing: member.signing, recipients };
    const sealed = await sealEntry({ ...facts, ...otherwise });
    const { token } = await this.logIn(this.moderator);
    await ask(this.server.address, `/api/desk/calls/${this.name}/testimonies/${id}/thread`, {
      bearer: token,
      body: sealed.body,
      headers: {
        "content-type": "application/octet-stream",
        "murmuration-counter": String(counter),
        "murmuration-epoch": String(this.epoch),
      },
    });
    return sealed;
  }
}
