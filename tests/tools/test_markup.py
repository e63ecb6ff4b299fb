"""Elements are found where they stand, whatever ends a page leaves out."""

from __future__ import annotations

import pytest

from tools.markup import elements, replaced

PAGE = """<!doctype html>
<ul class=a><li>satu<li>dua &amp; <b>tiga</b></ul>
<img src="a.svg" alt=""><br>
<script type="module">if (1 < 2) a("</b>");</script>
<p>akhir"""


@pytest.mark.parametrize(
    ("name", "whole", "inner"),
    [
        ("ul", PAGE.split("\n")[1], "<li>satu<li>dua &amp; <b>tiga</b>"),
        ("b", "<b>tiga</b>", "tiga"),
        ("img", '<img src="a.svg" alt="">', ""),
        ("script", PAGE.split("\n")[3], 'if (1 < 2) a("</b>");'),
    ],
)
def test_an_element_is_found_with_its_place(name: str, whole: str, inner: str) -> None:
    found = next(each for each in elements(PAGE) if each.name == name)
    assert PAGE[found.begin : found.end] == whole
    assert PAGE[found.opened : found.closed] == inner


def test_an_end_that_is_left_out_is_where_the_outer_element_ends() -> None:
    first, second = (each for each in elements(PAGE) if each.name == "li")
    end = PAGE.index("</ul>")
    assert (first.line, first.attributes, second.closed) == (2, {}, end)
    assert first.end == end


def test_what_stands_within_a_replaced_place_gives_way() -> None:
    found = {each.name: each.whole for each in elements(PAGE)}
    changes = {found["ul"]: "", found["b"]: "never", found["img"]: "x", found["br"]: ""}
    assert replaced(PAGE, changes).split("\n")[1:3] == ["", "x"]
