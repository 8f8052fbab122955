// A call whose every key the test holds: set up over HTTP as any client would, so that a test can sign what only the
// call's keyholder could sign, or try to do without.

import { randomBytes } from "node:crypto";
import { CallIdentity, Member, SigningKey, base64, fromBase64, hex, sealTestimony, sha256, signKeySet, solveWork, wrapCall, wrapRoot } from "./formats.js";

const DAY = 86_400_000;
export const daysFromNow = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Asks as JSON, and throws what the server said if it refused. */
async function ask(address, path, { bearer, json, body, headers } = {}) {
  const answer = await fetch(address + path, {
    method: json || body ? "POST" : "GET",
    headers: {
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
};

export class Call {
  /** One keyholder, one moderator and one researcher; `synthetic` needs a demonstration server. */
  static async open(server, { name = "right-care", synthetic = false, texts = TEXTS } = {}) {
    const call = Object.assign(new Call(), { server, name, synthetic, texts, epoch: 1, root: new SigningKey() });
    call.identity = await CallIdentity.make();
    call.keyholder = await Member.make("wren", "keyholder", "copper lantern meadow violin harbour thistle");
    call.moderator = await Member.make("robin", "moderator", "walnut ribbon compass orchard pebble saffron");
    call.researcher = await Member.make("dunnock", "researcher", "juniper window sparrow basket marble cinnamon");
    call.keySet = call.sign();
    await call.setUp(await server.setupToken());
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
    const json = { call: this.name, texts: this.texts, key_set: this.keySet, accounts, wraps };
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

  /** Seals an account as a survivor's browser would, and sends it. */
  async testify(account, consent) {
    const sealed = await sealTestimony({
      call: this.name,
      epoch: this.epoch,
      keySet: this.keySet,
      recipient: this.identity.recipient,
      account,
      consent,
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
      },
    });
    return sealed;
  }
}
