"""What is printed on a paper, as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from tools.before.papers import OUT, papers

if TYPE_CHECKING:
    from tools.before.papers import Paper


def text(document: pypdfium2.PdfDocument) -> str:
    """Return all words of a document, line ends made spaces."""
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def printed(paper: Paper) -> str:
    """Return all words of a paper of ours, made first where it is not there."""
    papers()
    document = pypdfium2.PdfDocument(OUT / paper.file)
    found = text(document)
    document.close()
    return found
