"""The same door for a terminal: `python -m calculator QUERY`."""

import argparse
import sys
from datetime import UTC, datetime, timedelta

from calculator.console import write_json, write_text
from calculator.estimate import estimate, tulis_json
from calculator.galat import MasukanKeliru, tulis_galat
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view.text import tulis_teks

JAKARTA = timedelta(hours=7)
KELUAR_MASUKAN_KELIRU = 2


def main(argumen: list[str] | None = None) -> int:
    """Answer the query on the command line.

    Returns:
        The exit status: 0, or 2 for input that cannot be answered.
    """
    argumen = sys.argv[1:] if argumen is None else argumen
    if argumen[:1] == ["kolektif"]:
        from calculator.terminal import main as kolektif

        return kolektif(argumen[1:], f"{datetime.now(UTC) + JAKARTA:%Y-%m}")
    parser = argparse.ArgumentParser(
        prog="python -m calculator",
        description="Menghitung iuran dan manfaat JKK, JKM, dan JHT bagi pekerja informal (BPU).",
    )
    parser.add_argument("query", help="pertanyaan, misalnya 'penghasilan=2jt&bulan=3'")
    parser.add_argument("--json", action="store_true", help="jawaban lengkap sebagai JSON")
    parser.add_argument("--kini", help="bulan sekarang, TTTT-BB; bawaan: jam komputer ini (WIB)")
    pilihan = parser.parse_args(argumen)
    kini = pilihan.kini or f"{datetime.now(UTC) + JAKARTA:%Y-%m}"
    hukum = law()
    try:
        hasil = estimate(Scenario.from_query(pilihan.query, kini, hukum), hukum)
    except MasukanKeliru as keliru:
        if pilihan.json:
            write_json(tulis_json(tulis_galat(keliru.galat)))
        for satu in () if pilihan.json else keliru.galat:
            print(f"{satu.kunci}: {satu.pesan}", file=sys.stderr)  # noqa: T201 - the answer
            for saran in satu.saran:
                print(f"  {saran.teks} {saran.kunci}={saran.nilai}", file=sys.stderr)  # noqa: T201
        return KELUAR_MASUKAN_KELIRU
    if pilihan.json:
        write_json(tulis_json(hasil.jawaban()))
    else:
        write_text(tulis_teks(hasil))
    return 0


if __name__ == "__main__":
    sys.exit(main())
