"""No event loop: the engine answers at once, and nothing in the worker's Python ever waits.

The original brings in asyncio, and with it sockets, TLS, subprocesses and logging.
"""

# Unused, and still to be imported: an image of Python's memory counts what is held of JavaScript.
from pyodide_js._api import scheduleCallback  # noqa: F401


def _initialize_event_loop() -> None:
    """Be what `pyodide` calls when it is imported."""
