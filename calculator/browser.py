"""The worker's one door: a query string in, the answer with its markup out, as JSON text."""

from calculator.estimate import estimate, tulis_json
from calculator.galat import MasukanKeliru
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view import banyak as _banyak
from calculator.view.berbagi import berbagi as _berbagi
from calculator.view.ekspor import ekspor as _ekspor
from calculator.view.gambar import sapuan
from calculator.view.html import render
from calculator.view.kartu import berkas_kartu
from calculator.view.layar import jawab as layar

__all__ = ["bagikan", "banyak", "ekspor", "ekspor_banyak", "kartu", "layar", "lukis", "respond"]

_LUKISAN = {"sapuan": sapuan}


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


def lukis(query: str, kini: str, nama: str) -> str:
    """Draw one of the pictures that are only drawn when asked for: `{"html": ...}` or `galat`."""
    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
    except MasukanKeliru as keliru:
        return tulis_json({"galat": [satu._asdict() for satu in keliru.galat]})
    return tulis_json({"html": _LUKISAN[nama](hasil, hukum)})


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


def bagikan(query: str, kini: str, situs: str) -> str:
    """Say how to share an answer: the fields of `calculator.view.berbagi.Bagian`, or `galat`."""
    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
    except MasukanKeliru as keliru:
        return tulis_json({"galat": [satu._asdict() for satu in keliru.galat]})
    return tulis_json(dict(_berbagi(hasil, hukum, situs)._asdict()))


def banyak(fragmen: str, kini: str, halaman: str) -> str:
    """Answer several scenarios at once; see `calculator.view.banyak.jawab`."""
    return _banyak.jawab(fragmen, kini, halaman, law())


def ekspor_banyak(  # noqa: PLR0913, PLR0917 - plain texts from the page
    fragmen: str, kini: str, halaman: str, jenis: str, dasar_tautan: str, saat: str = ""
) -> str:
    """Make one file of several scenarios; the answer as `ekspor`."""
    try:
        berkas = _banyak.ekspor(fragmen, kini, halaman, jenis, dasar_tautan, saat, law())
    except MasukanKeliru as keliru:
        return tulis_json({"galat": [satu._asdict() for satu in keliru.galat]})
    return tulis_json(dict(berkas._asdict()))


def kartu(query: str, kini: str, ukuran: str, tautan: str) -> str:
    """Draw an answer as a picture to post; see `calculator.view.kartu`.

    Args:
        query: the query string.
        kini: the present month, `YYYY-MM`.
        ukuran: width and height, such as `1080x1920`.
        tautan: the whole address that its QR code opens.
    """
    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
        berkas = berkas_kartu(hasil, hukum, ukuran, tautan)
    except MasukanKeliru as keliru:
        return tulis_json({"galat": [satu._asdict() for satu in keliru.galat]})
    return tulis_json(dict(berkas._asdict()))
