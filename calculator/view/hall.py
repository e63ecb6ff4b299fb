"""An answer for a hall: few words, read from fifteen metres, with its QR code for phones."""

from collections.abc import Iterator

from calculator.contradictions import PERIKSA
from calculator.estimate import Estimate
from calculator.phases import outlook
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.syarat import instead
from calculator.view.export.qr import qr
from calculator.view.jinja import render_template
from calculator.view.words import ABOUT_RELIEF, beside, held, note

__all__ = ["render"]


def render(answer: Estimate, law: Law, alamat: str) -> str:
    """Fill the screen with an answer; `alamat` is the calculator's address without a fragment.

    An empty address is none that a phone can reach: then there is no code.
    """
    scenario = answer.scenario
    pekerjaan = law.pekerjaan.get(scenario.pekerjaan or "")
    prices = outlook(scenario, law)
    # Who pays for oneself pays from no budget.
    unless = "" if scenario.pembayar == "sendiri" else prices.now.unless
    return render_template(
        "hall.html",
        answer=answer,
        hari=law.iuran.hari_kerja.on(scenario.mulai.last_day).nilai,
        pekerjaan=None if pekerjaan is None else pekerjaan.nama,
        prices=prices,
        hak=answer.standing.hak,
        jalan=instead(answer, law),
        syarat=lambda jalur: beside(answer, law, jalur),
        ditahan=lambda jalur: held(answer, law, jalur),
        umum=" ".join(
            [note(answer, law), *_about_relief(answer), *_drivers(answer, law), unless]
        ).strip(),
        # What the one who asked can mend at once; whatever else decides is said in the answer.
        peringatan=tuple(satu for satu in answer.peringatan if satu.kode in PERIKSA),
        qr=qr(f"{alamat}#{answer.tautan}", "Kode QR jawaban ini") if alamat else "",
    )


def _drivers(answer: Estimate, law: Law) -> Iterator[str]:
    """Say until when drivers pay less, where no occupation was asked about and it differs."""
    scenario = answer.scenario
    if scenario.pekerjaan is not None or scenario.bulan > 1 or not answer.standing.membayar:
        return
    own, theirs = (
        outlook(scenario._replace(sektor=sektor), law).now
        for sektor in (scenario.sektor, "transportasi")
    )
    if theirs.keringanan and (own.total, own.sampai) != (theirs.total, theirs.sampai):
        price = "" if own.total == theirs.total else f"{rp(theirs.total)}, "
        yield (
            f"Sopir, ojek, kurir: {price}keringanan {theirs.turun} "
            f"sampai iuran {theirs.sampai.nama}."
        )


def _about_relief(answer: Estimate) -> Iterator[str]:
    """Say what the relief hangs on: a hall has no room for reasons."""
    for warning in answer.peringatan:
        if warning.kode in ABOUT_RELIEF:
            yield warning.akibat or warning.pesan
