"""Serve site/ on this machine, as a good static host would.

Files that the build compressed go out compressed; names that carry a version
may be kept for ever, everything else is asked for anew. What the site's `_headers` says is sent.
"""

from __future__ import annotations

import argparse
import errno
import gzip
import posixpath
import re
import sys
from email.utils import formatdate
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from tools.after.seal import hosts

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".toml": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".whl": "application/octet-stream",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
# No archives: hosts take them for compressed already.
COMPRESSIBLE = re.compile(r"text/|json|xml|javascript|wasm|manifest")
FOR_EVER = re.compile(r"^mesin/[^/]+/")


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from one folder, below one path."""

    protocol_version = "HTTP/1.1"
    server_version = "static"

    def __init__(
        self,
        *arguments: object,
        folder: Path,
        base: str = "/",
        compress: bool = True,
        headers: dict[str, str] | None = None,
        quiet: bool = True,
    ) -> None:
        """Take the settings first: the base class answers while it is being made."""
        self.folder = folder.resolve()
        self.base = base
        self.compress = compress
        self.extra = headers or {}
        self.quiet = quiet
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, or say that there is none."""
        self._answer()

    def do_HEAD(self) -> None:
        """Send what GET would, without the body."""
        self._answer()

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002
        """Keep the terminal quiet in tests."""
        if not self.quiet:
            super().log_message(format, *values)

    def _answer(self) -> None:
        try:
            asked = urlsplit(self.path)
            path = unquote(asked.path)
            if path and f"{path}/" == self.base:
                return self._redirect(path, asked.query)
            file = self._find(path)
        except (ValueError, OSError):
            # A name that no file can have: a zero byte, too many letters, half an address.
            file = None
        if file is None:
            return self._send(HTTPStatus.NOT_FOUND, self.folder / "404.html")
        if file.is_dir():
            return self._redirect(path, asked.query)
        name = path.removeprefix(self.base)
        return self._send(HTTPStatus.OK, file, for_ever=bool(FOR_EVER.match(name)))

    def _find(self, path: str) -> Path | None:
        """Return what stands at a path: a file, or a folder whose address lacks its slash."""
        # A folder without a name between two slashes: the page's own links would lead astray.
        if not path.startswith(self.base) or "//" in path:
            return None
        file = (self.folder / path.removeprefix(self.base)).resolve()
        if not file.is_relative_to(self.folder):
            return None
        if file.is_dir():
            if not path.endswith("/"):
                return file
            file /= "index.html"
        elif path.endswith("/"):
            return None
        return file if file.is_file() else None

    def _redirect(self, path: str, query: str) -> None:
        # Relative, and quoted: a name cannot lead to another host.
        to = quote(posixpath.basename(path), safe="") + "/"
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", f"{to}?{query}" if query else to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, file: Path, *, for_ever: bool = False) -> None:
        kind = TYPES.get(file.suffix, "application/octet-stream")
        headers = {
            "Content-Type": kind,
            "Cache-Control": "public, max-age=31536000, immutable" if for_ever else "no-cache",
            "X-Content-Type-Options": "nosniff",
            **self._said_by_the_site(),
            **self.extra,
        }
        if status is HTTPStatus.NOT_FOUND:
            headers["Cache-Control"] = hosts.ASK_FIRST
        data = b""
        if file.is_file():
            state = file.stat()
            headers["ETag"] = tag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
            headers["Last-Modified"] = formatdate(state.st_mtime, usegmt=True)
            if status is HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
                status = HTTPStatus.NOT_MODIFIED
            elif self._compresses(kind):
                data = compressed(file, tag)
                headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            else:
                data = file.read_bytes()
        headers["Content-Length"] = str(len(data))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _said_by_the_site(self) -> dict[str, str]:
        file = self.folder / hosts.NAME
        rules = hosts.read_rules(file.read_text("utf-8")) if file.is_file() else {}
        return hosts.headers_for("/" + urlsplit(self.path).path.removeprefix(self.base), rules)

    def _compresses(self, kind: str) -> bool:
        accepted = accepts_gzip(self.headers.get("Accept-Encoding", ""))
        return self.compress and accepted and COMPRESSIBLE.search(kind) is not None


def accepts_gzip(header: str) -> bool:
    """Tell whether a visitor takes gzip; `gzip;q=0` says that he does not."""
    weights = {}
    for offer in header.lower().split(","):
        name, *settings = (part.strip() for part in offer.split(";"))
        weight = next((text[2:] for text in settings if text.startswith("q=")), "1")
        weights[name] = re.fullmatch(r"0(\.0*)?", weight) is None
    return weights.get("gzip", weights.get("*", False))


@lru_cache(maxsize=512)
def compressed(file: Path, tag: str) -> bytes:
    """Return a file compressed, once for each state of it."""
    del tag
    twin = file.with_name(f"{file.name}.gz")
    return twin.read_bytes() if twin.is_file() else gzip.compress(file.read_bytes(), 6, mtime=0)


class Server(ThreadingHTTPServer):
    """A server whose visitors may leave in the middle of an answer."""

    daemon_threads = True
    # A whole hall may open the page at once.
    request_queue_size = 512

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the base class has it
        """Say nothing of a browser that closed its tab; of anything else, everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(  # noqa: PLR0913
    folder: Path,
    *,
    port: int = 0,
    base: str = "/",
    compress: bool = True,
    headers: dict[str, str] | None = None,
    quiet: bool = True,
) -> Server:
    """Return a server that listens already; `serve_forever` starts it."""
    handler = partial(
        Handler, folder=folder, base=base, compress=compress, headers=headers, quiet=quiet
    )
    return Server(("127.0.0.1", port), handler)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--base", default="/", help="path below which the site stands: /name/")
    parser.add_argument("--plain", action="store_true", help="send nothing compressed")
    arguments = parser.parse_args()
    if not (arguments.folder / "index.html").is_file():
        parser.exit(1, f"{arguments.folder} holds no site: run `make build` first.\n")
    try:
        web = server(
            arguments.folder,
            port=arguments.port,
            base=arguments.base,
            compress=not arguments.plain,
            quiet=False,
        )
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "is in use" if error.errno == errno.EADDRINUSE else "is not for everyone"
        other = "`PORT=8001 make serve` or `--port 8001` takes another"
        parser.exit(1, f"Port {arguments.port} {why}: {other}.\n")
    print(f"http://127.0.0.1:{web.server_port}{arguments.base}", flush=True)
    try:
        web.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
