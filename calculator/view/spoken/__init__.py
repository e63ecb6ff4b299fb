"""An answer for the ear: whole sentences, amounts in words, nothing that only eyes can read."""

from calculator.view.spoken.aloud import aloud, pieces, sentences
from calculator.view.spoken.answer import spoken

__all__ = ["aloud", "pieces", "sentences", "spoken"]
