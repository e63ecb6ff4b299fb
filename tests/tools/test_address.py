"""Where the site will stand is read once, and the same whichever way it was written."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from mkdocs.utils.yaml import yaml_load

from tools import build
from tools.address import (
    PLACEHOLDER,
    AddressError,
    leads_somewhere,
    normalized,
    site_url,
    warning,
)
from tools.campaign import Campaign
from tools.paths import ROOT

EXAMPLE = Campaign(
    alamat=PLACEHOLDER,
    lapor="mailto:lapor@panduan-sertakan.example?subject={judul}",
    nama="",
    wilayah="",
    kontak="",
    logo="",
    warna={},
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://example.org/panduan", "https://example.org/panduan/"),
        ("https://example.org/panduan/", "https://example.org/panduan/"),
        ("https://example.org/panduan//", "https://example.org/panduan/"),
        ("https://example.org/panduan/index.html", "https://example.org/panduan/"),
        ("https://example.org", "https://example.org/"),
        ("  https://example.org/a/b \n", "https://example.org/a/b/"),
        ("HTTPS://Example.ORG/Panduan", "https://example.org/Panduan/"),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8000/"),
    ],
)
def test_one_address_however_it_is_written(
    written: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", written)
    assert site_url() == meant
    assert normalized(meant) == meant


@pytest.mark.parametrize(
    "written",
    [
        "example.org/panduan",
        "/panduan/",
        "ftp://example.org/",
        "https://",
        "https://[",
        "https://nama:sandi@example.org/",
        "https://example.org/?a=b",
        "https://example.org/#bagian",
        "https://example.org/dua kata/",
    ],
)
def test_what_is_no_address_is_refused_in_one_sentence(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AddressError, match="SITE_URL must"):
        normalized(written)
    monkeypatch.setenv("SITE_URL", written)
    monkeypatch.setattr(build, "build", lambda: pytest.fail("something is built"))
    with pytest.raises(SystemExit, match=r"^SITE_URL must"):
        build.main()


def test_the_build_refuses_on_the_terminal() -> None:
    command = [sys.executable, "-m", "tools.build"]
    environment = {**os.environ, "SITE_URL": "ftp://example.org/"}
    done = subprocess.run(  # noqa: S603 - our own build
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("SITE_URL must")


@pytest.mark.parametrize("written", ["", "  ", PLACEHOLDER])
def test_no_address_is_said_loudly(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", written)
    monkeypatch.setattr("tools.address.campaign", lambda: EXAMPLE)
    assert site_url() == PLACEHOLDER
    assert "NO QR code" in warning()
    assert "NOBODY READS IT" in warning()
    monkeypatch.setenv("SITE_URL", "https://example.org/panduan")
    assert "QR code" not in warning()
    assert "NOBODY READS IT" in warning()
    reached = EXAMPLE._replace(lapor="https://example.org/issues/new?title={judul}")
    monkeypatch.setattr("tools.address.campaign", lambda: reached)
    assert warning() == ""


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        ("https://example.org/panduan/", True),
        ("http://192.168.1.5:8000/", True),
        (PLACEHOLDER, False),
        ("http://localhost:8000/", False),
        ("http://127.0.0.1:8000/", False),
        ("http://[::1]:8000/", False),
        ("https://situs.test/", False),
    ],
)
def test_which_addresses_a_phone_can_reach(address: str, reached: bool) -> None:
    assert leads_somewhere(address) is reached


def test_the_settings_of_mkdocs_hold_the_same_placeholder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    with (ROOT / "mkdocs.yml").open("rb") as file:
        assert yaml_load(file)["site_url"] == PLACEHOLDER
