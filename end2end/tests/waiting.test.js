// Waiting for a server that has no room, or is gone: nobody has to do anything, nothing is lost, and nothing is doubled.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { faults } from "../stage/axe.js";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { sealTestimony } from "../stage/formats.js";
import { Proxy } from "../stage/proxy.js";
import { NO_ANSWER, NO_ROOM, box, button, comeBack, comeToWrite, receiptWords, sealAndSend, talk, waits } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const TESTIMONIES = "POST /api/calls/right-care/testimonies";
const ENTRIES = "POST /api/return/entries/";
const ACCOUNT = "They said that nobody was coming.";
/** As many as the server takes in at once. */
const PLACES = 128;

const refusal = (status, code, headers = {}) => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify({ code, message: "x" }),
});
/** What the server says when it has no room, but for the pause: a real one asks for ten seconds. */
const busy = (seconds) => refusal(503, "busy", { "retry-after": String(seconds) });

let proxy;
let server;
let call;

before(async () => {
  proxy = await Proxy.start();
  server = await Server.start({ origin: proxy.origin, demonstration: true });
  proxy.standBefore(server);
  call = await Call.open(server, { synthetic: true });
});
after(async () => {
  await server?.stop();
  await proxy?.stop();
});
beforeEach(() => {
  proxy.beHonest();
  proxy.forget();
});

/** Once it was asked so often. */
async function asked(beginning, times) {
  while (proxy.asked(beginning).length < times) await new Promise((resolve) => setTimeout(resolve, 50));
  return proxy.asked(beginning);
}

const stored = (beginning = TESTIMONIES) => proxy.asked(beginning).filter(({ answer }) => answer?.status === 201);
/** What is in the box, which one of the rooms hides meanwhile. */
const kept = (page) => page.locator("#account").inputValue();
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);

/** As many senders as there are places, who begin and do not go on. */
async function fill() {
  const { name, epoch, keySet, identity } = call;
  const { file } = await sealTestimony({ call: name, epoch, keySet, recipient: identity.recipient, account: ACCOUNT, id: randomBytes(16) });
  const json = { "content-type": "application/json" };
  const given = await fetch(`${server.address}/api/work`, { method: "POST", headers: json, body: JSON.stringify({ class: "full" }) });
  const { token } = await given.json();
  const begin = async () => {
    const headers = {
      "content-type": "application/octet-stream",
      "content-length": file.length,
      expect: "100-continue",
      "murmuration-id": randomBytes(16).toString("hex"),
      "murmuration-epoch": String(epoch),
      "murmuration-work": `${token}:${"0".repeat(20)}`,
    };
    const line = request(`${server.address}/api/calls/${name}/testimonies`, { method: "POST", agent: false, headers });
    line.on("error", () => {});
    line.flushHeaders();
    // The server reads on only for who has a place. What is sent earns the time that it holds it.
    await once(line, "continue");
    line.write(file.subarray(0, 60_000));
    return line;
  };
  return Promise.all(Array.from({ length: PLACES }, begin));
}

/** From the link to where the server has no room. */
async function wait(page, seconds) {
  await comeToWrite(page, call.link("/write"));
  await box(page).fill(ACCOUNT);
  proxy.refuse(TESTIMONIES, busy(seconds));
  await sealAndSend(page);
  await waits(page, NO_ROOM).waitFor();
}

for (const name of Object.keys(BROWSERS)) {
  for (const without of [undefined, "wasm"]) {
    describe(`in ${name}${without ? `, without ${without}` : ""}`, () => {
      let browser;
      let visit;
      before(async () => {
        browser = await launch(name, without);
      });
      after(() => browser?.close());
      beforeEach(async () => {
        visit = await visitor(browser, proxy.origin, { without });
      });
      afterEach(() => visit.context.close());

      test("she waits through no room and a server that is killed, and her account arrives once, as it was sealed", async () => {
        const { page } = visit;
        await wait(page, 1);
        assert.equal(await focused(page), "waiting");
        assert.match(await page.locator("#waiting").innerText(), /waits on this device for its turn.*only once.*leave this page open.*Next try in (one|2) second/s);
        assert.equal(await page.getByRole("alert").count(), 0);
        assert.equal(await kept(page), ACCOUNT);
        await asked(TESTIMONIES, 3);
        await server.crash();
        proxy.beHonest();
        await waits(page, NO_ANSWER).waitFor();
        await server.again();
        await page.getByText(/^Next try in/).waitFor();
        await button(page, "Try now").focus();
        await page.keyboard.press("Enter");
        await receiptWords(page);
        assert.equal(stored().length, 1);
        const tries = proxy.asked(TESTIMONIES).map(({ request: { headers, body } }) => [headers["murmuration-id"], headers["murmuration-receipt"], body.toString("base64")].join());
        assert.equal(new Set(tries).size, 1);
        const works = proxy.asked(TESTIMONIES).slice(0, 3).map(({ request: { headers } }) => headers["murmuration-work"]);
        assert.equal(new Set(works).size, 1);
      });

      test("whoever has enough of waiting keeps her words, and sends the same later", async () => {
        const { page } = visit;
        await wait(page, 300);
        for (const [key, place] of [["Tab", "Try now"], ["Tab", "Stop waiting"]]) {
          await page.keyboard.press(key);
          assert.equal(await focused(page), place);
        }
        await page.keyboard.press("Enter");
        await page.getByRole("alert").getByText("Many people are writing just now").waitFor();
        assert.equal(await waits(page, NO_ROOM).count(), 0);
        assert.equal(await kept(page), ACCOUNT);
        assert.equal(proxy.asked(TESTIMONIES).length, 1);
        proxy.beHonest();
        await button(page, "Try again").click();
        await receiptWords(page);
        const [first, second] = proxy.asked(TESTIMONIES).map(({ request: { body } }) => body);
        assert.ok(first.equals(second));
      });
    });
  }

  describe(`coming back, in ${name}`, () => {
    test("what she sends waits, and arrives once", async () => {
      const browser = await launch(name);
      const { page } = await visitor(browser, proxy.origin);
      await comeToWrite(page, call.link("/write"));
      await box(page).fill(ACCOUNT);
      await sealAndSend(page);
      const words = await receiptWords(page);
      await comeBack(page, proxy.origin, words);
      const go = (name) => button(page, name).and(page.locator(":visible")).click();
      await go("Write to the readers");
      await page.getByRole("textbox", { name: "Your message" }).fill("Please wait for me.");
      proxy.refuse(ENTRIES, busy(1));
      await go("Seal and send");
      await waits(page, NO_ROOM).waitFor();
      await asked(ENTRIES, 2);
      proxy.beHonest();
      await page.locator(".notice:visible").filter({ hasText: "Your message has arrived" }).waitFor();
      assert.equal((await talk(page)).length, 1);
      assert.equal(stored(ENTRIES).length, 1);
      await browser.close();
    });
  });
}

describe("while she waits, in chromium", () => {
  let browser;
  let visit;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());
  afterEach(() => visit.context.close());

  for (const without of [undefined, "wasm"]) {
    test(`nothing is wrong with what is shown${without ? `, without ${without}` : ""}`, async () => {
      visit = await visitor(browser, proxy.origin, { without });
      await wait(visit.page, 300);
      assert.deepEqual(await faults(visit.page), []);
    });

    test(`whoever stops while it is tried ends that, and what arrived counts once${without ? `, without ${without}` : ""}`, async () => {
      visit = await visitor(browser, proxy.origin, { without });
      const { page } = visit;
      await wait(page, 1);
      let answer;
      proxy.beHonest();
      proxy.lie(TESTIMONIES, () => new Promise((resolve) => (answer = () => resolve({}))));
      await page.getByText(/^Trying again now/).waitFor();
      while (!answer) await page.waitForTimeout(50);
      await button(page, "Stop waiting").click();
      await page.getByRole("alert").getByText("No answer came").waitFor();
      const [, held] = await asked(TESTIMONIES, 2);
      while (!held.isLeft) await page.waitForTimeout(50);
      assert.equal(await kept(page), ACCOUNT);
      proxy.beHonest();
      answer();
      await page.waitForTimeout(3_000);
      assert.equal(proxy.asked(TESTIMONIES).length, 2);
      await button(page, "Try again").click();
      await receiptWords(page);
      assert.deepEqual(proxy.asked(TESTIMONIES).slice(1).map(({ honest }) => honest.status), [201, 200]);
    });
  }

  test("a call that closes meanwhile is said, and her words stay", async () => {
    visit = await visitor(browser, proxy.origin);
    const { page } = visit;
    await wait(page, 300);
    proxy.beHonest();
    proxy.refuse(TESTIMONIES, refusal(422, "call-closed"));
    await button(page, "Try now").click();
    await page.getByRole("alert").getByText("This call has just been closed").waitFor();
    assert.equal(await kept(page), ACCOUNT);
  });

  test("a device that gets its line back tries at once, and old work is done anew", async () => {
    visit = await visitor(browser, proxy.origin);
    const { page, context } = visit;
    await wait(page, 300);
    await context.setOffline(true);
    proxy.beHonest();
    const work = ({ headers }) => headers["murmuration-work"];
    const [{ request: first }] = proxy.asked(TESTIMONIES);
    proxy.refuse(TESTIMONIES, refusal(428, "work-expired"), (asked) => work(asked) === work(first));
    await context.setOffline(false);
    await receiptWords(page);
    const works = proxy.asked(TESTIMONIES).map(({ request }) => work(request));
    assert.deepEqual(works.map((one) => one === works[0]), [true, true, false]);
    assert.equal(stored().length, 1);
  });

  test("a server that is full in earnest asks her to come again, and takes her account once there is room", async () => {
    visit = await visitor(browser, proxy.origin);
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    await box(page).fill(ACCOUNT);
    const slow = await fill();
    await sealAndSend(page);
    await waits(page, NO_ROOM).waitFor({ timeout: 60_000 });
    const [{ answer }] = proxy.asked(TESTIMONIES);
    assert.deepEqual([answer.status, answer.headers["retry-after"], JSON.parse(answer.body).code], [503, "10", "busy"]);
    for (const line of slow) line.destroy();
    await button(page, "Try now").click();
    await receiptWords(page);
    assert.equal(stored().length, 1);
  });
});
