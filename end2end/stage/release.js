// Releases of a call: made from invented records by the code that makes real ones, and put into the ledger through the real doors by two members.

import { hex, sha256 } from "./formats.js";
import { loadProbe } from "./probe.js";

const ZERO = "0".repeat(64);
/** Days of 2026 on which releases are made: in September, October and November. */
const DAYS = [264, 299, 327];

const seeds = (member) => JSON.stringify({ account: member.account, seeds: [hex(member.keys.seed), hex(member.signing.seed)] });

export class Releases {
  static async of(call) {
    return Object.assign(new Releases(), { call, probe: await loadProbe(), made: [], last: ZERO });
  }

  /** Makes the next release, of so many invented people. What two members sign. */
  make(people) {
    const bytes = Buffer.from(this.probe.makeRelease(people, DAYS[this.made.length], `[${this.made.join(",")}]`));
    this.made.push(bytes.toString());
    return bytes;
  }

  /** Proposes, signs and hands in a release; `recipients` are those of the members of then. Returns the nonce of its commitment. */
  async handIn(bytes, { kind = "sealed", number = this.made.length, nonce, recipients = this.recipients() } = {}) {
    const { call, probe } = this;
    const onItsWay = new probe.OnItsWay(call.keySet, seeds(call.keyholder), kind, number, this.last, nonce, bytes);
    const desk = `/api/desk/calls/${call.name}`;
    await this.send(call.keyholder, "PUT", `${desk}/proposal`, onItsWay.bytes(), {
      "murmuration-claim": onItsWay.claim(),
      "murmuration-epoch": String(call.epoch),
      "murmuration-previous": "none",
      "murmuration-signature": onItsWay.signature(),
    });
    const body = onItsWay.handIn(seeds(call.moderator), JSON.stringify(recipients));
    const answer = await this.send(call.moderator, "POST", `${desk}/releases`, body);
    this.last = JSON.parse(answer).digest;
    return onItsWay.nonce();
  }

  recipients() {
    return Object.fromEntries(this.call.members.map((member) => [member.account, member.keys.recipient]));
  }

  async send(member, method, path, body, headers = {}) {
    const { token } = await this.call.logIn(member);
    const answer = await fetch(this.call.server.address + path, {
      method,
      headers: { connection: "close", authorization: `Bearer ${token}`, "content-type": "application/octet-stream", ...headers },
      body,
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text;
  }
}

/** SHA-256 as people read it. */
export const checksum = (bytes) => hex(sha256(bytes));
