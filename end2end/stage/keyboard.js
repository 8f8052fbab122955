// A person without a mouse. What has the focus must always be visible, and show it.

import assert from "node:assert/strict";

/** Complaints about what has the focus now. */
const unseenFocus = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    // Between the last element and the first, the focus may be with the browser's own buttons.
    if (!document.hasFocus() || !element || element === document.body) return [];
    // A heading that a room led to: no control, and it may have come between the key and this look.
    if (element.tabIndex < 0) return [];
    const { width, height } = element.getBoundingClientRect();
    const marks = [element, element.closest("label")].filter(Boolean).map((one) => getComputedStyle(one));
    const shows = marks.some((style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none");
    const complaints = [];
    if (width < 1 || height < 1) complaints.push(`${element.outerHTML.slice(0, 80)} has no size`);
    if (!shows) complaints.push(`${element.outerHTML.slice(0, 80)} does not show its focus`);
    return complaints;
  });

/** Presses Tab until what has the focus is `target`, which is there before the first press: while a page has nothing to go to, the focus leaves it. */
export async function tabTo(page, target, key = "Tab") {
  await target.waitFor();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    assert.deepEqual(await unseenFocus(page), []);
    if (await target.evaluate((element) => document.hasFocus() && element === document.activeElement)) return;
  }
  assert.fail(`${key} never reaches ${target}`);
}

export const backTo = (page, target) => tabTo(page, target, "Shift+Tab");

/** Goes to a button or a link, and presses it. */
export async function press(page, target, key = "Enter") {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field, and types. */
export async function typeAt(page, target, text) {
  await tabTo(page, target);
  await page.keyboard.type(text);
}
