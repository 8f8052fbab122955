// What people do in the rooms, named as they would say it. Finds things by role and name, as a screen reader does.

import assert from "node:assert/strict";

export const heading = (page, name) => page.getByRole("heading", { level: 1, name });
export const button = (page, name, options) => page.getByRole("button", { name, ...options });

/** The whole name, also between the brackets of the languages that are made for tests. */
const whole = (name) => new RegExp(`^⟦?${name}⟧?$`);

// The writing room.

export const box = (page) => page.getByRole("textbox", { name: whole("Your account") });
export const send = (page) => button(page, whole("(Seal and send|Try again)"));

/** From the box, or from where she is, to the last page. */
export async function lookOver(page) {
  const straight = button(page, whole("Go straight to the last step"));
  if (await straight.isVisible()) await straight.click();
  await heading(page, whole("Look it over, then send")).waitFor();
}

/** What she does at the last page, and from the box without any of the steps between. */
export async function sealAndSend(page) {
  await lookOver(page);
  await send(page).click();
}

/** Turns choices on or off, from the box or from the last page, and comes back to the last page. */
export async function choose(page, names) {
  await lookOver(page);
  await button(page, /^⟦?Change: ⟦?What may be done with it/).click();
  for (const name of names) await page.getByRole("checkbox", { name }).check();
  await button(page, whole("Next")).click();
  await heading(page, whole("Look it over, then send")).waitFor();
}

/** From a published link to the box. */
export async function comeToWrite(page, link) {
  await page.goto(link);
  await box(page).waitFor();
}

/** Writes and sends; returns the seven words. */
export async function testify(page, account, choices = []) {
  await box(page).fill(account);
  if (choices.length > 0) await choose(page, choices);
  await sealAndSend(page);
  return receiptWords(page);
}

export async function receiptWords(page) {
  await heading(page, whole("Received")).waitFor();
  const words = await page.locator("ol.words > li").allInnerTexts();
  assert.equal(words.length, 7);
  return words.map((word) => word.trim());
}

/** The box for a receipt's words, here and on return. */
export const typedWords = (page) => page.getByRole("textbox", { name: whole("Your seven words") });

/** From the receipt's words to an empty page, without trying them. */
export async function finish(page) {
  await button(page, whole("Go on without trying")).click();
  await heading(page, whole("What happens next")).waitFor();
  await button(page, whole("I have finished: clear the words")).click();
  await heading(page, whole("The page is empty now")).waitFor();
}

// Waiting for a server, in either room.

export const waits = (page, title) => page.getByRole("group", { name: whole(title) });
export const NO_ROOM = "Many people are writing at the moment";
export const NO_ANSWER = "The server cannot take it at the moment";

// The return room.

/** Types the words at /return and asks. What follows depends. */
export async function tryToComeBack(page, origin, words) {
  await page.goto(`${origin}/return`);
  await heading(page, whole("Come back with your seven words")).waitFor();
  await typedWords(page).fill(words.join(" "));
  await button(page, whole("See what has happened")).click();
}

export async function comeBack(page, origin, words) {
  await tryToComeBack(page, origin, words);
  await heading(page, whole("Your account")).waitFor();
}

/** What is said in the list of messages, in order. */
export const talk = (page) => page.locator("ol.talk:visible > li").allInnerTexts();

// The set-up room.

export const FOUNDING = {
  "Working name": "wren",
  "Name in the address": "right-care",
  Title: "What happened when you asked for help",
  Purpose: "We ask what happened after a call for help in a crisis.",
  Organisation: "The Listening Project",
  Contact: "listening@example.org",
  "Data controller": "The Listening Project, 1 Example Street, Bristol",
};

/** Fills in everything, keeps the drawn words or chooses `passphrase`, and makes the keys. Returns the passphrase. */
export async function setUp(page, { texts = FOUNDING, passphrase } = {}) {
  for (const [name, text] of Object.entries(texts)) await page.getByRole("textbox", { name: whole(name) }).fill(text);
  if (passphrase) {
    await page.getByRole("radio", { name: "Use one of my own" }).check();
    await page.getByLabel("Your own passphrase").fill(passphrase);
  }
  const words = passphrase ?? (await drawnWords(page));
  await page.getByRole("checkbox", { name: "I have written it down" }).check();
  await button(page, "Make the keys and open the call").click();
  await heading(page, "Your call is open").waitFor();
  return words;
}

export async function drawnWords(page) {
  await page.locator("ol.words > li").first().waitFor();
  const words = await page.locator("ol.words > li").allInnerTexts();
  assert.equal(words.length, 6);
  return words.map((word) => word.trim()).join(" ");
}

export const linkToPublish = (page) => page.getByRole("textbox", { name: "Link to publish" }).inputValue();

// The desk.

/** Types handle and passphrase, and asks to unlock. What follows depends. */
export async function tryToUnlock(page, account, passphrase) {
  await page.getByRole("textbox", { name: "Working name" }).fill(account);
  await page.getByLabel(whole("Passphrase")).fill(passphrase);
  await button(page, "Unlock").click();
}

/** Unlocks in a browser that was here before. */
export async function unlock(page, account, passphrase) {
  await tryToUnlock(page, account, passphrase);
  await heading(page, "Accounts").waitFor();
}

/** Unlocks in a fresh browser: she compares the fingerprint with the one she knows. */
export async function unlockFirstTime(page, account, passphrase, fingerprint) {
  await tryToUnlock(page, account, passphrase);
  await heading(page, "Compare before you go on").waitFor();
  assert.equal((await page.locator("main .fingerprint").innerText()).replaceAll(" ", ""), fingerprint);
  await button(page, "They are the same").click();
  await heading(page, "Accounts").waitFor();
}

export const account = (page, id) => button(page, `Open account ${id.slice(0, 8)}`);
export const accounts = (page) => button(page, /^⟦?Open account /);

/** What an account's text is opened with: it never opens by itself. */
export const opens = (page, name = "Read it whole") => button(page, whole(name)).and(page.locator(":visible"));

/** Where the text is walked with the arrow keys, once it and what was made of it are there. */
export const text = (page) => page.locator("#review-text");

/** The text of the account that is open, paragraphs apart. Opens it whole if nobody has. */
export async function read(page) {
  await page.getByRole("article").waitFor();
  await opens(page).or(text(page)).first().waitFor();
  if (await opens(page).isVisible()) await opens(page).click();
  await text(page).waitFor();
  return (await page.getByRole("article").locator(".reader-text > p").allInnerTexts()).join("\n\n");
}

/** A theme of the codebook, as a button. */
export const theme = (page, name) => page.locator("button.theme").filter({ hasText: name });

/** What was just done on the review screen. */
export const outcome = (page, words) => page.locator(".review-outcome").filter({ hasText: words }).waitFor();

/** Where the account that is open stands. */
export const task = (page, words) => page.locator("section[aria-labelledby=review-decide] strong").filter({ hasText: words }).waitFor();

/** The second person says that the coding of the first holds. */
export async function agree(page) {
  await button(page, "I agree with it as it is").click();
  await task(page, "Checked by two people");
}

/** Closes the account that is open, and opens it again with its text. */
export async function reopen(page, id) {
  await button(page, "Close, and back to the list").click();
  await account(page, id).click();
  await read(page);
}

export const lock = (page) => button(page, "Lock the desk");

// The releases, at the desk.

export async function atReleases(page) {
  await button(page, /^Releases$/).click();
  await heading(page, /^Releases$/).waitFor();
  await button(page, "Look again").waitFor();
}

/** The step of a release that she is at. */
export const step = (page, title) => page.getByRole("heading", { level: 2, name: title }).waitFor();

/** A notice with this title; its whole text. */
export async function said(page, title) {
  const notice = page.locator(".notice").filter({ hasText: title });
  await notice.waitFor();
  return notice.innerText();
}
