"""A real Indonesian voice, where the machine has one: Firefox, speech-dispatcher, espeak-ng.

`apt-get install speech-dispatcher speech-dispatcher-espeak-ng` brings it. Whether it is heard is
another matter: without a loudspeaker the voice still tells when it begins and ends.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.served import served
from tests.other_browsers.peramban import firefox, wait
from tools.paths import SITE
from tools.setup.firefox_webkit import find_firefox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.other_browsers.peramban import Peramban

DAEMON = shutil.which("speech-dispatcher")
CONFIGURED = Path("/etc/speech-dispatcher")
RECORD = """() => {
  window.didengar = [];
  SpeechSynthesis.prototype.speak = new Proxy(SpeechSynthesis.prototype.speak, {
    apply(speak, speech, [words]) {
      didengar.push(["minta", words.text, words.voice.name, words.voice.lang]);
      for (const kind of ["start", "end", "error"]) {
        words.addEventListener(kind, () => didengar.push([kind, words.text]));
      }
      return speak.call(speech, words);
    },
  });
  document.querySelectorAll(".dengar")[2].click();
  return true;
}"""

pytestmark = pytest.mark.skipif(
    not (DAEMON and shutil.which("espeak-ng") and find_firefox()),
    reason="no speech-dispatcher with espeak-ng here",
)


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as place:
        settings, socket = Path(place) / "conf", Path(place) / "speech.sock"
        shutil.copytree(CONFIGURED, settings)
        with (settings / "speechd.conf").open("a") as file:
            # Without a loudspeaker, what is played goes nowhere.
            file.write('\nAudioOutputMethod "libao"\nDefaultModule espeak-ng\n')
            file.write('AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"\n')
        command = [str(DAEMON), "-s", "-t", "0", "-C", str(settings), "-L", place]
        daemon = subprocess.Popen(  # noqa: S603 - the daemon of this machine
            [*command, "-c", "unix_socket", "-S", str(socket)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "XDG_RUNTIME_DIR": place},
        )
        monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{socket}")
        yield
        daemon.terminate()
        daemon.wait()


@pytest.mark.usefixtures("voice")
def test_a_real_voice_reads_a_part_to_its_end() -> None:
    with served(SITE) as situs, firefox() as browser:
        heard = listen(browser, situs("cara-klaim/kematian/"))
    asked = [each for each in heard if each[0] == "minta"]
    assert {(name, lang[:2]) for _, _, name, lang in asked} == {("Indonesian", "id")}
    assert [kind for kind, *_ in heard if kind == "error"] == []
    for kind in ("start", "end"):
        assert [each[1] for each in heard if each[0] == kind] == [each[1] for each in asked]


def listen(browser: Peramban, address: str) -> list[list[str]]:
    browser.open(address)
    wait(browser, "() => document.querySelectorAll('.dengar').length > 2")
    browser.run(RECORD)
    wait(browser, "() => didengar.length > 3 && !document.querySelector('.dengar-bilah')")
    assert browser.run("() => document.querySelector('.dengar-tiada')") is None
    heard: list[list[str]] = browser.run("() => didengar")
    return heard
