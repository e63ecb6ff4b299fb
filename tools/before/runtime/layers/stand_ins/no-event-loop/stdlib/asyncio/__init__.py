"""No event loop: the engine answers at once, and nothing in the worker's Python ever waits.

The interpreter's own part of Pyodide knows futures, and asks this package for a few names. The
original brings in sockets, TLS, subprocesses, threads and logging.
"""
