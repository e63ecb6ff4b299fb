"""Assembles the Python runtime that the site serves, under a versioned path."""
