// The research room: a researcher who was invited reads what was released to her, looks at it, takes it away, and is told what is false.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { Releases, checksum } from "../stage/release.js";
import { button, drawnWords, heading, said, tryToUnlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const WREN = ["wren", "copper lantern meadow violin harbour thistle"];
const ROBIN = ["robin", "walnut ribbon compass orchard pebble saffron"];
const DUNNOCK = ["dunnock", "juniper window sparrow basket marble cinnamon"];
const LEDGER = "GET /api/research/calls/right-care/releases";
const FILE = (number) => `${LEDGER}/${number}`;
/** Enough for numbers, and as many new ones as a second release takes. */
const PEOPLE = [120, 180];

const card = (page, number) => page.locator(".releases > li", { has: page.getByRole("heading", { name: new RegExp(`^Release ${number} `) }) });

/** Keeps what a page offers the browser to save: Playwright is told of no download in Firefox. */
function keepOffers() {
  const { createObjectURL } = URL;
  const offers = new Map();
  URL.createObjectURL = (blob) => {
    const address = createObjectURL.call(URL, blob);
    offers.set(address, blob);
    globalThis.lastOffer = blob;
    return address;
  };
  const text = async (blob) => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    return btoa(text);
  };
  globalThis.offered = (address) => text(offers.get(address));
  globalThis.newest = () => text(globalThis.lastOffer);
}

/** What a link offers to save. */
async function offered(page, name) {
  const link = page.getByRole("link", { name });
  const [file, bytes] = await link.evaluate(async (link) => [link.download, await globalThis.offered(link.href)]);
  return { name: file, bytes: Buffer.from(bytes, "base64") };
}

async function unzipped(bytes) {
  const folder = await mkdtemp(join(tmpdir(), "murmuration-zip-"));
  await writeFile(join(folder, "a.zip"), bytes);
  execFileSync("python3", ["-m", "zipfile", "-e", join(folder, "a.zip"), folder]);
  return folder;
}

for (const name of Object.keys(BROWSERS)) {
  describe(`the research room, in ${name}`, () => {
    let proxy;
    let server;
    let call;
    let releases;
    let browser;
    let visit;
    /** The two releases, as they were signed. */
    let made;
    let swift;

    before(async () => {
      proxy = await Proxy.start();
      server = await Server.start({ origin: proxy.origin, demonstration: true });
      proxy.standBefore(server);
      call = await Call.open(server, { synthetic: true });
      releases = await Releases.of(call);
      browser = await launch(name);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
      await proxy?.stop();
    });
    afterEach(async () => {
      proxy.beHonest();
      await visit?.context.close();
      visit = undefined;
    });

    async function come() {
      visit = await visitor(browser, proxy.origin);
      visit.context.setDefaultTimeout(60_000);
      await visit.context.addInitScript(keepOffers);
      await visit.page.goto(`${proxy.origin}/research`);
      await heading(visit.page, "Unlock the research room").waitFor();
      return visit.page;
    }

    /** From a locked room to the list. */
    async function enter([account, passphrase] = DUNNOCK) {
      const page = await come();
      await tryToUnlock(page, account, passphrase);
      await heading(page, "Compare before you go on").waitFor();
      await button(page, "They are the same").click();
      await heading(page, "Releases").waitFor();
      return page;
    }

    async function look(page, number) {
      await button(page, `Look at release ${number}`).click();
      await heading(page, `Release ${number} of right-care`).waitFor();
    }

    test("a researcher is told at the desk where she reads releases, and there that nothing is released yet", async () => {
      visit = await visitor(browser, proxy.origin);
      const { page } = visit;
      await page.goto(`${proxy.origin}/desk`);
      await tryToUnlock(page, ...DUNNOCK);
      await button(page, "They are the same").click();
      await page.getByRole("link", { name: "Go to the research room" }).click();
      await tryToUnlock(page, ...DUNNOCK);
      await said(page, "Nothing has been released yet");
      assert.deepEqual(proxy.asked("GET /api/desk/calls/right-care/wraps"), []);
    });

    test("what was sealed to her opens, and the chain of releases is whole", async () => {
      const first = releases.make(PEOPLE[0]);
      await releases.handIn(first);
      const second = releases.make(PEOPLE[1]);
      await releases.handIn(second);
      made = [first, second];
      const page = await enter();
      await card(page, 2).waitFor();
      assert.deepEqual(await page.locator(".releases h2").allInnerTexts(), ["Release 2 Sealed to the call’s members", "Release 1 Sealed to the call’s members"]);
      const { base } = JSON.parse(second);
      assert.ok((await card(page, 2).innerText()).includes(String(base)));
      await look(page, 2);
      await page.getByText("It names release 1 as the one before it, and that is the one that is here.").waitFor();
      await page.getByText("Every account behind these numbers is invented").first().waitFor();
      const { complaints, elsewhere } = visit.watch.found();
      assert.deepEqual([complaints, elsewhere], [[], []]);
    });

    test("every number of the release stands in a table below its chart, and what is not shown is counted and explained", async () => {
      const page = await enter();
      await look(page, 2);
      const { tables, audit } = JSON.parse(made[1]);
      const shown = page.locator("#found table");
      assert.equal(await shown.count(), tables.length);
      const said = { "<10": "fewer than 10", hidden: "hidden" };
      for (const [at, { cells }] of tables.entries()) {
        const rows = await shown.nth(at).locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
        assert.deepEqual(rows, cells.map((row) => row.map((cell) => said[cell] ?? String(cell))));
      }
      assert.equal(await page.locator("#found svg").count(), 2 * tables.length);
      const counts = await page.locator("table.missing td.number").allInnerTexts();
      assert.deepEqual(counts.map(Number), [audit.shown, audit.below_ten, audit.hidden, audit.implied]);
      assert.ok((await page.locator("#method").innerText()).includes(JSON.parse(made[1]).plan_digest));
    });

    test("the archive is made in a Worker when it is asked for, holds the signed release, and every checksum is right", async () => {
      const page = await enter();
      await look(page, 2);
      const packs = () => proxy.asked("GET /assets/pack-worker.js").length;
      const before = packs();
      await button(page, "Make the archive (ZIP)").click();
      await page.getByRole("link", { name: /^Save murmuration-right-care-release-2\.zip/ }).waitFor();
      assert.equal(packs(), before + 1);
      const { name: file, bytes } = await offered(page, /^Save murmuration/);
      assert.equal(file, "murmuration-right-care-release-2.zip");
      const folder = await unzipped(bytes);
      execFileSync("sha256sum", ["--check", "--quiet", "checksums.sha256"], { cwd: folder });
      const { bytes: json } = await offered(page, "Save release.json with its signatures");
      assert.deepEqual(await readFile(join(folder, "release.json")), json);
      const signed = JSON.parse(json);
      assert.equal(JSON.stringify(signed.release), made[1].toString());
      assert.deepEqual(signed.signatures.map(({ by }) => by), ["wren", "robin"]);
      assert.ok((await page.locator(".cite").innerText()).includes(checksum(json)));
      assert.match(await readFile(join(folder, "report.md"), "utf8"), /^# right-care, release 2/);
      await rm(folder, { recursive: true });
    });

    test("a chart is saved as a picture", async () => {
      const page = await enter();
      await look(page, 2);
      await button(page, /^Save as a picture/).first().click();
      await page.waitForFunction(() => globalThis.lastOffer?.type === "image/png");
      const picture = Buffer.from(await page.evaluate(() => globalThis.newest()), "base64");
      assert.equal(picture.subarray(0, 8).toString("hex"), "89504e470d0a1a0a");
      assert.ok(picture.readUInt32BE(16) > 1_000);
    });

    test("the keyboard alone leads from the locked room to the method and back, and locks it", async () => {
      const page = await come();
      // Past the last thing on a page Firefox goes on to its own buttons, so that what lies behind is reached backwards.
      const to = async (target, key = "Tab") => {
        for (let tried = 0; tried < 200; tried += 1) {
          if (await target.evaluate((element) => element === document.activeElement && document.hasFocus())) return;
          await page.keyboard.press(key);
        }
        assert.fail("the keyboard does not come there");
      };
      await to(page.getByRole("textbox", { name: "Working name" }));
      await page.keyboard.type(DUNNOCK[0]);
      await to(page.getByLabel(/^Passphrase$/));
      await page.keyboard.type(DUNNOCK[1]);
      await page.keyboard.press("Enter");
      await heading(page, "Compare before you go on").waitFor();
      await to(button(page, "They are the same"));
      await page.keyboard.press("Enter");
      await to(button(page, "Look at release 2"));
      await page.keyboard.press("Enter");
      await heading(page, "Release 2 of right-care").waitFor();
      await to(page.getByRole("link", { name: "How it was made" }));
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.getElementById("method").getBoundingClientRect().top < innerHeight / 2);
      await to(button(page, "All releases"), "Shift+Tab");
      await page.keyboard.press("Enter");
      await heading(page, "Releases").waitFor();
      await to(button(page, "Lock the room"), "Shift+Tab");
      await page.keyboard.press("Enter");
      await said(page, "The research room is locked");
      assert.equal(await page.getByText("Release 2").count(), 0);
    });

    test("a public release is read as everybody reads it, and can be cited by its address", async () => {
      const third = releases.make(PEOPLE[1] + 40);
      await releases.handIn(third, { kind: "public" });
      const page = await enter();
      await look(page, 3);
      const answer = await fetch(`${server.address}/c/right-care/heard/3/release.json`);
      const cite = await page.locator(".cite").innerText();
      assert.ok(cite.includes(`${proxy.origin}/c/right-care/heard/3/release.json`) && cite.includes(checksum(Buffer.from(await answer.arrayBuffer()))));
    });

    test("a moderator reads releases too, and the room asks for no key of the call", async () => {
      proxy.forget();
      const page = await enter(ROBIN);
      await button(page, "Look at release 1").waitFor();
      assert.deepEqual(proxy.asked("GET /api/desk/calls/right-care/wraps"), []);
    });

    test("a researcher who was invited later is told what was sealed before she came, and reads what everybody reads", async () => {
      const wren = await visitor(browser, proxy.origin);
      wren.context.setDefaultTimeout(60_000);
      await wren.page.goto(`${proxy.origin}/desk`);
      await unlockFirstTime(wren.page, ...WREN, call.fingerprint);
      await button(wren.page, "Who can open").click();
      await heading(wren.page, "Who can open").waitFor();
      await wren.page.getByRole("radio", { name: "sees results only" }).check();
      await button(wren.page, "Make a link").click();
      const link = await wren.page.getByLabel("Link for one person").inputValue();
      visit = await visitor(browser, proxy.origin);
      visit.context.setDefaultTimeout(60_000);
      const { page } = visit;
      await page.goto(link);
      await page.getByRole("textbox", { name: "Working name" }).fill("swift");
      swift = ["swift", await drawnWords(page)];
      await page.getByRole("checkbox", { name: "I have written it down" }).check();
      await button(page, "Make my keys").click();
      await heading(page, "Your keys are made").waitFor();
      await button(wren.page, "Look again").click();
      await wren.page.getByRole("checkbox", { name: "I compared the words with swift" }).check();
      await button(wren.page, "Let swift in").click();
      await button(wren.page, "Take swift out").waitFor();
      await wren.context.close();

      await page.goto(`${proxy.origin}/research`);
      await tryToUnlock(page, ...swift);
      await card(page, 1).getByText("Not sealed to your key").waitFor();
      await card(page, 2).getByText("Not sealed to your key").waitFor();
      await look(page, 3);
      await page.getByText("Release 2 could not be read here.").waitFor();
    });

    test("what the server changes is told, and nothing of it is shown", async () => {
      const page = await enter();
      const again = async (text) => {
        await button(page, "Lock the room").click();
        await tryToUnlock(page, ...DUNNOCK);
        await heading(page, "Releases").waitFor();
        await page.getByText(text).first().waitFor();
      };
      proxy.lie(FILE(1), ({ body }) => {
        const changed = Buffer.from(body);
        changed[changed.length - 1] ^= 1;
        return { body: changed };
      });
      await again("The server sent another file than the list names");
      assert.equal(await button(page, "Look at release 1").count(), 0);
      proxy.beHonest();
      proxy.lie(FILE(2), () => ({ status: 404, body: "{}" }));
      await again("The server does not have this file");
      proxy.beHonest();
      const changed = (change) => ({ body }, { url }) => {
        if (!url.endsWith("/releases")) return {};
        const ledger = JSON.parse(body);
        change(ledger.entries);
        return { body: JSON.stringify(ledger) };
      };
      for (const change of [(entries) => entries.shift(), (entries) => (entries[0].file = entries[1].file), (entries) => entries.reverse()]) {
        proxy.lie(LEDGER, changed(change));
        await again("The list of releases is not to be believed");
        assert.equal(await button(page, /^Look at release/).count(), 0);
        proxy.beHonest();
      }
      proxy.lie(LEDGER, () => ({ status: 503, body: "{}" }));
      await again("The server did not answer");
      proxy.beHonest();
      await button(page, "Try again").click();
      await button(page, "Look at release 2").waitFor();
    });

    test("a session that is over locks the room and says so", async () => {
      const page = await come();
      proxy.lie(LEDGER, () => ({ status: 404, body: "{}" }));
      await tryToUnlock(page, ...DUNNOCK);
      await button(page, "They are the same").click();
      await said(page, "Locked: the server has ended your session");
    });

    test("a room that nobody touches locks itself and keeps nothing", async () => {
      visit = await visitor(browser, proxy.origin);
      const { page } = visit;
      await page.clock.install();
      await page.goto(`${proxy.origin}/research`);
      await tryToUnlock(page, ...DUNNOCK);
      await button(page, "They are the same").click();
      await button(page, "Look at release 2").click();
      await heading(page, "Release 2 of right-care").waitFor();
      await page.clock.fastForward(16 * 60_000);
      await said(page, "The research room locked itself");
      assert.equal(await page.getByText("right-care").count(), 0);
      const kept = await page.evaluate(async () => ({
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        cookies: document.cookie,
        databases: (await indexedDB.databases()).length,
        caches: globalThis.caches ? (await caches.keys()).length : 0,
      }));
      // The root that she compared, as at the desk: it is public.
      assert.deepEqual(kept, { local: ["murmuration/call/right-care"], session: [], cookies: "", databases: 0, caches: 0 });
    });

    test("nothing of a sealed release is in the server's log, in its database, or on the line", async () => {
      const { plan_digest } = JSON.parse(made[0]);
      const needles = [plan_digest, Buffer.from(plan_digest, "hex"), checksum(made[0])];
      const files = await Promise.all((await readdir(server.data)).filter((file) => /murmuration\.sqlite/.test(file)).map((file) => readFile(join(server.data, file))));
      const line = proxy.exchanges.flatMap(({ request, answer }) => [request.body, answer.body]);
      assert.ok(files.length > 0 && line.length > 0);
      for (const place of [server.logBytes(), ...files, ...line]) for (const needle of needles) assert.ok(!Buffer.from(place ?? "").includes(needle));
    });
  });
}

test("a browser without WebAssembly is told, and led to what is public", async () => {
  const server = await Server.start();
  const browser = await launch();
  const { page } = await visitor(browser, server.origin, { without: "wasm" });
  await page.goto(`${server.origin}/research`);
  await page.getByText("It needs WebAssembly, which opens releases on your own device.").waitFor();
  await browser.close();
  await server.stop();
});
