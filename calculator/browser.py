"""The worker's one door: a query string in, the answer with its markup out, as JSON text."""

from calculator.estimate import estimate, tulis_json
from calculator.galat import MasukanKeliru
from calculator.rules import law
from calculator.scenario import Scenario

__all__ = ["respond"]


def respond(query: str, kini: str) -> str:
    """Answer a query.

    Args:
        query: the query string, as it stands in the fragment after `#`.
        kini: the present month, `YYYY-MM`.

    Returns:
        `{"jawaban": ..., "html": ...}`, or `{"galat": [{"kunci": ..., "pesan": ...}]}` for input that cannot be
        answered.
    """
    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(query, kini, hukum), hukum)
    except MasukanKeliru as keliru:
        return tulis_json({"galat": [satu._asdict() for satu in keliru.galat]})
    return tulis_json({"jawaban": hasil.jawaban(), "html": ""})
