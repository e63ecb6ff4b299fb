// The calculator without reading: a person by picture, an income by banknotes; the question stands in the address as
// everywhere, the engine answers it in pictures.
import { baca, ganti, nilai, tulis } from "../answer/address.js";
import { monthNow, whenDayTurns } from "../base/clock.js";
import { element } from "../base/dom.js";
import { replayEarly } from "../base/early.js";
import { History, asked, questionToFragment } from "../base/history.js";
import { jadikan } from "../base/trusted.js";
import { stageText } from "../engine/stages.js";
import { mesin } from "../engine/start.js";

const FIRST = "Pilih uangnya dulu.";
/** For what nobody chose here: names of keys say nothing to who came for pictures. */
const WRONG = "Tautannya keliru. Pilih lagi orangnya dan uangnya.";
const form = element("hitung-mudah", HTMLFormElement);
const told = element("kabar-mesin", HTMLElement);
const place = element("hasil", HTMLElement);
const again = element("coba-lagi", HTMLButtonElement);
/** In the single file, the address says which page it is, too. */
const PAGE = "hal";
/** Each choice, and the key that it stands for. */
const KEYS = { orang: "pekerjaan", uang: "penghasilan" };

/** Say how it stands; what only tells that the answer is there is for ears. @param {string} text @param {boolean} [seen] */
function tell(text, seen = false) {
  told.classList.toggle("hanya-pembaca", seen);
  told.textContent = text;
}

questionToFragment((key) => Object.values(KEYS).includes(key));
/** Whatever else a link asks for is kept. @type {import("../answer/address.js").Isian} */
let question = baca(asked()) ?? [];
let turn = 0;
/** What a link asks for and cannot be answered: the next choice leaves it behind. @type {string[]} */
let wrong = [];
const history = new History((text) => {
  question = baca(text) ?? [];
  show();
});

/** Choose what the question says. */
function show() {
  for (const [name, key] of Object.entries(KEYS)) {
    const value = nilai(question, key);
    for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name=${name}]`))) {
      choice.checked = choice.value === value;
    }
  }
  void answer();
}

async function answer() {
  turn += 1;
  const mine = turn;
  const asks = question.filter(([key]) => key !== PAGE);
  // Nothing but a person was chosen; whatever else stands in a link is answered, or said to be wrong.
  if (nilai(asks, KEYS.uang) === null && asks.every(([key]) => key === KEYS.orang)) {
    place.replaceChildren();
    tell(FIRST);
    return;
  }
  tell(mesin.tahap === "siap" ? "" : stageText(mesin.rincian));
  // Where data is saved the engine waits to be asked: a person and an income, tapped or in a link, ask for it.
  (mesin.tahap === "gagal" ? mesin.ulang() : mesin.mulai()).catch(() => {});
  let given;
  try {
    given = JSON.parse(await mesin.panggil("mudah", tulis(asks), monthNow()));
  } catch {
    // The engine failed: its stage says so, and no answer to another question stays there.
    if (mine === turn) place.replaceChildren();
    return;
  }
  if (mine !== turn) return;
  wrong = (given.galat ?? []).map((/** @type {{kunci: string}} */ { kunci }) => kunci);
  if (given.galat) {
    place.replaceChildren();
    const ours = given.galat.every((/** @type {{kunci: string}} */ { kunci }) => Object.values(KEYS).includes(kunci));
    tell(ours ? given.galat.map((/** @type {{pesan: string}} */ { pesan }) => pesan).join(" ") : WRONG);
    return;
  }
  place.replaceChildren(jadikan(given.html));
  const whose = place.querySelector(".mudah-hasil__siapa")?.textContent;
  tell(whose ? `Jawabannya sudah ada: ${whose}.` : "Jawabannya sudah ada.", true);
}

form.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const key = target.name === "orang" ? KEYS.orang : KEYS.uang;
  question = question.filter(([name]) => !wrong.includes(name) || Object.values(KEYS).includes(name));
  question = ganti(question, key, target.value);
  history.record(tulis(question), true);
  void answer();
  // The answer is what one chose for; it comes into sight, also when only the person is another one.
  if (nilai(question, KEYS.uang) !== null) element("jawaban", HTMLElement).scrollIntoView({ block: "start" });
});
// What may have been meant is chosen as on the calculator.
place.addEventListener("click", ({ target }) => {
  const meant = target instanceof Element ? target.closest("button[data-isi]") : null;
  if (!(meant instanceof HTMLButtonElement)) return;
  question = ganti(question, meant.dataset.isi ?? "", meant.value);
  history.record(tulis(question), true);
  show();
});
mesin.addEventListener("tahap", (event) => {
  const { detail } = /** @type {CustomEvent<import("../engine/engine.js").RincianTahap>} */ (event);
  const waits = nilai(question, KEYS.uang) !== null;
  if (waits && detail.tahap !== "siap") tell(stageText(detail));
  again.hidden = !waits || detail.tahap !== "gagal";
});
again.addEventListener("click", () => void answer());

show();
whenDayTurns(() => void answer());
replayEarly();
