"""Measures what visitors wait for, beside the plain way of doing the same."""
