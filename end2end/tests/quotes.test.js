// Quotes: a keyholder chooses masked passages of those who allow it, what may not leave is refused in words, and a second member reads them before she signs.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { faults } from "../stage/axe.js";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { masked, saveRecord, work } from "../stage/record.js";
import { atReleases, button, heading, lock, said, step, unlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const AS = { wren: "copper lantern meadow violin harbour thistle", robin: "walnut ribbon compass orchard pebble saffron" };
const GAPS = "Gaps";
const LISTENED = "A person who listened";
/** Of two people, who allow quotes. */
const FIRST = "An invented account. I asked Wendy Larch for help. Nobody came. I waited until it was light.";
const SECOND = "An invented account. They told me to ring somebody else. Nobody came.";
/** Of somebody who allows none. */
const CLOSED = "An invented account. This sentence is for nobody else.";
const NAMED = { "Wendy Larch": "[name 1]" };

for (const name of Object.keys(BROWSERS)) {
  describe(`quotes, in ${name}`, () => {
    let server;
    let call;
    let browser;
    let wren;
    let robin;
    let receipt;
    let first;

    /** An account that two people checked. */
    async function testify(text, themes, consent, receipt) {
      const { moderator, keyholder } = call;
      const account = await call.testify(text, consent, receipt);
      const check = { by: keyholder.account, finished: true, coding: null };
      await saveRecord(call, account, keyholder, { first: await work(moderator, themes), check, masked: masked(text, text === FIRST ? NAMED : {}) });
      return account;
    }
    const come = async (account) => {
      const visit = await visitor(browser, server.origin);
      await visit.page.goto(`${server.origin}/desk`);
      await unlockFirstTime(visit.page, account, AS[account], call.fingerprint);
      await atReleases(visit.page);
      return visit;
    };
    const count = async (page) => {
      await button(page, "Find out who is in").click();
      await page.getByText("50 accounts are in.").waitFor();
      await button(page, /^Count$/).click();
      await step(page, "Look at it before you propose it");
    };
    const sentence = (page, text) => page.getByRole("checkbox", { name: text, exact: true });
    const quote = (page) => page.getByRole("textbox", { name: "The quote, as it would be published" });
    const account = (page, at) => page.getByRole("heading", { level: 3, name: `Account ${at} of 2` }).waitFor();
    const chosen = (page) => page.locator(".release-quotes blockquote").allInnerTexts();
    const choose = async (page, words) => {
      await button(page, "Choose this quote").click();
      await page.locator(".release-quotes blockquote").filter({ hasText: words }).waitFor();
    };
    const refused = async (page, why) => {
      const before = await chosen(page);
      await button(page, "Choose this quote").click();
      await page.getByRole("alert").filter({ hasText: why }).waitFor();
      assert.deepEqual(await chosen(page), before);
    };
    /** Goes to the account in which this sentence stands. */
    const goTo = async (page, text) => {
      await page.getByRole("heading", { level: 3, name: /^Account \d of 2$/ }).waitFor();
      if ((await sentence(page, text).count()) === 0) await button(page, /^The (next account|account before)$/).click();
      await sentence(page, text).waitFor();
    };

    before(async () => {
      server = await Server.start({ demonstration: true });
      call = await Call.open(server, { synthetic: true });
      receipt = await call.receipt();
      browser = await launch(name);
      first = await testify(FIRST, [GAPS, LISTENED], { count: true, quote: true }, receipt);
      await testify(SECOND, [GAPS], { count: true, quote: true });
      await testify(CLOSED, [GAPS, LISTENED], { count: true });
      for (let more = 0; more < 27; more += 1) await testify("An invented account.", more < 18 ? [GAPS, LISTENED] : [GAPS], { count: true });
      for (let more = 0; more < 20; more += 1) await testify("An invented account.", [], { count: true });
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    test("she sees masked accounts of those who allow it, under themes whose number is shown, and nobody else's", async () => {
      wren = await come("wren");
      const { page } = wren;
      await button(page, "Write a plan").click();
      await button(page, "Freeze the plan").click();
      await count(page);
      await button(page, "Choose quotes").click();
      await step(page, "Choose quotes");
      const themes = page.getByRole("combobox", { name: "Theme that the quote stands under" });
      assert.deepEqual((await themes.locator("option").allInnerTexts()).includes(GAPS), true);
      await themes.selectOption({ label: GAPS });
      for (const at of [1, 2]) {
        await account(page, at);
        const content = await page.content();
        assert.ok(!content.includes("Wendy Larch") && !content.includes("for nobody else"));
        if (at === 1) await button(page, "The next account").click();
      }
      assert.equal(await button(page, "The next account").count(), 0);
      await button(page, "The account before").click();
    });

    test("what she ticks is a passage, and can be made shorter at its ends", async () => {
      const { page } = wren;
      await goTo(page, "Nobody came.");
      await goTo(page, "I asked [name 1] for help.");
      await sentence(page, "I waited until it was light.").check();
      await sentence(page, "I asked [name 1] for help.").check();
      assert.equal(await quote(page).inputValue(), "I asked [name 1] for help. Nobody came. I waited until it was light.");
      assert.ok(await sentence(page, "Nobody came.").isChecked(), "what lies between belongs to it");
      await sentence(page, "I asked [name 1] for help.").uncheck();
      assert.equal(await quote(page).inputValue(), "Nobody came. I waited until it was light.");
      await quote(page).fill("I waited until it was light");
      await choose(page, "I waited until it was light");
      assert.equal(await quote(page).inputValue(), "");
      await page.getByRole("heading", { level: 3, name: "One quote is chosen" }).waitFor();
    });

    test("what may not leave is refused in words, and her words stay", async () => {
      const { page } = wren;
      await quote(page).fill("Nobody came to my house.");
      await refused(page, "These words are not in the masked text");
      // Firefox's desk does not outlive axe.
      if (name === "chromium") assert.deepEqual(await faults(page), []);
      assert.equal(await quote(page).inputValue(), "Nobody came to my house.");
      await quote(page).fill("");
      await refused(page, "There are no words to quote, or too many");
      await quote(page).fill("I waited");
      await refused(page, "These words are part of another quote");
      await quote(page).fill("I waited until it was light");
      await refused(page, "The same quote is there already");
    });

    test("what she chose outlasts a lock of the desk, and only what may still leave comes back", async () => {
      const { page } = wren;
      await goTo(page, "They told me to ring somebody else.");
      await sentence(page, "They told me to ring somebody else.").check();
      await choose(page, "They told me to ring somebody else.");
      await lock(page).click();
      await heading(page, "Unlock the desk").waitFor();
      assert.ok(!(await page.content()).includes("somebody else"));
      await call.say(receipt, first.id, 1, "", "consent", { count: true, quote: false, contact: false });
      await unlock(page, "wren", AS.wren);
      await atReleases(page);
      await button(page, "Go on with the frozen plan").click();
      await count(page);
      await page.getByRole("alert").filter({ hasText: "A quote may not be published" }).waitFor();
      await page.getByText("They told me to ring somebody else.").waitFor();
      // Her words stay beside the reason, and are in no quote of the release.
      await page.getByRole("alert").filter({ hasText: "I waited until it was light" }).waitFor();
      assert.deepEqual(await page.locator("figure:has(blockquote) blockquote").allInnerTexts(), ["They told me to ring somebody else."]);
    });

    test("she leaves one out, and proposes the rest; accounts are closed by then", async () => {
      const { page } = wren;
      await button(page, "Choose quotes").click();
      await page.getByRole("combobox", { name: "Theme that the quote stands under" }).selectOption({ label: GAPS });
      await page.getByRole("heading", { level: 3, name: "Account 1 of 1" }).waitFor();
      await sentence(page, "Nobody came.").check();
      await choose(page, "Nobody came.");
      await page.getByRole("heading", { level: 3, name: "2 quotes are chosen" }).waitFor();
      await button(page, "Leave out quote 3").click();
      await page.getByRole("heading", { level: 3, name: "One quote is chosen" }).waitFor();
      await page.getByRole("listitem").filter({ hasText: "A quote may not be published" }).getByText("I waited until it was light").waitFor();
      await button(page, "Leave out quote 1").click();
      await page.getByText("I waited until it was light").waitFor({ state: "detached" });
      await button(page, "Done with quotes").click();
      await step(page, "Look at it before you propose it");
      await button(page, "Go on").click();
      await step(page, "Before you propose release 1");
      while (page.workers().length > 0) await page.waitForTimeout(20);
      for (const statement of await page.getByRole("group", { name: "Tick what you have thought of" }).getByRole("checkbox").all()) await statement.check();
      await page.getByRole("radio", { name: /^Public/ }).check();
      await button(page, "Propose this release").click();
      await said(page, "The release is proposed");
    });

    test("the second member's browser comes to the same, and she reads the quote with its theme before she signs", async () => {
      robin = await come("robin");
      const { page } = robin;
      await button(page, "Build it again here").click();
      await step(page, "It is exactly the same");
      const quotes = page.locator("figure:has(blockquote)");
      assert.deepEqual(await quotes.locator("figcaption").allInnerTexts(), [GAPS]);
      assert.deepEqual(await quotes.locator("blockquote").allInnerTexts(), ["They told me to ring somebody else."]);
      for (const statement of await page.getByRole("group", { name: "Tick what you have thought of" }).getByRole("checkbox").all()) await statement.check();
      await button(page, "Sign, and hand it in").click();
      await said(page, "The release is public");
      await page.goto(`${server.origin}/c/right-care/heard`);
      await page.getByText("They told me to ring somebody else.").waitFor();
      assert.deepEqual(wren.watch.found(), { complaints: [], elsewhere: [] });
      assert.deepEqual(robin.watch.found(), { complaints: [], elsewhere: [] });
    });
  });
}
