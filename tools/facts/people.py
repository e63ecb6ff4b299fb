"""Who is drawn for an occupation: its own picture, or that of work much like it."""

from __future__ import annotations

from tools.paths import ROOT

PEOPLE = ROOT / "docs/assets/img/orang"
# The page lets its scheme colour the ground; a picture has one.
GROUND = "var(--ps-orang-latar,#f9dcb8)"
# Occupations without a picture of their own, drawn like these.
ALIKE = {
    "juru-masak-rumah": "art",
    "tukang-cuci-setrika": "art",
    "pekerja-laundry": "art",
    "perawat-lansia": "pengasuh-anak",
    "ojek-pangkalan": "ojek-online",
    "sopir-angkot": "sopir-pribadi",
    "sopir-taksi": "sopir-pribadi",
    "sopir-truk": "sopir-pribadi",
    "buruh-tani": "petani",
    "tukang-kayu": "buruh-bangunan",
    "penjual-keliling": "pedagang",
    "penjaga-warung": "pedagang",
    "pengangkut-sampah": "pemulung",
    "petugas-bank-sampah": "pemulung",
    "pembudidaya-ikan": "nelayan",
}


def drawn(slug: str) -> str | None:
    """Return the drawing's text for an occupation, None where nobody is drawn."""
    path = PEOPLE / f"{ALIKE.get(slug, slug)}.svg"
    return path.read_text("utf-8").strip() if path.is_file() else None


def on_paper(svg: str) -> str:
    """Give the drawing the fixed colours that a picture needs."""
    return svg.replace(GROUND, "#f9dcb8")


# Who stands on the picture of a page that speaks of them.
ON_PAGE = {
    "": ("art", "ojek-online", "pemulung", "pedagang"),
    "kalkulator/": ("sopir-pribadi", "tukang-kebun", "kurir", "nelayan"),
    "rumah-tangga/": ("art", "sopir-pribadi", "tukang-kebun", "pengasuh-anak"),
    "untuk-siapa/": ("petani", "penjahit", "buruh-bangunan", "juru-parkir"),
    "untuk-siapa/keluarga/": ("art", "pengasuh-anak", "tukang-kebun", "sopir-pribadi"),
    "untuk-siapa/pengemudi-dan-kurir/": ("ojek-online", "kurir"),
    "untuk-siapa/masjid-dan-komunitas/": ("marbot", "pedagang"),
    "untuk-siapa/bank-sampah/": ("pemulung",),
}


def people_of(path: str) -> list[str]:
    """Return the drawings for a page, by its path below the site's root."""
    found = [drawn(slug) for slug in ON_PAGE.get(path, ())]
    return [on_paper(svg) for svg in found if svg]
