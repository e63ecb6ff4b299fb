// Reading the calculator's answer: the engine says it in sentences for the ear; what is being said stands above the bar.
import { listenButton, stopReading } from "./player.js";
import { element, find } from "../base/dom.js";
import { mesin } from "../engine/start.js";

export function beginAnswer() {
  const answer = element("hasil", HTMLElement);
  const form = find(document, "form[data-kini]", HTMLFormElement);
  const place = document.createElement("div");
  place.className = "dengar-jawaban";
  /** The question that the answer on the page is to; none while it is not the engine's. */
  const asked = () => answer.querySelector(".hasil[data-tautan]")?.getAttribute("data-tautan") ?? "";

  const button = listenButton("jawaban ini", async () => {
    const query = asked();
    /** @type {{kalimat?: string[][]}} */
    let said = {};
    try {
      said = JSON.parse(await mesin.panggil("ucapan", query, form.dataset.kini ?? ""));
    } catch {
      // The engine failed: its own line on the page says so.
    }
    if (query !== asked()) return [];
    return (said.kalimat ?? []).flat().map((text) => ({ text }));
  });

  const look = () => {
    // What is read belongs to the answer that stood there.
    stopReading();
    place.hidden = !asked() || answer.classList.contains("hasil-lama");
  };
  new MutationObserver(look).observe(answer, { childList: true, attributeFilter: ["class"] });
  place.append(button);
  answer.before(place);
  look();
}
