// How long accounts are kept: seen by who may open them, changed by keyholders, and never a silent loss.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { button, heading, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const MODERATOR = ["robin", "walnut ribbon compass orchard pebble saffron"];
const KEYHOLDER = ["wren", "copper lantern meadow violin harbour thistle"];

for (const name of Object.keys(BROWSERS)) {
  describe(`how long accounts are kept, in ${name}`, () => {
    let server;
    let call;
    let browser;

    before(async () => {
      server = await Server.start({ demonstration: true });
      call = await Call.open(server, { synthetic: true });
      for (const text of ["The first, invented.", "The second, invented."]) await call.testify(text);
      browser = await launch(name);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    const enter = async ([handle, passphrase]) => {
      const visit = await visitor(browser, server.origin);
      await visit.page.goto(`${server.origin}/desk`);
      await unlockFirstTime(visit.page, handle, passphrase, call.fingerprint);
      await button(visit.page, "How long kept").click();
      await heading(visit.page, "How long accounts are kept").waitFor();
      return visit;
    };

    test("a moderator sees what is due, and can't change how long", async () => {
      const { page, context } = await enter(MODERATOR);
      await page.getByText("New accounts are kept for 104 weeks.").waitFor();
      await page.getByText("Nothing is due in the next 12 weeks.").waitFor();
      assert.equal(await page.getByLabel("Weeks").count(), 0);
      await context.close();
    });

    test("a keyholder sees what a shorter time would do before she says yes to it", async () => {
      const { page, context } = await enter(KEYHOLDER);
      const weeks = page.getByRole("textbox", { name: "Weeks" });
      await weeks.fill("3");
      await button(page, "See what it would do").click();
      await page.getByText("This is not a number of weeks that can be chosen").waitFor();
      await weeks.fill("10");
      await weeks.press("Enter");
      await page.getByText("If accounts are kept for 10 weeks:").waitFor();
      await page.getByText("Nothing is deleted now.").waitFor();
      await button(page, "Leave it as it is").click();
      await page.getByText("New accounts are kept for 104 weeks.").waitFor();
      await weeks.press("Enter");
      await button(page, "Yes, change it").click();
      await page.getByText("Changed.").waitFor();
      await page.getByText("New accounts are kept for 10 weeks.").waitFor();
      // Both are not read yet.
      const row = page.getByRole("row").nth(1);
      assert.deepEqual(await row.getByRole("cell").allInnerTexts(), ["0", "2", "0"]);
      await context.close();
    });

    test("what a colleague changed meanwhile is seen before anything is deleted", async () => {
      const { page, context } = await enter(KEYHOLDER);
      const other = await enter(KEYHOLDER);
      for (const [at, weeks] of [[page, "20"], [other.page, "30"]]) {
        await at.getByRole("textbox", { name: "Weeks" }).fill(weeks);
        await button(at, "See what it would do").click();
        await at.getByText(`If accounts are kept for ${weeks} weeks:`).waitFor();
      }
      await button(page, "Yes, change it").click();
      await page.getByText("New accounts are kept for 20 weeks.").waitFor();
      await button(other.page, "Yes, change it").click();
      await other.page.getByText("Something changed meanwhile").waitFor();
      await context.close();
      await other.context.close();
    });
  });
}
