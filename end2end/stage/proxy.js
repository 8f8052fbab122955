// Something between browser and server: it hands everything on, writes everything down, and refuses or lies when told to.

import { once } from "node:events";
import { createServer, request } from "node:http";
import { buffer as read } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";

/** What a client sees of an encoded body. */
const decoded = ({ headers, body }) => (headers["content-encoding"] === "br" ? brotliDecompressSync(body) : body);

export class Proxy {
  static async start() {
    const proxy = new Proxy();
    proxy.listener.listen(0, "127.0.0.1");
    await once(proxy.listener, "listening");
    proxy.origin = `http://127.0.0.1:${proxy.listener.address().port}`;
    return proxy;
  }

  constructor() {
    this.target = null;
    /** `{ request: {method, url, headers, body}, answer: {status, headers, body}, seen, isLeft }`, in order of the requests; `isLeft`: nobody waited for the answer. */
    this.exchanges = [];
    this.lies = [];
    this.refusals = [];
    this.listener = createServer((incoming, outgoing) => {
      this.exchange(incoming, outgoing).catch((error) => outgoing.destroy(error));
    });
  }

  /** Hands on to this server from now on. */
  standBefore(server) {
    this.target = server.address;
  }

  /**
   * Changes the answers to requests that begin like this (`GET /api/calls/x/keyset`). `change` gets and returns
   * `{ status, headers, body }`; what it leaves out stays as it is. With `breaksOff` the answer is cut in its middle.
   * It also gets the request, and may be asynchronous.
   */
  lie(beginning, change) {
    this.lies.push({ beginning, change });
  }

  /** Answers requests that begin like this, and to which it applies, with `{ status, headers, body }`, and does not hand them on. */
  refuse(beginning, answer, applies = () => true) {
    this.refusals.push({ beginning, applies, answer: { ...answer, body: Buffer.from(answer.body) } });
  }

  beHonest() {
    this.lies = [];
    this.refusals = [];
  }

  forget() {
    this.exchanges = [];
  }

  /** The exchanges whose requests begin like this. */
  asked(beginning) {
    return this.exchanges.filter(({ request: { method, url } }) => `${method} ${url}`.startsWith(beginning));
  }

  async exchange(incoming, outgoing) {
    const asked = {
      method: incoming.method,
      url: incoming.url,
      headers: incoming.headers,
      rawHeaders: incoming.rawHeaders,
      body: await read(incoming),
    };
    const record = { request: asked };
    this.exchanges.push(record);
    outgoing.on("close", () => (record.isLeft = !outgoing.writableFinished));
    const honest = this.refusal(asked) ?? (await this.handOn(asked));
    record.honest = honest;
    const answer = await this.alter(asked, honest);
    record.answer = answer;
    record.seen = decoded(answer);
    const headers = { ...answer.headers };
    delete headers["transfer-encoding"];
    headers["content-length"] = answer.body.length;
    outgoing.writeHead(answer.status, headers);
    if (!answer.breaksOff) return outgoing.end(answer.body);
    outgoing.write(answer.body.subarray(0, answer.body.length / 2), () => outgoing.destroy());
  }

  refusal(asked) {
    const meant = ({ beginning, applies }) => `${asked.method} ${asked.url}`.startsWith(beginning) && applies(asked);
    return this.refusals.find(meant)?.answer;
  }

  async handOn({ method, url, headers, body }) {
    // Host stays what the browser sent: so does a reverse proxy's.
    const onward = request(new URL(url, this.target), { method, headers, agent: false });
    onward.end(body);
    const [answer] = await once(onward, "response");
    return { status: answer.statusCode, headers: answer.headers, rawHeaders: answer.rawHeaders, body: await read(answer) };
  }

  async alter(asked, honest) {
    let answer = honest;
    for (const { beginning, change } of this.lies) {
      if (!`${asked.method} ${asked.url}`.startsWith(beginning)) continue;
      const changed = await change({ ...answer, body: decoded(answer) }, asked);
      const headers = { ...answer.headers, ...changed.headers };
      delete headers["content-encoding"];
      answer = { ...answer, ...changed, headers, body: Buffer.from(changed.body ?? decoded(answer)) };
    }
    return answer;
  }

  /** Everything that crossed, both ways, encoded and decoded, as bytes to search. */
  recorded() {
    return this.exchanges.flatMap(({ request: asked, answer, seen }) => [
      { name: `address of ${asked.method} ${asked.url}`, bytes: Buffer.from(asked.url) },
      { name: `headers of ${asked.method} ${asked.url}`, bytes: Buffer.from(asked.rawHeaders.join("\n")) },
      { name: `body of ${asked.method} ${asked.url}`, bytes: asked.body },
      ...(answer
        ? [
            { name: `headers of the answer to ${asked.url}`, bytes: Buffer.from((answer.rawHeaders ?? []).join("\n")) },
            { name: `body of the answer to ${asked.url}`, bytes: answer.body },
            { name: `decoded body of the answer to ${asked.url}`, bytes: seen },
          ]
        : []),
    ]);
  }

  async stop() {
    this.listener.close();
    this.listener.closeAllConnections();
  }
}
