// Chromium as people have it: driven from outside with as little as possible. Playwright's network log holds on to whatever is sent, so
// that memory can't be measured beside it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import WebSocket from "ws";
import { FLAGS } from "./browser.js";
import { CHROMIUM } from "./places.js";

const LISTENS = /DevTools listening on ws:\/\/([^/]+)/;

export class Unwatched {
  static async open(address) {
    const browser = new Unwatched();
    browser.profile = await mkdtemp(join(tmpdir(), "murmuration-profile-"));
    const args = [...FLAGS, "--headless", "--remote-debugging-port=0", `--user-data-dir=${browser.profile}`, address];
    browser.process = spawn(CHROMIUM, args, { stdio: ["ignore", "ignore", "pipe"] });
    browser.ended = once(browser.process, "close");
    let said = "";
    for await (const bytes of browser.process.stderr.iterator({ destroyOnReturn: false })) {
      said += bytes;
      if (LISTENS.test(said)) break;
    }
    browser.process.stderr.resume();
    const targets = await (await fetch(`http://${said.match(LISTENS)[1]}/json/list`)).json();
    browser.line = new WebSocket(targets.find(({ type }) => type === "page").webSocketDebuggerUrl);
    await once(browser.line, "open");
    browser.waiting = new Map();
    browser.line.on("message", (data) => {
      const { id, result, error } = JSON.parse(data);
      const { resolve, reject } = browser.waiting.get(id) ?? {};
      browser.waiting.delete(id);
      if (error) reject?.(new Error(error.message));
      else resolve?.(result);
    });
    return browser;
  }

  send(method, params = {}) {
    this.number = (this.number ?? 0) + 1;
    this.line.send(JSON.stringify({ id: this.number, method, params }));
    return new Promise((resolve, reject) => this.waiting.set(this.number, { resolve, reject }));
  }

  /** What `look` returns in the page; it takes one argument that JSON can carry. */
  async ask(look, argument = null) {
    const expression = `(${look})(${JSON.stringify(argument)})`;
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Asks until the answer is yes. */
  async until(look, argument) {
    while (!(await this.ask(look, argument).catch(() => false))) await pause(100);
  }

  /** Presses the button with this name, once it is there. */
  press(name) {
    const find = (name) => {
      const button = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === name && one.checkVisibility());
      button?.click();
      return Boolean(button);
    };
    return this.until(find, name);
  }

  async type(selector, text) {
    await this.until((selector) => Boolean(document.querySelector(selector)), selector);
    const type = ([selector, text]) => {
      const field = document.querySelector(selector);
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    await this.ask(type, [selector, text]);
  }

  async choose(selector, file) {
    await this.until((selector) => Boolean(document.querySelector(selector)), selector);
    const { root } = await this.send("DOM.getDocument");
    const { nodeId } = await this.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    await this.send("DOM.setFileInputFiles", { files: [file], nodeId });
    await this.send("DOM.disable");
  }

  async close() {
    this.line.close();
    this.process.kill("SIGTERM");
    await this.ended;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
