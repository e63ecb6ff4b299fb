"""A thinner line: the server itself waits and meters, for every request alike.

DevTools' network throttling has the same gap as its CPU throttling: what a
worker fetches escapes it. Here nothing can: latency is added to each new
connection and each request, and all answers share one rate.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tools.serve import Handler, Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIECE = 8 * 1024


class Line(NamedTuple):
    """A connection: seconds for a round trip, bytes a second (None: as fast as it goes)."""

    name: str
    latency: float = 0.0
    rate: float | None = None


FAST = Line("fast")
FOUR_MBIT = Line("4 Mbit/s, 100 ms", 0.1, 4e6 / 8)
SLOW = Line("1.6 Mbit/s, 150 ms", 0.15, 1.6e6 / 8)


class Meter:
    """Lets bytes through at one rate, whoever sends them; counts them all the same."""

    def __init__(self, line: Line) -> None:
        """Start with an idle line."""
        self.line = line
        self.lock = threading.Lock()
        self.free_at = 0.0
        self.bytes = 0

    def wait_for(self, size: int) -> None:
        """Return when this many bytes would have arrived."""
        with self.lock:
            self.bytes += size
            if self.line.rate is None:
                return
            start = max(self.free_at, time.monotonic())
            self.free_at = start + size / self.line.rate
            until = self.free_at
        time.sleep(max(0.0, until - time.monotonic()))


class _Metered:
    """A file to write to, through the meter."""

    def __init__(self, file: object, meter: Meter) -> None:
        self.file = file
        self.meter = meter

    def write(self, data: bytes) -> int:
        for at in range(0, len(data), PIECE):
            piece = data[at : at + PIECE]
            self.meter.wait_for(len(piece))
            self.file.write(piece)  # type: ignore[attr-defined]
        return len(data)

    def __getattr__(self, name: str) -> object:
        return getattr(self.file, name)


class MeteredHandler(Handler):
    """Answers like the site's server, over a line."""

    def __init__(self, *arguments: object, meter: Meter, **settings: object) -> None:
        """Take the meter that all connections share."""
        self.meter = meter
        super().__init__(*arguments, **settings)  # type: ignore[arg-type]

    def setup(self) -> None:
        """Open a connection: one round trip before anything can be asked."""
        time.sleep(self.meter.line.latency)
        super().setup()
        self.wfile = _Metered(self.wfile, self.meter)  # type: ignore[assignment]

    def do_GET(self) -> None:  # noqa: N802
        """Answer after one round trip."""
        time.sleep(self.meter.line.latency)
        super().do_GET()


@contextmanager
def serve(folder: Path, line: Line, *, compress: bool = True) -> Iterator[tuple[str, Meter]]:
    """Serve a folder over a line; yields its address and the meter."""
    meter = Meter(line)
    web = Server(
        ("127.0.0.1", 0), partial(MeteredHandler, folder=folder, meter=meter, compress=compress)
    )
    thread = threading.Thread(target=web.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{web.server_port}/", meter
    finally:
        web.shutdown()
        web.server_close()
        thread.join()
