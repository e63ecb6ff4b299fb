"""The one file a new owner edits is checked line by line, and what it says is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools.campaign import FILE, CampaignError, campaign, contrast_with_white, paint

if TYPE_CHECKING:
    from pathlib import Path


WHOLE = """\
alamat = "https://example.org/"
lapor = "mailto:lapor@example.org?subject={judul}"
[kampanye]
nama = ""
wilayah = ""
kontak = ""
logo = ""
[warna]
utama = ""
aksen = ""
"""


def changed(folder: Path, line: str, value: str) -> Path:
    """Write such a file with one line that says something else."""
    file = folder / FILE.name
    lines = WHOLE.splitlines()
    assert sum(old.startswith(f"{line} =") for old in lines) == 1
    lines = [f"{line} = {value}" if old.startswith(f"{line} =") else old for old in lines]
    file.write_text("\n".join(lines), "utf-8")
    return file


def test_the_file_as_it_stands_is_whole() -> None:
    assert campaign().lapor


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAPOR", "https://example.org/issues/new")
    assert campaign().lapor == "https://example.org/issues/new"


@pytest.mark.parametrize(
    ("line", "value", "told"),
    [
        ("lapor", '"0812 3456"', "lapor must be"),
        ("kontak", '"0812 3456"', "kontak must be"),
        ("wilayah", '"Sleman"', "needs the name"),
        ("wilayah", "3", "text in quotes"),
        ("utama", '"biru"', "must be a colour"),
        ("utama", '"#ffcc00"', "stands out from white by 1.5"),
        ("wilayh", '"Sleman"', "must say nama, wilayah, kontak, logo"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(
    line: str, value: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LAPOR", raising=False)
    file = changed(tmp_path, "wilayah" if line == "wilayh" else line, value)
    if line == "wilayh":
        file.write_text(file.read_text("utf-8").replace("wilayah =", "wilayh ="), "utf-8")
    with pytest.raises(CampaignError, match=f"^kampanye.toml: .*{told}"):
        campaign(file)


@pytest.mark.parametrize("path", ["../LICENSE", "index.md", "assets/img/tidak-ada.svg"])
def test_a_logo_is_a_picture_of_the_site(path: str, tmp_path: Path) -> None:
    file = changed(tmp_path, "nama", '"Sertakan Sleman"')
    file.write_text(file.read_text("utf-8").replace('logo = ""', f'logo = "{path}"'), "utf-8")
    with pytest.raises(CampaignError, match="logo must be"):
        campaign(file)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)


def test_colours_reach_the_built_tokens(tmp_path: Path) -> None:
    sheet = tmp_path / "assets/css/tokens.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(":root{--ps-primary:#4b2e83}", "utf-8")
    paint(tmp_path, campaign(changed(tmp_path, "nama", '"Sertakan Sleman"')))
    assert sheet.read_text("utf-8") == ":root{--ps-primary:#4b2e83}"
    paint(tmp_path, campaign(changed(tmp_path, "utama", '"#00407a"')))
    assert "--ps-primary:#00407a" in sheet.read_text("utf-8")
