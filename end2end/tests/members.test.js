// Who comes and who goes: an invitation, words compared by telephone, a member who leaves, and everything moved to the new key.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { account, accounts, button, drawnWords, heading, lock, read, said, unlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const WREN = ["wren", "copper lantern meadow violin harbour thistle"];
const ROBIN = ["robin", "walnut ribbon compass orchard pebble saffron"];
const ACCOUNTS = ["The first, about a Tuesday.", "The second, about a Friday.", "The third, about a night in March."];

const toMembers = async (page) => {
  await button(page, "Who can open").click();
  await heading(page, "Who can open").waitFor();
};
const card = (page, name) => page.locator(".people > li", { has: page.getByRole("heading", { level: 3, name, exact: true }) });
const words = (place) => place.locator("code.fingerprint").innerText();

for (const name of Object.keys(BROWSERS)) {
  describe(`members of a call, in ${name}`, () => {
    let server;
    let call;
    let browser;
    let sealed;
    let wren;
    let robin;
    let swift;
    let link;
    let passphrase;
    let hers;

    before(async () => {
      server = await Server.start({ demonstration: true });
      call = await Call.open(server, { synthetic: true });
      sealed = [];
      for (const text of ACCOUNTS) sealed.push(await call.testify(text));
      browser = await launch(name);
      wren = await visitor(browser, server.origin);
      robin = await visitor(browser, server.origin);
      swift = await visitor(browser, server.origin);
      // Each passphrase costs a second of one core, and both browsers run at once.
      for (const { context } of [wren, robin, swift]) context.setDefaultTimeout(60_000);
      for (const [{ page }, who] of [[wren, WREN], [robin, ROBIN]]) {
        await page.goto(`${server.origin}/desk`);
        await unlockFirstTime(page, ...who, call.fingerprint);
      }
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    test("a lone keyholder is asked for a second, and makes a link for her", async () => {
      const { page } = wren;
      await toMembers(page);
      await page.getByText("There is one keyholder").waitFor();
      await page.getByRole("radio", { name: "looks after the keys" }).check();
      await button(page, "Make a link").click();
      link = await page.getByLabel("Link for one person").inputValue();
      assert.match(link, new RegExp(`^${server.origin}/join#right-care\\.${call.fingerprint}\\.[A-Za-z0-9_-]{43}$`));
    });

    test("the new keyholder makes her own keys, and the link is used up", async () => {
      const { page } = swift;
      await page.goto(link);
      await page.getByText("wren invites you to right-care. What you will do there: opens, and looks after the keys.").waitFor();
      await page.getByRole("textbox", { name: "Working name" }).fill("robin");
      passphrase = await drawnWords(page);
      await page.getByRole("checkbox", { name: "I have written it down" }).check();
      await button(page, "Make my keys").click();
      await page.getByRole("alert").getByText("Somebody has this working name already").waitFor();
      await page.getByRole("textbox", { name: "Working name" }).fill("swift");
      await button(page, "Make my keys").click();
      await heading(page, "Your keys are made").waitFor();
      hers = await words(page);
      assert.equal(hers.split(" ").length, 6);
      const other = await visitor(browser, server.origin);
      await other.page.goto(link);
      await other.page.getByText("This link does not work any more").waitFor();
      await other.context.close();
    });

    test("she is let in once her words were compared, and opens what was sealed before", async () => {
      await button(wren.page, "Look again").click();
      const waiting = card(wren.page, "swift");
      await waiting.waitFor();
      assert.equal(await words(waiting), hers);
      const letIn = button(waiting, "Let swift in");
      assert.equal(await letIn.getAttribute("aria-disabled"), "true");
      await waiting.getByRole("checkbox", { name: "I compared the words with swift" }).check();
      await letIn.click();
      await button(wren.page, "Take swift out").waitFor();
      assert.equal(await wren.page.getByText("There is one keyholder").count(), 0);
      const { page } = swift;
      await page.goto(`${server.origin}/desk`);
      // The link named the root, so that there is nothing to compare.
      await unlock(page, "swift", passphrase);
      await account(page, sealed[0].id).click();
      assert.equal(await read(page), ACCOUNTS[0]);
    });

    test("whoever is taken out finds nothing any more, and is out at once", async () => {
      const { page } = wren;
      await button(page, "Take robin out").click();
      await page.getByText("Nobody can make a person forget what she read.").and(page.locator(":visible")).waitFor();
      await button(page, "Take robin out now").click();
      await page.getByText("3 items are still locked with an older key.").waitFor();
      assert.equal(await card(page, "robin").count(), 0);
      await robin.page.reload();
      await robin.page.getByRole("textbox", { name: "Working name" }).fill(ROBIN[0]);
      await robin.page.getByLabel("Passphrase", { exact: true }).fill(ROBIN[1]);
      await button(robin.page, "Unlock").click();
      await robin.page.getByRole("alert").getByText("Working name or passphrase is not right").waitFor();
    });

    test("everything is moved to the new key, and opens as before", async () => {
      const { page } = wren;
      await button(page, "Move them now").click();
      await page.getByText("3 items are now locked with the newest key.").waitFor();
      await page.getByText("You moved 3 items. Another member has to check them").waitFor();
      await button(page, /^Accounts/).first().click();
      for (const [at, text] of ACCOUNTS.entries()) {
        await account(page, sealed[at].id).click();
        assert.equal(await read(page), text);
        await button(page, "Close, and back to the list").click();
      }
    });

    test("the second member checks what the first moved", async () => {
      const { page } = swift;
      await lock(page).click();
      await said(page, "The desk is locked");
      await unlock(page, "swift", passphrase);
      await toMembers(page);
      await page.getByText("Somebody else moved 3 items.").waitFor();
      await button(page, "Check them now").click();
      await page.getByText("3 items are right. Their old locks are erased.").waitFor();
      await page.getByText("Everything is locked with the newest key.").waitFor();
      await button(page, "Accounts").first().click();
      await accounts(page).first().waitFor();
      await account(page, sealed[2].id).click();
      assert.equal(await read(page), ACCOUNTS[2]);
    });

    test("the call gets a new key though everybody stays, and everything moves to it", async () => {
      const { page } = swift;
      await toMembers(page);
      await page.getByText("What a new key does").click();
      await button(page, "Make a new key now").click();
      await page.getByText("3 items are still locked with an older key.").waitFor();
      await button(page, "Move them now").click();
      await page.getByText("3 items are now locked with the newest key.").waitFor();
      await button(page, /^Accounts/).first().click();
      await account(page, sealed[1].id).click();
      assert.equal(await read(page), ACCOUNTS[1]);
    });

    test("the log tells all of it, checked", async () => {
      const { page } = swift;
      await button(page, "Who can open").click();
      await button(page, "Show and check").click();
      await page.getByText("Checked: every signature is right, and no step is missing.").waitFor();
      const told = (await page.locator("ol.log > li").allInnerTexts()).map((text) => text.replace(/^\S+ /, ""));
      assert.deepEqual(told, [
        "swift moved 3 items to the newest key.",
        "swift made a new key for the call (list 4).",
        "swift checked 3 moved items, and they were right.",
        "wren moved 3 items to the newest key.",
        "wren made a new key for the call (list 3).",
        "wren took robin out.",
        "wren let swift in (opens, and looks after the keys).",
      ]);
    });

    test("nobody complained, and nothing was asked of other places", () => {
      for (const { watch } of [wren, swift]) {
        const { complaints, elsewhere } = watch.found();
        // A name that is taken is answered with 409, a recovery that was never made with 404: a browser writes both down.
        assert.deepEqual(complaints.filter((text) => !/\b40[49]\b/.test(text)), []);
        assert.deepEqual(elsewhere, []);
      }
    });
  });
}
