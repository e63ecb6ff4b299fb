"""The worker's one door: a query string in, the answer with its markup out, as JSON text.

Whatever the first answer does without is imported where it is first asked for: until then a visitor
should not wait for it.
"""

from calculator.estimate import estimate, tulis_json
from calculator.galat import MasukanKeliru, tulis_galat
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view.html import render

__all__ = ["bagikan", "banyak", "ekspor", "ekspor_banyak", "kartu", "layar", "lukis", "respond"]


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
        return tulis_json(tulis_galat(keliru.galat))
    return tulis_json({"jawaban": hasil.jawaban(), "html": render(hasil, kini)})


def lukis(query: str, kini: str, nama: str) -> str:
    """Draw one of the pictures that are only drawn when asked for: `{"html": ...}` or `galat`."""
    from calculator.view.gambar.sapuan import sapuan

    lukisan = {"sapuan": sapuan}
    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
    except MasukanKeliru as keliru:
        return tulis_json(tulis_galat(keliru.galat))
    return tulis_json({"html": lukisan[nama](hasil, hukum)})


def ekspor(query: str, kini: str, jenis: str, dasar_tautan: str, saat: str = "") -> str:
    """Make a file of an answer; see `calculator.view.ekspor`.

    Returns:
        `{"nama": ..., "tipe": ..., "isi": ...}`, or `{"galat": [...]}` as `respond`.
    """
    from calculator.view.ekspor import ekspor as tulis

    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
        berkas = tulis(hasil, hukum, jenis, dasar_tautan, saat)
    except MasukanKeliru as keliru:
        return tulis_json(tulis_galat(keliru.galat))
    return tulis_json(dict(berkas._asdict()))


def bagikan(query: str, kini: str, situs: str) -> str:
    """Say how to share an answer: the fields of `calculator.view.berbagi.Bagian`, or `galat`."""
    from calculator.view.berbagi import berbagi

    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
    except MasukanKeliru as keliru:
        return tulis_json(tulis_galat(keliru.galat))
    return tulis_json(dict(berbagi(hasil, hukum, situs)._asdict()))


def banyak(fragmen: str, kini: str, halaman: str) -> str:
    """Answer several scenarios at once; see `calculator.view.banyak.jawab`."""
    from calculator.view.banyak import jawab

    return jawab(fragmen, kini, halaman, law())


def ekspor_banyak(  # noqa: PLR0913, PLR0917 - plain texts from the page
    fragmen: str, kini: str, halaman: str, jenis: str, dasar_tautan: str, saat: str = ""
) -> str:
    """Make one file of several scenarios; the answer as `ekspor`."""
    from calculator.view.banyak import ekspor as tulis

    try:
        berkas = tulis(fragmen, kini, halaman, jenis, dasar_tautan, saat, law())
    except MasukanKeliru as keliru:
        return tulis_json(tulis_galat(keliru.galat))
    return tulis_json(dict(berkas._asdict()))


def kartu(query: str, kini: str, ukuran: str, tautan: str) -> str:
    """Draw an answer as a picture to post; see `calculator.view.kartu`.

    Args:
        query: the query string.
        kini: the present month, `YYYY-MM`.
        ukuran: width and height, such as `1080x1920`.
        tautan: the whole address that its QR code opens.
    """
    from calculator.view.kartu import berkas_kartu

    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
        berkas = berkas_kartu(hasil, hukum, ukuran, tautan)
    except MasukanKeliru as keliru:
        return tulis_json(tulis_galat(keliru.galat))
    return tulis_json(dict(berkas._asdict()))


def layar(query: str, kini: str, alamat: str) -> str:
    """Answer a query for a hall's screen; see `calculator.view.layar.jawab`."""
    from calculator.view.layar import jawab

    return jawab(query, kini, alamat)
