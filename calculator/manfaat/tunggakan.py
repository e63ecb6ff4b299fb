"""What stands beside a total: the scholarship and, with arrears, when the cash is paid."""

from calculator.rupiah import rp
from calculator.trace import Langkah

__all__ = ["LABEL_BEASISWA", "paid_when"]

LABEL_BEASISWA = "Beasiswa anak, paling banyak, di luar jumlah ini"


def paid_when(
    jalur: str, sumber: str, *, segera: int, alasan: str, lunas: tuple[int, ...]
) -> tuple[Langkah, Langkah]:
    """Give the two steps of a benefit with arrears, in rupiah.

    Args:
        jalur: the benefit's path, with its last point.
        sumber: the citation that both rest on.
        segera: what is paid at once.
        alasan: what that is, in words.
        lunas: the amounts that are paid once the arrears are settled.
    """
    return (
        Langkah("Dibayar segera", alasan, segera, (sumber,), f"{jalur}segera"),
        Langkah(
            "Dibayar setelah tunggakan lunas",
            " + ".join(rp(nilai) for nilai in lunas),
            sum(lunas),
            (sumber,),
            f"{jalur}setelah_lunas",
        ),
    )
