// The page of texts: names from the address stand in them, and each can be copied as it stands.
import { copyOrShow } from "../base/copy.js";
import { say } from "../base/dom.js";
import { replayEarly } from "../base/early.js";
import { asked } from "../base/history.js";
import { read, write } from "./settings.js";
import { showNames } from "./texts.js";

function show() {
  const { settings } = read(asked());
  showNames(document, settings);
  const fragment = write(settings);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-acara-tautan]"))) {
    link.hash = fragment;
  }
}

show();
addEventListener("hashchange", show);
document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-salin-teks]") : null;
  const text = button?.closest(".teks")?.querySelector(".teks__isi");
  if (!(button instanceof HTMLElement) || !text) return;
  const lines = [...text.children].map((line) => (line.matches(".teks__baru") ? "\n" : "") + (line.textContent ?? ""));
  if (await copyOrShow(lines.join("\n"), button)) say(button, "Disalin");
});
replayEarly();
