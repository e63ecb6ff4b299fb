"""What JKK, JKM and JHT cost an informal worker (BPU) in Indonesia and what they pay, dated and cited.

Data flows one way: a query string becomes a `Scenario`, the scenario and the law of its dates become an
`Estimate`, and the views turn an estimate into something to read. All amounts are whole rupiah.

Example:
    >>> from calculator import Scenario, estimate, law
    >>> skenario = Scenario.from_query("penghasilan=1000000&mulai=2027-01", kini="2026-11", law=law())
    >>> estimate(skenario, law()).iuran.total
    16800
"""

from calculator.estimate import Estimate, estimate
from calculator.galat import DiLuarCakupan, Galat, MasukanKeliru
from calculator.rules import law
from calculator.scenario import Scenario

__all__ = ["DiLuarCakupan", "Estimate", "Galat", "MasukanKeliru", "Scenario", "estimate", "law"]
