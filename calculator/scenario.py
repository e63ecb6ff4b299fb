"""What is asked: a query string becomes a checked Scenario, and that the same query string again.

The keys and their values are the site's public contract: a shared link must open for ever. Nothing
is dropped, clamped or guessed; whatever cannot be understood is a `Galat` that names the key, what
was given and what is allowed.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from calculator.contradictions import find_faults
from calculator.errors import InputError
from calculator.fields import (
    BULAN_TERTINGGI,
    JHT_TAHUN_TERTINGGI,
    JUMLAH_TERTINGGI,
    KUNCI,
    PEMBAYAR,
    PROGRAM,
    SATUAN_ORANG,
    SATUAN_TAHUN,
    SEKTOR,
    Asked,
    Cedera,
    Lama,
    format_decimal,
)
from calculator.month import Month, long_date
from calculator.query import QueryReader
from calculator.readers import (
    InvalidError,
    anak_reader,
    bulan_reader,
    cacat_reader,
    choice,
    in_force,
    masa_bayar_reader,
    months_reader,
    pekerjaan_reader,
    penghasilan_reader,
    read_jht_hasil,
    read_stmb,
    read_transport,
    usia_reader,
    whole_number,
)
from calculator.rules.model import Ketentuan, Law, Sektor
from calculator.rupiah import Uang, json_number

__all__ = ["KUNCI", "Cedera", "Lama", "Scenario"]

T = TypeVar("T")


class Scenario(Asked):
    """A checked question, every default filled in. Fields are the keys of the public contract.

    Attributes:
        penghasilan: income in rupiah a month.
        pekerjaan: slug of the occupation list; None: not told.
        sektor: "transportasi" or "lainnya"; decides until when the relief runs.
        program: "jkk-jkm" or "jkk-jkm-jht".
        mulai: first contribution month.
        bulan: how many months are paid.
        pembayar: "sendiri", "sponsor", or "pemerintah" (APBN or APBD, which gets no relief).
        jumlah: how many workers alike.
        usia: the worker's age in years at registration; None: unknown.
        peristiwa: month of the accident or death.
        masa_iur: contribution months paid when it happens, that month included; None: unknown.
        tunggakan: consecutive unpaid months when it happens.
        anak: the children's ages in years.
        stmb: how long unable to work; None: not asked.
        cacat: injuries by the disability table.
        transport: modes of transport after the accident.
        jht_tahun: years of saving; None: only the months paid.
        jht_hasil: assumed yearly yield in percent; None: the rule file's stated assumption.
        upah_harian: the day's wage that the income was worked out from; None: a month's was given.
            No key of its own: a link says the month's income.
    """

    __slots__ = ()

    @classmethod
    def from_query(cls, query: str, kini: str, law: Law) -> "Scenario":
        """Read a query string.

        Args:
            query: `penghasilan=2jt&bulan=3`, as it stands after `#` or `?`.
            kini: the present month, `YYYY-MM`; the default of `mulai`.
            law: the law data, for the lists and the coverage.

        Raises:
            InputError: one `Galat` for each fault, all of them at once.
        """
        reader = QueryReader(query)
        read_bulan = bulan_reader(law.kepesertaan.cakupan, kini)
        read_years = whole_number(1, JHT_TAHUN_TERTINGGI, *SATUAN_TAHUN)
        read_months = months_reader(BULAN_TERTINGGI)
        present, unusable = _present(read_bulan, kini, law)
        saat = reader.peek("mulai", read_bulan, present)
        # In the order of the keys, which is the order in which faults are told.
        uang = reader.take_required("penghasilan", penghasilan_reader(law, saat)) or Uang(0, "")
        pekerjaan = reader.take("pekerjaan", pekerjaan_reader(law, saat), None)
        sektor = reader.take("sektor", choice(SEKTOR), None)
        program = reader.take("program", choice(PROGRAM), PROGRAM[0])
        if unusable and "mulai" not in reader.given:
            reader.note(
                "mulai",
                f"Bulan mulai belum diisi dan bulan sekarang tidak bisa dipakai: {unusable}",
            )
        mulai = reader.take("mulai", read_bulan, saat)
        scenario = cls(
            penghasilan=_sebulan(uang, in_force(law.iuran.hari_kerja, mulai)),
            pekerjaan=pekerjaan,
            sektor=sektor or _default_sektor(pekerjaan, law),
            program=program,
            mulai=mulai,
            bulan=reader.take("bulan", masa_bayar_reader(law, mulai), 1),
            pembayar=reader.take("pembayar", choice(PEMBAYAR), "sponsor"),
            jumlah=reader.take("jumlah", whole_number(1, JUMLAH_TERTINGGI, *SATUAN_ORANG), 1),
            usia=reader.take("usia", usia_reader(kini), None),
            peristiwa=(peristiwa := reader.take("peristiwa", read_bulan, mulai)),
            masa_iur=reader.take("masa_iur", read_months, None),
            tunggakan=reader.take("tunggakan", read_months, 0),
            anak=reader.take("anak", anak_reader(kini), ()),
            stmb=reader.take("stmb", read_stmb, None),
            cacat=reader.take("cacat", cacat_reader(law, peristiwa), ()),
            transport=reader.take("transport", read_transport, ()),
            jht_tahun=reader.take("jht_tahun", read_years, None),
            jht_hasil=reader.take("jht_hasil", read_jht_hasil, None),
            upah_harian=uang.nilai if uang.masa == "hari" else None,
        )
        _note_outside_coverage(scenario, reader, law)
        # What contradicts is only looked for among values that were all understood.
        if galat := reader.galat or list(find_faults(scenario, law)):
            raise InputError(galat)
        return scenario

    def to_query(self, law: Law) -> str:
        """Give the canonical query string.

        The order of keys is fixed, defaults are left out, and the first month is always said, so
        that the link means the same for ever.
        """
        # Canonical values are made of letters, digits and "-.,:" only: nothing needs escaping.
        return "&".join([f"{kunci}={nilai}" for kunci, nilai in self._entries(law)])

    def _entries(self, law: Law) -> Iterable[tuple[str, str]]:
        yield "penghasilan", str(self.penghasilan)
        if self.pekerjaan is not None:
            yield "pekerjaan", self.pekerjaan
        if self.sektor != _default_sektor(self.pekerjaan, law):
            yield "sektor", self.sektor
        for kunci, nilai, default in (
            ("program", self.program, PROGRAM[0]),
            ("mulai", str(self.mulai), ""),
            ("bulan", str(self.bulan), "1"),
            ("pembayar", self.pembayar, "sponsor"),
            ("jumlah", str(self.jumlah), "1"),
            ("usia", _text_or_empty(self.usia), ""),
            ("peristiwa", str(self.peristiwa), str(self.mulai)),
            ("masa_iur", _text_or_empty(self.masa_iur), ""),
            ("tunggakan", str(self.tunggakan), "0"),
            ("anak", ",".join(map(str, self.anak)), ""),
            ("stmb", str(self.stmb or ""), ""),
            ("cacat", ",".join(map(str, self.cacat)), ""),
            ("transport", ",".join(self.transport), ""),
            ("jht_tahun", _text_or_empty(self.jht_tahun), ""),
            ("jht_hasil", "" if self.jht_hasil is None else format_decimal(self.jht_hasil), ""),
        ):
            if nilai != default:
                yield kunci, nilai

    def masukan(self) -> dict[str, object]:
        """Give the scenario as JSON values, every key present."""
        isi: dict[str, object] = self._asdict()
        del isi["upah_harian"]
        isi["mulai"] = str(self.mulai)
        isi["peristiwa"] = str(self.peristiwa)
        isi["anak"] = list(self.anak)
        isi["stmb"] = _lama_json(self.stmb)
        isi["cacat"] = [str(cedera) for cedera in self.cacat]
        isi["transport"] = list(self.transport)
        if self.jht_hasil is not None:
            isi["jht_hasil"] = json_number(self.jht_hasil)
        return isi


def _lama_json(lama: Lama | None) -> int | float | str:
    """Give months as a number, days as they stand in a link."""
    if lama is None:
        return 0
    return json_number(lama.banyak) if lama.satuan == "bulan" else str(lama)


def _text_or_empty(nilai: int | None) -> str:
    return "" if nilai is None else str(nilai)


def _default_sektor(pekerjaan: str | None, law: Law) -> Sektor:
    return "lainnya" if pekerjaan is None else law.pekerjaan[pekerjaan].sektor


def _sebulan(uang: Uang, hari_kerja: int) -> int:
    return uang.nilai * hari_kerja if uang.masa == "hari" else uang.nilai


def _present(read_bulan: Callable[[str], Month], kini: str, law: Law) -> tuple[Month, str]:
    """Give the present month; where it cannot be used, one that keeps other checks meaningful.

    With it comes why it cannot be used, or nothing.
    """
    try:
        return read_bulan(kini), ""
    except InvalidError as error:
        return law.kepesertaan.cakupan.dari, str(error)


def _note_outside_coverage(scenario: Scenario, reader: QueryReader, law: Law) -> None:
    """Refuse months after the data, and what the old law paid in amounts that they do not hold."""
    akhir, sampai = scenario.mulai.plus(scenario.bulan - 1), law.kepesertaan.cakupan.sampai
    if akhir > sampai:
        reader.note(
            "bulan",
            f"{scenario.bulan} bulan dari {scenario.mulai.nama} melewati {sampai.nama}, akhir data "
            "hukum kami; kurangi bulannya.",
        )
    jkk, peristiwa = law.jkk, scenario.peristiwa
    _note_unknown("stmb", scenario.stmb, jkk.stmb, peristiwa, reader)
    _note_unknown("cacat", scenario.cacat, jkk.cacat, peristiwa, reader)
    _note_unknown("transport", scenario.transport, jkk.transport, peristiwa, reader)


def _note_unknown(
    kunci: str, asked: object, ketentuan: Ketentuan[T], peristiwa: Month, reader: QueryReader
) -> None:
    if asked and ketentuan.find(peristiwa.last_day) is None:
        reader.note(
            kunci,
            f"Untuk kejadian {peristiwa.nama} jumlahnya belum ada dalam data kami; yang ada mulai "
            f"{long_date(ketentuan.baris[0].sejak)}. Kosongkan isian ini, atau tanyakan ke 175.",
        )
