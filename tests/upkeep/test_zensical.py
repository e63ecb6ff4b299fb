"""Two builds of the same pages are compared by the words of their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from upkeep.zensical import compare, words

if TYPE_CHECKING:
    from pathlib import Path


def page(folder: Path, name: str, article: str) -> None:
    (folder / name).mkdir(parents=True)
    text = f"<nav>menu</nav><article>{article}<script>var x</script></article>"
    (folder / name / "index.html").write_text(text, "utf-8")


def test_pages_are_alike_by_their_words_alone(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    page(ours, "a", "<p>Iuran <b>sebulan</b></p>")
    page(theirs, "a", "<div>Iuran sebulan</div>")
    page(ours, "b", "Satu dua tiga empat")
    page(theirs, "b", "Satu dua")
    page(ours, "c", "Hilang")
    assert words(ours / "a" / "index.html") == ["Iuran", "sebulan"]
    found = compare(ours, theirs)
    assert found["a/index.html"] == 1
    assert 0 < found["b/index.html"] < 1
    assert found["c/index.html"] == 0
