"""What a host has to know, and whoever takes a file away."""

from __future__ import annotations

import hashlib
import zipfile

from tools.after.seal.hosts import read_rules
from tools.paths import SITE

# Cloudflare Pages reads no more.
MOST_RULES = 100


def test_every_host_reads_all_of_the_headers() -> None:
    assert 10 < len(read_rules((SITE / "_headers").read_text("utf-8"))) <= MOST_RULES


def test_what_is_handed_on_has_its_checksum() -> None:
    folder = SITE / "paket"
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    named = {}
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        named[name.rpartition(".")[2]] = name
    assert set(named) == {"whl", "json", "html"}


def test_the_package_says_what_it_is_and_that_it_is_typed() -> None:
    (wheel,) = (SITE / "paket").glob("*.whl")
    with zipfile.ZipFile(wheel) as files:
        names = files.namelist()
        (metadata,) = (name for name in names if name.endswith("/METADATA"))
        text = files.read(metadata).decode()
    assert "calculator/py.typed" in names
    assert "Classifier: Typing :: Typed" in text
    assert "not affiliated with BPJS Ketenagakerjaan" in text
