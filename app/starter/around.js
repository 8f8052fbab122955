// A program that has met what it cannot handle stands still: say so, rather than let somebody wait.
const stopped = (cause) => {
  if (cause?.name === "RuntimeError") document.getElementById("stopped").hidden = false;
};
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

// "Help now" goes to its place without changing the address: what follows # there is still needed after a reload. The preview has its help elsewhere.
document.querySelector(".leave-help").addEventListener("click", (event) => {
  event.preventDefault();
  const help = document.getElementById("help");
  help?.scrollIntoView();
  help?.focus({ preventScroll: true });
});
