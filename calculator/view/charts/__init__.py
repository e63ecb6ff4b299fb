"""Pictures of an Estimate: inline SVG with its message in words and a table of the same numbers.

Text that may be long stands beside the SVG as text; inside it only short labels do, placed in em
and percent, so that a picture fits a phone and a projector without shrinking its letters. Colours
come from the site's tokens by class (docs/assets/css/charts.css).
"""

from calculator.view.charts.months import months
from calculator.view.charts.schooling import schooling
from calculator.view.charts.sweep import sweep
from calculator.view.charts.year import year

__all__ = ["months", "schooling", "sweep", "year"]
