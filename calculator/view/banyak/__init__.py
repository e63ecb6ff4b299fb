"""Several scenarios in one link: up to three compared, or a household with one total.

The fragment is the canonical query strings of the public contract, joined by `/`:

    #penghasilan=2000000&pekerjaan=art&mulai=2026-11/penghasilan=4000000&mulai=2026-11

A slash needs no escaping in a fragment (RFC 3986, 3.5) and cannot stand in a canonical query, whose
values are percent-encoded. Each part alone is a link of the calculator; order is what one sees.
"""

from calculator.estimate import estimate, tulis_json
from calculator.galat import Galat, MasukanKeliru, tulis_galat
from calculator.rules.model import Hukum
from calculator.view.banyak.baca import HALAMAN, PEMISAH, baca, gabung
from calculator.view.banyak.bandingkan import bandingkan
from calculator.view.banyak.formulir import formulir, ringkas
from calculator.view.banyak.rumah import kalender_rumah, pesan_rumah, rumah
from calculator.view.ekspor import Berkas
from calculator.view.qr import qr

__all__ = ["BAWAAN", "CONTOH", "HALAMAN", "PEMISAH", "ekspor", "jawab"]

# What each page shows before anybody asks; incomes are examples, no figures of the law.
BAWAAN = {
    "bandingkan": "penghasilan=2000000&pekerjaan=art/"
    "penghasilan=2000000&pekerjaan=art&program=jkk-jkm-jht",
    "rumah-tangga": "penghasilan=2000000&pekerjaan=art&bulan=3/"
    "penghasilan=4000000&pekerjaan=sopir-pribadi&bulan=3/"
    "penghasilan=1200000&pekerjaan=tukang-kebun&bulan=3",
}
# Beginnings for a comparison, one click each.
CONTOH = {
    "Dengan atau tanpa JHT": BAWAAN["bandingkan"],
    "Dua penghasilan": "penghasilan=1500000/penghasilan=3000000",
    "Dua pekerja": "penghasilan=2000000&pekerjaan=art/penghasilan=2000000&pekerjaan=ojek-online",
}
JENIS = ("ics", "teks", "qr")


def jawab(fragmen: str, kini: str, halaman: str, law: Hukum) -> str:
    """Answer a fragment for one of the two pages.

    Args:
        fragmen: what stands after `#`; empty for the page's own example.
        kini: the present month, `YYYY-MM`.
        halaman: `bandingkan` or `rumah-tangga`.
        law: the law data.

    Returns:
        JSON text: `formulir` (markup) always, and either `tautan`, `html`, `ucapan` (the gist, to
        be said aloud), `ringkas` (each part in a few words) and `iuran` (the total in rupiah), or
        `galat`, each with its `pekerja`.
    """
    jenis = HALAMAN[halaman]
    fragmen = fragmen or BAWAAN[halaman]
    skenario, galat = baca(fragmen, kini, jenis, law)
    isi: dict[str, object] = {"formulir": formulir(fragmen, kini, jenis, law)}
    if galat:
        isi |= tulis_galat(galat)
        return tulis_json(isi)
    hasil = [estimate(satu, law) for satu in skenario]
    buat = bandingkan if jenis.kunci == "bandingkan" else rumah
    html, ucapan = buat(hasil, law)
    isi["tautan"] = gabung(skenario, law)
    isi["ringkas"] = ringkas(str(isi["tautan"]), law)
    isi["html"] = html
    isi["ucapan"] = ucapan
    isi["iuran"] = sum(satu.iuran.total_semua for satu in hasil)
    return tulis_json(isi)


def ekspor(  # noqa: PLR0913, PLR0917 - called from the page with plain texts
    fragmen: str, kini: str, halaman: str, jenis: str, dasar_tautan: str, saat: str, law: Hukum
) -> Berkas:
    """Make one file of all scenarios: `ics`, `teks` or `qr`.

    Raises:
        MasukanKeliru: a fault in the fragment, an unknown kind, a calendar without its moment.
    """
    skenario, galat = baca(fragmen or BAWAAN[halaman], kini, HALAMAN[halaman], law)
    if galat:
        raise MasukanKeliru([Galat(satu.kunci, satu.pesan, satu.saran) for satu in galat])
    hasil = [estimate(satu, law) for satu in skenario]
    tautan = f"{dasar_tautan}#{gabung(skenario, law)}"
    if jenis == "ics":
        isi = kalender_rumah(hasil, law, saat)
        return Berkas(f"sertakan-{halaman}.ics", "text/calendar;charset=utf-8", isi)
    if jenis == "teks":
        isi = pesan_rumah(hasil, law, tautan)
        return Berkas(f"sertakan-{halaman}.txt", "text/plain;charset=utf-8", isi)
    if jenis == "qr":
        gambar = qr(tautan, "Kode QR untuk membuka halaman ini")
        if gambar:
            return Berkas(f"sertakan-{halaman}.svg", "image/svg+xml", str(gambar))
        raise MasukanKeliru([Galat("tautan", "Tautan terlalu panjang untuk kode QR.")])
    raise MasukanKeliru([Galat("jenis", f"Jenis berkas tidak dikenal; pilih {', '.join(JENIS)}.")])
