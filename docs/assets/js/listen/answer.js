// Reading the calculator's answer: the engine says it in sentences for the ear, which stand there to read along.
import { listenButton, stopReading } from "./player.js";
import { element, find } from "../base/dom.js";
import { mesin } from "../engine/start.js";

/** @typedef {import("./reader.js").Piece} Piece */

export function beginAnswer() {
  const answer = element("hasil", HTMLElement);
  const form = find(document, "form[data-kini]", HTMLFormElement);
  const place = document.createElement("div");
  const lines = document.createElement("p");
  place.className = "dengar-jawaban";
  lines.className = "dengar-teks";
  lines.hidden = true;
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
    /** @type {Piece[]} */
    const pieces = [];
    lines.replaceChildren();
    for (const sentence of said.kalimat ?? []) {
      const line = document.createElement("span");
      line.textContent = sentence.join(" ");
      lines.append(line, " ");
      pieces.push(...sentence.map((text) => ({ text, element: line })));
    }
    lines.hidden = !pieces.length;
    return pieces;
  });

  const look = () => {
    // What is read belongs to the answer that stood there.
    stopReading();
    lines.hidden = true;
    place.hidden = !asked() || answer.classList.contains("hasil-lama");
  };
  new MutationObserver(look).observe(answer, { childList: true, attributeFilter: ["class"] });
  place.append(button, lines);
  answer.before(place);
  look();
}
