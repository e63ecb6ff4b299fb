"""What the release says about its parts, to people and to machines."""

from __future__ import annotations

import hashlib
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools.facts.cases import cases
from tools.facts.feedback import address
from tools.facts.parts import NAMED_BY_TEXT, parts
from tools.paths import ROOT, SITE

SPDX = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "MIT",
    "BlueOak-1.0.0",
    "MIT AND OFL-1.1",
    "MIT AND Zlib",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
}


@pytest.fixture(scope="module")
def sbom() -> str:
    return (SITE / "paket" / "sbom.cdx.json").read_text("utf-8")


def test_sbom_holds_its_schema(sbom: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom) is None


def test_sbom_names_what_is_shipped(sbom: str) -> None:
    content = json.loads(sbom)
    names = {component["name"] for component in content["components"]}
    assert {"pyodide", "CPython", "jinja2", "markupsafe", "segno", "mkdocs-material"} <= names
    # Everything that comes from npm to run on the site, and nothing that only builds it.
    npm = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert set(npm["dependencies"]) <= names
    assert not names & {"micropip", *npm["devDependencies"]}
    (wheel,) = (SITE / "paket").glob("*.whl")
    (ours,) = content["metadata"]["component"]["hashes"]
    assert ours["content"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_every_package_in_the_runtime_is_listed() -> None:
    (licences,) = SITE.glob("mesin/*/LICENSES.txt")
    shipped = licences.read_text("utf-8").lower()
    for part in parts():
        if part.purl.startswith("pkg:pypi/") and part.name != "mkdocs-material":
            assert part.name in shipped


def test_every_part_has_its_licence_and_use() -> None:
    for part in parts():
        assert part.licence in SPDX, part.name
        assert part.use, part.name
        assert part.url.startswith("https://"), part.name
        assert len(part.text) > 500, part.name
        if part.name in NAMED_BY_TEXT:
            assert "Neither the name" in part.text, part.name


class Text(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(markup)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_page_of_licences_lists_the_same() -> None:
    page = Text((SITE / "lisensi" / "index.html").read_text("utf-8")).words
    texts = (SITE / "lisensi" / "naskah.txt").read_text("utf-8")
    for part in parts():
        assert part.name in page
        assert part.version in page
        assert part.text.strip() in texts


def test_self_check_has_cases_with_an_origin() -> None:
    published = json.loads((SITE / "status" / "kasus.json").read_text("utf-8"))
    assert len(published["kasus"]) == len(cases()) >= 10
    assert all(case["asal"] for case in published["kasus"])


def test_report_link_carries_the_page_into_any_address() -> None:
    page = "https://contoh.example/kalkulator/#penghasilan=2jt&anak=8,13"
    mail = address("mailto:a@contoh.example?subject={judul}&body={isi}", "Kalkulator", page)
    assert "%23penghasilan%3D2jt%26anak%3D8%2C13" in mail
    assert mail.count("&") == 1
    issue = address("https://contoh.example/issues/new?title={judul}&body={isi}", "A & B", page)
    assert "title=Angka%20keliru%20di%20A%20%26%20B&" in issue


def test_two_places_never_name_different_versions() -> None:
    (manifest,) = SITE.glob("mesin/*/manifest.json")
    version = Path(manifest).parent.name.split("-")[0]
    assert version == next(part.version for part in parts() if part.name == "pyodide")
