// A real server: the built binary on a data folder and a port of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { BINARY, ROOT, STATIC } from "./places.js";

const STARTS = 10;

async function freePort() {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address();
  holder.close();
  await once(holder, "close");
  return port;
}

export class Server {
  /** `origin`: what browsers see, if something stands between. `demonstration`: calls may be synthetic; work is light. */
  static async start({ origin, demonstration = false } = {}) {
    const data = await mkdtemp(join(tmpdir(), "murmuration-"));
    const settings = demonstration ? { MURMURATION_DEMONSTRATION: "1", MURMURATION_WORK_DIFFICULTY: "0" } : {};
    // Somebody else may take a free port before the server does.
    for (let tried = 1; ; tried += 1) {
      const server = new Server(data, await freePort(), origin, settings);
      if (await server.isReady()) return server;
      if (tried === STARTS) throw new Error(`The server does not start:\n${server.log()}`);
    }
  }

  constructor(data, port, origin, settings) {
    this.data = data;
    this.address = `http://127.0.0.1:${port}`;
    this.origin = origin ?? this.address;
    this.output = [];
    this.run = () => this.spawn(port, settings);
    this.run();
  }

  spawn(port, settings) {
    this.process = spawn(BINARY, ["serve"], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        MURMURATION_DATA: this.data,
        MURMURATION_ORIGIN: this.origin,
        MURMURATION_LISTEN: `127.0.0.1:${port}`,
        MURMURATION_STATIC: STATIC,
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on("data", (bytes) => this.output.push(bytes));
    }
    this.ended = once(this.process, "close");
  }

  async isReady() {
    while (this.process.exitCode === null && this.process.signalCode === null) {
      // A connection that stays open would be closed while whoever asks next computes, and then taken for one that is open.
      const answer = await fetch(`${this.address}/readyz`, { headers: { connection: "close" } }).catch(() => null);
      if (answer?.ok) return true;
      await pause(50);
    }
    await this.ended;
    return false;
  }

  /** Ends it as a power cut would. */
  async crash() {
    this.process.kill("SIGKILL");
    await this.ended;
  }

  /** Starts it once more, on the same folder and port. */
  async again() {
    this.run();
    if (!(await this.isReady())) throw new Error(`The server does not start again:\n${this.log()}`);
  }

  get pid() {
    return this.process.pid;
  }

  /** Everything it printed, as bytes. */
  logBytes() {
    return Buffer.concat(this.output);
  }

  log() {
    return this.logBytes().toString();
  }

  /** The one-time link that it printed last. */
  setupLink() {
    return this.log().match(/https?:\/\/\S+\/setup#\S+/g)?.at(-1);
  }

  setupToken() {
    return this.setupLink().split("#")[1];
  }

  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill("SIGTERM");
    await this.ended;
    await rm(this.data, { recursive: true, force: true });
  }
}
