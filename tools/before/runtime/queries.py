"""What the build asks Pyodide while it watches which modules are imported.

Deliberately wide: every key of the contract, alone and together, right and wrong.
"""

from __future__ import annotations

from itertools import cycle

KINDS = ("csv", "ics", "teks", "qr")
NOW = ("2026-11", "2027-03", "2026-01")

_INCOMES = (
    *("1000000", "2jt", "1,5 juta", "Rp2.000.000", "500rb", "20700000", "999999999"),
    *("0", "-1", "abc", "", "1.5", "٣٠٠٠", "1e6", "9" * 400, "<b>1</b>", "%00", "2 jt 500", "satu"),
)
_ALONE = {
    "pekerjaan": ("art", "sopir-pribadi", "tukang-kebun", "pemulung", "ojek-online", "kurir", "x"),
    "sektor": ("transportasi", "lainnya", "laut"),
    "program": ("jkk-jkm", "jkk-jkm-jht", "jht"),
    "mulai": ("2026-01", "2026-12", "2027-01", "2019-11", "1999-01", "2999-12", "2026-13", "kini"),
    "bulan": ("1", "2", "3", "6", "12", "4", "-1", "dua"),
    "pembayar": ("sendiri", "sponsor", "pemerintah", "negara"),
    "jumlah": ("1", "25", "1000000", "0", "1000001"),
    "usia": ("18", "45", "64", "65", "17", "-3", "200"),
    "peristiwa": ("2026-11", "2027-06", "2020-01", "x"),
    "masa_iur": ("0", "1", "3", "5", "12", "24", "36", "60", "180", "-1"),
    "tunggakan": ("0", "1", "3", "4", "x"),
    "anak": ("3", "3,9", "3,9,15,20", "23", "60", "61", "", "x", "3,,4"),
    "stmb": ("0", "1", "6", "7", "12", "18", "24", "99", "2,5", "10hari", "x"),
    "cacat": ("A15", "A15:50", "A1,A15:50", "A15:0", "A15:101", "ZZ", ":"),
    "transport": ("darat", "laut", "udara", "darat,laut,udara", "darat,darat", "kuda"),
    "jht_tahun": ("1", "10", "40", "0", "x"),
    "jht_hasil": ("0", "5", "5.5", "5,5", "-1", "x"),
    "nama": ("Siti",),
}
_TOGETHER = (
    "penghasilan=3jt&pekerjaan=ojek-online&mulai=2026-11&bulan=12&pembayar=sendiri",
    "penghasilan=1500000&program=jkk-jkm-jht&jht_tahun=10&jht_hasil=5&bulan=6&jumlah=30",
    "penghasilan=2000000&usia=45&masa_iur=36&anak=3,9,15&stmb=14&cacat=A15:50&transport=darat,laut",
    "penghasilan=2000000&tunggakan=2&masa_iur=24&peristiwa=2027-04&mulai=2026-01",
    "penghasilan=2000000&tunggakan=4&masa_iur=24&peristiwa=2027-04&mulai=2026-01",
    "penghasilan=2000000&penghasilan=3000000",
    "penghasilan=2000000&bulan=7&usia=9&anak=x&cacat=?&nama=Budi",
)
_BROKEN = ("", "=", "&&", "?", "#", "penghasilan", "%", "%zz", "\u202e=1", "a" * 5000, "=1&=2")


_ADDRESS = "https://panduan-sertakan.example/kalkulator/"
_MOMENT = "20261124T063000Z"


def calls() -> list[list[str]]:
    """Return calls of the other doors of calculator.browser: a function and its arguments."""
    one = [["ekspor", _TOGETHER[0], NOW[0], kind, _ADDRESS, _MOMENT] for kind in KINDS]
    # Parts of a fragment are parted as calculator.view.several says.
    several = "/".join((_TOGETHER[0], "penghasilan=x", _TOGETHER[1]))
    pages = ("bandingkan", "rumah-tangga")
    return [
        *one,
        ["layar", _TOGETHER[0], NOW[0], _ADDRESS],
        ["kartu", _TOGETHER[0], NOW[0], "1080x1080", _ADDRESS],
        ["lukis", _TOGETHER[0], NOW[0], "sapuan"],
        ["bagikan", _TOGETHER[0], NOW[0], _ADDRESS],
        *(["banyak", fragment, NOW[0], page] for page in pages for fragment in ("", several)),
        *(["ekspor_banyak", "", NOW[0], pages[1], kind, _ADDRESS, _MOMENT] for kind in KINDS),
    ]


def queries() -> list[tuple[str, str]]:
    """Return pairs of a query and the month that counts as now."""
    asked = [f"penghasilan={income}" for income in _INCOMES]
    for program in ("", "&program=jkk-jkm-jht"):
        for key, values in _ALONE.items():
            asked += [f"penghasilan=2000000&{key}={value}{program}" for value in values]
    asked += [*_TOGETHER, *_BROKEN]
    unique = dict.fromkeys(asked)
    return [*zip(unique, cycle(NOW), strict=False), ("penghasilan=1000000", "bukan-bulan")]
