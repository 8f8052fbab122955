// The whole path, as three people go it: the keyholder sets up, a survivor writes, the keyholder reads.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { backTo, tabTo, typeAt } from "../stage/keyboard.js";
import { FOUNDING, accounts, box, button, comeToWrite, finish, heading, linkToPublish, lock, read, send, setUp, receiptWords, testify, typedWords, unlock } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const ACCOUNT = `I rang at two in the morning. "Nobody is free," they said.

Es war kalt \u2014 and I waited till it got light \u{1F305}.
Then I went home.`;

const SIZES = {
  "on a desk": { viewport: { width: 1280, height: 800 } },
  "on a phone of 320 pixels": { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  // A window of 1280 by 1024 pixels.
  "at 400 % zoom": { viewport: { width: 320, height: 256 } },
};

const WAYS = Object.keys(BROWSERS).flatMap((name) => Object.entries(SIZES).map(([where, settings]) => ({ name, where, settings })));

for (const { name, where, settings } of WAYS) {
  describe(`from the printed link to an account that was read, in ${name} ${where}`, () => {
    let browser;
    let server;
    let keyholder;
    let survivor;
    let passphrase;
    let link;

    before(async () => {
      browser = await launch(name);
      server = await Server.start();
      keyholder = await visitor(browser, server.origin, settings);
      survivor = await visitor(browser, server.origin, settings);
    });
    after(async () => {
      await keyholder?.context.close();
      await survivor?.context.close();
      await browser?.close();
      await server?.stop();
    });

    test("the printed link opens the set-up, which ends with a link to publish", async () => {
      const { page } = keyholder;
      await page.goto(server.setupLink());
      passphrase = await setUp(page);
      assert.equal(passphrase.split(" ").length, 6);
      link = await linkToPublish(page);
      assert.match(link, new RegExp(`^${server.origin}/c/right-care#[0-9a-f]{32}$`));
      const shown = await page.locator("main code.fingerprint").innerText();
      assert.equal(shown.replaceAll(" ", ""), link.split("#")[1]);
    });

    test("the printed link works only once", async () => {
      const { page, context } = await visitor(browser, server.origin, settings);
      await page.goto(server.setupLink());
      await page.getByRole("textbox", { name: "Working name" }).waitFor();
      for (const [name, text] of Object.entries(FOUNDING)) await page.getByRole("textbox", { name, exact: true }).fill(text);
      await page.getByRole("checkbox", { name: "I have written it down" }).check();
      await button(page, "Make the keys and open the call").click();
      await page.getByRole("alert").getByText("This link does not work any more").waitFor();
      await context.close();
    });

    test("a survivor follows the published link to the box, writes, and gets seven words", async () => {
      const { page } = survivor;
      await page.goto(link);
      await heading(page, FOUNDING.Title).waitFor();
      await page.getByRole("link", { name: /write/i }).first().click();
      await box(page).waitFor();
      assert.equal(new URL(page.url()).hash, new URL(link).hash);
      await page.getByText("The lock fits your link").waitFor();
      const words = await testify(page, ACCOUNT, [/^Count it/, /^Ask me questions/]);
      for (const word of words) assert.match(word, /^[a-z]+$/);
      assert.equal(await page.locator("textarea").count(), 0);
    });

    test("when she says that she has finished, the words are gone", async () => {
      const { page } = survivor;
      await finish(page);
      assert.equal(await page.locator("ol.words").count(), 0);
    });

    test("the keyholder unlocks the desk, and reads what was written, word for word", async () => {
      const { page } = keyholder;
      await page.goto(`${server.origin}/desk`);
      await unlock(page, "wren", passphrase);
      assert.equal(await accounts(page).count(), 1);
      await accounts(page).click();
      assert.equal(await read(page), ACCOUNT);
      await page.getByText("It may be counted. The writer may be asked about it, through the receipt.").waitFor();
    });

    test("locking the desk takes the account off the page", async () => {
      const { page } = keyholder;
      await lock(page).click();
      await heading(page, "Unlock the desk").waitFor();
      assert.ok(!(await page.content()).includes("two in the morning"));
      assert.equal(await page.getByLabel("Passphrase", { exact: true }).inputValue(), "");
    });

    test("nothing is wider than the view, and a low view is not filled by the bar", async () => {
      const { page } = survivor;
      await page.goto(link);
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.scrollingElement;
        return { scrollWidth, clientWidth };
      });
      assert.ok(scrollWidth <= clientWidth, `${scrollWidth} > ${clientWidth}`);
      const bar = await page.locator(".leave-bar").evaluate((element) => ({ position: getComputedStyle(element).position, part: element.offsetHeight / innerHeight }));
      assert.ok(bar.position !== "sticky" || bar.part < 0.15, JSON.stringify(bar));
    });

    test("nothing complained, and nothing was asked of any other place", () => {
      for (const { watch } of [keyholder, survivor]) assert.deepEqual(watch.found(), { complaints: [], elsewhere: [] });
    });
  });
}

for (const name of Object.keys(BROWSERS)) describe(`the same path without a mouse, in ${name}`, () => {
  let browser;
  let server;
  let person;
  let passphrase;
  let link;
  before(async () => {
    browser = await launch(name);
    server = await Server.start();
    person = await visitor(browser, server.origin);
  });
  after(async () => {
    await person?.context.close();
    await browser?.close();
    await server?.stop();
  });

  const type = (page, name, text) => typeAt(page, page.getByRole("textbox", { name, exact: true }), text);

  test("the keyholder sets up", async () => {
    const { page } = person;
    await page.goto(server.setupLink());
    await page.getByRole("textbox", { name: "Working name" }).waitFor();
    passphrase = (await page.locator("ol.words > li").allInnerTexts()).map((word) => word.trim()).join(" ");
    const { "Working name": handle, ...texts } = FOUNDING;
    await type(page, "Working name", handle);
    await tabTo(page, page.getByRole("checkbox", { name: "I have written it down" }));
    await page.keyboard.press("Space");
    for (const [name, text] of Object.entries(texts)) await type(page, name, text);
    await tabTo(page, button(page, "Make the keys and open the call"));
    await page.keyboard.press("Enter");
    await heading(page, "Your call is open").waitFor();
    link = await linkToPublish(page);
  });

  test("a survivor goes from the call to the receipt, and clears it", async () => {
    const { page } = person;
    // A link in a new tab: the set-up page is still there.
    const survivor = await person.context.newPage();
    await survivor.goto(link);
    await tabTo(survivor, survivor.getByRole("link", { name: /write/i }).first());
    await survivor.keyboard.press("Enter");
    await box(survivor).waitFor();
    await tabTo(survivor, box(survivor));
    await survivor.keyboard.type("Nobody came.");
    const press = async (target, key = "Enter") => {
      await tabTo(survivor, target);
      await survivor.keyboard.press(key);
    };
    const titled = (title) => survivor.waitForFunction((text) => document.activeElement?.tagName === "H1" && document.activeElement.textContent === text, title);
    await press(button(survivor, "Next"));
    await titled("Is there something to warn the reader about?");
    await press(button(survivor, "Skip"));
    await titled("What may be done with it?");
    for (const name of [/^Count it/, /^Quote from it/, /^Ask me questions/]) {
      await press(survivor.getByRole("checkbox", { name }), "Space");
      assert.ok(await survivor.getByRole("checkbox", { name }).isChecked());
    }
    await press(button(survivor, "Next"));
    await titled("Look it over, then send");
    assert.equal(await box(survivor).inputValue(), "Nobody came.");
    await press(button(survivor, "Change: What may be done with it"));
    await titled("What may be done with it?");
    await press(button(survivor, "Next"));
    await titled("Look it over, then send");
    await press(send(survivor));
    const words = await receiptWords(survivor);
    await titled("Received");
    await press(button(survivor, "Try the words once"));
    await titled("Try your words");
    await tabTo(survivor, typedWords(survivor));
    await survivor.keyboard.type(words.join("-").toUpperCase());
    await survivor.keyboard.press("Enter");
    await survivor.getByText("These are your words").waitFor();
    await press(button(survivor, "Go on"));
    await titled("What happens next");
    await press(button(survivor, "I have finished: clear the words"));
    await titled("The page is empty now");
    await survivor.close();
    await page.bringToFront();
  });

  test("the keyholder unlocks with Enter, opens an account, goes back to the list where she was, and locks", async () => {
    const { page } = person;
    await tabTo(page, page.getByRole("link", { name: "Go to the desk" }));
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Working name" }).waitFor();
    await type(page, "Working name", "wren");
    await tabTo(page, page.getByLabel("Passphrase", { exact: true }));
    await page.keyboard.type(passphrase);
    await page.keyboard.press("Enter");
    await heading(page, "Accounts").waitFor();
    await accounts(page).waitFor();
    await tabTo(page, accounts(page));
    await page.keyboard.press("Enter");
    assert.equal(await read(page), "Nobody came.");
    await backTo(page, button(page, "Close, and back to the list"));
    await page.keyboard.press("Enter");
    await accounts(page).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Open account"));
    await backTo(page, lock(page));
    await page.keyboard.press("Enter");
    await heading(page, "Unlock the desk").waitFor();
  });

  test("nothing complained", () => {
    assert.deepEqual(person.watch.found(), { complaints: [], elsewhere: [] });
  });
});
