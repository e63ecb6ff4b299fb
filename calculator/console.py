"""Writing to a terminal, file or pipe, whatever letters it knows and whoever stops listening."""

import os
import sys

__all__ = ["EXIT_INPUT_ERROR", "EXIT_WRITE_ERROR", "write_json", "write_text"]

# The exit status for input that cannot be answered.
EXIT_INPUT_ERROR = 2
# And for an answer that cannot be written.
EXIT_WRITE_ERROR = 1


def write_json(text: str) -> None:
    """Write a line for a machine to standard output: UTF-8, whatever the console's letters are."""
    _write(text.encode("utf-8", "replace"))


def write_text(text: str) -> None:
    """Write lines for people to standard output; a letter that the console lacks becomes `?`."""
    _write(text.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "replace"))


def _write(data: bytes) -> None:
    if sys.stdout is None:  # closed by who started us: `>&-`
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data + b"\n")
        sys.stdout.buffer.flush()
    except OSError as error:
        # Without this Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # `| head` has seen enough
            sys.exit(f"Jawaban tidak dapat ditulis: {error.strerror}.")
