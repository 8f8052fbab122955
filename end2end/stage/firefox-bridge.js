#!/usr/bin/env node
// Firefox as Playwright wants to find it: started with the arguments given, and reached through a bridge that answers the
// one command which Playwright always sends and Firefox ESR does not know yet (which colours a page should prefer).

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import WebSocket, { WebSocketServer } from "ws";
import { FIREFOX } from "./places.js";

const UNKNOWN = "emulation.setMediaFeaturesOverride";
const LISTENS = /^WebDriver BiDi listening on (ws:\S+)/;

const firefox = spawn(FIREFOX, process.argv.slice(2), { stdio: ["ignore", "inherit", "pipe"] });
firefox.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => firefox.kill(signal));

createInterface(firefox.stderr).on("line", (line) => {
  const address = line.match(LISTENS)?.[1];
  if (!address) return process.stderr.write(`${line}\n`);
  const bridge = new WebSocketServer({ host: "127.0.0.1", port: 0 }, () => {
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${bridge.address().port}\n`);
  });
  bridge.on("connection", (near, request) => connect(near, new URL(request.url, address).href));
});

function connect(near, address) {
  const far = new WebSocket(address, { perMessageDeflate: false });
  const opened = new Promise((resolve) => far.once("open", resolve));
  far.on("message", (data) => near.send(data.toString()));
  far.on("close", () => near.close());
  far.on("error", () => near.close());
  near.on("close", () => far.close());
  near.on("message", async (data) => {
    const { id, method } = JSON.parse(data);
    if (method === UNKNOWN) return near.send(JSON.stringify({ type: "success", id, result: {} }));
    await opened;
    far.send(data.toString());
  });
}
