"""An answer in pictures: five of them, each with its amount and condition, for slow readers."""

from calculator.errors import InputError, tulis_galat
from calculator.estimate import Estimate, estimate, to_json
from calculator.rules import law
from calculator.rules.model import Law
from calculator.scenario import Scenario
from calculator.syarat import instead
from calculator.view.jinja import render_template
from calculator.view.words import ABOUT_PRICE, DECISIVE, beside, note

__all__ = ["answer", "render"]


def render(answer: Estimate, law: Law) -> str:
    """Write an answer as pictures with few words."""
    return render_template(
        "easy.html",
        answer=answer,
        s=answer.scenario,
        siapa=law.nama_pekerjaan(answer.scenario.pekerjaan, "Pekerja"),
        hak=answer.standing.hak,
        jalan=instead(answer, law),
        harga=[each.pesan for each in answer.peringatan if each.kode in ABOUT_PRICE],
        penting=[each for each in answer.peringatan if each.kode in DECISIVE],
        anak=law.beasiswa.on(answer.scenario.peristiwa.last_day).nilai.anak_paling_banyak,
        syarat=lambda jalur: beside(answer, law, jalur),
        catatan=note(answer, law),
    )


def answer(query: str, kini: str) -> str:
    """Answer a query in pictures, as JSON text: `{"html": ...}` or `{"galat": [...]}`."""
    hukum = law()
    try:
        answer = estimate(Scenario.from_query(query, kini, hukum), hukum)
    except InputError as error:
        return to_json(tulis_galat(error.galat))
    return to_json({"html": render(answer, hukum)})
