// Keeps the board live: asks for the rows when the server says that something changed.
// htmx asks every 20 seconds as well, so a board whose stream is cut stays right.
"use strict";

const line = document.getElementById("link");
const news = document.getElementById("news");
let told = document.getElementById("rows").dataset.news;

function live(isLive) {
  const words = isLive ? line.dataset.live : line.dataset.offline;
  if (line.textContent !== words) line.textContent = words;
  line.classList.toggle("offline", !isLive);
}

/** Says aloud that someone waits, once, when that changed. */
function tellNews() {
  const now = document.getElementById("rows").dataset.news;
  if (now !== told) news.textContent = now;
  told = now;
}

const stream = new EventSource("/board/stream");
stream.addEventListener("changed", () => {
  live(true);
  document.body.dispatchEvent(new Event("changed"));
});
stream.onerror = () => document.body.dispatchEvent(new Event("changed"));

// After an action its button may be gone: the keyboard goes on where the page says.
let then = "";
document.addEventListener("submit", ({ target }) => {
  then = target.dataset.then ?? "";
  target.closest(".question")?.hidePopover(); // it was answered
});
document.addEventListener("htmx:after:swap", () => {
  tellNews();
  if (then && (document.activeElement === document.body || !document.activeElement.isConnected)) {
    document.getElementById(then)?.focus();
    then = "";
  }
});
document.addEventListener("htmx:after:request", ({ detail }) => {
  const status = detail.ctx?.response?.status ?? 0;
  if (status === 401) location.reload(); // the session is over: back to the door
  live(status >= 200 && status < 400);
});
document.addEventListener("htmx:error", () => live(false));
