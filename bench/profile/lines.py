"""Stands behind the text of `encodings`, which Python imports before any other of its modules.

From then on every function notes, the first time it runs, where it begins: in `sys.seen`.
"""


def _watch(python) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - newer than ours
    seen = python.seen = set()
    monitoring = python.monitoring
    profiler = monitoring.PROFILER_ID

    def started(code, _):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
        seen.add((code.co_filename, code.co_firstlineno))
        return monitoring.DISABLE

    monitoring.use_tool_id(profiler, "seen")
    monitoring.register_callback(profiler, monitoring.events.PY_START, started)
    monitoring.set_events(profiler, monitoring.events.PY_START)


_watch(__import__("sys"))
