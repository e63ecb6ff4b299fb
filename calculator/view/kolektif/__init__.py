"""Totals of a table of workers, as text for a terminal and as a file with a result for each row."""
