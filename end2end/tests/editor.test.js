// A keyholder says what the call is about and what it asks; survivors read it; answers come back beside the questions.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { faults } from "../stage/axe.js";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { account, box, button, comeBack, comeToWrite, heading, lock, lookOver, read, receiptWords, said, sealAndSend, unlock, unlockFirstTime } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const KEYHOLDER = ["wren", "copper lantern meadow violin harbour thistle"];
const field = (page, name) => page.getByRole("textbox", { name, exact: true });

async function toEditor(page) {
  await button(page, "Texts and questions").click();
  await heading(page, "The call: texts and questions").waitFor();
  await field(page, "Title").waitFor();
}

/** Until a window is closed. */
const gone = async (page) => page.isClosed() || (await page.waitForEvent("close"));

const publish = (page) => button(page, "Sign and publish").click();

for (const name of Object.keys(BROWSERS)) {
  describe(`the editor, in ${name}`, () => {
    let server;
    let call;
    let browser;
    let keyholder;

    before(async () => {
      server = await Server.start({ demonstration: true });
      call = await Call.open(server, { synthetic: true });
      browser = await launch(name);
      keyholder = await visitor(browser, server.origin);
      await keyholder.page.goto(`${server.origin}/desk`);
      await unlockFirstTime(keyholder.page, ...KEYHOLDER, call.fingerprint);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    const view = async () => (await fetch(`${server.address}/api/calls/right-care`)).json();

    test("a keyholder words the call, adds a question of each kind, and publishes", async () => {
      const { page } = keyholder;
      await toEditor(page);
      await field(page, "Title").fill("What happened at night");
      for (const kind of ["One choice", "Several choices", "A short text", "A time", "A part of the country"]) {
        await button(page, kind).click();
      }
      const asked = ["Who came?", "Who was told?", "What would have helped?", "When was this?", "Where was this?"];
      const cards = page.locator(".edit-list > li", { hasText: "What you ask" });
      assert.equal(await cards.count(), asked.length);
      for (const [at, text] of asked.entries()) await cards.nth(at).getByRole("textbox", { name: "What you ask", exact: true }).fill(text);
      for (const [at, options] of [["Police", "Nobody"], ["Family", "A doctor"]].entries()) {
        for (const [place, text] of options.entries()) {
          await cards.nth(at).getByRole("textbox", { name: `Option ${place + 1}`, exact: true }).fill(text);
        }
      }
      await publish(page);
      await said(page, "Published");
      const { version, document, signer } = await view();
      assert.deepEqual([version, signer], [2, "wren"]);
      const { texts, questions } = JSON.parse(document);
      assert.equal(texts.en.title, "What happened at night");
      assert.deepEqual(questions.map((question) => [question.kind, question.label.en]), [
        ["single", asked[0]],
        ["several", asked[1]],
        ["text", asked[2]],
        ["period", asked[3]],
        ["region", asked[4]],
      ]);
      call.document = JSON.parse(document);
    });

    test("she sees each question as a survivor will, and can try it", async () => {
      const { page } = keyholder;
      await button(page, "As people see it: Question 1").click();
      const preview = page.getByRole("group", { name: "Who came?" });
      await preview.getByRole("radio", { name: "Nobody" }).check();
      await preview.getByRole("button", { name: "Take my answer back" }).click();
      assert.equal(await preview.getByRole("radio", { checked: true }).count(), 0);
      await button(page, "As people see it: Question 1").click();
    });

    test("a survivor reads what was published, and answers what was asked", async () => {
      const { page, context } = await visitor(browser, server.origin);
      await page.goto(call.link());
      await heading(page, "What happened at night").waitFor();
      await comeToWrite(page, call.link("/write"));
      await box(page).fill("I answered in the room.");
      const answers = [
        ["Who came?", () => page.getByRole("radio", { name: "Nobody" }).check()],
        ["Who was told?", () => page.getByRole("checkbox", { name: "A doctor" }).check()],
        ["What would have helped?", () => page.getByRole("textbox", { name: "What would have helped?" }).fill("A cup of tea")],
        ["When was this?", () => page.getByRole("combobox").selectOption("2023-H2")],
      ];
      for (const [question, answer] of answers) {
        await button(page, "Next").click();
        await heading(page, question).waitFor();
        await answer();
      }
      // The place, warnings and consent are skipped.
      for (const question of ["Where was this?", "Is there something to warn the reader about?", "What may be done with it?"]) {
        await button(page, "Next").click();
        await heading(page, question).waitFor();
      }
      await button(page, "Skip").click();
      await sealAndSend(page);
      await receiptWords(page);
      await context.close();
    });

    test("answers stand at the desk beside the questions that were answered, notes before the text", async () => {
      const answers = { q1: "o2", q2: ["o1", "o2"], q3: "Somebody to talk to", q4: "2024-H1", q5: "wales" };
      const inside = { questions: 2, answers, notes: ["restraint", "loss"] };
      const { id } = await call.testify("It was late.", { count: true }, null, inside);
      // The questions move on; hers stay as they were.
      await call.publish({ questions: [{ id: "q1", kind: "text", label: { en: "Something else" }, hint: {} }] });
      const { page, context } = await visitor(browser, server.origin);
      await page.goto(`${server.origin}/desk`);
      await unlockFirstTime(page, "robin", "walnut ribbon compass orchard pebble saffron", call.fingerprint);
      const rows = async () => {
        const rows = await page.locator("dl.answers > div").allInnerTexts();
        return rows.map((row) => row.split("\n").map((text) => text.trim()).filter(Boolean));
      };
      await page.locator(`.queue button:not([id="open-${id}"])`).click();
      assert.equal(await read(page), "I answered in the room.");
      assert.deepEqual(await rows(), [
        ["Who came?", "Nobody"],
        ["Who was told?", "A doctor"],
        ["What would have helped?", "A cup of tea"],
        ["When was this?", "July to December 2023"],
      ]);
      await button(page, "Close, and back to the list").click();
      await account(page, id).click();
      assert.equal(await read(page), "It was late.");
      assert.deepEqual(await rows(), [
        ["Who came?", "Nobody"],
        ["Who was told?", "Family", "A doctor"],
        ["What would have helped?", "Somebody to talk to"],
        ["When was this?", "January to June 2024"],
        ["Where was this?", "Wales"],
      ]);
      const text = await page.getByRole("article").innerText();
      assert.ok(text.indexOf("restraint or force") > 0 && text.indexOf("restraint or force") < text.indexOf("It was late."));
      assert.ok(text.includes("It may be counted."));
      assert.equal(await button(page, "Texts and questions").count(), 0);
      await context.close();
    });

    test("of two keyholders at once the second is told, and loses nothing", async () => {
      const { page } = keyholder;
      // Version 3 came by another hand; this page still knows version 2.
      await field(page, "Contact").fill("night@example.org");
      await publish(page);
      const notice = await said(page, "Somebody else published in the meantime");
      assert.match(notice, /Questions/);
      assert.equal(await field(page, "Contact").inputValue(), "night@example.org");
      assert.equal((await view()).version, 3);
      await button(page, "Publish mine in its place").click();
      await said(page, "Published");
      const { version, document } = await view();
      assert.equal(version, 4);
      assert.equal(JSON.parse(document).texts.en.contact, "night@example.org");
      assert.equal(JSON.parse(document).questions.length, 5);
    });

    test("questions move and go by keyboard, and the focus stays with them", async () => {
      const { page } = keyholder;
      await button(page, "Move down: Question 1", { exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Move down: Question 2");
      await button(page, "Remove: Question 5", { exact: true }).focus();
      await page.keyboard.press("Enter");
      await publish(page);
      await said(page, "Published");
      const { questions } = JSON.parse((await view()).document);
      assert.deepEqual(questions.map((question) => question.id), ["q2", "q1", "q3", "q4"]);
    });

    test("another language says what is missing, and help has hours", async () => {
      const { page } = keyholder;
      await page.getByRole("textbox", { name: "Another language" }).or(page.getByRole("combobox", { name: "Another language" })).fill("cy");
      await button(page, "Add this language").click();
      await button(page, /^Cymraeg \d+ missing$/).waitFor();
      await field(page, "Title").fill("Beth ddigwyddodd yn y nos");
      await button(page, /^English/).click();
      await button(page, "Add a line of help").click();
      await field(page, "Name").fill("Night line");
      await field(page, "Link").fill("tel:0800000000");
      await field(page, "As people read it").fill("0800 000 000");
      await page.getByLabel("Days").selectOption("mon-fri");
      await page.getByLabel("From").fill("18:00");
      await publish(page);
      await said(page, "Published");
      const { languages, texts, help } = JSON.parse((await view()).document);
      assert.deepEqual(languages, ["en", "cy"]);
      assert.equal(texts.cy.title, "Beth ddigwyddodd yn y nos");
      assert.deepEqual(help.en[0].hours, [{ days: "mon-fri", from: "18:00", to: "24:00" }]);
    });

    test("before she publishes she sees the call's page and the writing room as a survivor will, in each language", async () => {
      const { page, context } = keyholder;
      const before = await view();
      await field(page, "Title").fill("Not published yet");
      const windows = context.pages().length;
      const look = async (language) => {
        const [preview] = await Promise.all([page.waitForEvent("popup"), button(page, `Preview in ${language}`).click()]);
        return preview;
      };
      const preview = await look("English");
      await heading(preview, "Not published yet").waitFor();
      await preview.getByText("So it would look if it was published now. Nothing can be sent from here, and nothing is kept.").waitFor();
      await preview.getByText("2 people can unlock and read it.").first().waitFor();
      await preview.getByRole("complementary", { name: "Help now" }).getByText("Night line: 0800 000 000").waitFor();
      await preview.getByText("Monday to Friday, 18:00 to 24:00").waitFor();
      // Other links lead nowhere, so that nobody is lost in the site.
      await preview.getByRole("link", { name: "Other ways to send" }).first().click();
      await preview.getByText("Links lead nowhere in the preview.").waitFor();
      await preview.getByRole("link", { name: "Write what happened" }).first().click();
      await box(preview).fill("Typed while looking at it.");
      for (const question of ["Who was told?", "Who came?"]) {
        await button(preview, "Next").click();
        await heading(preview, question).waitFor();
      }
      const cymraeg = await look("Cymraeg");
      await heading(cymraeg, "Beth ddigwyddodd yn y nos").waitFor();
      assert.equal(await cymraeg.locator("html").getAttribute("lang"), "cy");
      // There is one at a time, and none when the desk is locked.
      await gone(preview);
      await cymraeg.getByRole("button", { name: "Yr ystafell ysgrifennu" }).click();
      await cymraeg.locator("textarea").waitFor();
      await page.getByRole("checkbox", { name: "As narrow as a phone" }).check();
      const narrow = await look("English");
      await heading(narrow, "Not published yet").waitFor();
      await page.getByRole("checkbox", { name: "As narrow as a phone" }).uncheck();
      await lock(page).click();
      await gone(narrow);
      await heading(page, "Unlock the desk").waitFor();
      await unlock(page, ...KEYHOLDER);
      await toEditor(page);
      assert.equal(context.pages().length, windows);
      assert.deepEqual(await view(), before);
    });

    test("from a preview nothing is sealed, sent or kept", async () => {
      const { page, context } = keyholder;
      const [preview] = await Promise.all([page.waitForEvent("popup"), button(page, "Preview in English").click()]);
      await heading(preview, "Not published yet").waitFor();
      const asked = [];
      context.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
      await button(preview, "The writing room").click();
      await preview.getByRole("complementary", { name: "Help now" }).getByText("Call 999").waitFor();
      await box(preview).fill("Typed while looking at it.");
      await lookOver(preview);
      await button(preview, "Seal and send").click();
      await preview.getByRole("alert").getByText("Nothing was sealed, and nothing was sent.").waitFor();
      assert.deepEqual(asked, []);
      const kept = await preview.evaluate(() => [JSON.stringify(sessionStorage), document.cookie, JSON.stringify(localStorage).includes("Not published")]);
      assert.deepEqual(kept, ["{}", "", false]);
      await preview.reload();
      await heading(preview, "Not published yet").waitFor();
      await button(preview, "The writing room").click();
      assert.equal(await box(preview).inputValue(), "");
      if (name === "chromium") assert.deepEqual(await faults(preview), []);
      await preview.close();
      await field(page, "Title").fill("What happened at night");
      const { page: stranger, context: elsewhere } = await visitor(browser, server.origin);
      await stranger.goto(`${server.origin}/preview`);
      await heading(stranger, "There is nothing to preview here").waitFor();
      await elsewhere.close();
    });

    test("a field that needs another look is named, and nothing is published", async () => {
      const { page } = keyholder;
      const before = (await view()).version;
      await field(page, "Organisation").fill(" ");
      await publish(page);
      await said(page, "Some fields need another look");
      await button(page, /^Organisation \(English\)/).click();
      await page.waitForFunction(() => document.activeElement?.id === "edit-texts-en-organisation");
      await field(page, "Organisation").fill("The Night Project");
      assert.equal((await view()).version, before);
    });

    test("what is not published yet is still there after the desk was locked", async () => {
      const { page } = keyholder;
      await lock(page).click();
      await heading(page, "Unlock the desk").waitFor();
      await unlock(page, ...KEYHOLDER);
      await toEditor(page);
      assert.equal(await field(page, "Organisation").inputValue(), "The Night Project");
    });

    test("she closes the call, and it is closed", async () => {
      const { page } = keyholder;
      await button(page, "Close the call now").click();
      await page.getByText("This call is closed: nobody can send an account.").waitFor();
      assert.equal((await view()).state, "closed");
      await button(page, "Open the call again").click();
      await page.getByText("This call is open: people can send accounts.").waitFor();
    });

    test("she archives the call: it leaves the lists, its page says what that means, and receipts work", async () => {
      const { page } = keyholder;
      const receipt = await call.receipt();
      await call.testify("Written before it was archived.", {}, receipt);
      assert.equal(await button(page, "Archive the call").count(), 0, "an open call is closed first");
      await button(page, "Close the call now").click();
      await button(page, "Archive the call").click();
      await page.getByText("This call is archived: it stands in no list of calls").waitFor();
      assert.equal((await view()).state, "archived");
      const { page: survivor, context } = await visitor(browser, server.origin);
      await survivor.goto(server.origin);
      await survivor.locator("#calls").waitFor();
      assert.equal(await survivor.locator('a[href^="/c/right-care"]').count(), 0);
      await survivor.goto(call.link());
      await survivor.getByText("This call is archived", { exact: true }).waitFor();
      await survivor.getByText("with your seven words you can still come back").waitFor();
      await comeBack(survivor, server.origin, receipt.words);
      await context.close();
    });

    test("the log says who archived it, and she brings it back", async () => {
      const { page } = keyholder;
      await button(page, "Who can open").click();
      await button(page, "Show and check").click();
      await page.getByText("no step is missing").waitFor();
      await page.getByText("wren archived the call.").waitFor();
      await button(page, "Texts and questions").click();
      await button(page, "Bring the call back").click();
      await page.getByText("This call is closed: nobody can send an account.").waitFor();
      await button(page, "Open the call again").click();
      await page.getByText("This call is open: people can send accounts.").waitFor();
    });

    test("axe finds nothing", async () => {
      const { page } = keyholder;
      await button(page, "As people see it: Question 2").click();
      assert.deepEqual(await faults(page), []);
    });

    test("she makes another call for the same people", async () => {
      const { page } = keyholder;
      await button(page, "New call").click();
      await heading(page, "A new call").waitFor();
      await button(page, "Make the keys and open the new call").click();
      await page.getByText("Use 1 to 40 small letters").waitFor();
      await page.getByRole("textbox", { name: "Name in the address" }).fill("second-call");
      await page.getByRole("textbox", { name: "Title" }).last().fill("A second call");
      await page.getByRole("textbox", { name: "Purpose" }).last().fill("To hear more.");
      assert.deepEqual(await faults(page), []);
      await button(page, "Make the keys and open the new call").click();
      await said(page, "The new call is open");
      const link = await page.getByRole("textbox", { name: "Link to publish" }).inputValue();
      const { page: survivor, context } = await visitor(browser, server.origin);
      await survivor.goto(link);
      await heading(survivor, "A second call").waitFor();
      await context.close();
      await button(page, "All calls").click();
      await button(page, "second-call").click();
      await heading(page, "Accounts").waitFor();
    });

    test("an archived call stands apart at the desk", async () => {
      const { page } = keyholder;
      await button(page, "Texts and questions").click();
      await button(page, "Close the call now").click();
      await button(page, "Archive the call").click();
      await page.getByText("This call is archived: it stands in no list of calls").waitFor();
      await button(page, "All calls").click();
      await heading(page, "Your calls").waitFor();
      await page.getByRole("heading", { level: 2, name: "Archived" }).waitFor();
      const apart = page.locator("h2", { hasText: "Archived" }).locator("~ ul").getByRole("button");
      assert.deepEqual(await apart.allInnerTexts(), ["second-call"]);
      assert.deepEqual(await faults(page), []);
      await button(page, "second-call").click();
      await page.locator(".desk-bar .badge", { hasText: "Archived" }).waitFor();
    });
  });
}
