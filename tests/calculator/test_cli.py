from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from calculator.__main__ import main
from calculator.console import write_text
from calculator.estimate import to_json
from tests.laws import TODAY

if TYPE_CHECKING:
    from conftest import Tanya


def test_json_is_the_answer_of_the_public_contract(
    capsys: pytest.CaptureFixture[str], tanya: Tanya
) -> None:
    assert main(["penghasilan=1jt", "--json", "--kini", "2026-12"]) == 0
    keluar, galat = capsys.readouterr()
    assert keluar == to_json(tanya("penghasilan=1jt", "2026-12").jawaban()) + "\n"
    assert not galat


def test_readable_answer(capsys: pytest.CaptureFixture[str]) -> None:
    query = (
        "penghasilan=2jt&bulan=2&jumlah=3&anak=8&stmb=1&cacat=A11&transport=laut&tunggakan=1"
        "&program=jkk-jkm-jht"
    )
    assert main([query, "--kini", "2026-12"]) == 0
    keluar, _ = capsys.readouterr()
    baris = keluar.splitlines()
    assert baris[:5] == [
        "Iuran Rp53.400 sebulan (Desember 2026)",
        "  2 bulan: Rp120.200 untuk satu pekerja",
        "  3 pekerja: Rp360.600",
        "  Hemat Rp13.400 karena keringanan",
        "  Dasar penghasilan Rp2.000.000 (golongan 6)",
    ]
    for isi in (
        "  Kecelakaan kerja: perawatan sesuai kebutuhan medis",
        "  Biaya angkutan: paling banyak Rp2.000.000, menurut kuitansi",
        (
            "  Tidak mampu bekerja 1 bulan: ditahan dulu, Rp2.000.000, selama dokter menyatakan "
            "belum mampu bekerja; setelah tunggakan lunas"
        ),
        (
            "  Cacat sebagian: ditahan dulu, Rp112.000.000, dokter yang menetapkan; setelah "
            "tunggakan lunas"
        ),
        "  Cacat total tetap: ditahan dulu, Rp124.000.000, setelah tunggakan lunas",
        "  Meninggal karena kerja: ditahan dulu, Rp118.000.000, setelah tunggakan lunas",
        "    Rp10.000.000 segera, Rp32.000.000 setelah tunggakan lunas",
        (
            "  Tabungan hari tua: Rp80.166 (iuran Rp80.000, hasil Rp166), hasilnya anggapan, "
            "bukan janji"
        ),
        "Perhatikan",
        "Sumber",
        "  - PP 44/2015, Pasal 20 ayat (3) (primer, diperiksa 26 November 2026)",
    ):
        assert isi in baris
    assert baris[-1].startswith("Tautan: penghasilan=2000000&program=jkk-jkm-jht&mulai=2026-12")


def test_short_answer_leaves_out_what_nobody_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["penghasilan=2jt", "--kini", "2027-01"]) == 0
    keluar, _ = capsys.readouterr()
    for kata in ("2 bulan", "pekerja:", "Hemat", "angkutan", "Tidak mampu", "sebagian", "Tabungan"):
        assert kata not in keluar.partition("Perhatikan")[0]
    assert main(["penghasilan=2jt&jumlah=2", "--kini", "2027-01"]) == 0
    keluar, _ = capsys.readouterr()
    assert "  1 bulan: Rp26.800 untuk satu pekerja\n  2 pekerja: Rp53.600\n" in keluar


def test_bad_input_exits_with_2_and_one_entry_for_each_fault(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bulan=5&foo=1", "--json", "--kini", "2026-11"]) == 2
    keluar, galat = capsys.readouterr()
    isi = json.loads(keluar)
    assert list(isi) == ["galat"]
    assert [satu["kunci"] for satu in isi["galat"]] == ["foo", "penghasilan", "bulan"]
    assert [set(satu) for satu in isi["galat"][:2]] == [{"kunci", "pesan"}] * 2
    assert isi["galat"][2]["saran"] == [
        {"teks": "3 bulan?", "kunci": "bulan", "nilai": "3"},
        {"teks": "6 bulan?", "kunci": "bulan", "nilai": "6"},
    ]
    assert not galat


def test_bad_input_is_told_in_words_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bulan=5", "--kini", "2026-11"]) == 2
    keluar, galat = capsys.readouterr()
    assert not keluar
    assert galat.splitlines()[1:] == [
        "bulan: “5” tidak bisa dipakai. Iuran hanya bisa dibayar untuk 1, 2, 3, 6, atau 12 bulan.",
        "  3 bulan? bulan=3",
        "  6 bulan? bulan=6",
    ]


def _run(query: str, *words: str, encoding: str = "cp1252") -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "calculator", query, "--kini", "2026-11", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "cp437", "utf-8"])
@pytest.mark.parametrize(
    ("query", "code"),
    [("penghasilan=2jt", 0), ("penghasilan=a\u2212b", 2), ("usia=1&usia=\udcff", 2)],
)
def test_json_is_the_same_utf_8_on_every_console(query: str, code: int, encoding: str) -> None:
    told, trace = (process := _run(query, "--json", encoding=encoding)).communicate()
    assert (process.returncode, trace) == (code, b"")
    assert set(json.loads(told.decode("utf-8"))) & {"skema", "galat"}
    assert told == _run(query, "--json", encoding="utf-8").communicate()[0]


class _Full(io.TextIOWrapper):
    """A console whose disk is full; its number is another file's."""

    def __init__(self, spare: Path) -> None:
        super().__init__(io.BytesIO())
        self._spare = os.open(spare, os.O_CREAT | os.O_WRONLY)

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fileno(self) -> int:
        return self._spare


def test_what_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.stdout", None)
    write_text("tidak ke mana-mana")  # closed by who started us
    monkeypatch.setattr("sys.stdout", _Full(tmp_path / "pengganti"))
    with pytest.raises(SystemExit, match=r"^Jawaban tidak dapat ditulis: "):
        write_text("tidak muat")
    monkeypatch.undo()


def test_text_is_told_on_a_console_that_lacks_letters() -> None:
    told, trace = (process := _run("penghasilan=2jt", encoding="ascii")).communicate()
    assert (process.returncode, trace) == (0, b"")
    assert b"Iuran Rp" in told


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_pipe_that_is_closed_leaves_no_trace(words: tuple[str, ...]) -> None:
    process = _run("penghasilan=2jt", *words)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    trace = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), trace) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that only Linux has")
def test_a_disk_that_is_full_is_told_without_a_trace() -> None:
    for words in (["--json"], []):
        with Path("/dev/full").open("wb") as full:
            process = subprocess.run(  # noqa: S603 - this very Python
                [sys.executable, "-m", "calculator", "penghasilan=2jt", *words],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        told = process.stderr.decode()
        assert process.returncode == 1
        assert told.startswith("Jawaban tidak dapat ditulis: ")
        assert len(told.splitlines()) == 1


def test_a_file_that_cannot_be_written_is_told_without_a_trace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "masuk.csv").write_text("gaji\n2jt\n", "utf-8")
    words = ["kolektif", str(tmp_path / "masuk.csv")]
    for name in ("hasil.csv", "hasil.xlsx"):
        assert main([*words, "--keluaran", str(tmp_path / "tidak-ada" / name)]) == 1
        assert "keluaran: Berkas hasil tidak dapat ditulis" in capsys.readouterr().err


@pytest.mark.parametrize("door", ["https://situs.example/kalkulator/#", "#", "?", "kalkulator/?x#"])
def test_a_link_of_the_site_is_taken(door: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"{door}penghasilan=2jt&anak=8", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["masukan"]["anak"] == [8]


def test_now_is_the_clock_s_month_in_jakarta(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415 - only here a clock is held still

    class Jam(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override] # only UTC is asked
            assert tz is UTC
            return datetime(2026, 11, 30, 18, tzinfo=UTC)

    monkeypatch.setattr("calculator.__main__.datetime", Jam)
    assert main(["penghasilan=1jt", "--json"]) == 0
    keluar, _ = capsys.readouterr()
    assert json.loads(keluar)["masukan"]["mulai"] == "2026-12"


def _jalankan(*argumen: str) -> subprocess.CompletedProcess[bytes]:
    perintah = [sys.executable, "-m", "calculator", *argumen]
    return subprocess.run(perintah, capture_output=True, check=False)  # noqa: S603 - ourselves


def test_as_a_program(tanya: Tanya) -> None:
    jalan = _jalankan("penghasilan=1jt", "--json", "--kini", "2026-11")
    assert jalan.returncode == 0
    assert jalan.stdout.decode() == to_json(tanya(hukum=TODAY).jawaban()) + "\n"
    assert _jalankan("penghasilan=x", "--json", "--kini", "2026-11").returncode == 2
    assert _jalankan().returncode == 2


def test_bytes_that_are_no_text_are_refused_not_crashed_on() -> None:
    perintah = [sys.executable.encode(), b"-m", b"calculator", b"penghasilan=\xff\x1b[31m"]
    jalan = subprocess.run(perintah, capture_output=True, check=False)  # noqa: S603 - ourselves
    assert jalan.returncode == 2
    assert b"\x1b" not in jalan.stderr
    assert b"Traceback" not in jalan.stderr


def test_a_reader_who_has_seen_enough_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as out, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        write_text("Rp8.400")
        # What comes after it goes nowhere, without a word.
        write_text("Rp16.800")
