"""An answer for a hall: few words, read from fifteen metres, with its QR code for phones."""

from calculator.estimate import Estimate, estimate, tulis_json
from calculator.galat import MasukanKeliru, tulis_galat
from calculator.phases import outlook
from calculator.rules import law
from calculator.rules.model import Hukum
from calculator.scenario import Scenario
from calculator.view.qr import qr
from calculator.view.syarat import beasiswa_dibayar, syarat_jkm
from calculator.view.templat import isi_templat

__all__ = ["jawab", "render"]


def render(hasil: Estimate, hukum: Hukum, alamat: str) -> str:
    """Fill the screen with an answer; `alamat` is the calculator's address without a fragment.

    An empty address is none that a phone can reach: then there is no code.
    """
    skenario = hasil.scenario
    pekerjaan = hukum.pekerjaan.get(skenario.pekerjaan or "")
    return isi_templat(
        "layar.html",
        hasil=hasil,
        pekerjaan=None if pekerjaan is None else pekerjaan.nama,
        prices=outlook(skenario, hukum),
        hak=hasil.kedudukan.hak,
        syarat=syarat_jkm(hasil, hukum),
        beasiswa_dibayar=beasiswa_dibayar(hasil, hukum),
        golongan_belum_pasti=hasil.golongan.kutipan is not None
        and hukum.belum_pasti((hasil.golongan.kutipan,)),
        qr=qr(f"{alamat}#{hasil.tautan}", "Kode QR jawaban ini") if alamat else "",
    )


def jawab(query: str, kini: str, alamat: str) -> str:
    """Answer a query for the screen, as JSON text: `{"html": ...}` or `{"galat": [...]}`."""
    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
    except MasukanKeliru as keliru:
        return tulis_json(tulis_galat(keliru.galat))
    return tulis_json({"html": render(hasil, hukum, alamat)})
