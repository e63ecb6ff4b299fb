"""The seal sees what must not be published, and writes policies that hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools.after.seal import UnsafeSiteError, seal
from tools.after.seal.hosts import headers_for, read_rules
from tools.after.seal.page import read_page
from tools.after.seal.policy import digest, first_script, policy, sealed

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<!doctype html><html><head><meta charset="utf-8">'


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://example.org/a.png">',
        '<img src="//example.org/a.png">',
        '<img srcset="a.png 1x, https://example.org/b.png 2x">',
        '<script src="https://example.org/a.js"></script>',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<link rel="preconnect" href="https://example.org">',
        '<link rel="dns-prefetch" href="//example.org">',
        '<iframe src="https://example.org"></iframe>',
        '<form action="https://example.org/kirim"></form>',
        '<button formaction="https://example.org/kirim">Kirim</button>',
        '<svg><use href="https://example.org/a.svg#b"></use></svg>',
        '<video poster="https://example.org/a.png"></video>',
        '<a href="#" onclick="lakukan()">x</a>',
        "<svg onload='lakukan()'></svg>",
        '<a href="javascript:lakukan()">x</a>',
        '<a href=" jAvA&#10;script:lakukan()">x</a>',
        '<p style="color: red">x</p>',
        "<style>p { color: red }</style>",
        '<base href="/lain/">',
        '<object data="a.swf"></object>',
        '<meta http-equiv="refresh" content="0; url=https://example.org">',
    ],
)
def test_a_page_that_asks_too_much_is_refused(markup: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(HEAD + markup, "utf-8")
    with pytest.raises(UnsafeSiteError, match=r"index\.html: line 1"):
        seal(tmp_path)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://example.org/" rel="external">resmi</a>',
        '<link rel="canonical" href="https://example.org/">',
        '<img src="data:image/png;base64,AAAA">',
        '<img src="../a.png" srcset="a.png 1x, b.png 2x">',
        '<link rel="alternate" hreflang="id" href="https://example.org/">',
        '<script type="application/ld+json">{"@id": "https://example.org/"}</script>',
    ],
)
def test_what_only_names_another_place_is_fine(markup: str) -> None:
    assert read_page(HEAD + markup).faults == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.js", 'fetch("https://example.org/hitung")'),
        ("a.js", "new WebSocket('wss://example.org')"),
        ("a.css", "@import 'https://example.org/a.css';"),
        ("a.css", "p { background: url( //example.org/a.png ) }"),
    ],
)
def test_a_file_that_names_another_host_is_refused(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(HEAD, "utf-8")
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(UnsafeSiteError, match=name):
        seal(tmp_path)


def test_hash_is_the_one_a_browser_computes() -> None:
    # The example of the specification, CSP Level 2.
    known = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
    assert digest("alert('Hello, world.');") == known


def test_only_scripts_that_run_are_hashed() -> None:
    page = read_page(
        f"{HEAD}<script>satu()</script><script type=module>dua()</script>"
        '<script src="tiga.js"></script><script type="application/json">{"empat": 4}</script>'
    )
    assert page.scripts == ("satu()", "dua()")
    known = " ".join(f"'{digest(each)}'" for each in (first_script(), "satu()", "dua()"))
    assert f"script-src 'self' {known};" in policy(page)


def test_policy_stands_ahead_of_all_it_governs() -> None:
    text = sealed(read_page(f"{HEAD}\n<link rel=stylesheet href=a.css><script>satu()</script>"))
    assert text.startswith(f'{HEAD}\n<meta http-equiv="Content-Security-Policy" content="')
    # The browser looks for the character set in the first 1024 bytes only.
    assert text.index("charset") < 1024


def test_a_page_without_its_character_set_is_refused() -> None:
    assert read_page("<!doctype html><title>x</title>").faults


def test_headers_of_a_small_site(tmp_path: Path) -> None:
    for name in (
        *("index.html", "404.html", "iuran/index.html", "iuran/lain/index.html"),
        *("sematkan/index.html", "sematkan/bingkai/index.html"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(HEAD, "utf-8")
    seal(tmp_path)
    rules = read_rules((tmp_path / "_headers").read_text("utf-8"))
    home = headers_for("/", rules)
    assert home["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers_for("/iuran/lain/", rules)["Cache-Control"] == "no-cache"
    assert headers_for("/404.html", rules)["Cache-Control"] == "no-cache"
    frames = {
        path: headers_for(path, rules)["Content-Security-Policy"]
        for path in ("/iuran/lain/", "/sematkan/", "/sematkan/bingkai/")
    }
    assert list(frames.values()) == [*["frame-ancestors 'none'"] * 2, "frame-ancestors *"]
    worker = headers_for("/mesin/1/worker.js", rules)
    assert worker["Cache-Control"].endswith("immutable")
    assert "'unsafe-eval'" not in worker["Content-Security-Policy"]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    site = tmp_path_factory.mktemp("small")
    for name in (
        *("index.html", "404.html", "iuran/index.html", "bagikan/art/index.html"),
        *("sematkan/index.html", "sematkan/bingkai/index.html"),
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(HEAD, "utf-8")
    for name in ("data/aturan.json", "data/iuran.csv", "paket/a.whl", "bagikan/art/oembed.json"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("", "utf-8")
    seal(site)
    return read_rules((site / "_headers").read_text("utf-8"))


@pytest.mark.parametrize(
    "path", ["/data/aturan.json", "/data/iuran.csv", "/paket/a.whl", "/bagikan/art/oembed.json"]
)
def test_what_programs_elsewhere_read_may_be_read_there(
    path: str, small: dict[str, dict[str, str]]
) -> None:
    headers = headers_for(path, small)
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/", "/iuran/", "/bagikan/art/", "/mesin/1/worker.js"])
def test_pages_are_not_read_by_other_sites(path: str, small: dict[str, dict[str, str]]) -> None:
    assert "Access-Control-Allow-Origin" not in headers_for(path, small)


@pytest.mark.parametrize(
    "path",
    ["/", "/index.html", "/404.html", "/iuran", "/iuran/", "/iuran/index.html", "/sematkan"],
)
def test_no_form_of_a_page_s_address_may_be_framed(
    path: str, small: dict[str, dict[str, str]]
) -> None:
    assert headers_for(path, small)["Content-Security-Policy"] == "frame-ancestors 'none'"


@pytest.mark.parametrize(
    "path", ["/sematkan/bingkai", "/sematkan/bingkai/", "/sematkan/bingkai/index.html"]
)
def test_the_frame_may_be_shown_anywhere_by_each_of_its_addresses(
    path: str, small: dict[str, dict[str, str]]
) -> None:
    headers = headers_for(path, small)
    assert headers["Content-Security-Policy"] == "frame-ancestors *"
    assert "X-Frame-Options" not in headers
