// Every page and every step of every room, one after the other. `stop(name, page, watch)` is called at each.

import { visitor } from "./browser.js";
import { Call } from "./call.js";
import { SigningKey, hex, sha256 } from "./formats.js";
import { Proxy } from "./proxy.js";
import { FOUNDING, account, accounts, box, button, comeToWrite, drawnWords, heading, lock, read, receiptWords, said, send, setUp, testify, tryToUnlock, unlock } from "./rooms.js";
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
    await send(page).click();
    await page.getByRole("alert").getByText("The box is empty").waitFor();
    await stop("writing, sent empty", page, watch);
    await box(page).fill("Something. ".repeat(100_000));
    await page.getByText("This is longer than one sealed account can be.").waitFor();
    await stop("writing, too long", page, watch);
    proxy.lie("POST /api/calls", ({ body }) => ({ body: JSON.stringify({ ...JSON.parse(body), sha256: hex(sha256("another")) }) }));
    await box(page).fill(ACCOUNTS[0]);
    await page.getByRole("checkbox", { name: /^⟦?Count it/ }).check();
    await send(page).click();
    await page.getByRole("alert").waitFor();
    await stop("writing, not the same was stored", page, watch);
    proxy.beHonest();
    await testify(page, ACCOUNTS[0]);
    await stop("received", page, watch);
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
    await page.goto(call.link("/write"));
    await page.getByText("This browser cannot run this page").waitFor();
    await stop("writing without WebAssembly", page, watch);
    await context.close();
  });

export const tourOfDesk = (browser, stop, settings) =>
  onStage(async ({ proxy, call, sealed, origin }) => {
    const { context, page, watch } = await visitor(browser, origin, settings);
    await page.goto(`${origin}/desk`);
    await heading(page, "Unlock the desk").waitFor();
    await stop("desk, locked", page, watch);
    await tryToUnlock(page, "robin", "not the passphrase");
    await page.getByRole("alert").getByText("Working name or passphrase is not right").waitFor();
    await stop("desk, wrong passphrase", page, watch);
    await tryToUnlock(page, "robin", as.moderator);
    await heading(page, "Compare before you go on").waitFor();
    await stop("desk, comparing", page, watch);
    await button(page, "They are the same").click();
    await accounts(page).first().waitFor();
    await stop("desk, list", page, watch);
    await account(page, sealed[0].id).click();
    await read(page);
    await stop("desk, reading", page, watch);
    await button(page, "Close, and back to the list").click();
    proxy.lie(`GET /api/desk/calls/right-care/testimonies/${sealed[1].id}`, () => ({ body: sealed[0].file }));
    await account(page, sealed[1].id).click();
    await heading(page, "Accounts").waitFor();
    await page.getByRole("region", { name: "Could not be opened" }).waitFor();
    await stop("desk, one could not be opened", page, watch);
    await lock(page).click();
    await said(page, "The desk is locked");
    await stop("desk, locked by hand", page, watch);
    proxy.lie("GET /api/calls/right-care/keyset", () => ({ body: call.sign({}, new SigningKey()) }));
    await tryToUnlock(page, "robin", as.moderator);
    await said(page, "Locked: the list of keys is signed by somebody else");
    await stop("desk, locked by a false list", page, watch);
    proxy.beHonest();
    await page.goto(`${origin}/desk`);
    await tryToUnlock(page, "dunnock", as.researcher);
    await page.getByText("You are a researcher in this call").waitFor();
    await stop("desk, as a researcher", page, watch);
    await context.close();
  });

export const TOURS = { pages: tourOfPages, "the set-up room": tourOfSetUp, "the writing room": tourOfWriting, "the writing room where it cannot run": tourOfLess, "the desk": tourOfDesk };
