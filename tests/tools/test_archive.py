from __future__ import annotations

import gzip
import os
import zipfile
from typing import TYPE_CHECKING

from tools.archive import compress, gzipped, pack
from tools.content import Stamp, digest

if TYPE_CHECKING:
    from pathlib import Path


def folder_with(path: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, "utf-8")
    return path


def test_same_content_same_bytes(tmp_path: Path) -> None:
    files = {"b/x.txt": "x", "a.txt": "a", "b/a.txt": "y"}
    one = folder_with(tmp_path / "one", files)
    two = folder_with(tmp_path / "two", dict(reversed(files.items())))
    os.utime(two / "a.txt", (1, 1))
    (two / "a.txt").chmod(0o600)
    (two / "__pycache__").mkdir()
    (two / "__pycache__" / "a.pyc").write_bytes(b"of this machine")
    for folder in (one, two):
        pack(folder, tmp_path / f"{folder.name}.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["a.txt", "b/a.txt", "b/x.txt"]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_twin_holds_the_same_and_no_date(tmp_path: Path) -> None:
    file = tmp_path / "a.wasm"
    file.write_bytes(b"abc" * 1000)
    first = compress(file).read_bytes()
    os.utime(file, (1, 1))
    assert compress(file).read_bytes() == first
    assert gzip.decompress(first) == file.read_bytes()


def test_a_twin_names_no_system_so_every_python_writes_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.wasm"
    file.write_bytes(b"abc" * 1000)
    twin = compress(file).read_bytes()
    # RFC 1952: identification, deflate, no flags, no date, slowest, system unknown.
    assert twin[:10] == bytes.fromhex("1f8b0800000000 0002ff")
    assert twin == gzipped(file.read_bytes())


def test_digest_knows_names_and_borders(tmp_path: Path) -> None:
    one = folder_with(tmp_path / "one", {"a": "xy", "b": ""})
    two = folder_with(tmp_path / "two", {"a": "x", "b": "y"})
    three = folder_with(tmp_path / "three", {"a": "xy", "c": ""})
    assert len({digest(one), digest(two), digest(three), digest(one, "more")}) == 4
    assert digest("a", "b") != digest("ab")


def test_stamp_is_fresh_until_something_changes(tmp_path: Path) -> None:
    result = tmp_path / "result"
    result.write_text("made", "utf-8")
    stamp = Stamp(tmp_path / "stamp.json", "key")
    assert not stamp.fresh()
    stamp.save([result])
    assert stamp.fresh()
    assert not Stamp(stamp.path, "other key").fresh()
    result.write_text("made, then touched", "utf-8")
    assert not stamp.fresh()
    result.unlink()
    assert not stamp.fresh()
