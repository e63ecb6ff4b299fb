"""A slower processor for one browser.

DevTools' own CPU throttling reaches only the main thread of a page: a worker
runs on at full speed. So every process of the browser that runs pages is
stopped and continued by signals, a few milliseconds at a time, and all its
threads get the same share of the time.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

# Short against anything measured, long against the precision of a sleep.
RUN = 0.004
RESCAN = 0.1


def _parents() -> dict[int, int]:
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            found[int(entry.name)] = int(fields[1])
    return found


def renderers(profile: Path) -> list[int]:
    """Return the processes that run pages, of the browser that uses this profile."""
    parents = _parents()
    texts = {}
    for pid in parents:
        try:
            texts[pid] = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue
    roots = {
        pid
        for pid, text in texts.items()
        if f"--user-data-dir={profile}".encode() in text and b"--type=" not in text
    }

    def ours(pid: int) -> bool:
        while pid in parents:
            if pid in roots:
                return True
            pid = parents[pid]
        return False

    return [pid for pid, text in texts.items() if b"--type=renderer" in text and ours(pid)]


class Slow:
    """Slows the pages of a browser down by a factor while the block runs."""

    def __init__(self, profile: Path, factor: float) -> None:
        """Take the browser's profile folder, by which its processes are found."""
        self.profile = profile
        self.factor = factor
        self.begun = threading.Event()
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._work, daemon=True)

    def __enter__(self) -> None:
        """Start slowing down; at factor 1 there is nothing to do."""
        if self.factor > 1:
            self.thread.start()
            self.begun.wait()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let everything run again."""
        if self.factor > 1:
            self.done.set()
            self.thread.join()

    def _work(self) -> None:
        pids: list[int] = []
        scanned = 0.0
        # Seconds by which the pages ran too long: sleeps end late, looking around takes time.
        debt = 0.0
        running = time.monotonic()
        while not self.done.is_set():
            _send(pids, signal.SIGSTOP)
            stopped = time.monotonic()
            owed = (stopped - running) * (self.factor - 1) + debt
            if stopped - scanned > RESCAN:
                pids, scanned = renderers(self.profile), stopped
            time.sleep(max(0.0, owed - (time.monotonic() - stopped)))
            # The first to be woken runs while we wake the others.
            running = time.monotonic()
            _send(pids, signal.SIGCONT)
            self.begun.set()
            debt = owed - (running - stopped)
            time.sleep(RUN)
        _send(pids, signal.SIGCONT)


def _send(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue
