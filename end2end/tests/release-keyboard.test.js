// A release without a mouse: a keyholder plans one in words, writes a summary, chooses a quote and proposes it; a second member builds it again and signs.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { backTo, press, tabTo, typeAt } from "../stage/keyboard.js";
import { masked, saveRecord, work } from "../stage/record.js";
import { button, heading, lock, unlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const TEXT = "An invented account. They told me to ring somebody else.";
const QUOTE = "They told me to ring somebody else.";
const SUMMARY = "Many invented people were sent from one number to the next.";

for (const name of Object.keys(BROWSERS)) {
  describe(`a release without a mouse, in ${name}`, () => {
    let server;
    let call;
    let browser;
    let wren;
    let robin;

    before(async () => {
      server = await Server.start({ demonstration: true });
      call = await Call.open(server, { synthetic: true });
      const { moderator, keyholder } = call;
      for (let number = 0; number < 20; number += 1) {
        const account = await call.testify(TEXT, { count: true, quote: number === 0 });
        const check = { by: keyholder.account, finished: true, coding: null };
        await saveRecord(call, account, keyholder, { first: await work(moderator, ["Gaps"]), check, masked: masked(TEXT, {}) });
      }
      browser = await launch(name);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    const come = async (member) => {
      const visit = await visitor(browser, server.origin);
      await visit.page.goto(`${server.origin}/desk`);
      await unlockFirstTime(visit.page, member.account, member.passphrase, call.fingerprint);
      await atReleases(visit.page);
      return visit;
    };
    const atReleases = async (page) => {
      await backTo(page, button(page, /^Releases$/));
      await page.keyboard.press("Enter");
      await heading(page, /^Releases$/).waitFor();
      await button(page, "Look again").waitFor();
    };
    /** Each step has the focus on its heading: the keyboard goes on from there. */
    const step = async (page, title) => {
      await page.getByRole("heading", { level: 2, name: title }).waitFor();
      await page.waitForFunction(() => document.activeElement?.id === "release-step");
    };
    const tickAll = async (page) => {
      for (const statement of await page.getByRole("group", { name: "Tick what you have thought of" }).getByRole("checkbox").all()) {
        await press(page, statement, "Space");
      }
    };
    const summary = (page) => page.getByRole("textbox", { name: "Summary" });

    test("she writes a plan, freezes it, and finds out that there are enough for words", async () => {
      wren = await come(call.keyholder);
      const { page } = wren;
      await press(page, button(page, "Write a plan"));
      await step(page, "What will release 1 count?");
      await press(page, button(page, "Freeze the plan"));
      await step(page, "The plan for release 1 is frozen");
      await press(page, button(page, "Find out who is in"));
      await step(page, "Who is in");
    });

    test("what she is writing outlasts a lock", async () => {
      const { page } = wren;
      await typeAt(page, summary(page), SUMMARY);
      await backTo(page, lock(page));
      await page.keyboard.press("Enter");
      await heading(page, "Unlock the desk").waitFor();
      assert.ok(!(await page.content()).includes(SUMMARY));
      await unlock(page, "wren", call.keyholder.passphrase);
      await atReleases(page);
      await press(page, button(page, "Go on with the frozen plan"));
      await step(page, "The plan for release 1 is frozen");
      await press(page, button(page, "Find out who is in"));
      await step(page, "Who is in");
      assert.equal(await summary(page).inputValue(), SUMMARY);
    });

    test("she chooses a quote, which stands under no theme", async () => {
      const { page } = wren;
      await press(page, button(page, "Go on with this summary"));
      await step(page, "Look at it before you propose it");
      await press(page, button(page, "Choose quotes"));
      await page.getByRole("heading", { level: 3, name: "Account 1 of 1" }).waitFor();
      await page.waitForFunction(() => document.activeElement?.id === "quote-account");
      await press(page, page.getByRole("checkbox", { name: QUOTE }), "Space");
      await press(page, button(page, "Choose this quote"));
      await page.getByRole("heading", { level: 3, name: "One quote is chosen" }).waitFor();
      await press(page, button(page, "Done with quotes"));
      await step(page, "Look at it before you propose it");
      await page.getByText(QUOTE).waitFor();
    });

    test("she proposes it, and the second member builds it again and signs", async () => {
      const { page } = wren;
      await press(page, button(page, "Go on"));
      await step(page, "Before you propose release 1");
      await tickAll(page);
      await press(page, page.getByRole("radio", { name: "Sealed to the members of this call" }), "Space");
      await press(page, button(page, "Propose this release"));
      await page.getByText("The release is proposed").waitFor();
      robin = await come(call.moderator);
      await press(robin.page, button(robin.page, "Build it again here"));
      await step(robin.page, "It is exactly the same");
      for (const words of [SUMMARY, QUOTE]) await robin.page.getByText(words).waitFor();
      await tickAll(robin.page);
      await press(robin.page, button(robin.page, "Sign, and hand it in"));
      await robin.page.getByText("The release is handed in").waitFor();
      await tabTo(robin.page, robin.page.getByText("Look at release 1"));
    });

    test("nothing complained", () => {
      for (const visit of [wren, robin]) assert.deepEqual(visit.watch.found(), { complaints: [], elsewhere: [] });
    });
  });
}
