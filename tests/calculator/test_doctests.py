"""What the package's own texts show is true."""

from __future__ import annotations

import doctest
from pathlib import Path

import calculator

TEXT = Path(calculator.__file__).parent.parent / "PACKAGE.md"


def test_the_packages_readme_is_run() -> None:
    failed, tried = doctest.testfile(str(TEXT), module_relative=False)
    assert tried > 2
    assert not failed


def test_the_packages_docstring_is_run() -> None:
    failed, tried = doctest.testmod(calculator)
    assert tried > 2
    assert not failed
