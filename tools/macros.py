"""What pages may say about the law: every amount, month and article in them comes through here.

mkdocs-macros calls `define_env`. A page writes `{{ rupiah("jkm.santunan") }}` and never the figure itself; a wrong
name stops the build. Values are those in force on the day the law was last checked, not on the day of the build,
so that the same source gives the same site.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from mkdocs.utils import get_relative_url

from calculator.browser import respond
from calculator.bulan import NAMA_BULAN, Bulan, tanggal_panjang
from calculator.iuran import tarif
from calculator.rules import law
from calculator.rules.model import BELUM_PASTI
from calculator.rupiah import rp, tulis_angka, tulis_persen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mkdocs_macros.plugin import MacrosPlugin

    from calculator.rules.model import (
        AturanBeasiswa,
        Baris,
        Golongan,
        Keringanan,
        Ketentuan,
        Kutipan,
        Peraturan,
    )

IMAGES = Path(__file__).resolve().parent.parent / "docs/assets/img"
LONGEST_PATH = 20
# An income to start from where a link opens the calculator for an occupation; no figure of the law.
CONTOH_PENGHASILAN = 2_000_000
SEKTOR: dict[str, str] = {
    "lainnya": "Semua pekerjaan selain transportasi",
    "transportasi": "Transportasi: sopir, ojek, kurir",
}


class HargaGolongan(NamedTuple):
    """One row of the contribution table; rupiah a month."""

    golongan: Golongan
    keringanan: int
    normal: int
    jht: int
    belum_pasti: bool


class MasaKeringanan(NamedTuple):
    """Months in which a sector pays less, as people write them and as the page's script reads them."""

    sektor: str
    nama: str
    rentang: str
    berlaku: str
    dari: Bulan
    sampai: Bulan
    sesudah: str
    bagian: str
    kutipan: tuple[str, ...]


def checked() -> date:
    """Return the day the law data were last checked: the day all pages speak of."""
    return law().kepesertaan.cakupan.diperiksa


def row(path: str) -> Baris[object]:
    """Return the row of a provision, named as in the rules: `jkm.santunan`, `iuran.tarif_jkk`, `beasiswa`."""
    value: object = law()
    for name in path.split("."):
        value = getattr(value, name)
    return cast("Ketentuan[object]", value).pada(checked())


def whole(path: str) -> int:
    """Return a provision that is a whole number."""
    value = row(path).nilai
    if not isinstance(value, int):
        raise TypeError(f"{path} bukan bilangan bulat: {value!r}")
    return value


def money(amount: int, *, sumber: Iterable[str] = ()) -> Markup:
    """Write an amount; one that no certain source carries is marked as unsure."""
    text = Markup('<span class="uang">{}</span>').format(rp(amount))
    names = tuple(sumber)
    return unsure(text) if names and law().belum_pasti(names) else text


def unsure(text: str) -> Markup:
    """Mark something as not certain, in a way that eyes and screen readers both get."""
    return Markup('<span class="belum-pasti">{} <small>belum pasti</small></span>').format(text)


def rupiah(path: str) -> Markup:
    """Write an amount of the law."""
    return money(whole(path), sumber=row(path).sumber)


def angka(path: str) -> str:
    """Write a number of the law that is not money: an age, months, days."""
    return tulis_angka(whole(path))


def persen(path: str) -> str:
    """Write a rate of the law."""
    value = row(path).nilai
    if not isinstance(value, Fraction):
        raise TypeError(f"{path} bukan persentase: {value!r}")
    return tulis_persen(value)


def span(start: Bulan, end: Bulan) -> str:
    """Write months from one to another, the year once where it is the same."""
    if start.tahun == end.tahun:
        return f"{NAMA_BULAN[start.bulan - 1]}\N{EN DASH}{end.nama}"
    return f"{start.nama}\N{EN DASH}{end.nama}"


def _relief(relief: Keringanan) -> MasaKeringanan:
    return MasaKeringanan(
        sektor=relief.sektor,
        nama=SEKTOR[relief.sektor],
        rentang=span(relief.dari, relief.sampai),
        berlaku=f"{relief.dari}/{relief.sampai}",
        dari=relief.dari,
        sampai=relief.sampai,
        sesudah=relief.sampai.tambah(1).nama,
        bagian=tulis_persen(1 - relief.bagian_dibayar),
        kutipan=relief.sumber,
    )


def reliefs() -> list[MasaKeringanan]:
    """Return the reliefs, the broad sector first."""
    found = [_relief(relief) for relief in law().iuran.keringanan]
    return sorted(found, key=lambda relief: list(SEKTOR).index(relief.sektor))


def keringanan(sektor: str = "lainnya") -> MasaKeringanan:
    """Return the relief of one sector."""
    return next(relief for relief in reliefs() if relief.sektor == sektor)


def harga(nomor: int = 1) -> HargaGolongan:
    """Return the prices of one income group."""
    return tabel_iuran()[nomor - 1]


def tabel_iuran() -> list[HargaGolongan]:
    """Return the whole contribution table: the price within and outside the months of relief."""
    hukum = law()
    relief = next(r for r in hukum.iuran.keringanan if r.sektor == "lainnya")
    table = []
    for golongan in hukum.iuran.golongan.pada(relief.sampai.hari_terakhir).nilai:
        normal = tarif(golongan.dasar, relief.sampai, hukum, jht=True, potongan=None)
        reduced = tarif(golongan.dasar, relief.sampai, hukum, jht=True, potongan=relief)
        source = golongan.kutipan
        table.append(
            HargaGolongan(
                golongan,
                keringanan=reduced.jkk + reduced.jkm,
                normal=normal.jkk + normal.jkm,
                jht=normal.jht,
                belum_pasti=source is not None and hukum.belum_pasti((source,)),
            )
        )
    return table


def hitung(query: str) -> dict[str, Any]:
    """Ask the engine, as the calculator does; an answer with a fault in it stops the build."""
    answer = json.loads(respond(query, kini=str(month())))
    if "jawaban" not in answer:
        raise ValueError(f"{query}: {answer}")
    return cast("dict[str, Any]", answer["jawaban"])


def month() -> Bulan:
    """Return the month pages speak of."""
    return Bulan(checked().year, checked().month)


def tautan(kunci: str, teks: str | None = None) -> Markup:
    """Link to an official channel by its name in kanal.toml."""
    kanal = law().kanal[kunci]
    return Markup('<a href="{}" rel="external">{}</a>').format(kanal.url, teks or kanal.nama)


def readable(url: str) -> str:
    """Write an address as people check it: the host, the path where it is short, or the number to dial."""
    parts = urlsplit(url)
    path = parts.path if len(parts.path) <= LONGEST_PATH else ""
    return (parts.netloc + path).removeprefix("www.").rstrip("/")


def pasal(kunci: str) -> Markup:
    """Cite one place of a regulation: `PP 44/2015, Pasal 20 ayat (3)`."""
    kutipan = law().kutipan[kunci]
    peraturan = kutipan.peraturan
    inside = kutipan.pasal in peraturan.singkat
    text = escape(peraturan.singkat if inside else f"{peraturan.singkat}, {kutipan.pasal}")
    if peraturan.url:
        text = Markup('<a href="{}" rel="external">{}</a>').format(peraturan.url, text)
    return unsure(text) if kutipan.kepastian in BELUM_PASTI else Markup(text)


def sumber(*kunci: str) -> Markup:
    """Write the line under a statement that says where it comes from."""
    return Markup('<p class="sumber">{}</p>').format(Markup("; ").join(pasal(k) for k in kunci))


def rujukan(url: str, *kunci: str) -> Markup:
    """Name only the regulations behind a statement, each leading to its place in our list of sources."""
    texts = {kutipan.peraturan.kunci: kutipan.peraturan for kutipan in (law().kutipan[k] for k in kunci)}
    links = (Markup('<a href="{}#{}">{}</a>').format(url, key, text.singkat) for key, text in texts.items())
    return Markup('<p class="sumber">{}</p>').format(Markup(", ").join(links))


def daftar_peraturan() -> list[tuple[Peraturan, list[Kutipan]]]:
    """Return each text with the places we take from it."""
    return [
        (
            peraturan,
            [k for k in law().kutipan.values() if k.peraturan.kunci == peraturan.kunci],
        )
        for peraturan in law().peraturan.values()
    ]


def orang(slug: str, teks: str = "") -> Markup:
    """Draw a person of our family, inline; without words it is ornament."""
    svg = (IMAGES / "orang" / f"{slug}.svg").read_text("utf-8").strip()
    attributes = (
        Markup('role="img" aria-label="{}"').format(teks) if teks else Markup('aria-hidden="true"')
    )
    return Markup(svg.replace("<svg ", f'<svg class="orang" {attributes} ', 1))


def berlaku(kunci: str) -> str:
    """Write the day a regulation came into force."""
    day = law().peraturan[kunci].berlaku
    if day is None:
        raise ValueError(f"{kunci}: tanggal berlakunya tidak ada di data")
    return tanggal_panjang(day)


def jam_lapor() -> str:
    """Write the time to report a work accident as the law does, in whole days of hours."""
    return f"{whole('kepesertaan.lapor_jam') // 24} x 24 jam"


def masa_bayar() -> str:
    """Write for how many months one can pay at once: `1, 2, 3, 6, atau 12`."""
    *others, last = cast("tuple[int, ...]", row("iuran.masa_bayar").nilai)
    return f"{', '.join(map(str, others))}, atau {last}"


def beasiswa() -> AturanBeasiswa:
    """Return how children's schooling is paid."""
    return law().beasiswa.pada(checked()).nilai


def define_env(env: MacrosPlugin) -> None:
    """Offer the functions above to pages, under the names used there."""
    for function in (
        angka,
        beasiswa,
        berlaku,
        daftar_peraturan,
        harga,
        hitung,
        jam_lapor,
        keringanan,
        masa_bayar,
        orang,
        pasal,
        persen,
        rupiah,
        sumber,
        tabel_iuran,
        tautan,
    ):
        env.macro(function)
    env.macro(reliefs, "daftar_keringanan")
    env.macro(unsure, "belum_pasti")
    env.macro(lambda: law().pekerjaan, "daftar_pekerjaan")
    env.macro(lambda: law().kanal, "daftar_kanal")
    env.filter(money, "uang")
    env.filter(tulis_angka, "ribuan")
    env.filter(tanggal_panjang, "tanggal")
    env.filter(readable, "alamat")

    def kalkulator(pekerjaan: str = "") -> str:
        """Address the calculator from the page at hand, opened for an occupation when one is named."""
        address = get_relative_url("kalkulator/", env.page.url)
        if not pekerjaan:
            return address
        return f"{address}#penghasilan={CONTOH_PENGHASILAN}&pekerjaan={law().pekerjaan[pekerjaan].slug}"

    env.macro(kalkulator)

    def here(*kunci: str) -> Markup:
        return rujukan(get_relative_url("sumber-hukum/", env.page.url), *kunci)

    env.macro(here, "rujukan")

    # Templates of the theme see `config.extra`, not macros.
    env.conf["extra"]["diperiksa"] = tanggal_panjang(checked())
    env.variables["diperiksa"] = tanggal_panjang(checked())
