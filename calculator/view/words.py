"""The words that belong on the line of an amount, and the warnings that decide."""

from collections.abc import Sequence

from markupsafe import Markup

from calculator.contradictions import PERIKSA
from calculator.estimate import Estimate
from calculator.phases import Phase, outlook
from calculator.rules.model import Law
from calculator.syarat import Syarat, conditions, shared
from calculator.trace import Peringatan

__all__ = [
    "ABOUT_ENTRIES",
    "ABOUT_PRICE",
    "ABOUT_RELIEF",
    "DECISIVE",
    "becomes",
    "beside",
    "doubtful",
    "doubts",
    "excepted",
    "for_all",
    "for_all_at_length",
    "held",
    "mark_unsure",
    "note",
    "parted",
    "refused",
    "timeless_note",
    "unsure_base",
    "which",
]

# Codes of warnings without which the amounts mislead: every view that tells amounts tells these.
DECISIVE = PERIKSA | {
    "belum-mulai",
    "prt-usia",
    "tunggakan",
    "tunggakan-gugur",
    "upah-harian",
    "usia-daftar",
}
# Those that doubt or explain how an entry was read: they come before every amount.
ABOUT_ENTRIES = PERIKSA | {"upah-harian"}
# Which field holds what these doubt; a doubt about another is said with the answer only.
_DOUBTED = {
    "anak-hampir-seusia": "anak",
    "iuran-bolong": "masa_iur",
    "penghasilan-besar": "penghasilan",
    "penghasilan-kecil": "penghasilan",
    "upah-harian": "penghasilan",
    "usia-muda": "usia",
}
# Which field says what these refuse, so that it can be told there, too.
_FIELDS = {"usia-daftar": "usia", "belum-mulai": "peristiwa", "tunggakan-gugur": "tunggakan"}
# The condition of money that is held back until arrears are paid.
_ARREARS = "lunas"
# Says that all amounts hang on an unsure base.
_UNSURE_BASE = "golongan-belum-pasti"
# Say what benefits become, from when, and that a far month may have another law.
_CHANGED = frozenset({"manfaat-berubah"})
_LATER = _CHANGED | {"aturan-mendatang"}
# Say that a relief may end sooner, or passes this payer by: worth a line wherever a price is told.
ABOUT_RELIEF = frozenset({"sektor-belum-pasti", "keringanan-dikecualikan"})
# Those that say how long a price holds: they stand right beside it.
ABOUT_PRICE = frozenset({"iuran-berubah", "keringanan-berakhir"}) | ABOUT_RELIEF


def mark_unsure(text: str, kata: str = "belum pasti") -> Markup:
    """Mark something that no certain source carries, for eyes and screen readers alike."""
    return Markup('<span class="belum-pasti">{} <small>{}</small></span>').format(text, kata)


def refused(answer: Estimate) -> list[dict[str, str]]:
    """Say why nothing is due, with the key that says so: `{"kunci", "pesan"}`; else nothing."""
    kunci = _FIELDS.get(answer.standing.sebab)
    if kunci == "tunggakan" and not answer.scenario.tunggakan:
        kunci = "masa_iur"  # arrears that follow from how few months were paid
    return [
        {"kunci": kunci, "pesan": satu.pesan}
        for satu in answer.peringatan
        if kunci and satu.kode == answer.standing.sebab
    ]


def doubtful(answer: Estimate) -> list[dict[str, object]]:
    """Say which entries are doubted and what was meant perhaps: `{"kunci", "pesan", "saran"}`."""
    return [
        {
            "kunci": _DOUBTED[satu.kode],
            "pesan": satu.pesan,
            "saran": [arti._asdict() for arti in satu.saran or ()],
        }
        for satu in answer.peringatan
        if satu.kode in _DOUBTED
    ]


def beside(answer: Estimate, law: Law, *jalur: str) -> str:
    """Say in half a line what must hold before amounts are paid; empty for nothing of their own.

    What all benefits share is not in it: `for_all` says that once.
    """
    return "; ".join(dict.fromkeys(each.pendek for each in _own(answer, law, jalur)))


def until(answer: Estimate, law: Law, jalur: str) -> tuple[str, str]:
    """Part what `beside` says: what money that is held back waits for, and the rest."""
    own = _own(answer, law, (jalur,))
    waits = "; ".join(each.pendek for each in own if each.kunci == _ARREARS)
    return waits, "; ".join(each.pendek for each in own if each.kunci != _ARREARS)


def held(answer: Estimate, law: Law, *jalur: str) -> bool:
    """Tell whether money waits until arrears are paid: then nothing large promises it."""
    told = (each for path in jalur for each in conditions(answer, path, law))
    return any(each.kunci == _ARREARS for each in told)


def doubts(answer: Estimate, law: Law, *jalur: str) -> str:
    """Say at the end of a view what is unsure about the conditions of its amounts, and why.

    Args:
        answer: the answer.
        law: the law data.
        jalur: the paths of the amounts told; none for all that have conditions.
    """
    told = _own(answer, law, jalur or tuple(law.syarat.jumlah))
    return " ".join(dict.fromkeys(each.ragu for each in told if each.ragu))


def _own(answer: Estimate, law: Law, jalur: tuple[str, ...]) -> list[Syarat]:
    return [each for path in jalur for each in conditions(answer, path, law) if not each.umum]


def for_all(answer: Estimate, law: Law) -> str:
    """Say in one short sentence what must hold before any benefit is paid; empty for nothing."""
    return _sentence("; ".join(each.pendek for each in shared(answer, law)))


def for_all_at_length(answer: Estimate, law: Law) -> str:
    """Say it in sentences that tell what happens otherwise."""
    return " ".join(_sentence(each.panjang) for each in shared(answer, law))


def becomes(answer: Estimate, *, within: bool = False) -> str:
    """Say what the benefits become, from when, and where the law may have moved on; or nothing.

    Args:
        answer: the answer.
        within: it stands in an answer that says by itself that the law may have moved on.
    """
    kode = _CHANGED if within else _LATER
    return " ".join(each.pesan for each in answer.peringatan if each.kode in kode)


def note(answer: Estimate, law: Law, *, within: bool = False) -> str:
    """Write what stands once below all amounts: what they share and become, what is unsure, why."""
    return " ".join(filter(None, (becomes(answer, within=within), timeless_note(answer, law))))


def timeless_note(answer: Estimate, law: Law) -> str:
    """Write the same where amounts of another scenario may come to stand above it."""
    told = (for_all(answer, law), doubts(answer, law), unsure_base(answer))
    return " ".join(filter(None, told))


def which(phase: Phase) -> str:
    """Say which contributions a relief lowers, after its size; empty where it is all of them."""
    return phase.lowered and f" iuran {phase.lowered}"


def excepted(answers: Sequence[Estimate], law: Law) -> list[str]:
    """Say once whom the reliefs in several prices pass by; who pays for oneself needs no word.

    Nor does what a price of them says of itself.
    """
    said = {each.pesan for answer in answers for each in answer.peringatan}
    unless = (
        outlook(answer.scenario, law).now.unless
        for answer in answers
        if answer.standing.membayar and answer.scenario.pembayar == "sponsor"
    )
    return [one for one in dict.fromkeys(unless) if one and one not in said]


def unsure_base(answer: Estimate) -> str:
    """Say that all amounts hang on an unsure base; empty where they do not."""
    return " ".join(each.pesan for each in answer.peringatan if each.kode == _UNSURE_BASE)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def parted(answer: Estimate) -> tuple[tuple[Peringatan, ...], tuple[Peringatan, ...]]:
    """Part the warnings beside an amount: about entries, which come first, and the others."""
    others = (DECISIVE | ABOUT_RELIEF) - ABOUT_ENTRIES
    return (
        tuple(each for each in answer.peringatan if each.kode in ABOUT_ENTRIES),
        tuple(each for each in answer.peringatan if each.kode in others),
    )
