"""An answer in pictures: five of them, each with its amount and condition, for slow readers."""

from calculator.estimate import Estimate
from calculator.rules.model import Law
from calculator.syarat import instead
from calculator.view.jinja import render_template
from calculator.view.words import ABOUT_PRICE, DECISIVE, beside, held, note

__all__ = ["render"]


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
        ditahan=lambda jalur: held(answer, law, jalur),
        catatan=note(answer, law),
    )
