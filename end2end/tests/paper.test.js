// A member changes how her keys are unlocked: a new passphrase, a paper code, and, when all is lost, the sheets of a recovery. Nothing
// secret crosses the wire, and each account stays readable by exactly those who are meant.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { account, accounts, button, drawnWords, heading, lock, read, said, tryToUnlock, unlock, unlockFirstTime } from "../stage/rooms.js";
import { find } from "../stage/scan.js";
import { Server } from "../stage/server.js";

const MODERATOR = "walnut ribbon compass orchard pebble saffron";
const KEYHOLDER = "copper lantern meadow violin harbour thistle";
const ACCOUNT = "Invented for a test: I rang, and somebody came.";

const words = async (scope) => (await scope.locator("ol.words > li").allInnerTexts()).map((word) => word.trim()).join(" ");
const current = (page) => page.getByLabel("Your passphrase now");
const tab = (page, name) => button(page, name, { exact: true }).click();

/** Words in which one is another: what a slip of the pen looks like. */
const slip = (phrase) => {
  const list = phrase.split(" ");
  [list[1], list[6]] = [list[6], list[1]];
  return list.join(" ");
};

for (const name of Object.keys(BROWSERS)) {
  describe(`keys on paper, in ${name}`, () => {
    let proxy;
    let server;
    let call;
    let sealed;
    let browser;
    let moderator;
    let keyholder;
    let newt;
    const secrets = [MODERATOR, KEYHOLDER];
    let passphrase = MODERATOR;
    let code;
    let sheets;

    const rehearse = async (page, two) => {
      await button(page, "Rehearse", { exact: true }).click();
      for (const sheet of two) {
        await page.getByRole("textbox", { name: "Words of one sheet" }).fill(sheet);
        await button(page, "Add this sheet").click();
        await page.getByText(/^(Sheet \d fits\.|These sheets open the call)/).first().waitFor();
      }
      await said(page, "These sheets open the call");
    };
    const takeOut = async (page, who) => {
      await tab(page, "Who can open");
      await button(page, `Take ${who} out`).click();
      await button(page, `Take ${who} out now`).click();
    };
    const behind = (page) => page.getByText("The recovery does not know the newest key").and(page.locator(":visible"));

    const visit = async () => {
      const { context, page } = await visitor(browser, proxy.origin);
      context.setDefaultTimeout(60_000);
      await page.goto(`${proxy.origin}/desk`);
      await heading(page, "Unlock the desk").waitFor();
      return page;
    };

    before(async () => {
      proxy = await Proxy.start();
      server = await Server.start({ origin: proxy.origin, demonstration: true });
      proxy.standBefore(server);
      call = await Call.open(server, { synthetic: true });
      sealed = await call.testify(ACCOUNT, { count: true });
      browser = await launch(name);
      moderator = await visit();
      await unlockFirstTime(moderator, "robin", MODERATOR, call.fingerprint);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
      await proxy?.stop();
    });

    test("a paper code is shown once, and in force only when it is on paper and she has shown who she is", async () => {
      const page = moderator;
      await tab(page, "My keys");
      await page.getByText("You have no paper code yet").waitFor();
      await button(page, "Make a paper code").click();
      code = await words(page.locator(".sheet"));
      secrets.push(code);
      assert.equal(code.split(" ").length, 11);
      await button(page, "Use this paper code from now on").click();
      await page.getByText("Write the words down or print them first").waitFor();
      await page.getByRole("checkbox", { name: "I have it on paper" }).check();
      await current(page).fill("not what it is");
      await button(page, "Use this paper code from now on").click();
      await said(page, "That is not the passphrase you have now");
      assert.equal(await words(page.locator(".sheet")), code);
      await current(page).fill(passphrase);
      await button(page, "Use this paper code from now on").click();
      await said(page, "Your paper code holds");
      assert.ok(!(await page.content()).includes(code.split(" ").slice(0, 2).join("</li><li>")));
      assert.equal(await page.locator(".sheet").count(), 0);
    });

    test("the passphrase is lost: the paper code opens the same account, and she sets a new passphrase", async () => {
      const page = moderator;
      await lock(page).click();
      await page.getByRole("textbox", { name: "Working name" }).fill("robin");
      await button(page, "I have a paper code").click();
      const box = page.getByRole("textbox", { name: "Your paper code" });
      await box.fill(slip(code));
      await button(page, "Unlock").click();
      await page.getByText("they do not belong together").waitFor();
      await box.fill(code.split(" ").slice(1).join(" "));
      await button(page, "Unlock").click();
      await page.getByText("Here are 10.").waitFor();
      await box.fill(code.toUpperCase().replaceAll(" ", ", "));
      await button(page, "Unlock").click();
      await heading(page, "Accounts").waitFor();
      await account(page, sealed.id).click();
      assert.equal(await read(page), ACCOUNT);
      await said(page, "Set a new passphrase now");

      await tab(page, "My keys");
      await button(page, "Change my passphrase").click();
      passphrase = await drawnWords(page);
      secrets.push(passphrase);
      await page.getByRole("checkbox", { name: "I have written it down" }).check();
      await button(page, "Set the new passphrase").click();
      await said(page, "Your new passphrase holds");
      assert.equal(await page.getByText("Set a new passphrase now").count(), 0);
      await lock(page).click();
      await tryToUnlock(page, "robin", MODERATOR);
      await page.getByRole("alert").getByText("Working name or passphrase is not right").waitFor();
      await unlock(page, "robin", passphrase);
    });

    test("a passphrase of her own that can be guessed is refused, and whoever finds the page open changes nothing", async () => {
      const page = moderator;
      await tab(page, "My keys");
      await button(page, "Change my passphrase").click();
      await page.getByRole("radio", { name: "Use one of my own" }).check();
      await page.getByLabel("Your own passphrase").fill("robin1234");
      await page.getByRole("checkbox", { name: "I have written it down" }).check();
      await button(page, "Set the new passphrase").click();
      await page.getByText("The new passphrase can be guessed too easily").waitFor();
      await page.getByText("Type the passphrase that you have now.").waitFor();
      const own = "otter umbrella 71 quietly borrows marmalade from Tuesday";
      await page.getByLabel("Your own passphrase").fill(own);
      await current(page).fill("a guess");
      await button(page, "Set the new passphrase").click();
      await said(page, "That is not the passphrase you have now");
      assert.deepEqual(proxy.asked("POST /api/account/passphrase").map(({ answer }) => answer.status), [204]);
      await button(page, "Leave it as it is").click();
    });

    test("when the request or its answer is lost, exactly one passphrase works, and the page says which", async () => {
      const page = moderator;
      const change = async () => {
        await button(page, "Change my passphrase").click();
        await current(page).fill(passphrase);
        const drawn = await drawnWords(page);
        secrets.push(drawn);
        await page.getByRole("checkbox", { name: "I have written it down" }).check();
        await button(page, "Set the new passphrase").click();
        return drawn;
      };
      // It never arrives.
      await page.route("**/api/account/passphrase", (route) => route.abort());
      await change();
      await said(page, "The server did not answer");
      await button(page, "Leave it as it is").click();
      // Nobody can say.
      await page.route("**/api/account", (route) => route.abort());
      await change();
      await said(page, "The answer was lost");
      await button(page, "Leave it as it is").click();
      await page.unroute("**/api/account");
      await page.unroute("**/api/account/passphrase");
      // It arrives, and the answer does not.
      proxy.lie("POST /api/account/passphrase", () => ({ status: 503, body: "{}" }));
      const drawn = await change();
      await said(page, "Your new passphrase holds");
      proxy.beHonest();
      await lock(page).click();
      await tryToUnlock(page, "robin", passphrase);
      await page.getByRole("alert").waitFor();
      passphrase = drawn;
      await unlock(page, "robin", passphrase);
    });

    test("a paper code that was taken away opens nothing", async () => {
      const page = moderator;
      await tab(page, "My keys");
      await button(page, "Take my paper code away").click();
      await current(page).fill(passphrase);
      await button(page, "Take it away").click();
      await said(page, "Your paper code is taken away");
      const other = await visit();
      await other.getByRole("textbox", { name: "Working name" }).fill("robin");
      await button(other, "I have a paper code").click();
      await other.getByRole("textbox", { name: "Your paper code" }).fill(code);
      await button(other, "Unlock").click();
      await said(other, "Working name or paper code is not right");
      await other.context().close();
    });

    test("a moderator has no recovery to make", async () => {
      assert.equal(await button(moderator, "Recovery", { exact: true }).count(), 0);
    });

    test("a keyholder makes the sheets, and a rehearsal names a bad one and changes nothing", async () => {
      keyholder = await visit();
      const page = keyholder;
      await unlockFirstTime(page, "wren", KEYHOLDER, call.fingerprint);
      await tab(page, "Recovery");
      await said(page, "There is no recovery yet");
      await button(page, "Make the sheets").click();
      await button(page, "Draw the sheets").click();
      await page.locator(".sheet").first().waitFor();
      sheets = await Promise.all((await page.locator(".sheet").all()).map(words));
      secrets.push(...sheets);
      assert.deepEqual(sheets.map((sheet) => sheet.split(" ").length), [24, 24, 24]);
      await button(page, "Put these sheets in force").click();
      await page.getByText("then tick the box").waitFor();
      await page.getByRole("checkbox", { name: "Every sheet is on paper" }).check();
      await button(page, "Put these sheets in force").click();
      await said(page, "The sheets are in force");

      await button(page, "Rehearse", { exact: true }).click();
      const box = page.getByRole("textbox", { name: "Words of one sheet" });
      const add = button(page, "Add this sheet");
      await box.fill(slip(sheets[0]));
      await add.click();
      await page.getByText("they do not belong together").waitFor();
      await box.fill(sheets[0]);
      await add.click();
      await page.getByText("Sheet 1 fits.").waitFor();
      await box.fill(sheets[0]);
      await add.click();
      await page.getByText("This sheet was added before").waitFor();
      const before = (await (await fetch(`${server.address}/api/recovery/right-care`)).json()).number;
      await box.fill(sheets[2]);
      await add.click();
      await said(page, "These sheets open the call");
      assert.equal((await (await fetch(`${server.address}/api/recovery/right-care`)).json()).number, before);
      assert.equal((await (await fetch(`${server.address}/api/calls/right-care`)).json()).epoch, 1);
    });

    test("all is lost but two sheets: a new keyholder opens what was sent before", async () => {
      newt = await visit();
      const page = newt;
      await button(page, "Use the recovery sheets").click();
      await page.getByRole("textbox", { name: "Name of the call" }).fill("right-care");
      await button(page, "Go on").click();
      await page.getByText("Compare this fingerprint with the one that is printed on the sheet.").waitFor();
      assert.equal((await page.locator("main .fingerprint").innerText()).replaceAll(" ", ""), call.fingerprint);
      for (const sheet of [sheets[1], sheets[2]]) {
        await page.getByRole("textbox", { name: "Words of one sheet" }).fill(sheet);
        await button(page, "Add this sheet").click();
        await page.getByText(/^(Sheet \d fits\.|The sheets open the call\. Now)/).first().waitFor();
      }
      await heading(page, "You, as a new keyholder").waitFor();
      const handle = page.getByRole("textbox", { name: "Your working name" });
      const drawn = await drawnWords(page);
      secrets.push(drawn);
      await page.getByRole("checkbox", { name: "I have written it down" }).check();
      await handle.fill("robin");
      await button(page, "Make me a keyholder").click();
      await said(page, "Somebody has this working name already");
      await handle.fill("newt");
      await button(page, "Make me a keyholder").click();
      await heading(page, "You are a keyholder").waitFor();
      await button(page, "Unlock the desk").click();
      // Nobody who sat at this browser has vouched for the root yet: the desk asks, as it does in any fresh one.
      await unlockFirstTime(page, "newt", drawn, call.fingerprint);
      await account(page, sealed.id).click();
      assert.equal(await read(page), ACCOUNT);
      await tab(page, "Recovery");
      await page.getByText("Any 2 of 3 sheets open this call.").waitFor();
      // The others still open it too, under the list that names the newcomer; a researcher does not.
      await lock(moderator).click();
      await unlock(moderator, "robin", passphrase);
      await account(moderator, sealed.id).click();
      assert.equal(await read(moderator), ACCOUNT);
      const researcher = await visit();
      await tryToUnlock(researcher, "dunnock", "juniper window sparrow basket marble cinnamon");
      await button(researcher, "They are the same").click();
      await said(researcher, "You are a researcher in this call");
      assert.equal(await accounts(researcher).count(), 0);
    });

    test("a new key that does not reach the recovery is said where it was made, and brought up to date without new sheets", async () => {
      const page = newt;
      const place = "**/api/desk/calls/right-care/recovery";
      await page.route(place, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
      await takeOut(page, "robin");
      await behind(page).waitFor();
      await page.getByText("Nothing is lost. Go to \u201cRecovery\u201d and choose \u201cBring it up to date\u201d.").waitFor();
      await page.unroute(place);
      await tab(page, "Recovery");
      await behind(page).waitFor();
      await button(page, "Bring it up to date").click();
      await said(page, "The recovery is up to date");
      await rehearse(page, [sheets[1], sheets[2]]);
      await tab(page, "Who can open");
      assert.equal(await behind(page).count(), 0);
    });

    test("when a keyholder is taken out, the sheets open the new key at once, and new sheets are asked for", async () => {
      const page = keyholder;
      await lock(page).click();
      await unlock(page, "wren", KEYHOLDER);
      await takeOut(page, "newt");
      await page.getByText("New recovery sheets are needed").waitFor();
      assert.equal(await behind(page).count(), 0);
      await tab(page, "Recovery");
      await rehearse(page, [sheets[0], sheets[1]]);
    });

    test("no passphrase, paper code or sheet was ever on the wire, and what was is found", () => {
      // The program itself holds every word of the list, and is the same for everybody.
      const recorded = proxy.recorded().filter(({ name: place }) => !place.includes("/assets/"));
      const crossed = proxy.exchanges.map(({ request }) => `${request.method} ${request.url}`);
      for (const wanted of ["POST /api/login/paper", "POST /api/account/passphrase", "POST /api/account/paper", "POST /api/account/no-paper", "POST /api/desk/calls/right-care/recovery", "POST /api/recovery/right-care/open", "POST /api/recovery/right-care/enrol"]) {
        assert.ok(crossed.some((one) => one.startsWith(wanted)), wanted);
      }
      assert.notEqual(find(["right-care"], recorded).length, 0);
      const parts = secrets.flatMap((secret) => [secret.split(" ").slice(0, 3).join(" "), secret.split(" ").slice(-3).join(" ")]);
      assert.deepEqual(find(parts, recorded), []);
    });
  });
}
