"""A query string taken apart key by key, with every fault gathered and none dropped."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qsl, unquote_plus

from calculator.errors import Galat, InputError, Saran
from calculator.fields import KUNCI, NAMA
from calculator.readers import InvalidError, disarm, quote, shorten
from calculator.written import clean, close_to

T = TypeVar("T")
D = TypeVar("D")

# A bound of what can be typed, not of the law.
PANJANG_TAUTAN = 2_000


def _too_long(query: str) -> Galat:
    """Blame the field that most of it stands in; else the whole."""
    kunci, _, nilai = max(query.split("&"), key=len).partition("=")
    if kunci in NAMA and len(nilai) * 2 > len(query):
        pesan = (
            f"Isian ini {len(unquote_plus(nilai))} huruf; satu tautan paling panjang "
            f"{PANJANG_TAUTAN}. Tulis lebih pendek."
        )
        return Galat(kunci, pesan)
    return Galat("tautan", f"Tautan ini {len(query)} huruf; paling panjang {PANJANG_TAUTAN}.")


class QueryReader:
    """Gives the values of one query; what cannot be taken becomes a fault of its key."""

    def __init__(self, query: str) -> None:
        """Take the query apart.

        Raises:
            InputError: it is too long to be one of ours.
        """
        self.galat: list[Galat] = []
        self.given: dict[str, str] = {}
        if len(query) > PANJANG_TAUTAN:
            raise InputError([_too_long(query)])
        for kunci, nilai in parse_qsl(query, keep_blank_values=True):
            if kunci not in NAMA:
                close = close_to(shorten(kunci), KUNCI, n=1)
                hint = f" Mungkin maksudnya {NAMA[close[0]].lower()}?" if close else ""
                self.note(
                    disarm(kunci),
                    f"Tautan ini menyebut {quote(kunci)}, yang tidak kami kenal; buang saja.{hint}",
                )
            elif kunci in self.given:
                self.note(
                    kunci,
                    f"{NAMA[kunci]} disebut dua kali ({quote(self.given[kunci])} dan "
                    f"{quote(nilai)}); pilih satu.",
                    *((f"{disarm(satu)}?", disarm(satu)) for satu in (self.given[kunci], nilai)),
                )
            else:
                self.given[kunci] = clean(nilai)

    def note(self, kunci: str, pesan: str, *hint: tuple[str, str]) -> None:
        """Add a fault; each suggestion is its words and another value of the key."""
        saran = tuple(Saran(text, kunci, nilai) for text, nilai in hint)
        self.galat.append(Galat(kunci, pesan, saran))

    def take(self, kunci: str, read: Callable[[str], T], default: D) -> T | D:
        """Read a key; where it is absent or faulty, give the default."""
        text = self.given.get(kunci)
        if text is None:
            return default
        if not text:
            self.note(kunci, f"{NAMA[kunci]} kosong; isi, atau buang dari tautannya.")
            return default
        try:
            return read(text)
        except InvalidError as error:
            self.note(kunci, str(error), *error.saran)
            return default

    def peek(self, kunci: str, read: Callable[[str], T], default: D) -> T | D:
        """Read a key ahead of its turn; its fault is told when it is taken."""
        try:
            return read(self.given[kunci])
        except (KeyError, InvalidError):
            return default

    def take_required(self, kunci: str, read: Callable[[str], T]) -> T | None:
        """Read a key that has no default; None where it is absent or faulty."""
        if kunci not in self.given:
            self.note(kunci, f"{NAMA[kunci]} belum diisi; tulis misalnya 2.000.000 atau 2 juta.")
            return None
        return self.take(kunci, read, None)
