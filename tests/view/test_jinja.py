from calculator.view.jinja import environment


def test_filters_write_dates_and_escape() -> None:
    def isi(teks: str, **nilai: object) -> str:
        return environment().from_string(teks).render(**nilai)

    assert isi("{{ x | nama_bulan }}", x="2026-11") == "November 2026"
    assert isi("{{ x | bulan_pendek }}", x="2026-08") == "Agu"
    assert isi("{{ x | tanggal }}", x="2026-11-16") == "16 November 2026"
    assert isi("{{ x | rp }} {{ x | ribuan }}", x=16800) == "Rp16.800 16.800"
    assert isi("{{ x | awal_besar }}", x="sMP <i>") == "SMP &lt;i&gt;"
