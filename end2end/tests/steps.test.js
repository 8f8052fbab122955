// The writing room step by step, in each browser: every step can be skipped, nothing typed is lost, and whatever stops her
// says so in a sentence.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call } from "../stage/call.js";
import { Proxy } from "../stage/proxy.js";
import { box, button, choose, comeToWrite, finish, heading, lookOver, receiptWords, sealAndSend, testify, typedWords } from "../stage/rooms.js";
import { Server } from "../stage/server.js";

const TESTIMONIES = "POST /api/calls/right-care/testimonies";
const ACCOUNT = "They said that nobody was coming.";
/** What comes between the box and sending, in a call without questions. */
const STEPS = ["Is there something to warn the reader about?", "What may be done with it?", "Look it over, then send"];

for (const name of Object.keys(BROWSERS)) describe(`in ${name}`, () => {
  let proxy;
  let server;
  let call;
  let browser;
  let visit;

  before(async () => {
    proxy = await Proxy.start();
    server = await Server.start({ origin: proxy.origin, demonstration: true });
    proxy.standBefore(server);
    call = await Call.open(server, { synthetic: true });
    browser = await launch(name);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await proxy?.stop();
  });
  beforeEach(async () => {
    proxy.beHonest();
    proxy.forget();
    visit = await visitor(browser, proxy.origin);
  });
  afterEach(() => visit.context.close());

  const stored = () => proxy.asked(TESTIMONIES).filter(({ answer }) => answer.status === 201);

  test("every step can be skipped, and skipping empties that step alone", async () => {
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    await box(page).fill(ACCOUNT);
    await button(page, "Next").click();
    await page.getByRole("checkbox", { name: "Violence or abuse" }).check();
    await button(page, "Next").click();
    await page.getByRole("checkbox", { name: /^Count it/ }).check();
    await button(page, "Skip").click();
    const parts = page.locator(".review > div");
    assert.match(await parts.filter({ hasText: "Warnings for the reader" }).innerText(), /Violence or abuse/);
    assert.match(await parts.filter({ hasText: "What may be done with it" }).innerText(), /It is read, and nothing else/);
  });

  test("Skip is as large as Next", async () => {
    const { page } = visit;
    await page.setViewportSize({ width: 320, height: 640 });
    await comeToWrite(page, call.link("/write"));
    await button(page, "Next").click();
    const size = async (name) => {
      const { width, height } = await button(page, name).boundingBox();
      return { width, height };
    };
    assert.deepEqual(await size("Skip"), await size("Next"));
    assert.ok((await size("Next")).height >= 44);
  });

  test("her words stay in the box through every step, back and forth", async () => {
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    await box(page).fill(ACCOUNT);
    for (const title of STEPS) {
      await button(page, "Next").click();
      await heading(page, title).waitFor();
    }
    assert.equal(await box(page).inputValue(), ACCOUNT);
    await box(page).fill(`${ACCOUNT} Then it was morning.`);
    for (const title of [...STEPS.slice(0, -1).reverse(), "Write what happened"]) {
      await button(page, "Back").click();
      await heading(page, title).waitFor();
    }
    assert.equal(await box(page).inputValue(), `${ACCOUNT} Then it was morning.`);
  });

  test("the last page shows everything that will be sent, and leads to each part and back", async () => {
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    await box(page).fill(ACCOUNT);
    await lookOver(page);
    assert.equal(await box(page).inputValue(), ACCOUNT);
    await button(page, "Change: Warnings for the reader").click();
    await page.getByRole("checkbox", { name: "Harm to children" }).check();
    await button(page, "Next").click();
    await choose(page, [/^Ask me questions/]);
    const shown = await page.locator(".review").innerText();
    for (const chosen of ["Harm to children", "Ask me questions"]) assert.ok(shown.includes(chosen), chosen);
  });

  test("help is offered beside the box when the words speak of danger now, and can be put away", async () => {
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    await page.waitForLoadState("networkidle");
    proxy.forget();
    await box(page).fill("Last year I said I wanted to die. They laughed.");
    await button(page, "Next").click();
    await button(page, "Back").click();
    assert.equal(await page.getByText("Are you in danger now?").count(), 0);
    await box(page).fill("I\u2019m not\nsafe here.");
    await page.getByText("Are you in danger now?").waitFor();
    assert.deepEqual(proxy.exchanges, []);
    await button(page, "Hide this").click();
    await page.getByText("Are you in danger now?").waitFor({ state: "detached" });
    assert.equal(await box(page).inputValue(), "I\u2019m not\nsafe here.");
  });

  // Firefox lets no test read the clipboard.
  if (name === "chromium") test("a copy to keep is offered with a warning, and is what stands in the box", async () => {
    const { page, context } = visit;
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await comeToWrite(page, call.link("/write"));
    await box(page).fill(ACCOUNT);
    await lookOver(page);
    await page.getByText("Keep a copy for yourself").click();
    await page.getByText("Whoever finds the copy can read it.").waitFor();
    await button(page, "Copy my words").click();
    await page.getByText("Your words are copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), ACCOUNT);
    await page.evaluate(() => navigator.clipboard.writeText(""));
  });

  test("the words can be tried, and a word that is not as it was given is named", async () => {
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    const words = await testify(page, ACCOUNT);
    await page.waitForLoadState("networkidle");
    proxy.forget();
    await button(page, "Try the words once").click();
    assert.equal(await page.locator("ol.words").count(), 0);
    const typed = typedWords(page);
    await button(page, "Check the words").click();
    await page.getByText("There is nothing here yet.").waitFor();
    await typed.pressSequentially(`${words[0]} harbuor `);
    await button(page, "Check the words").click();
    await page.getByText("Word 2 is not as it was given.").waitFor();
    await typed.fill(words.slice(0, 3).join(" "));
    await button(page, "Check the words").click();
    await page.getByText("There are seven words in a receipt. Here are 3.").waitFor();
    await typed.fill([...words.slice(0, 5), words[6], words[5]].join(" "));
    await button(page, "Check the words").click();
    await page.getByText("Word 6 is not as it was given.").waitFor();
    await typed.fill(` ${words.join(" - ").toUpperCase()}.`);
    await button(page, "Check the words").click();
    await page.getByText("These are your words").waitFor();
    assert.deepEqual(proxy.exchanges, []);
  });

  test("trying the words can be skipped, and they can be shown again until she has finished", async () => {
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    const words = await testify(page, ACCOUNT);
    await button(page, "Try the words once").click();
    await button(page, "Skip").click();
    await heading(page, "What happens next").waitFor();
    await page.getByText(`${proxy.origin}/return`).waitFor();
    await button(page, "Back to the words").click();
    assert.deepEqual(await receiptWords(page), words);
    await finish(page);
    assert.equal(await page.locator("ol.words").count(), 0);
  });

  test("after a reload she is told why the box is empty", async () => {
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    assert.equal(await page.getByText("This page was loaded again").count(), 0);
    await page.getByText("If this page is closed or loaded again, the box is empty again.").waitFor();
    await box(page).fill(ACCOUNT);
    await lookOver(page);
    await page.reload();
    await box(page).waitFor();
    await page.getByText("This page was loaded again").waitFor();
    assert.equal(await box(page).inputValue(), "");
  });

  test("two tabs are two boxes, which the page says, and both accounts arrive", async () => {
    const { page, context } = visit;
    await comeToWrite(page, call.link("/write"));
    await page.getByText("If you open it twice, there are two boxes").waitFor();
    await box(page).fill(ACCOUNT);
    const second = await context.newPage();
    await comeToWrite(second, call.link("/write"));
    assert.equal(await box(second).inputValue(), "");
    const [one, two] = [await testify(second, "It is the second one."), await testify(page, ACCOUNT)];
    assert.notDeepEqual(one, two);
    assert.equal(stored().length, 2);
  });

  test("a call that is closed while she writes costs no word, and the next visit says that it is closed", async () => {
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    proxy.lie(TESTIMONIES, () => ({ status: 422, body: JSON.stringify({ code: "call-closed", message: "" }) }));
    await box(page).fill(ACCOUNT);
    await sealAndSend(page);
    await page.getByRole("alert").getByText("This call has just been closed").waitFor();
    assert.equal(await box(page).inputValue(), ACCOUNT);
  });

  test("a server whose disk is full keeps nothing, says so, and costs no word", async () => {
    const { page } = visit;
    await comeToWrite(page, call.link("/write"));
    proxy.lie(TESTIMONIES, () => ({ status: 507, body: JSON.stringify({ code: "storage-full", message: "" }) }));
    await box(page).fill(ACCOUNT);
    await sealAndSend(page);
    await page.getByRole("alert").getByText("The server has no room left").waitFor();
    assert.equal(await box(page).inputValue(), ACCOUNT);
    proxy.beHonest();
    await sealAndSend(page);
    await receiptWords(page);
  });
});
