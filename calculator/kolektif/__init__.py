"""Many unlike workers: a table is read, priced and added up, without a name leaving the computer.

`columns` finds out what each column means, `files` opens a table as rows of text, `cells` reads
what people write in a cell, `rows` turns a row into a checked Scenario and a price, and `totals`
adds up. Rows stream through: memory grows with the number of unlike workers, not with the rows.
"""
