"""Ask every address that our pages link to whether it still answers.

`python -m tools.upkeep.links [report.md]` writes a table of those that do not, or nothing. It never
fails: an address may be down for a day, and a site of the government may refuse machines. Only the
standard library is used, so that a scheduled run needs no set-up.
"""

from __future__ import annotations

import argparse
import time
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from calculator.rules import law

if TYPE_CHECKING:
    from collections.abc import Iterable

# Something is there, though it does not want to talk to a machine.
REFUSALS = frozenset(
    (
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.METHOD_NOT_ALLOWED,
        HTTPStatus.TOO_MANY_REQUESTS,
    )
)
AGENT = "Mozilla/5.0 (compatible; panduan-sertakan link check)"
TRIES = 2
PAUSE = 5.0
TIMEOUT = 30.0


class Alamat(NamedTuple):
    """An address, and by which name pages know it."""

    kunci: str
    url: str


class Putus(NamedTuple):
    """An address that does not answer, and what happened instead."""

    alamat: Alamat
    sebab: str


def addresses() -> list[Alamat]:
    """Return all addresses of the web that pages may link to, each once."""
    hukum = law()
    named = [Alamat(kanal.kunci, kanal.url) for kanal in hukum.kanal.values()]
    named += [Alamat(text.kunci, text.url) for text in hukum.peraturan.values()]
    web = {one.url: one for one in named if one.url.startswith(("https://", "http://"))}
    return list(web.values())


def ask(url: str, *, timeout: float = TIMEOUT) -> str:
    """Ask one address; return what is wrong, or nothing."""
    request = Request(url, headers={"User-Agent": AGENT})  # noqa: S310 - only web addresses
    try:
        with urlopen(request, timeout=timeout):  # noqa: S310
            return ""
    except HTTPError as error:
        return "" if error.code in REFUSALS else f"jawaban {error.code}"
    except (URLError, HTTPException, OSError) as error:
        return f"tidak menjawab: {error}"


def broken(
    found: Iterable[Alamat], *, pause: float = PAUSE, timeout: float = TIMEOUT
) -> list[Putus]:
    """Return the addresses that do not answer, asked again before they are named."""
    silent = []
    for one in found:
        for turn in range(TRIES):
            reason = ask(one.url, timeout=timeout)
            if not reason:
                break
            if turn + 1 < TRIES:
                time.sleep(pause)
        else:
            silent.append(Putus(one, reason))
    return silent


def table(silent: Iterable[Putus]) -> str:
    """Write the report."""
    rows = [f"| `{one.alamat.kunci}` | {one.alamat.url} | {one.sebab} |" for one in silent]
    if not rows:
        return ""
    head = (
        "Alamat berikut tidak menjawab. Periksa dengan peramban, lalu perbaiki",
        "`calculator/rules/kanal.toml` atau `calculator/rules/sumber.toml`.",
        "",
        "| nama | alamat | sebab |",
        "|---|---|---|",
    )
    return "\n".join((*head, *rows, ""))


def main() -> None:
    """Check all addresses and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", nargs="?", type=Path)
    options = parser.parse_args()
    found = addresses()
    silent = broken(found)
    report = table(silent)
    if options.report:
        options.report.write_text(report, "utf-8")
    print(report, end="")
    print(f"{len(found) - len(silent)} dari {len(found)} alamat menjawab")


if __name__ == "__main__":
    main()
