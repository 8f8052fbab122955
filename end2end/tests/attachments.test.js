// Files that go with an account: cleaned, sealed and sent in parts; opened at the desk without running anything.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { memoryOfBrowsers } from "../stage/memory.js";
import { accounts, box, button, comeToWrite, lookOver, read, receiptWords, send, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";
import { Unwatched } from "../stage/unwatched.js";

const ACCOUNT = "The letter that they sent me, and what they said.";
const PASSPHRASE = "walnut ribbon compass orchard pebble saffron";
const MEGABYTE = 1_000_000;
/** A page with a script in it, which must never run. */
const PAGE = "<!DOCTYPE html><script>document.title = 'it ran'</script>";
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const photo = () => readFile(new URL("../../app/src/attach/clean/tests/grey.jpg", import.meta.url));

/** The photo with a remark in it, as a camera would leave one. */
async function remarked() {
  const plain = await photo();
  const remark = Buffer.from("canary-4711");
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, remark.length + 2]), remark, plain.subarray(2)]);
}

const field = (page) => page.getByLabel("Add photos, letters or recordings");
const open = (page, number) => button(page, `Open file ${number}`);

async function writeWith(page, call, files) {
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  await lookOver(page);
  await field(page).setInputFiles(files);
}

async function readFirst(page, server, call) {
  await page.goto(`${server.origin}/desk`);
  await unlockFirstTime(page, "robin", PASSPHRASE, call.fingerprint);
  await accounts(page).first().click();
  await read(page);
}

/** The bytes that "Save it" would save. */
const saved = async (page) => {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Save it/ }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
};

for (const name of Object.keys(BROWSERS)) describe(`files, in ${name}`, () => {
  let browser;
  let server;
  let call;
  before(async () => {
    browser = await launch(name);
    server = await Server.start({ demonstration: true });
    call = await Call.open(server, { synthetic: true });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("a photo and a page go from her device to the desk, cleaned, and nothing in them runs", async () => {
    const survivor = await visitor(browser, server.origin);
    const loaded = [];
    survivor.page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await comeToWrite(survivor.page, call.link("/write"));
    assert.ok(!loaded.some((path) => path.includes("/attach")), "loaded before it was needed");
    await writeWith(survivor.page, call, [
      { name: "me at home.jpg", mimeType: "image/jpeg", buffer: await remarked() },
      { name: "letter.html", mimeType: "text/html", buffer: Buffer.from(PAGE) },
    ]);
    await survivor.page.getByText("It has hidden details").waitFor();
    await survivor.page.getByText("This kind of file is sent as it is.").waitFor();
    assert.ok(!loaded.some((path) => path.startsWith("/api/calls/right-care/attachments")), "sent before she sent it");
    await send(survivor.page).click();
    await receiptWords(survivor.page);
    await survivor.context.close();

    const reader = await visitor(browser, server.origin, { acceptDownloads: true });
    await readFirst(reader.page, server, call);
    await open(reader.page, 1).click();
    const picture = reader.page.getByRole("img", { name: "File 1" });
    await picture.waitFor();
    assert.equal(await picture.evaluate(async (image) => (await image.decode(), image.naturalWidth)), 8);
    await open(reader.page, 2).click();
    await reader.page.getByText("such files can do things of their own").waitFor();
    if (name === "chromium") {
      const file = await saved(reader.page);
      assert.deepEqual([file.name, file.bytes.toString()], ["file.bin", PAGE]);
    }
    assert.notEqual(await reader.page.title(), "it ran");
    assert.equal(await reader.page.locator("iframe, object, embed").count(), 0);
    assert.deepEqual(reader.watch.found(), { complaints: [], elsewhere: [] });
    await reader.context.close();
  });
});

describe("a hundred megabytes, in chromium", () => {
  const SIZE = 100 * MEGABYTE;
  let browser;
  let server;
  let call;
  before(async () => {
    server = await Server.start({ demonstration: true });
    call = await Call.open(server, { synthetic: true });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("memory stays low, the page answers, a killed server costs nothing, and the desk gets the same bytes", async (t) => {
    const content = randomBytes(SIZE);
    const film = join(server.data, "film.bin");
    await writeFile(film, content);
    const page = await Unwatched.open(call.link("/write"));
    t.after(() => page.close());
    await page.type("#account", ACCOUNT);
    await page.press("Go straight to the last step");
    await page.until(() => document.querySelector("h1#room-heading")?.textContent === "Look it over, then send");
    const idle = memoryOfBrowsers();
    assert.ok(idle > 0);
    await page.ask(() => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    });
    const says = (text) => page.until((text) => document.body.innerText.includes(text), text);
    await page.choose("input[type=file]", film);
    await says("This kind of file is sent as it is.");
    await page.press("Seal and send");
    await page.until(() => document.querySelector("progress")?.value > 0.45);
    await server.crash();
    await says("The line is down.");
    const half = await page.ask(() => document.querySelector("progress").value);
    let most = memoryOfBrowsers();
    await server.again();
    await page.until((before) => (document.querySelector("progress")?.value ?? 1) > before, half);
    while (!(await page.ask(() => document.querySelectorAll("ol.words > li").length === 7))) {
      most = Math.max(most, memoryOfBrowsers());
      await pause(250);
    }
    const longest = Math.max(0, ...(await page.ask(() => globalThis.longTasks)));
    t.diagnostic(`memory above idle: ${Math.round((most - idle) / MEGABYTE)} MB; longest task of the page: ${longest} ms`);
    assert.ok(most - idle < 150 * MEGABYTE, `${most - idle} bytes above idle`);

    browser = await launch();
    const reader = await visitor(browser, server.origin, { acceptDownloads: true });
    await readFirst(reader.page, server, call);
    await open(reader.page, 1).click();
    await reader.page.getByRole("link", { name: /^Save it/ }).waitFor({ timeout: 120_000 });
    assert.equal(sha256((await saved(reader.page)).bytes), sha256(content));
    await reader.context.close();
  });
});
