"""The worker's one door: a query string in, the answer with its markup out, as JSON text."""

from calculator.estimate import estimate, tulis_json
from calculator.galat import MasukanKeliru
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view.ekspor import ekspor as _ekspor
from calculator.view.html import render

__all__ = ["ekspor", "respond"]


def respond(query: str, kini: str) -> str:
    """Answer a query.

    Args:
        query: the query string, as it stands in the fragment after `#`.
        kini: the present month, `YYYY-MM`.

    Returns:
        `{"jawaban": ..., "html": ...}`, or `{"galat": [{"kunci": ..., "pesan": ...}]}` for input
        that cannot be answered.
    """
    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
    except MasukanKeliru as keliru:
        return tulis_json({"galat": [satu._asdict() for satu in keliru.galat]})
    return tulis_json({"jawaban": hasil.jawaban(), "html": render(hasil, kini)})


def ekspor(query: str, kini: str, jenis: str, dasar_tautan: str, saat: str = "") -> str:
    """Make a file of an answer; see `calculator.view.ekspor`.

    Returns:
        `{"nama": ..., "tipe": ..., "isi": ...}`, or `{"galat": [...]}` as `respond`.
    """
    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
        berkas = _ekspor(hasil, hukum, jenis, dasar_tautan, saat)
    except MasukanKeliru as keliru:
        return tulis_json({"galat": [satu._asdict() for satu in keliru.galat]})
    return tulis_json(dict(berkas._asdict()))
