// Releases, through the front door: a keyholder plans one, counts in a Worker, and proposes it; a moderator's browser builds it again, and signs only
// what came out the same. Before it is public no number of it leaves either browser.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { saveRecord, work } from "../stage/record.js";
import { atReleases, button, heading, lock, said, step, tryToUnlock, unlock, unlockFirstTime } from "../stage/rooms.js";
import { find } from "../stage/scan.js";
import { Server } from "../stage/server.js";

const AS = { wren: "copper lantern meadow violin harbour thistle", robin: "walnut ribbon compass orchard pebble saffron", dunnock: "juniper window sparrow basket marble cinnamon" };
const CAPACITY = "Told one \u201chas capacity\u201d while suicidal";
/** Of the first level. How many name the theme below it is hidden: nearly all who name the one name the other. */
const GAPS = /^Gaps$/;
const LISTENED = "A person who listened";
const PROPOSAL = "/api/desk/calls/right-care/proposal";
/** What any plan or release has in it, wherever it stands in the clear. */
const MARKS = ["murmuration/1/release", "murmuration/1/plan", "below_ten", "plan_digest"];

/** Waits for what a test sees a moment later than the page does it. The test's own limit ends it. */
async function until(holds) {
  while (!(await holds())) await pause(20);
}

/** So many accounts that may be counted, each coded by one and agreed to by another. */
async function testify(call, count, themes, receipt) {
  const { moderator: robin, keyholder: wren } = call;
  let account;
  for (let number = 0; number < count; number += 1) {
    account = await call.testify("An invented account. Nobody came.", { count: true }, receipt);
    const check = { by: wren.account, finished: true, coding: null };
    await saveRecord(call, account, wren, { first: await work(robin, themes), check });
  }
  return account;
}

for (const name of Object.keys(BROWSERS)) {
  describe(`releases, in ${name}`, () => {
    let proxy;
    let server;
    let call;
    let browser;
    let receipt;
    let changeable;
    let wren;
    let robin;

    /** A member in a browser of her own, at the releases. */
    const come = async (account) => {
      const visit = await visitor(browser, proxy.origin);
      await visit.page.goto(`${proxy.origin}/desk`);
      await unlockFirstTime(visit.page, account, AS[account], call.fingerprint);
      await atReleases(visit.page);
      return visit;
    };
    const lookAgain = async (page) => {
      await button(page, "Look again").click();
      await page.getByText("Fetching the releases").waitFor({ state: "hidden" });
      await button(page, "Look again").waitFor();
    };
    /** What the first table that is shown says of a theme. It stands below its chart, folded up. */
    const told = async (page, theme) => {
      const figure = page.locator("figure.chart:visible").first();
      const table = figure.locator("details");
      if ((await table.getAttribute("open")) === null) await table.locator("summary").click();
      const row = figure.getByRole("row").filter({ has: page.getByRole("rowheader", { name: theme }) });
      return row.getByRole("cell").allInnerTexts();
    };
    const tick = async (page) => {
      const statements = page.getByRole("group", { name: "Tick what you have thought of" }).getByRole("checkbox");
      assert.equal(await statements.count(), 6);
      for (const statement of await statements.all()) await statement.check();
    };
    const freeze = async (page) => {
      await button(page, "Write a plan").click();
      await step(page, /will release \d count/);
      await button(page, "Freeze the plan").click();
      await step(page, /The plan for release \d is frozen/);
    };
    const count = async (page, who) => {
      await button(page, "Find out who is in").click();
      await page.getByText(who).waitFor();
      await button(page, /^Count$/).click();
      await step(page, "Look at it before you propose it");
    };
    const propose = async (page, whom) => {
      await button(page, "Go on").click();
      await step(page, /^Before you propose/);
      await tick(page);
      if (whom) await page.getByRole("radio", { name: whom }).check();
      await button(page, "Propose this release").click();
      await said(page, "The release is proposed");
    };
    const buildAgain = async (page) => {
      await lookAgain(page);
      await button(page, "Build it again here").click();
    };
    const sign = async (page, done) => {
      await tick(page);
      await button(page, "Sign, and hand it in").click();
      await said(page, done);
    };
    const places = async () => {
      const names = (await readdir(server.data)).filter((file) => file.includes(".sqlite"));
      const database = await Promise.all(names.map(async (file) => ({ name: file, bytes: await readFile(join(server.data, file)) })));
      // The programs know what a release looks like.
      const crossed = proxy.recorded().filter((place) => !place.name.includes("/assets/"));
      return [...database, { name: "the server's output", bytes: server.logBytes() }, ...crossed];
    };

    before(async () => {
      proxy = await Proxy.start();
      server = await Server.start({ origin: proxy.origin, demonstration: true });
      proxy.standBefore(server);
      call = await Call.open(server, { synthetic: true });
      browser = await launch(name);
      receipt = await call.receipt();
      changeable = await testify(call, 1, [CAPACITY], receipt);
      await testify(call, 11, [CAPACITY, "Gaps"]);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
      await proxy?.stop();
    });

    test("with too few accounts it says so in words, and what to do, and nothing was sent", async () => {
      wren = await come("wren");
      const { page } = wren;
      await page.getByText("Nothing has been released yet.").waitFor();
      await freeze(page);
      proxy.forget();
      await button(page, "Find out who is in").click();
      await page.getByText("12 accounts are in.").waitFor();
      await button(page, /^Count$/).click();
      await step(page, "There is no release");
      await page.getByRole("alert").getByText("There are too few accounts").waitFor();
      await page.getByText("There are 12; 20 are needed.").waitFor();
      await until(() => page.workers().length === 0);
      assert.deepEqual([...proxy.asked("POST"), ...proxy.asked("PUT")], []);
      await button(page, "Back to the plan").click();
      await step(page, "The plan for release 1 is frozen");
    });

    test("a frozen plan outlasts a lock, and nothing that was counted does", async () => {
      const { page } = wren;
      const digest = await page.locator(".release-digest").textContent();
      await lock(page).click();
      await heading(page, "Unlock the desk").waitFor();
      assert.ok(!(await page.content()).includes("12 accounts"));
      await unlock(page, "wren", AS.wren);
      await atReleases(page);
      await button(page, "Go on with the frozen plan").click();
      await step(page, "The plan for release 1 is frozen");
      assert.equal(await page.locator(".release-digest").textContent(), digest);
    });

    test("it can be stopped while accounts are opened, and the Worker that opened them is gone", async () => {
      const { page } = wren;
      let go;
      const held = new Promise((resolve) => (go = resolve));
      proxy.lie("GET /api/desk/calls/right-care/testimonies/files", async () => {
        await held;
        return {};
      });
      await button(page, "Find out who is in").click();
      await page.getByRole("progressbar", { name: "Accounts opened" }).waitFor();
      await button(page, "Stop, and forget what was opened").click();
      await step(page, "The plan for release 1 is frozen");
      go();
      proxy.beHonest();
      await until(() => page.workers().length === 0);
    });

    test("from fifty accounts on there are numbers, and why others are not in", async () => {
      await testify(call, 20, [CAPACITY, "Gaps"]);
      await testify(call, 18, []);
      await testify(call, 3, [LISTENED]);
      await call.testify("An invented account that nobody may count.");
      await call.testify("An invented account that nobody has coded.", { count: true });
      const { page } = wren;
      await count(page, "53 accounts are in.");
      assert.deepEqual(await told(page, GAPS), ["30"]);
      assert.deepEqual(await told(page, LISTENED), ["fewer than 10"]);
      await until(() => page.workers().length === 0);
    });

    test("whoever has not thought of everything proposes nothing; then it is proposed, and no number of it is anywhere in the clear", async () => {
      const { page } = wren;
      await button(page, "Go on").click();
      await step(page, "Before you propose release 1");
      const act = button(page, "Propose this release");
      assert.equal(await act.getAttribute("aria-disabled"), "true");
      // Whoever presses it all the same: a browser hands on what is said to be disabled.
      await act.dispatchEvent("click");
      await tick(page);
      await act.dispatchEvent("click");
      assert.deepEqual(proxy.asked(`PUT ${PROPOSAL}`), []);
      await page.getByRole("radio", { name: "Sealed to the members of this call" }).check();
      await act.click();
      await said(page, "The release is proposed");
      assert.equal(proxy.asked(`PUT ${PROPOSAL}`).length, 1);
      assert.equal(await button(page, "Build it again here").count(), 0, "not by herself");
      assert.deepEqual(find(MARKS, await places()), []);
    });

    test("a writer changes her mind in between: the second browser does not come to the same, and says why", async () => {
      robin = await come("robin");
      const { page } = robin;
      await page.getByText("wren proposes release 1").waitFor();
      await call.say(receipt, changeable.id, 1, "", "consent", { count: false, quote: false, contact: false });
      await buildAgain(page);
      await step(page, "Your browser did not come to the same");
      await page.getByRole("alert").getByText("a writer changed what she allows").waitFor();
      assert.equal(await button(page, "Sign, and hand it in").count(), 0);
      assert.deepEqual(proxy.asked("POST /api/desk/calls/right-care/releases"), []);
      await button(page, "Back to the list of releases").click();
    });

    test("it is withdrawn, built again from how things are now, and the second browser comes to the same", async () => {
      await button(wren.page, "Withdraw the proposal").click();
      await said(wren.page, "The proposal is withdrawn");
      await lookAgain(robin.page);
      assert.equal(await robin.page.getByText("wren proposes release 1").count(), 0);
      await button(wren.page, "Go on with the frozen plan").click();
      await count(wren.page, "52 accounts are in.");
      await propose(wren.page, "Sealed to the members of this call");
      await buildAgain(robin.page);
      await step(robin.page, "It is exactly the same");
      assert.deepEqual(await told(robin.page, GAPS), ["30"]);
      await sign(robin.page, "The release is handed in");
      await robin.page.getByRole("heading", { level: 3, name: "Release 1" }).waitFor();
      assert.deepEqual(find(MARKS, await places()), []);
    });

    test("a researcher finds it in the list, opens it with her own key, and can change nothing", async () => {
      const visit = await visitor(browser, proxy.origin);
      const { page } = visit;
      await page.goto(`${proxy.origin}/desk`);
      await tryToUnlock(page, "dunnock", AS.dunnock);
      await button(page, "They are the same").click();
      await page.getByText("You are a researcher in this call").waitFor();
      await atReleases(page);
      await page.getByText("Look at release 1").click();
      assert.deepEqual(await told(page, GAPS), ["30"]);
      assert.equal(await button(page, /plan|Withdraw|public/).count(), 0);
      assert.deepEqual(visit.watch.found(), { complaints: [], elsewhere: [] });
      await visit.context.close();
    });

    test("two make it public, and then anybody reads it", async () => {
      await lookAgain(wren.page);
      await button(wren.page, "Make release 1 public").click();
      await step(wren.page, "Before you propose to make release 1 public");
      await tick(wren.page);
      await button(wren.page, "Propose this release").click();
      await said(wren.page, "The release is proposed");
      assert.deepEqual(find(MARKS, await places()), []);
      await lookAgain(robin.page);
      await button(robin.page, /^Look at it$/).click();
      await step(robin.page, "It is the release that was sealed");
      await sign(robin.page, "The release is public");
      assert.equal(await robin.page.getByRole("link", { name: "On the public page" }).getAttribute("href"), "/c/right-care/heard/1");
      const guest = await visitor(browser, proxy.origin);
      await guest.page.goto(`${proxy.origin}/c/right-care/heard`);
      assert.deepEqual(await told(guest.page, GAPS), ["30"]);
      await guest.context.close();
      // The same search finds it now that it may be found.
      assert.notEqual(find(MARKS, await places()).length, 0);
    });

    test("the next one begins as the last one was, needs ten new accounts, and goes public at once", async () => {
      await lookAgain(wren.page);
      await button(wren.page, "Write a plan").click();
      await step(wren.page, "What will release 2 count?");
      await wren.page.getByText("This begins as the last release was.").waitFor();
      await button(wren.page, "Freeze the plan").click();
      await button(wren.page, "Find out who is in").click();
      await wren.page.getByText("52 accounts are in.").waitFor();
      await button(wren.page, /^Count$/).click();
      await wren.page.getByRole("alert").getByText("There are too few new accounts").waitFor();
      await button(wren.page, "Back to the plan").click();
      await testify(call, 13, [CAPACITY]);
      await count(wren.page, "65 accounts are in.");
      await propose(wren.page, /^Public/);
      await buildAgain(robin.page);
      await step(robin.page, "It is exactly the same");
      await sign(robin.page, "The release is public");
      await robin.page.getByRole("heading", { level: 3, name: "Release 2" }).waitFor();
      assert.deepEqual(wren.watch.found(), { complaints: [], elsewhere: [] });
      assert.deepEqual(robin.watch.found(), { complaints: [], elsewhere: [] });
    });

    test("what is proposed in between is not written over, and a list that is not signed is not believed", async () => {
      await testify(call, 15, ["Gaps"]);
      const { page } = wren;
      await lookAgain(page);
      await freeze(page);
      await count(page, "80 accounts are in.");
      proxy.lie(`PUT ${PROPOSAL}`, () => ({ status: 409, body: JSON.stringify({ code: "proposal-stale" }) }));
      await button(page, "Go on").click();
      await tick(page);
      await page.getByRole("radio", { name: "Sealed to the members of this call" }).check();
      await button(page, "Propose this release").click();
      await said(page, "What is proposed has changed");
      proxy.beHonest();
      // It did arrive: here is how things are now, and it can be withdrawn.
      await page.getByText("wren proposes release 3").waitFor();
      await button(page, "Withdraw the proposal").click();
      await said(page, "The proposal is withdrawn");
      await button(page, "Go on with the frozen plan").waitFor();
      proxy.lie("GET /api/research/calls/right-care/releases", ({ body }) => {
        const ledger = JSON.parse(body);
        ledger.entries[0].proposer.by = "dunnock";
        return { body: JSON.stringify(ledger) };
      });
      await button(page, "Look again").click();
      await said(page, "The list of releases can\u2019t be believed");
      proxy.beHonest();
    });
  });
}
