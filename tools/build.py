"""Build the whole site into site/: wheel, runtime, pages, then both beside the pages."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tools import report
from tools.address import AddressError, site_url, warning
from tools.after import event_kit, open_data, slides
from tools.after.join import join
from tools.after.listen import publish as publish_listening
from tools.after.previews.publish import publish_previews
from tools.after.release import write as write_release
from tools.after.release import write_checksums
from tools.after.seal import seal
from tools.after.search import publish as publish_search
from tools.after.service_worker import write_worker
from tools.after.single_file.write import OUT, single_file, tell
from tools.after.skip import publish as publish_ways_past
from tools.after.strips import publish as publish_strips
from tools.before.fonts import copy_fonts
from tools.before.papers import DOWNLOADS, papers, publish
from tools.before.runtime.assemble import runtime
from tools.before.share_pages import write_pages
from tools.before.vendor import bundle_kit, copy_reveal
from tools.campaign import FILE, CampaignError, campaign, paint
from tools.content import Stamp, digest, files_below
from tools.facts.revision import revision
from tools.pages.fill import fill
from tools.paths import BUILD, EPOCH, PACKAGE, PAGES, ROOT, SITE
from tools.shorten import shorten_site
from tools.wheels import our_wheel

if TYPE_CHECKING:
    from pathlib import Path


def build() -> None:
    """Bring site/ up to date; do nothing when no source changed.

    A second build of the same tree waits its turn.
    """
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _build()


def prepare() -> tuple[Path, Path]:
    """Make what mkdocs needs first; return our wheel and the runtime's folder."""
    wheel, python = our_wheel(), runtime()
    copy_fonts()
    copy_reveal()
    bundle_kit()
    papers()
    _tell_pages(wheel, python)
    write_pages()
    return wheel, python


def _build() -> None:
    wheel, python = prepare()
    sources = [ROOT / name for name in ("docs", "data", "overrides", "tools", "mkdocs.yml")]
    sources.append(FILE)
    sources.append(ROOT / "tests" / "kasus")  # the status page works them out again
    said = [site_url(), campaign().lapor]
    environment = (*said, EPOCH, *revision())
    key = digest(*sources, PACKAGE, PAGES, wheel, python, ROOT / "package-lock.json", *environment)
    stamp = Stamp(BUILD / "site.stamp.json", key, base=SITE)
    if stamp.fresh():
        return
    _mkdocs()
    publish_ways_past(SITE)
    paint(SITE, campaign())
    publish_previews(SITE)
    publish_listening(SITE)
    shutil.copytree(python, SITE / "mesin" / python.name)
    (SITE / "paket").mkdir()
    shutil.copyfile(wheel, SITE / "paket" / wheel.name)
    open_data.publish(SITE)
    publish_search(SITE)
    shorten_site(SITE)
    write_release(SITE, wheel)
    tell(SITE, single_file(SITE, python))
    join(SITE)
    seal(SITE)
    publish(SITE)
    publish_strips(SITE)
    slides.publish(SITE)
    event_kit.publish(SITE)
    shutil.copyfile(OUT, SITE / DOWNLOADS / OUT.name)
    write_checksums(SITE)
    write_worker(SITE, python.name)
    stamp.save(files_below(SITE))


def _tell_pages(wheel: Path, python: Path) -> None:
    """Write down, for templates, where the runtime and the package will stand."""
    places = {"mesin": f"mesin/{python.name}/", "paket": f"paket/{wheel.name}"}
    PAGES.write_text(json.dumps(places, indent=1) + "\n", "utf-8")


def _mkdocs() -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    command += ["--config-file", str(fill())]
    # mkdocs-material otherwise prints a notice about its successor at every build.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command += ["--site-dir", str(SITE)]
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True)
    if done.returncode:
        sys.stderr.buffer.write(done.stderr)
        raise SystemExit(f"mkdocs stopped with {done.returncode}")


def main() -> None:
    """Build, and say what a visitor will download."""
    start = time.monotonic()
    try:
        site_url()
    except (AddressError, CampaignError) as error:
        raise SystemExit(str(error)) from error
    build()
    print(report.table(runtime()))
    print(f"site/ is up to date ({time.monotonic() - start:.1f} s)", flush=True)
    if said := warning():
        print(said, file=sys.stderr)


if __name__ == "__main__":
    main()
