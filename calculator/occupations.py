"""What occupations are called: names, everyday words, and what a word that is none may mean."""

import re

from calculator.rules.model import Law, Pekerjaan
from calculator.written import close_to

__all__ = ["names", "similar", "slugs", "words"]

# More than these a word does not tell apart: `tukang` is asked without them.
_TERBANYAK = 6
# Less alike is another work: `karyawan` is no `relawan`.
_MIRIP = 0.75
# They join words, or stand in names of many kinds of work.
_BIASA = frozenset({"atau", "dan", "di", "harian", "lepas", "rumah", "pekerja", "tukang"})


def words(text: str) -> str:
    """Reduce a name to its words, as they are compared."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text.lower()).split())


def names(pekerjaan: Pekerjaan) -> tuple[str, ...]:
    """Give all that an occupation is called, its name first."""
    pendek = re.sub(r"\(.*?\)", " ", pekerjaan.nama)
    semua = (pekerjaan.nama, pendek, pekerjaan.slug, *pekerjaan.sinonim)
    return tuple(dict.fromkeys(map(words, semua)))


def slugs(law: Law) -> dict[str, str]:
    """Give the slug of everything an occupation is called; a name of two occupations is of none."""
    nama: dict[str, set[str]] = {}
    for pekerjaan in law.pekerjaan.values():
        for satu in names(pekerjaan):
            nama.setdefault(satu, set()).add(pekerjaan.slug)
    return {satu: slug for satu, semua in nama.items() for slug in semua if len(semua) == 1}


def similar(text: str, law: Law) -> list[str]:
    """Suggest slugs: another word for the same work, words in common, else likeness."""
    dicari = words(text)
    nama = {satu.slug: names(satu) for satu in law.pekerjaan.values() if satu.tabel}
    if senama := [slug for slug, semua in nama.items() if dicari in semua]:
        return senama
    kata = set(dicari.split()) - _BIASA
    if not kata:
        return []
    sama = {slug: max(len(kata & set(satu.split())) for satu in nama[slug]) for slug in nama}
    terbaik = [slug for slug, n in sama.items() if n and n == max(sama.values())]
    # What is called so from its first word on, before what only has to do with it.
    terbaik.sort(key=lambda slug: not any(satu.split()[0] in kata for satu in nama[slug]))
    if 0 < len(terbaik) <= _TERBANYAK:
        return terbaik
    slug_of = {satu: slug for slug, semua in nama.items() for satu in semua}
    return list(dict.fromkeys(slug_of[satu] for satu in close_to(dicari, slug_of, alike=_MIRIP)))
