"""Two browsers that are not Chromium, by the protocols they speak themselves.

Firefox listens to WebDriver BiDi on a socket of its own; WebKitGTK, the nearest to an iPhone that
runs here, has a WebDriver beside it. Both are reduced to what the tests need: open an address, run
a function in the page, hear what the page complains of.
"""

from __future__ import annotations

import json
import os
import re
import socket as sockets
import subprocess
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from websockets.sync.client import connect

from tools.setup.firefox_webkit import WEBKIT, find_firefox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from websockets.sync.client import ClientConnection

PATIENCE = 60


class Peramban(Protocol):
    """What a test may ask of a browser."""

    def open(self, url: str) -> None:
        """Load an address."""

    def size(self, width: int, height: int) -> None:
        """Make the page so large, or as near to it as the browser's window can be."""

    def run(self, function: str) -> Any:  # noqa: ANN401 - whatever the page returns
        """Call a function in the page, wait for its promise, and return its value."""

    def complaints(self) -> list[str]:
        """Return the errors the page has told of, where the browser passes them on."""


def wait(browser: Peramban, function: str, seconds: float = PATIENCE) -> Any:  # noqa: ANN401
    """Wait until a function returns something true, and return that."""
    end = time.monotonic() + seconds
    while not (value := browser.run(function)):
        assert time.monotonic() < end, f"never true: {function}"
        time.sleep(0.2)
    return value


class Firefox:
    """Firefox, by WebDriver BiDi."""

    def __init__(self, socket: ClientConnection) -> None:
        """Open a session and one tab."""
        self.socket = socket
        self.number = 0
        self.errors: list[str] = []
        self._ask("session.new", {"capabilities": {}})
        self._ask("session.subscribe", {"events": ["log.entryAdded"]})
        self.tab = self._ask("browsingContext.create", {"type": "tab"})["context"]

    def _ask(self, method: str, params: dict[str, Any]) -> Any:  # noqa: ANN401
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv(PATIENCE * 2))
            if message.get("type") == "event":
                entry = message["params"]
                if entry.get("level") == "error":
                    self.errors.append(str(entry.get("text")))
            elif message.get("id") == self.number:
                assert message["type"] == "success", message
                return message["result"]

    def open(self, url: str) -> None:
        """Load an address."""
        params = {"context": self.tab, "url": url, "wait": "complete"}
        self._ask("browsingContext.navigate", params)

    def size(self, width: int, height: int) -> None:
        """Make the page exactly so large."""
        viewport = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", {"context": self.tab, "viewport": viewport})

    def run(self, function: str) -> Any:  # noqa: ANN401
        """Call a function in the page; values travel as JSON."""
        call = f"async () => JSON.stringify(await ({function})() ?? null)"
        params = {
            "functionDeclaration": call,
            "awaitPromise": True,
            "target": {"context": self.tab},
        }
        result = self._ask("script.callFunction", params)
        assert result["type"] == "success", result
        return json.loads(result["result"]["value"])

    def complaints(self) -> list[str]:
        """Return what the console was told."""
        return self.errors


@contextmanager
def firefox() -> Iterator[Peramban]:
    """Start Firefox with a profile of its own."""
    program = find_firefox()
    assert program
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        preferences = {
            "app.update.enabled": False,
            "browser.shell.checkDefaultBrowser": False,
            "datareporting.policy.dataSubmissionEnabled": False,
            "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False,
        }
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in preferences.items())
        (Path(profile) / "user.js").write_text("".join(lines), "utf-8")
        command = [program, "--headless", "--remote-debugging-port", "0", "--profile", profile]
        process = subprocess.Popen(  # noqa: S603 - the browser under test
            [*command, "--no-remote"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        try:
            assert process.stderr
            address = next(
                found[0]
                for line in process.stderr
                if (found := re.search(r"ws://\S+", line)) is not None
            )
            with connect(f"{address}/session", max_size=None, open_timeout=PATIENCE) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.wait(10)
            process.stderr.close()


class WebKit:
    """WebKitGTK, by its WebDriver."""

    def __init__(self, port: int) -> None:
        """Open a session."""
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"webkitgtk:browserOptions": {"args": ["--automation"]}}
        made = self._post("", {"capabilities": {"alwaysMatch": options}})
        self.base += f"/{made['sessionId']}"
        self._post("/timeouts", {"script": PATIENCE * 1_000, "pageLoad": PATIENCE * 1_000})

    def _post(self, path: str, body: object) -> Any:  # noqa: ANN401
        request = urllib.request.Request(  # noqa: S310 - our own machine
            self.base + path,
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE * 2) as answer:  # noqa: S310
            return json.load(answer)["value"]

    def open(self, url: str) -> None:
        """Load an address."""
        self._post("/url", {"url": url})

    def size(self, width: int, height: int) -> None:
        """Make the window so large; what frames the page goes off its height."""
        self._post("/window/rect", {"x": 0, "y": 0, "width": width, "height": height})

    def run(self, function: str) -> Any:  # noqa: ANN401
        """Call a function in the page."""
        script = (
            f"const done = arguments[0]; (async () => ({function})())().then("
            "(value) => done({ value: value ?? null }), (error) => done({ error: `${error}` }))"
        )
        result = self._post("/execute/async", {"script": script, "args": []})
        assert "error" not in result, result
        return result["value"]

    def complaints(self) -> list[str]:
        """Return nothing: this driver does not pass the console on."""
        return []

    def close(self) -> None:
        """End the session, and the window with it."""
        request = urllib.request.Request(self.base, method="DELETE")  # noqa: S310
        urllib.request.urlopen(request, timeout=PATIENCE).close()  # noqa: S310


class _Screen:
    """A screen nobody looks at, for a browser that wants one."""

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "412x915x24",
            "-nolisten",
            "tcp",
        ]
        self.process = subprocess.Popen(  # noqa: S603 - our own screen
            command, pass_fds=[writing], stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.name = f":{pipe.readline().strip()}"
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(10)


@contextmanager
def webkit() -> Iterator[Peramban]:
    """Start WebKitGTK on a screen of its own."""
    with _Screen() as screen, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        environment = {
            **os.environ,
            "DISPLAY": screen.name,
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CACHE_HOME": home,
            # Its own sandbox needs rights that a container lacks.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        port = _free_port()
        command = [WEBKIT, f"--port={port}"]
        process = subprocess.Popen(command, env=environment)  # noqa: S603 - the browser under test
        try:
            _wait_for_port(port)
            browser = WebKit(port)
            yield browser
            browser.close()
        finally:
            process.terminate()
            process.wait(10)


def _free_port() -> int:
    with sockets.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_port(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            sockets.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < end, f"nothing listens on {port}"
            time.sleep(0.1)
        else:
            return
