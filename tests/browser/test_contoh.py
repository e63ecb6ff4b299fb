"""The example page installs our wheel from another origin, as any page of anyone would."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from calculator.browser import respond
from calculator.rupiah import rp
from tests.browser.served import served
from tools.paths import ROOT
from tools.wheels import browser_wheels

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route

    from tests.browser.served import Situs

PYODIDE = ROOT / "node_modules" / "pyodide"
WHEELS = {path.name.split("-")[0]: path for path in browser_wheels()}


def distribution(route: Route) -> None:
    """Stand in for the place that serves Pyodide, with the packages that this build has."""
    name = route.request.url.rsplit("/", 1)[-1]
    if name == "pyodide-lock.json":
        lock = json.loads((PYODIDE / name).read_text("utf-8"))
        for package, wheel in WHEELS.items():
            if package in lock["packages"]:
                digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
                lock["packages"][package].update(file_name=wheel.name, sha256=digest)
        route.fulfill(json=lock, headers={"Access-Control-Allow-Origin": "*"})
        return
    held = [path for path in WHEELS.values() if path.name == name]
    path: Path = held[0] if held else PYODIDE / name
    route.fulfill(path=path, headers={"Access-Control-Allow-Origin": "*"})


def index(route: Route) -> None:
    """Stand in for the index that micropip asks for what Pyodide does not have."""
    name = next(name for name in WHEELS if f"/{name}/" in route.request.url)
    digest = hashlib.sha256(WHEELS[name].read_bytes()).hexdigest()
    file = {
        "filename": WHEELS[name].name,
        "url": f"https://pyodide.example/{WHEELS[name].name}",
        "hashes": {"sha256": digest},
        "size": WHEELS[name].stat().st_size,
    }
    listed = {"meta": {"api-version": "1.1"}, "name": name, "files": [file], "versions": []}
    route.fulfill(
        body=json.dumps(listed),
        content_type="application/vnd.pypi.simple.v1+json",
        headers={"Access-Control-Allow-Origin": "*"},
    )


def test_the_page_of_another_origin_answers(browser: Browser, situs: Situs) -> None:
    (wheel,) = situs.folder.glob("paket/*.whl")
    context = browser.new_context(locale="id-ID")
    context.route(lambda url: not url.startswith("http://127.0.0.1"), index)
    context.route("https://pyodide.example/**", distribution)
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-26T12:00:00+07:00")
    with served(ROOT / "contoh") as other:
        assert other.origin != situs.origin
        places = f"pyodide=https://pyodide.example/&paket={situs(f'paket/{wheel.name}')}"
        page.goto(other(f"halaman.html?{places}"))
        page.get_by_role("button", name="Hitung", disabled=False).wait_for(timeout=60_000)
        said = page.get_by_role("status").inner_text()
        answer = json.loads(respond("penghasilan=2 juta", "2026-11"))["jawaban"]
        assert f"Iuran {rp(answer['iuran']['total'])}" in said
        assert rp(answer["manfaat"]["jkk"]["meninggal"]["total"]) in said
        for warning in answer["peringatan"]:
            assert warning["pesan"] in said
        page.get_by_label("Penghasilan sebulan").fill("banyak")
        page.get_by_role("button", name="Hitung").click()
        (fault,) = json.loads(respond("penghasilan=banyak", "2026-11"))["galat"]
        assert page.get_by_role("status").inner_text() == fault["pesan"]
    context.close()
