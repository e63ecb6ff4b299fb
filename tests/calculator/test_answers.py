"""Whole answers as they were last read by a person: no word or figure changes unnoticed.

They are given under the frozen law, so that only a change of the engine or of its words moves
them. The list of sources is left out, because its wording is content. After a wanted change
`make answers` writes the files anew and shows the difference: read it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tanya, Tolak

FOLDER = Path(__file__).parent / "answers"
PENUH = "penghasilan=2jt&pekerjaan=sopir-pribadi&program=jkk-jkm-jht&mulai=2026-12&bulan=2&jumlah=3"
JAWABAN = {
    "sederhana": "penghasilan=1jt",
    "sponsor": f"{PENUH}&anak=8,13,5,30&transport=laut,darat",
    "muda": f"{PENUH}&usia=17&anak=1",
    "kecelakaan": "penghasilan=20200000&mulai=2024-01&stmb=14&cacat=A15:50,B01,B04,B05:35,A07",
    "menunggak": f"{PENUH}&tunggakan=2&masa_iur=3&anak=11&stmb=1&cacat=A01",
    "gugur": f"{PENUH}&tunggakan=4&anak=11,2&stmb=1&cacat=A01&transport=udara",
    "terlalu-tua": f"{PENUH}&usia=65&anak=11&jht_tahun=2",
    "sebelum-iuran": "penghasilan=1jt&mulai=2026-11&peristiwa=2026-10&anak=1",
    "hukum-lama": "penghasilan=1jt&mulai=2019-11&anak=7,8&masa_iur=12",
    "pergantian": "penghasilan=1jt&mulai=2019-12&anak=22",
    "mendatang": "penghasilan=1jt&mulai=2028-01&peristiwa=2028-05",
    "batas": "penghasilan=1jt&mulai=2026-11&masa_iur=4&anak=3&pembayar=pemerintah",
    "cukup": f"{PENUH}&masa_iur=36&anak=20&jht_tahun=1&jht_hasil=4.5",
    "tanpa-jht": "penghasilan=1jt&mulai=2027-01&jht_tahun=3",
}
GALAT = (
    "",
    "penghasilan=",
    "penghasilan=x",
    "penghasilan=1000000000001",
    "penghasilan=1jt&nik=3",
    "penghasilan=1jt&penghasil=3",
    "penghasilan=1jt&usia=1&usia=2",
    "penghasilan=1jt&usia=200",
    "penghasilan=1jt&jumlah=0",
    "penghasilan=1jt&masa_iur=9999",
    "penghasilan=1jt&tunggakan=9999",
    "penghasilan=1jt&stmb=9999",
    "penghasilan=1jt&jht_tahun=99",
    "penghasilan=1jt&jht_hasil=99",
    "penghasilan=1jt&bulan=5",
    "penghasilan=1jt&mulai=x",
    "penghasilan=1jt&mulai=1999-01",
    "penghasilan=1jt&mulai=2031-12&bulan=2",
    "penghasilan=1jt&peristiwa=2040-01",
    "penghasilan=1jt&sektor=x",
    "penghasilan=1jt&program=x",
    "penghasilan=1jt&pembayar=x",
    "penghasilan=1jt&transport=x",
    "penghasilan=1jt&transport=laut,laut",
    "penghasilan=1jt&anak=x",
    f"penghasilan=1jt&anak={'1,' * 20}1",
    "penghasilan=1jt&pekerjaan=x",
    "penghasilan=1jt&pekerjaan=pembantu",
    "penghasilan=1jt&pekerjaan=ojek-onlin",
    "penghasilan=1jt&pekerjaan=art,kurir",
    "penghasilan=1jt&pekerjaan=honorer",
    "penghasilan=1jt&cacat=x",
    "penghasilan=1jt&cacat=A15:0",
    "penghasilan=1jt&cacat=B01:31",
    "penghasilan=1jt&cacat=B04:5",
    "penghasilan=1jt&cacat=B11c:20",
    "penghasilan=1jt&cacat=A02,A02",
    "penghasilan=1jt&mulai=2019-11&stmb=1&cacat=A01&transport=laut",
    "penghasilan=1jt&" + "x" * 2_000,
)


def _bandingkan(nama: str, isi: object) -> None:
    berkas = FOLDER / f"{nama}.json"
    text = json.dumps(isi, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("UPDATE_ANSWERS"):
        berkas.write_text(text, "utf-8", newline="")
    assert text == berkas.read_text("utf-8")


@pytest.mark.parametrize("nama", JAWABAN)
def test_answer_is_the_one_that_was_read(nama: str, tanya: Tanya) -> None:
    jawaban = tanya(JAWABAN[nama]).jawaban()
    jawaban["sumber"] = [satu["kunci"] for satu in jawaban["sumber"]]  # type: ignore[attr-defined,index] # JSON
    _bandingkan(nama, jawaban)


def test_refusals_are_the_ones_that_were_read(tolak: Tolak) -> None:
    galat = {query[:60]: tolak(query) for query in GALAT}
    galat["tanpa kini"] = tolak("penghasilan=1jt", "")
    _bandingkan("galat", galat)


def test_no_file_is_left_over() -> None:
    assert {berkas.stem for berkas in FOLDER.iterdir()} == {*JAWABAN, "galat"}
