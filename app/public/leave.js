// Leave now: the only script of the public pages. Every link marked data-leave works without it; this makes
// leaving faster. Rooms load it too.
//
// - A press of the link, or Shift three times (each within five seconds of the last, no other key between),
//   covers the page at once, tells the room (event "murmuration:leave" on document: drop drafts and keys now),
//   empties the page and goes to the link's data-leave address in place of this page, so that Back does not return here.
// - A language that was asked for (?lang=…) is carried on to every link.
// - A call's fingerprint (#…, 32 hex digits) never reaches the server; it is carried on to the links marked data-carry.
(() => {
  "use strict";
  const PRESSES = 3;
  const WITHIN = 5000;
  const find = (selector) => document.querySelector(selector);
  let presses = 0;
  let alone = false;
  let forget = 0;
  let target = "";

  const leave = (link) => {
    target = (link && link.dataset.leave) || "/leave";
    const cover = document.createElement("div");
    cover.className = "leave-cover";
    document.documentElement.append(cover);
    document.dispatchEvent(new Event("murmuration:leave", { bubbles: true }));
    document.title = "\u200b";
    document.body.replaceChildren();
    location.replace(target);
  };

  const show = () => {
    const link = find("[data-leave]");
    const dots = find(".leave-dots");
    const say = find(".leave-say");
    if (dots) {
      if (presses) dots.dataset.count = presses;
      else delete dots.dataset.count;
    }
    if (say && link) say.textContent = presses ? link.dataset[presses === 1 ? "two" : "one"] || "" : "";
  };

  const count = (now) => {
    presses = now;
    clearTimeout(forget);
    if (presses === PRESSES) return leave(find("[data-leave]"));
    if (presses) forget = setTimeout(() => count(0), WITHIN);
    show();
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Shift") {
      if (!event.repeat) alone = true;
    } else {
      alone = false;
      if (presses) count(0);
    }
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) {
      alone = false;
      count(presses + 1);
    }
  }, true);
  addEventListener("pointerdown", () => { alone = false; }, true);

  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-leave]");
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    leave(link);
  }, true);

  // Should a browser bring the emptied page back, it goes on at once.
  addEventListener("pageshow", () => { if (target) location.replace(target); });

  for (const hint of document.querySelectorAll(".leave-key")) hint.hidden = false;

  // A room's page is the same for everybody: its links learn here which language was chosen.
  const lang = new URLSearchParams(location.search).get("lang");
  if (lang) for (const link of document.querySelectorAll('a[href^="/"]')) link.search = new URLSearchParams({ lang });

  if (/^#[0-9a-f]{32}$/i.test(location.hash)) {
    for (const link of document.querySelectorAll("a[data-carry]")) link.hash = location.hash;
  }
})();
