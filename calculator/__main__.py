"""The same door for a terminal: `python -m calculator QUERY`."""

import argparse
import re
import sys
from datetime import UTC, datetime, timedelta

from calculator.console import EXIT_INPUT_ERROR, write_json, write_text
from calculator.errors import InputError, tulis_galat
from calculator.estimate import estimate, to_json
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view.text import to_text

JAKARTA = timedelta(hours=7)


def main(arguments: list[str] | None = None) -> int:
    """Answer the query on the command line.

    Returns:
        The exit status: 0, or 2 for input that cannot be answered.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["kolektif"]:
        from calculator.terminal import main as kolektif

        return kolektif(arguments[1:], f"{datetime.now(UTC) + JAKARTA:%Y-%m}")
    parser = argparse.ArgumentParser(
        prog="python -m calculator",
        description="Menghitung iuran dan manfaat JKK, JKM, dan JHT bagi pekerja informal (BPU).",
    )
    parser.add_argument("query", help="pertanyaan, misalnya 'penghasilan=2jt&bulan=3'")
    parser.add_argument("--json", action="store_true", help="jawaban lengkap sebagai JSON")
    parser.add_argument("--kini", help="bulan sekarang, TTTT-BB; bawaan: jam komputer ini (WIB)")
    pilihan = parser.parse_args(arguments)
    kini = pilihan.kini or f"{datetime.now(UTC) + JAKARTA:%Y-%m}"
    hukum = law()
    try:
        # A link of the site is taken too: the question stands behind its `#`.
        query = re.sub(r"^[^=&]*[#?]", "", pilihan.query)
        answer = estimate(Scenario.from_query(query, kini, hukum), hukum)
    except InputError as error:
        if pilihan.json:
            write_json(to_json(tulis_galat(error.galat)))
        for satu in () if pilihan.json else error.galat:
            print(f"{satu.kunci}: {satu.pesan}", file=sys.stderr)  # noqa: T201 - the answer
            for saran in satu.saran:
                print(f"  {saran.teks} {saran.kunci}={saran.nilai}", file=sys.stderr)  # noqa: T201
        return EXIT_INPUT_ERROR
    if pilihan.json:
        write_json(to_json(answer.jawaban()))
    else:
        write_text(to_text(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
