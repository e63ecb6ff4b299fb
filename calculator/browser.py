"""The worker's one door: a query string in, the answer with its markup out, as JSON text.

Whatever the first answer does without is imported where it is first asked for: until then a visitor
should not wait for it.
"""

from calculator.errors import InputError, tulis_galat
from calculator.estimate import estimate, to_json
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view.answer.sheet import render
from calculator.view.words import refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.estimate import Estimate
    from calculator.kolektif.reading import Blob
    from calculator.rules import Law

__all__ = [
    "bagikan",
    "banyak",
    "ekspor",
    "ekspor_banyak",
    "kartu",
    "kolektif",
    "kolektif_xlsx",
    "layar",
    "lukis",
    "mudah",
    "respond",
    "ucapan",
    "urai",
]


def _asked(query: str, kini: str, write: "Callable[[Estimate, Law], dict[str, object]]") -> str:
    """Ask a query and write what `write` makes of the answer, as JSON text; faults as `galat`."""
    hukum = law()
    try:
        return to_json(write(estimate(Scenario.from_query(query, kini, hukum), hukum), hukum))
    except InputError as error:
        return to_json(tulis_galat(error.galat))


def respond(query: str, kini: str) -> str:
    """Answer a query.

    Args:
        query: the query string, as it stands in the fragment after `#`.
        kini: the present month, `YYYY-MM`.

    Returns:
        `{"jawaban": ..., "html": ..., "ditolak": ...}` (for the last see `refused`), or
        `{"galat": [{"kunci": ..., "pesan": ...}]}` for input that cannot be answered.
    """
    return _asked(
        query,
        kini,
        lambda answer, _: {
            "jawaban": answer.jawaban(),
            "html": render(answer, kini),
            "ditolak": refused(answer),
        },
    )


def lukis(query: str, kini: str, nama: str) -> str:
    """Draw one of the pictures that are only drawn when asked for: `{"html": ...}` or `galat`."""
    from calculator.view.charts.sweep import sweep

    lukisan = {"sapuan": sweep}
    return _asked(query, kini, lambda answer, hukum: {"html": lukisan[nama](answer, hukum)})


def ekspor(query: str, kini: str, jenis: str, dasar_tautan: str, saat: str = "") -> str:
    """Make a file of an answer; see `calculator.view.export.files`.

    Returns:
        `{"nama": ..., "tipe": ..., "isi": ...}`, or `{"galat": [...]}` as `respond`.
    """
    from calculator.view.export.files import export as tulis

    return _asked(
        query,
        kini,
        lambda answer, hukum: tulis(answer, hukum, jenis, dasar_tautan, saat)._asdict(),
    )


def bagikan(query: str, kini: str, situs: str, saat: str = "") -> str:
    """Say how to share an answer: the fields of `share.dialog.Shared`, or `galat`."""
    from calculator.view.share.dialog import share

    return _asked(query, kini, lambda answer, hukum: share(answer, hukum, situs, saat)._asdict())


def banyak(fragmen: str, kini: str, halaman: str) -> str:
    """Answer several scenarios at once; see `calculator.view.several.answer`."""
    from calculator.view.several import answer

    return answer(fragmen, kini, halaman, law())


def ekspor_banyak(  # noqa: PLR0913, PLR0917 - plain texts from the page
    fragmen: str, kini: str, halaman: str, jenis: str, dasar_tautan: str, saat: str = ""
) -> str:
    """Make one file of several scenarios; the answer as `ekspor`."""
    from calculator.view.several import export as tulis

    try:
        berkas = tulis(fragmen, kini, halaman, jenis, dasar_tautan, saat, law())
    except InputError as error:
        return to_json(tulis_galat(error.galat))
    return to_json(dict(berkas._asdict()))


def kartu(query: str, kini: str, ukuran: str, tautan: str) -> str:
    """Draw an answer as a picture to post; see `calculator.view.export.card`.

    Args:
        query: the query string.
        kini: the present month, `YYYY-MM`.
        ukuran: width and height, such as `1080x1920`.
        tautan: the whole address that its QR code opens.
    """
    from calculator.view.export.card import card_file

    return _asked(
        query, kini, lambda answer, hukum: card_file(answer, hukum, ukuran, tautan)._asdict()
    )


def layar(query: str, kini: str, alamat: str) -> str:
    """Answer a query for a hall: `{"html": ...}` or `galat`; see `calculator.view.hall`."""
    from calculator.view import hall

    return _asked(query, kini, lambda answer, hukum: {"html": hall.render(answer, hukum, alamat)})


def urai(text: str) -> str:
    """Part a line that names an occupation and an income: both keys with their values, or none."""
    from calculator.said import one_worker

    return to_json(dict(one_worker(text, law())))


def mudah(query: str, kini: str) -> str:
    """Answer a query in pictures, `{"html": ...}` or `galat`; see `calculator.view.easy`."""
    from calculator.view import easy

    return _asked(query, kini, lambda answer, hukum: {"html": easy.render(answer, hukum)})


def ucapan(query: str, kini: str) -> str:
    """Say an answer: `{"kalimat": [[piece, ...], ...]}`, a list for each sentence, or `galat`."""
    from calculator.view.spoken import pieces, spoken

    return _asked(
        query,
        kini,
        lambda answer, hukum: {"kalimat": [pieces(one) for one in spoken(answer, hukum)]},
    )


def kolektif(langkah: str, isi: str, blob: "Blob | None" = None) -> str:
    """Do one step for a table of many workers; see `calculator.view.kolektif.page.answer`."""
    from calculator.view.kolektif.page import answer

    return answer(langkah, isi, blob, law())


def kolektif_xlsx(langkah: str, isi: str, blob: "Blob | None" = None) -> str:
    """Do a step that writes a workbook; the page brings the writer of workbooks before it."""
    return kolektif(langkah, isi, blob)
