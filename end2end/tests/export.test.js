// A call's accounts on a machine that is never online: one file, the call's key, and a stock tool.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { Decrypter } from "age-encryption";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { button, heading, lock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const PASSPHRASE = "walnut ribbon compass orchard pebble saffron";
const COUNT = 110;
const textOf = (at) => `Invented account number ${at}. \u201cNobody is free,\u201d they said.`;
const BLOCK = 512;

/** The files of a tar: `Map` of path to bytes. */
function untar(bytes) {
  const files = new Map();
  for (let at = 0; bytes[at] !== 0; ) {
    const field = (from, length) => bytes.subarray(at + from, at + from + length).toString().replace(/\0.*$/s, "");
    const size = Number.parseInt(field(124, 12), 8);
    assert.equal(field(257, 5), "ustar");
    files.set(field(0, 100), bytes.subarray(at + BLOCK, at + BLOCK + size));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** Keeps what a page offers the browser to save: Playwright is told of no download in Firefox. */
function keepOffers() {
  const { createObjectURL } = URL;
  const offers = new Map();
  URL.createObjectURL = (blob) => {
    const address = createObjectURL.call(URL, blob);
    offers.set(address, blob);
    return address;
  };
  globalThis.offered = async (address) => {
    const bytes = new Uint8Array(await offers.get(address).arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    return btoa(text);
  };
}

/** What a link offers to save, where downloads are not seen. */
async function offered(page, name) {
  const link = page.getByRole("link", { name });
  const [file, bytes] = await link.evaluate(async (link) => [link.download, await globalThis.offered(link.href)]);
  return { name: file, bytes: Buffer.from(bytes, "base64") };
}

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

let proxy;
let server;
let call;

before(async () => {
  proxy = await Proxy.start();
  server = await Server.start({ origin: proxy.origin, demonstration: true });
  proxy.standBefore(server);
  call = await Call.open(server, { synthetic: true });
  await call.renew();
  for (let at = 0; at < COUNT; at += 1) await call.testify(textOf(at));
});
after(async () => {
  await server?.stop();
  await proxy?.stop();
});

for (const name of Object.keys(BROWSERS)) {
  describe(`taking the accounts to an offline machine, in ${name}`, () => {
    let browser;
    let visit;

    before(async () => {
      browser = await launch(name);
    });
    after(() => browser?.close());
    beforeEach(async () => {
      visit = await visitor(browser, proxy.origin, { acceptDownloads: true });
      if (name !== "chromium") await visit.context.addInitScript(keepOffers);
      await visit.page.goto(`${proxy.origin}/desk`);
      await unlockFirstTime(visit.page, "robin", PASSPHRASE, call.fingerprint);
      await button(visit.page, "Take away").click();
      await heading(visit.page, "Take the accounts to an offline machine").waitFor();
    });
    afterEach(async () => {
      proxy.beHonest();
      await visit.context.close();
    });

    const prepare = async () => {
      await button(visit.page, "Prepare the file").click();
      await visit.page.getByText(`The file is ready. It holds ${COUNT} accounts.`).waitFor();
    };
    const showKey = async (passphrase) => {
      await visit.page.getByLabel("Your passphrase, once more").fill(passphrase);
      await button(visit.page, "Show the key").click();
    };
    const key = () => visit.page.locator(".export-key pre");

    test("a stock age tool opens every account of the file with the key that the desk shows", async () => {
      const { page } = visit;
      await prepare();
      const save = name === "chromium" ? saved : offered;
      const archive = await save(page, "Save the file");
      assert.equal(archive.name, "murmuration-right-care.tar");
      const files = untar(archive.bytes);
      await showKey(PASSPHRASE);
      await key().waitFor();
      const { name: file, bytes } = await save(page, "Save it as a file");
      assert.equal(file, "call.key");
      assert.equal(bytes.toString(), await key().textContent());
      const decrypter = new Decrypter();
      for (const line of bytes.toString().split("\n")) if (line && !line.startsWith("#")) decrypter.addIdentity(line);
      const folder = "murmuration-right-care";
      const opened = new Set();
      for (const line of files.get(`${folder}/SHA256SUMS`).toString().trim().split("\n")) {
        const [digest, path] = line.split("  ");
        const file = files.get(`${folder}/${path}`);
        assert.equal(createHash("sha256").update(file).digest("hex"), digest);
        const plaintext = Buffer.from(await decrypter.decrypt(file));
        const inside = JSON.parse(plaintext.subarray(18).toString().replaceAll("\0", ""));
        assert.equal(path, `accounts/${inside.id}.age`);
        opened.add(inside.account);
      }
      assert.deepEqual([...opened].sort(), Array.from({ length: COUNT }, (_, at) => textOf(at)).sort());
      assert.equal(files.get(`${folder}/accounts.csv`).toString().trim().split("\n").length, COUNT + 1);
      for (const epoch of [1, 2]) assert.match(files.get(`${folder}/keys/${epoch}.txt`).toString(), new RegExp(`\nepoch ${epoch}\n`));
      assert.equal(files.get(`${folder}/keys/2.txt`).toString(), call.keySet);
      const readme = files.get(`${folder}/README.txt`).toString();
      assert.ok(readme.includes("age -d -i call.key accounts/ID.age | tail -c +19") && readme.includes(call.fingerprint));
      // No key in the file, and nothing that was written.
      assert.ok(!archive.bytes.includes("AGE-SECRET-KEY") && !archive.bytes.includes("Nobody is free"));
    });

    test("without the passphrase there is no key, and with it no key stays after hiding or locking", async () => {
      const { page } = visit;
      await showKey("not the passphrase");
      await page.getByRole("alert").getByText("Working name or passphrase is not right").waitFor();
      assert.equal(await key().count(), 0);
      await showKey(PASSPHRASE);
      await key().waitFor();
      assert.match(await key().textContent(), /^# epoch 1\nAGE-SECRET-KEY-PQ-1\S+\nAGE-SECRET-KEY-1\S+\n$/);
      await button(page, "Hide the key").click();
      await page.waitForFunction(() => !document.body.textContent.includes("AGE-SECRET-KEY"));
      await showKey(PASSPHRASE);
      await key().waitFor();
      await lock(page).click();
      await heading(page, "Unlock the desk").waitFor();
      assert.ok(!(await page.content()).includes("AGE-SECRET-KEY"));
    });

    test("on paper stands the key and nothing else, and a paper code while the key is open in another place", async () => {
      const { page } = visit;
      await showKey(PASSPHRASE);
      await key().waitFor();
      await page.emulateMedia({ media: "print" });
      const printed = () => page.locator("body").innerText();
      assert.match(await printed(), /^Keep this as a file[^\n]*\s+# epoch 1\nAGE-SECRET-KEY-PQ-1\S+\nAGE-SECRET-KEY-1\S+\s*$/);
      await page.emulateMedia({ media: "screen" });
      await button(page, "My keys").click();
      await button(page, "Make a paper code").click();
      await page.locator("ol.words").waitFor();
      await page.emulateMedia({ media: "print" });
      const code = await printed();
      assert.match(code, /^Paper code of\s+robin\s/);
      assert.ok(!/AGE-SECRET-KEY|My keys|Lock the desk|Use this paper code/.test(code), code);
      await page.emulateMedia({ media: "screen" });
      await button(page, "Themes").click();
      await heading(page, "Themes").waitFor();
      await page.emulateMedia({ media: "print" });
      assert.match(await printed(), /The tree of themes/);
    });

    test("files that are not what the server's own list says are counted", async () => {
      proxy.lie("GET /api/desk/calls/right-care/testimonies/files", ({ body }) => {
        const changed = Buffer.from(body);
        changed[changed.length - 1] ^= 1;
        return { body: changed };
      });
      await prepare();
      await visit.page.getByText("2 files are not what the server\u2019s own list says").waitFor();
    });

    test("an account whose name, week or state is not of its form goes into no file", async () => {
      const { page } = visit;
      const lies = [
        [/"id":"[0-9a-f]{32}"/, `"id":"${"../".repeat(10)}.."`],
        [/"week":"\d{4}-W\d{2}"/, '"week":"=1+1+1+1"'],
        [/"state":"new"/, '"state":"=1+"'],
      ];
      for (const [honest, lie] of lies) {
        proxy.lie("GET /api/desk/calls/right-care/testimonies/files", ({ body }) => {
          // As long as before: the lengths between the accounts stay right.
          const changed = body.toString("latin1").replace(honest, lie);
          assert.equal(changed.length, body.length);
          return { body: Buffer.from(changed, "latin1") };
        });
        const answer = page.waitForResponse((response) => response.url().includes("/testimonies/files"));
        await button(page, "Prepare the file").click();
        await answer;
        await page.getByText("The server gave an answer that this page does not know").waitFor();
        assert.equal(await page.getByRole("link", { name: "Save the file" }).count(), 0);
        proxy.beHonest();
      }
      await prepare();
    });
  });
}
