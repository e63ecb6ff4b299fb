"""A recorded speech interface: it says nothing, and writes down what it was asked to say.

Chromium on Linux lists no voice, so what a voice does is played here: it comes late, begins and
ends, or does what broken ones do.
"""

from __future__ import annotations

# What a voice does is set by `suara.cara`; `suara.lanjut()` ends the piece at hand.
RECORDED = """(voices) => {
  const target = new EventTarget();
  const suara = { kata: [], laju: [], cara: "baik", daftar: [], kini: null };
  window.suara = suara;
  suara.datang = (daftar) => {
    suara.daftar = daftar.map(([lang], at) =>
      ({ lang, localService: true, name: `${lang} ${at}`, voiceURI: `${lang} ${at}` }));
    target.dispatchEvent(new Event("voiceschanged"));
  };
  const habis = (peristiwa) => {
    const kini = suara.kini;
    suara.kini = null;
    kini?.[peristiwa]?.(new Event(peristiwa));
  };
  suara.lanjut = () => habis("onend");
  // To the end, and not before the piece at hand has begun.
  suara.habiskan = () => setTimeout(() => { suara.cara = "cepat"; suara.lanjut(); });
  Object.defineProperties(target, {
    speaking: { get: () => suara.kini !== null },
    pending: { value: false },
    getVoices: { value: () => suara.daftar },
    cancel: { value: () => habis("onerror") },
    speak: { value(utterance) {
      suara.kata.push(utterance.text);
      suara.laju.push(utterance.rate);
      suara.kini = utterance;
      setTimeout(() => {
        if (suara.kini !== utterance || suara.cara === "bisu") return;
        if (suara.cara === "galat") return habis("onerror");
        if (suara.cara === "inggris") utterance.voice = { lang: "en-US" };
        if (suara.cara !== "hampa") utterance.onstart?.(new Event("start"));
        if (suara.cara === "hampa" || suara.cara === "cepat") suara.lanjut();
      });
    } },
  });
  Object.defineProperty(window, "speechSynthesis", { value: target });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  suara.datang(voices);
}"""


def recorded(*voices: str) -> str:
    """Return the script that a page is given before its own."""
    listed = ",".join(f'["{voice}"]' for voice in voices)
    return f"({RECORDED})([{listed}])"
