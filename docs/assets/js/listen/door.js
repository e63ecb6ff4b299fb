// Reading aloud is brought only to where there is a voice for it: every other visit pays for these lines alone, and is
// told in one that there is none.

const speech = globalThis.speechSynthesis;
/** Milliseconds after which some browsers have voices without a word about it. */
const LATER = [1000, 4000];

/** The voices that speak Indonesian, those of the device first; last its whispers and robots (`Indonesian+whisper`). */
export const voices = () =>
  (speech?.getVoices() ?? []).filter(({ lang }) => isIndonesian(lang)).sort((one, other) => rank(one) - rank(other));

/** @param {SpeechSynthesisVoice} voice */
const rank = ({ localService, name }) => Number(!localService) + 2 * Number(name.includes("+"));

/** By either code of the language: `id-ID`, `id_ID`, and `in` of old devices. @param {string} lang */
export const isIndonesian = (lang) => /^(?:id|in|ind)(?:[-_]|$)/i.test(lang);

let found = false;
/** @param {boolean} waited no voice yet may mean that the browser has not looked */
function look(waited = false) {
  if (found) return;
  found = voices().length > 0;
  const missing = !found && (waited || !speech || speech.getVoices().length > 0);
  for (const told of document.querySelectorAll("[data-tanpa-suara]")) told.toggleAttribute("hidden", !missing);
  if (!found) return;
  const answered = document.getElementById("hasil");
  Promise.all([import("./player.js"), answered && import("./answer.js")]).then(
    ([player, answer]) => {
      player.begin();
      answer?.beginAnswer();
    },
    // The line is down, or the page is being left: it is whole without reading aloud.
    () => {},
  );
}

speech?.addEventListener?.("voiceschanged", () => look());
look();
for (const after of LATER) setTimeout(look, after, true);
