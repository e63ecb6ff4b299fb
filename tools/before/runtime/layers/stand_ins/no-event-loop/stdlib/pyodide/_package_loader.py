"""No loading of packages: all there is was installed when the site was built.

The original brings in zipfile, tempfile, shutil, pathlib and every kind of compression.
"""

from site import getsitepackages

# Unused, and still to be imported: an image of Python's memory counts what is held of JavaScript.
from pyodide_js import loadedPackages  # noqa: F401


class Folder:
    """A folder whose name Pyodide asks for: in JavaScript, a bare text would have no methods."""

    def __init__(self, name: str) -> None:
        """Keep the name."""
        self.name = name

    def __str__(self) -> str:
        """Give the name."""
        return self.name


SITE_PACKAGES = Folder(getsitepackages()[0])
DSO_DIR = Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Be what Pyodide calls at its start."""
