// The desk's rarer work without a mouse: how far coders agree, a call before, during and after, and a new key.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { backTo, press, tabTo, typeAt } from "../stage/keyboard.js";
import { saveRecord, work } from "../stage/record.js";
import { account, box, button, heading, lock, read, unlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const TEXT = "An invented account. Nobody came.";
const LISTENED = "A person who listened";

for (const name of Object.keys(BROWSERS)) {
  describe(`the desk without a mouse, in ${name}`, () => {
    let server;
    let call;
    let browser;
    let visit;
    let page;
    let sealed;

    before(async () => {
      server = await Server.start({ demonstration: true });
      call = await Call.open(server, { synthetic: true });
      sealed = await call.testify(TEXT);
      const { moderator: robin, keyholder: wren } = call;
      await saveRecord(call, sealed, wren, { first: await work(robin, [LISTENED]), check: await work(wren, [LISTENED]) });
      browser = await launch(name);
      visit = await visitor(browser, server.origin);
      page = visit.page;
      await page.goto(`${server.origin}/desk`);
      await unlockFirstTime(page, "wren", call.keyholder.passphrase, call.fingerprint);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    /** The places of a call stand before what is shown of it. */
    async function goTo(place) {
      await backTo(page, button(page, place, { exact: true }));
      await page.keyboard.press("Enter");
    }
    const until = (text) => page.getByText(text).and(page.locator(":visible")).first().waitFor();

    test("she counts how far coders agree, and is led to what was counted", async () => {
      await goTo("Agreement");
      await heading(page, "How far coders agree").waitFor();
      await press(page, button(page, "Count now"));
      await until("One account was coded by two people.");
      await page.waitForFunction(() => document.activeElement?.id === "agreement-counted");
      await press(page, page.locator("summary", { hasText: "of which nothing can be told" }));
      await until("Funding");
      await tabTo(page, button(page, "Save the table"));
    });

    test("she closes a call, archives it, and brings it back", async () => {
      await goTo("Texts and questions");
      const steps = [
        ["Close the call now", "This call is closed: nobody can send an account."],
        ["Archive the call", "This call is archived: it stands in no list of calls"],
        ["Bring the call back", "This call is closed: nobody can send an account."],
        ["Open the call again", "This call is open: people can send accounts."],
      ];
      for (const [action, said] of steps) {
        await button(page, action).waitFor();
        await press(page, button(page, action));
        await until(said);
      }
    });

    test("she gives the call a new key though everybody stays, and moves the accounts to it", async () => {
      await goTo("Who can open");
      await press(page, page.getByText("What a new key does"));
      await press(page, button(page, "Make a new key now"));
      await until(/items are still locked with an older key/);
      await press(page, button(page, "Move them now"));
      await until(/items are now locked with the newest key/);
      await backTo(page, lock(page));
      await page.keyboard.press("Enter");
      await heading(page, "Unlock the desk").waitFor();
      await unlock(page, "wren", call.keyholder.passphrase);
      await account(page, sealed.id).waitFor();
      await press(page, account(page, sealed.id));
      assert.equal(await read(page), TEXT);
    });

    // Last: Firefox without a screen does not give the focus back to the window that opened another.
    test("she looks at the call as a survivor will, and tries the writing room", async () => {
      await goTo("Texts and questions");
      await heading(page, "The call: texts and questions").waitFor();
      const show = button(page, "Preview in English");
      await show.waitFor();
      await tabTo(page, show);
      const [preview] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("Enter")]);
      await heading(preview, /./).waitFor();
      await press(preview, preview.getByRole("link", { name: "Write what happened" }).first());
      await box(preview).waitFor();
      await typeAt(preview, box(preview), "Typed while looking at it.");
      assert.equal(await box(preview).inputValue(), "Typed while looking at it.");
      await preview.close();
    });

    test("nothing complained", () => {
      const { complaints, elsewhere } = visit.watch.found();
      // What a call has not got yet is asked for all the same, and browsers complain of the answer.
      assert.deepEqual(complaints.filter((text) => !/\b404\b/.test(text)), []);
      assert.deepEqual(elsewhere, []);
    });
  });
}
