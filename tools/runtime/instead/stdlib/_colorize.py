"""No colours: what goes wrong in a worker is read in no terminal.

The original makes a dataclass for every theme, at every start.
"""


class _Plain:
    def __getattr__(self, _: str) -> str:
        return ""


class _Theme:
    traceback = _Plain()


def can_colorize(**_: object) -> bool:
    """Tell that a traceback is to be plain."""
    return False


def get_theme(**_: object) -> _Theme:
    """Give the theme without a colour."""
    return _Theme()
