"""Sharing an answer: the pages a shared link leads to, and the dialog."""
