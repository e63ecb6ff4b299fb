"""What JKK, JKM and JHT cost an informal worker (BPU) in Indonesia, and what they pay.

Data flows one way: a query string becomes a `Scenario`, the scenario and the dated, cited law
become an `Estimate`, and the views turn an estimate into something to read. All amounts are whole
rupiah.

Example:
    >>> from calculator import Scenario, estimate, law
    >>> query = "penghasilan=1000000&mulai=2025-06"
    >>> skenario = Scenario.from_query(query, kini="2025-06", law=law())
    >>> estimate(skenario, law()).iuran.total
    16800
"""

from calculator.errors import CoverageError, Galat, InputError
from calculator.estimate import Estimate, estimate
from calculator.rules import law
from calculator.scenario import Scenario

__all__ = ["CoverageError", "Estimate", "Galat", "InputError", "Scenario", "estimate", "law"]
