// The log of a call: long, shown in parts, and believed only as a whole.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch, visitor } from "../stage/browser.js";
import { Call, daysFromNow } from "../stage/call.js";
import { button, heading, unlockFirstTime } from "../stage/rooms.js";
import { Proxy } from "../stage/proxy.js";
import { Server } from "../stage/server.js";

const LOG = "GET /api/desk/calls/right-care/log";
const ENTRIES = 70;

for (const name of Object.keys(BROWSERS)) {
  describe(`the log, in ${name}`, () => {
    let proxy;
    let server;
    let call;
    let browser;
    let page;

    before(async () => {
      proxy = await Proxy.start();
      server = await Server.start({ origin: proxy.origin, demonstration: true });
      proxy.standBefore(server);
      call = await Call.open(server, { synthetic: true });
      await call.log(call.keyholder, ENTRIES);
      browser = await launch(name);
      ({ page } = await visitor(browser, proxy.origin));
      await page.goto(`${proxy.origin}/desk`);
      await unlockFirstTime(page, "wren", "copper lantern meadow violin harbour thistle", call.fingerprint);
      await button(page, "Who can open").click();
      await heading(page, "Who can open").waitFor();
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
      await proxy?.stop();
    });

    const show = () => button(page, "Show and check").click();
    const rows = (page) => page.locator("ol.log > li");
    const broken = () => page.getByText("The log does not hold together").waitFor();

    test("the newest are shown first, earlier ones when somebody wants them, and the focus goes there", async () => {
      await show();
      await page.getByText(`Shown here: 50 of ${ENTRIES}, the newest first.`).waitFor();
      assert.match(await rows(page).first().innerText(), /wren checked 70 moved items/);
      assert.equal(await rows(page).count(), 50);
      await button(page, "Show earlier ones").focus();
      await page.keyboard.press("Enter");
      await page.getByText(`Shown here: ${ENTRIES} of ${ENTRIES}, the newest first.`).waitFor();
      assert.equal(await rows(page).count(), ENTRIES);
      await page.waitForFunction(() => document.activeElement?.id === "log-entry-20");
      assert.equal(await button(page, "Show earlier ones").count(), 0);
    });

    test("a log in pages of which one is left out is not believed", async () => {
      proxy.lie(LOG, ({ body }) => {
        const { entries } = JSON.parse(body);
        return { body: JSON.stringify({ entries: entries.slice(20), next: null }) };
      });
      await show();
      await broken();
      assert.equal(await rows(page).count(), 0);
      proxy.beHonest();
    });

    test("a page that leads nowhere is asked for once", async () => {
      let asked = 0;
      proxy.lie(LOG, () => {
        asked += 1;
        return { body: JSON.stringify({ entries: [], next: 0 }) };
      });
      await show();
      await page.getByText("The server answered in an unknown way").waitFor();
      assert.equal(asked, 1);
      proxy.beHonest();
    });

    test("an entry that is dated back is not believed, although its signature is right", async () => {
      const first = call.logEntry(call.keyholder, "checked 1");
      const back = call.logEntry(call.keyholder, "checked 2", first, daysFromNow(-1));
      const after = call.logEntry(call.keyholder, "checked 2", first);
      const told = (...entries) => proxy.lie(LOG, () => ({ body: JSON.stringify({ entries: entries.map(({ text }) => text), next: null }) }));
      told(first, after);
      await show();
      await page.getByText("Shown here: 2 of 2, the newest first.").waitFor();
      told(first, back);
      await show();
      await broken();
      proxy.beHonest();
    });
  });
}
