// Every page and every step of every room, one after the other. `stop(name, page, watch)` is called at each.

import { visitor } from "./browser.js";
import { Call } from "./call.js";
import { SigningKey, hex, sha256 } from "./formats.js";
import { Proxy } from "./proxy.js";
import { saveRecord, work } from "./record.js";
import { Releases } from "./release.js";
import { FOUNDING, account, accounts, box, button, choose, comeBack, comeToWrite, drawnWords, heading, lock, lookOver, opens, read, receiptWords, said, sealAndSend, setUp, testify, tryToComeBack, tryToUnlock, typedWords, unlock } from "./rooms.js";
import { unfitting } from "./receipt.js";
import { Server } from "./server.js";

const PAGES = {
  home: "/",
  call: "/c/right-care",
  "keys of the call": "/c/right-care/keys",
  keys: "/keys",
  return: "/return",
  safety: "/safety",
  privacy: "/privacy",
  accessibility: "/accessibility",
  "not there": "/not-there",
  "call that is not there": "/c/not-there",
};

const ACCOUNTS = [
  "I rang at two in the morning. They asked me to ring again at nine.\n\nI am told that this is usual now.",
  "A nurse came, and stayed until my brother slept. That is how it should be.",
  "Nobody came. I do not know what I would have needed. Somebody.",
];

/** What comes between the box and sending. */
const STEPS = ["Is there something to warn the reader about?", "What may be done with it?", "Look it over, then send"];

const as = { keyholder: "copper lantern meadow violin harbour thistle", moderator: "walnut ribbon compass orchard pebble saffron", researcher: "juniper window sparrow basket marble cinnamon" };

/** A server of which nobody has made a call yet, and its set-up. */
export async function tourOfSetUp(browser, stop, settings) {
  const server = await Server.start();
  const { context, page, watch } = await visitor(browser, server.origin, settings);
  try {
    await page.goto(server.origin);
    await stop("home without a call", page, watch);
    await page.goto(`${server.origin}/keys`);
    await stop("keys without a call", page, watch);
    await page.goto(`${server.origin}/setup`);
    await page.getByText("This page needs the link from the server").waitFor();
    await stop("set-up without a link", page, watch);
    await page.goto("about:blank");
    await page.goto(server.setupLink());
    await drawnWords(page);
    await stop("set-up", page, watch);
    await button(page, "Make the keys and open the call").click();
    await page.getByRole("alert").waitFor();
    await stop("set-up with nothing filled in", page, watch);
    await page.getByRole("radio", { name: "Use one of my own" }).check();
    await page.getByLabel("Your own passphrase").fill("password");
    await button(page, "Make the keys and open the call").click();
    await page.getByText("can be guessed too easily").first().waitFor();
    await stop("set-up with a weak passphrase", page, watch);
    await page.getByRole("radio", { name: "Use these six words" }).check();
    await setUp(page, { texts: FOUNDING });
    await stop("set-up done", page, watch);
  } finally {
    await context.close();
    await server.stop();
  }
}

/** Server, proxy and a call with three accounts, for `tell({ server, proxy, call })`. */
async function onStage(tell) {
  const proxy = await Proxy.start();
  const server = await Server.start({ origin: proxy.origin, demonstration: true });
  try {
    proxy.standBefore(server);
    const call = await Call.open(server, { synthetic: true });
    const sealed = [];
    for (const text of ACCOUNTS) sealed.push(await call.testify(text, { count: true }));
    await tell({ proxy, call, sealed, origin: proxy.origin });
  } finally {
    await server.stop();
    await proxy.stop();
  }
}

export const tourOfPages = (browser, stop, settings) =>
  onStage(async ({ origin }) => {
    const { context, page, watch } = await visitor(browser, origin, settings);
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(origin + path);
      await stop(name, page, watch);
    }
    // It moves on at once; held here by the browser to be looked at.
    await page.route((url) => url.origin !== origin, (route) => route.abort());
    const still = await context.newPage();
    await still.route("**/leave", async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/<meta http-equiv="refresh"[^>]*>/, "");
      await route.fulfill({ response: answer, body });
    });
    await still.goto(`${origin}/leave`);
    await stop("leave", still, watch);
    await context.close();
  });

export const tourOfWriting = (browser, stop, settings) =>
  onStage(async ({ proxy, call, origin }) => {
    const { context, page, watch } = await visitor(browser, origin, settings);
    const arrive = async (address, title) => {
      await page.goto("about:blank");
      await page.goto(address);
      await heading(page, title).waitFor();
    };
    await comeToWrite(page, call.link("/write"));
    await stop("writing", page, watch);
    await box(page).fill("I want to die.");
    await page.getByText("Are you in danger now?").waitFor();
    await stop("writing, in danger", page, watch);
    await box(page).fill("");
    for (const title of STEPS) {
      await button(page, "Next").click();
      await heading(page, title).waitFor();
      await stop(`writing, ${title}`, page, watch);
    }
    await page.getByText("Keep a copy for yourself").click();
    await stop("writing, a copy to keep", page, watch);
    await sealAndSend(page);
    await page.getByRole("alert").getByText("The box is empty").waitFor();
    await stop("writing, sent empty", page, watch);
    await box(page).fill("Something. ".repeat(100_000));
    await page.getByText("This is longer than one sealed account can be.").waitFor();
    await stop("writing, too long", page, watch);
    proxy.lie("POST /api/calls", ({ body }) => ({ body: JSON.stringify({ ...JSON.parse(body), sha256: hex(sha256("another")) }) }));
    await box(page).fill(ACCOUNTS[0]);
    await choose(page, [/^⟦?Count it/]);
    await sealAndSend(page);
    await page.getByRole("alert").waitFor();
    await stop("writing, not the same was stored", page, watch);
    proxy.beHonest();
    const words = await testify(page, ACCOUNTS[0]);
    await stop("received", page, watch);
    await button(page, "Try the words once").click();
    await stop("trying the words", page, watch);
    await typedWords(page).fill(`${words[0]} harbur ha`);
    await button(page, "Check the words").click();
    await page.getByText("Word 2 is not as it was given").waitFor();
    await stop("trying the words, a wrong one", page, watch);
    await typedWords(page).fill(words.join(" "));
    await button(page, "Check the words").click();
    await page.getByText("These are your words").waitFor();
    await stop("trying the words, right", page, watch);
    await button(page, "Go on").click();
    await heading(page, "What happens next").waitFor();
    await stop("what happens next", page, watch);
    await button(page, "I have finished: clear the words").click();
    await heading(page, "The page is empty now").waitFor();
    await stop("finished", page, watch);
    await page.goto("about:blank");
    await comeToWrite(page, `${origin}/c/right-care/write`);
    await stop("writing, link without a fingerprint", page, watch);
    await arrive(`${origin}/c/right-care/write#0123`, "The end of your link is damaged");
    await stop("writing, damaged link", page, watch);
    proxy.lie("GET /api/calls/right-care/keyset", () => ({ body: call.sign({}, new SigningKey()) }));
    await arrive(call.link("/write"), "The lock here is not the one your link names");
    await stop("writing, another lock", page, watch);
    proxy.beHonest();
    proxy.lie("GET /api/calls/right-care", () => ({ status: 503, body: "{}" }));
    await arrive(call.link("/write"), "The server did not answer");
    await stop("writing, no answer", page, watch);
    await context.close();
  });

/** The writing room where it cannot run. */
export const tourOfLess = (browser, stop, settings) =>
  onStage(async ({ proxy, call, origin }) => {
    // As it looks without scripts: a page that may run none can't be looked into.
    const bare = ({ body }) => ({ body: body.toString().replace(/<script[^>]*><\/script>/g, "").replaceAll("noscript>", "div>") });
    proxy.lie("GET /c/right-care/write", bare);
    const scriptless = await visitor(browser, origin, settings);
    await scriptless.page.goto(call.link("/write"));
    await stop("writing without scripts", scriptless.page, scriptless.watch);
    await scriptless.context.close();
    proxy.beHonest();
    const { context, page, watch } = await visitor(browser, origin, settings);
    await context.addInitScript(() => delete globalThis.WebAssembly);
    await comeToWrite(page, call.link("/write"));
    await page.getByText("This page works in a simpler way here").waitFor();
    await stop("writing without WebAssembly", page, watch);
    await context.close();
  });

/** What is done with an account at the desk: marked, masked, saved by two at once, finished, set aside. */
async function review(page, stop) {
  const act = (name) => button(page, name).and(page.locator(":visible")).first().click();
  await act("Next sentence");
  await page.locator("button.theme").first().click();
  await page.locator(".review-outcome").filter({ hasText: "Marked" }).waitFor();
  await act(/^⟦?Keys⟧?$/);
  await stop("desk, reviewing, with its keys");
  await act("What would be quoted");
  await page.getByText("Set it aside").first().click();
  await page.getByText("I know this person").click();
  await stop("desk, reviewing, everything unfolded");
  await act("Mark as urgent");
  await page.getByText("Somebody may be in danger now.").waitFor();
  await stop("desk, reviewing, urgent");
  await act("My coding is finished");
  await page.getByText("Waiting for another person").waitFor();
  await stop("desk, reviewing, finished");
}

/** An account that two people coded, and did not see alike. */
async function code(call, account) {
  const first = await work(call.moderator, ["Gaps", "Force or restraint", "Workforce and waiting"]);
  const check = await work(call.keyholder, ["Gaps", "A person who listened"]);
  await saveRecord(call, account, call.keyholder, { first, check });
}

export const tourOfDesk = (browser, stop, settings) =>
  onStage(async ({ proxy, call, sealed, origin }) => {
    const { context, page, watch } = await visitor(browser, origin, settings);
    await page.goto(`${origin}/desk`);
    await heading(page, "Unlock the desk").waitFor();
    await stop("desk, locked", page, watch);
    await tryToUnlock(page, "robin", "not the passphrase");
    await page.getByRole("alert").getByText("Working name or passphrase is not right").waitFor();
    await stop("desk, wrong passphrase", page, watch);
    await code(call, sealed[2]);
    await tryToUnlock(page, "robin", as.moderator);
    await heading(page, "Compare before you go on").waitFor();
    await stop("desk, comparing", page, watch);
    await button(page, "They are the same").click();
    await accounts(page).first().waitFor();
    await stop("desk, list", page, watch);
    await account(page, sealed[0].id).click();
    await opens(page).waitFor();
    await stop("desk, before an account opens", page, watch);
    await read(page);
    await stop("desk, reading", page, watch);
    await review(page, (name) => stop(name, page, watch));
    await button(page, "Close, and back to the list").click();
    await account(page, sealed[0].id).waitFor();
    proxy.lie(`GET /api/desk/calls/right-care/testimonies/${sealed[1].id}`, () => ({ body: sealed[0].file }));
    await account(page, sealed[1].id).click();
    await heading(page, "Accounts").waitFor();
    await page.getByRole("region", { name: "Could not be opened" }).waitFor();
    await stop("desk, one could not be opened", page, watch);
    proxy.beHonest();
    await button(page, /^⟦?Search⟧?$/).click();
    await heading(page, "Search the accounts").waitFor();
    await stop("desk, before searching", page, watch);
    proxy.lie("GET /api/desk/calls/right-care/testimonies/files", ({ body }) => {
      const changed = Buffer.from(body);
      changed[changed.length - 1] ^= 1;
      return { body: changed };
    });
    await button(page, "Open all accounts here").click();
    await page.getByText("2 accounts are open for searching.").waitFor();
    proxy.beHonest();
    await page.getByRole("searchbox").fill("i");
    await page.getByText(/Found in 2 accounts/).waitFor();
    await page.locator(".bulk-snippet mark").nth(1).waitFor();
    await stop("desk, found", page, watch);
    await button(page, /^⟦?Agreement⟧?$/).click();
    await heading(page, "How far coders agree").waitFor();
    await stop("desk, before counting how far coders agree", page, watch);
    await button(page, "Count now").click();
    await page.locator("table.agreement").first().waitFor();
    await page.locator("details:has(table.agreement) > summary").click();
    await stop("desk, how far coders agree", page, watch);
    await button(page, "How long kept").click();
    await page.getByText("New accounts are kept for 104 weeks.").waitFor();
    await stop("desk, how long accounts are kept", page, watch);
    await button(page, "Take away").click();
    await heading(page, "Take the accounts to an offline machine").waitFor();
    await stop("desk, before taking accounts away", page, watch);
    await button(page, "Prepare the file").click();
    await page.getByText("The file is ready.").waitFor();
    await page.getByLabel("Your passphrase, once more").fill(as.moderator);
    await button(page, "Show the key").click();
    await page.locator(".export-key pre").waitFor();
    await stop("desk, the call's key", page, watch);
    await tourOfKeys(page, (name) => stop(`desk, ${name}`, page, watch));
    await lock(page).click();
    await said(page, "The desk is locked");
    await stop("desk, locked by hand", page, watch);
    await tourOfSheets(page, (name) => stop(`desk, ${name}`, page, watch));
    proxy.lie("GET /api/calls/right-care/keyset", () => ({ body: call.sign({}, new SigningKey()) }));
    await tryToUnlock(page, "robin", as.moderator);
    await said(page, "Locked: the list of keys is signed by somebody else");
    await stop("desk, locked by a false list", page, watch);
    proxy.beHonest();
    await page.goto(`${origin}/desk`);
    await tryToUnlock(page, "dunnock", as.researcher);
    await page.getByText("You are a researcher in this call").waitFor();
    await stop("desk, as a researcher", page, watch);
    await themes(origin, page, (name) => stop(name, page, watch));
    await releases(page, (name) => stop(name, page, watch));
    await context.close();
  });

/** The themes of the call: read by a moderator, changed by a keyholder. */
async function themes(origin, page, stop) {
  const come = async (account, passphrase) => {
    await page.goto(`${origin}/desk`);
    await tryToUnlock(page, account, passphrase);
    await accounts(page).first().waitFor();
    await button(page, /^⟦?Themes⟧?$/).click();
    await page.locator(".theme-tree").first().waitFor();
  };
  await come("robin", as.moderator);
  await page.locator(".theme-details > summary").nth(1).click();
  await stop("desk, themes to read");
  await come("wren", as.keyholder);
  await page.locator(".theme-row").nth(2).click();
  await stop("desk, themes to change");
  await button(page, /^⟦*Retire⟧?: /).click();
  await button(page, /^⟦*Put back⟧?: /).waitFor();
  await button(page, /^⟦?Add this day⟧?$/).click();
  await page.getByLabel(/A codebook file/).setInputFiles({ name: "x.qdc", mimeType: "application/xml", buffer: Buffer.from("x") });
  await page.locator("#themes-found").waitFor();
  await stop("desk, themes changed");
}

/** A keyholder plans a release of which there are too few accounts. */
async function releases(page, stop) {
  await button(page, /^⟦?Releases⟧?$/).click();
  await button(page, "Write a plan").waitFor();
  await stop("desk, no release yet");
  await button(page, "Write a plan").click();
  await page.locator("#release-service").selectOption({ index: 1 });
  await page.locator("details:has(#release-gate-new) > summary").click();
  await stop("desk, a plan of a release");
  await button(page, "Freeze the plan").click();
  await page.locator(".release-plan > summary").click();
  await stop("desk, a frozen plan");
  await button(page, "Find out who is in").click();
  await page.locator(".release-number").waitFor();
  await stop("desk, who is in a release");
  await button(page, /^⟦?Count⟧?$/).click();
  await page.getByText("There are too few accounts").waitFor();
  await stop("desk, no release of too few");
}

/** How a moderator's keys are unlocked. */
async function tourOfKeys(page, stop) {
  await button(page, "My keys").click();
  await page.getByText("You have no paper code yet").waitFor();
  await stop("my keys");
  await button(page, "Change my passphrase").click();
  await drawnWords(page);
  await button(page, "Set the new passphrase").click();
  await page.getByRole("alert").waitFor();
  await stop("a new passphrase, nothing filled in");
  await button(page, "Leave it as it is").click();
  await button(page, "Make a paper code").click();
  await page.locator("section.sheet").waitFor();
  await stop("a new paper code");
  await page.getByRole("checkbox", { name: "I have it on paper" }).check();
  await page.getByLabel("Your passphrase now").fill(as.moderator);
  await button(page, "Use this paper code from now on").click();
  await said(page, "Your paper code holds");
  await stop("a paper code in force");
  await button(page, "Take my paper code away").click();
  await stop("no paper code any more");
}

/** From a locked desk: a paper code, a keyholder's sheets, and what they are for. It ends locked. */
async function tourOfSheets(page, stop) {
  await button(page, "I have a paper code").click();
  await page.getByRole("textbox", { name: "Your paper code" }).fill("harbur lantern");
  await button(page, "Unlock").click();
  await page.getByText("Word 1 is not one of ours").waitFor();
  await stop("unlocking with paper, a wrong word");
  await button(page, "Use my passphrase instead").click();
  await unlock(page, "wren", "copper lantern meadow violin harbour thistle");
  await button(page, "Recovery").click();
  await said(page, "There is no recovery yet");
  await stop("no recovery yet");
  await button(page, "Make the sheets").click();
  await stop("how many sheets");
  await button(page, "Draw the sheets").click();
  await page.locator("section.sheet").first().waitFor();
  const sheet = (await page.locator("section.sheet").first().locator("ol.words > li").allInnerTexts()).join(" ");
  await stop("the sheets");
  await page.getByRole("checkbox", { name: "Every sheet is on paper" }).check();
  await button(page, "Put these sheets in force").click();
  await said(page, "The sheets are in force");
  await button(page, "Make new sheets").waitFor();
  await stop("a recovery in force");
  await lock(page).click();
  await button(page, "Use the recovery sheets").click();
  await stop("recovering, which call");
  await page.getByRole("textbox", { name: "Name of the call" }).fill("right-care");
  await button(page, "Go on").click();
  await page.getByRole("textbox", { name: "Words of one sheet" }).fill(sheet);
  await button(page, "Add this sheet").click();
  await page.getByText("Sheet 1 fits.").waitFor();
  await button(page, "Add this sheet").click();
  await page.getByText("Type the words of a sheet first").waitFor();
  await stop("recovering, bringing sheets");
  await button(page, "Back to the desk").click();
  await heading(page, "Unlock the desk").waitFor();
}

/** Who can open, and joining. */
export const tourOfMembers = (browser, stop, settings) =>
  onStage(async ({ origin }) => {
    const { context, page, watch } = await visitor(browser, origin, settings);
    const guest = await visitor(browser, origin, settings);
    await page.goto(`${origin}/desk`);
    await tryToUnlock(page, "wren", as.keyholder);
    await button(page, "They are the same").click();
    await accounts(page).first().waitFor();
    await button(page, "Who can open").click();
    await page.getByText("Nobody is waiting").waitFor();
    await stop("members", page, watch);
    await button(page, "Make a link").click();
    const link = await page.getByLabel("Link for one person").inputValue();
    await stop("members, a link", page, watch);
    await guest.page.goto(`${origin}/join`);
    await guest.page.getByText("This page needs the link of an invitation").waitFor();
    await stop("joining without a link", guest.page, guest.watch);
    await guest.page.goto("about:blank");
    await guest.page.goto(link);
    await drawnWords(guest.page);
    await stop("joining", guest.page, guest.watch);
    await button(guest.page, "Make my keys").click();
    await guest.page.getByRole("alert").waitFor();
    await stop("joining with nothing filled in", guest.page, guest.watch);
    await guest.page.getByRole("textbox", { name: "Working name" }).fill("swift");
    await guest.page.getByRole("checkbox", { name: "I have written it down" }).check();
    await button(guest.page, "Make my keys").click();
    await heading(guest.page, /Your keys are made/).waitFor();
    await stop("joined", guest.page, guest.watch);
    await button(page, "Look again").click();
    await button(page, "Let swift in").waitFor();
    await page.locator(".people summary").last().click();
    await stop("members, somebody waits", page, watch);
    await button(page, "Take robin out").click();
    await page.getByText("Nobody can make a person forget").waitFor();
    await stop("members, taking somebody out", page, watch);
    await button(page, "Take robin out now").click();
    await button(page, "Move them now").click();
    await page.getByText("are now locked with the newest key").waitFor();
    await button(page, "Show and check").click();
    await page.getByText("no step is missing").waitFor();
    await stop("members, moved", page, watch);
    await guest.context.close();
    await context.close();
  });

/** What a keyholder looks at before she publishes, and a call that is finished. */
export const tourOfEditor = (browser, stop, settings) =>
  onStage(async ({ call, origin }) => {
    const { context, page, watch } = await visitor(browser, origin, settings);
    await page.goto(`${origin}/preview`);
    await page.getByText("There is nothing to preview here").waitFor();
    await stop("preview without a desk", page, watch);
    await page.goto(`${origin}/desk`);
    await tryToUnlock(page, "wren", as.keyholder);
    await button(page, "They are the same").click();
    await accounts(page).first().waitFor();
    await button(page, "Texts and questions").click();
    const [preview] = await Promise.all([page.waitForEvent("popup"), button(page, "Preview in ").first().click()]);
    // In the language of the tour.
    await preview.goto(`${origin}/preview`);
    await preview.getByText("Nothing can be sent from here").waitFor();
    await stop("preview, the call", preview, watch);
    await button(preview, "The writing room").click();
    await box(preview).waitFor();
    await stop("preview, the writing room", preview, watch);
    for (const title of STEPS) {
      await button(preview, "Next").click();
      await heading(preview, title).waitFor();
    }
    await sealAndSend(preview);
    await preview.getByText("Nothing was sealed, and nothing was sent.").waitFor();
    await stop("preview, nothing is sent", preview, watch);
    await preview.close();
    await button(page, "Close the call now").click();
    await button(page, "Archive the call").waitFor();
    await stop("editor, a closed call", page, watch);
    await button(page, "Archive the call").click();
    await button(page, "Bring the call back").waitFor();
    await stop("editor, an archived call", page, watch);
    await page.goto(call.link());
    await page.getByText("This call is archived").first().waitFor();
    await stop("call that is archived", page, watch);
    await page.goto(`${origin}/keys`);
    await stop("keys with an archived call", page, watch);
    await page.goto("about:blank");
    await page.goto(call.link("/write"));
    await page.getByText("This call is closed").first().waitFor();
    await stop("writing to an archived call", page, watch);
    await context.close();
  });

/** Reading what was released: in numbers, and in words. */
export const tourOfResearch = (browser, stop, settings) =>
  onStage(async ({ proxy, call, origin }) => {
    const releases = await Releases.of(call);
    const { context, page, watch } = await visitor(browser, origin, settings);
    const unfold = () => page.locator("main details:not([open]) > summary").evaluateAll((all) => all.forEach((one) => one.click()));
    await page.goto(`${origin}/research`);
    await heading(page, "Unlock the research room").waitFor();
    await stop("research, locked", page, watch);
    await tryToUnlock(page, "dunnock", as.researcher);
    await button(page, "They are the same").click();
    await said(page, "Nothing has been released yet");
    await stop("research, nothing released yet", page, watch);
    await releases.handIn(releases.make(120));
    await releases.handIn(releases.make(180), { kind: "public" });
    await button(page, "Lock the room").click();
    await said(page, "The research room is locked");
    await stop("research, locked by hand", page, watch);
    const ledger = "GET /api/research/calls/right-care/releases";
    proxy.lie(`${ledger}/1`, () => ({ body: Buffer.from("another file") }));
    await tryToUnlock(page, "dunnock", as.researcher);
    await page.getByText("The server sent another file than the list names").waitFor();
    await stop("research, a file that is not the one of the list", page, watch);
    proxy.beHonest();
    await button(page, "Lock the room").click();
    await tryToUnlock(page, "dunnock", as.researcher);
    await button(page, /Look at release ⟧?1/).waitFor();
    await stop("research, releases", page, watch);
    await button(page, /Look at release ⟧?1/).click();
    await heading(page, /Release ⟧?1/).waitFor();
    await unfold();
    await stop("research, a sealed release", page, watch);
    await button(page, "Make the archive (ZIP)").click();
    await page.getByRole("link", { name: /^⟦?Save ⟧?murmuration/ }).waitFor();
    await stop("research, an archive", page, watch);
    await button(page, "All releases").click();
    await button(page, /Look at release ⟧?2/).click();
    await heading(page, /Release ⟧?2/).waitFor();
    await stop("research, a public release", page, watch);
    await button(page, "Lock the room").click();
    proxy.lie(ledger, ({ body }, { url }) => (url.endsWith("/releases") ? { body: JSON.stringify({ entries: JSON.parse(body).entries.reverse() }) } : {}));
    await tryToUnlock(page, "dunnock", as.researcher);
    await said(page, "The list of releases is not to be believed");
    await stop("research, a false ledger", page, watch);
    await context.close();
  });

/** Coming back with the seven words. */
export const tourOfReturn = (browser, stop, settings) =>
  onStage(async ({ proxy, call, origin }) => {
    const receipt = await call.receipt();
    const { id } = await call.testify(ACCOUNTS[0], { contact: true }, receipt);
    const { context, page, watch } = await visitor(browser, origin, settings);
    const go = (name) => button(page, name).and(page.locator(":visible")).click();
    const notice = (title) => page.locator(".notice:visible").filter({ hasText: title }).waitFor();
    await page.goto(`${origin}/return`);
    await heading(page, "Come back with your seven words").waitFor();
    await stop("return", page, watch);
    await typedWords(page).pressSequentially("ha");
    await page.getByText("Words that begin like this").waitFor();
    await stop("return, a word being typed", page, watch);
    await typedWords(page).fill(unfitting().join(" "));
    await button(page, "See what has happened").click();
    await page.getByText("together they are not a receipt").waitFor();
    await stop("return, words that do not fit", page, watch);
    proxy.lie("POST /api/return/status", ({ body }) => ({ body: JSON.stringify({ ...JSON.parse(body), pin_b64: "" }) }));
    await tryToComeBack(page, origin, receipt.words);
    await said(page, "This is not what you sealed");
    await stop("return, not what was sealed", page, watch);
    proxy.beHonest();
    await comeBack(page, origin, receipt.words);
    await stop("return, nothing said yet", page, watch);
    await call.reply(call.moderator, receipt, id, 1, "Were you alone that night?\n\nYou do not have to answer.");
    await go("Look again");
    await page.getByText("Were you alone").first().waitFor();
    await stop("return, asked", page, watch);
    await go("Write to the readers");
    await go("Seal and send");
    await notice("There is nothing in the box yet");
    await stop("return, an empty message", page, watch);
    await page.getByRole("textbox", { name: "Your message" }).fill("My sister came later.");
    await go("Seal and send");
    await notice("Your message has arrived");
    await stop("return, a message has arrived", page, watch);
    await go("Add to your account");
    await stop("return, adding", page, watch);
    await go("Back");
    await go("Change what may be done");
    await stop("return, choosing", page, watch);
    await go("Back");
    await go("Take my account back");
    await stop("return, taking it back", page, watch);
    await go("Delete it for good");
    await heading(page, "Your account has been taken back").waitFor();
    await stop("return, gone", page, watch);
    await context.close();
  });

export const TOURS = { "the return room": tourOfReturn, pages: tourOfPages, "the set-up room": tourOfSetUp, "the writing room": tourOfWriting, "the writing room where it cannot run": tourOfLess, "the desk": tourOfDesk, "members of a call": tourOfMembers, "the editor": tourOfEditor, "the research room": tourOfResearch };
