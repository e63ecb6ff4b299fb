"""Runs inside Pyodide while the build watches which functions of the WebAssembly are called.

What answers call is found by asking; this is the neighbourhood that an odd day may reach: methods
of the built-in types with right and wrong arguments, faults of every kind, all of Unicode, the
collector of garbage, a memory that must grow. Nothing of it has to succeed; all of it has to run.
"""

# mypy: ignore-errors

import builtins
import gc
import sys

# They stop Python, wait for somebody, or change what the others rest on.
LEFT_OUT = {
    "breakpoint",
    "exit",
    "quit",
    "help",
    "input",
    "copyright",
    "credits",
    "license",
    "open",
    "print",
}
TEXTS = (
    *(
        "",
        "a",
        "Rp 2.000.000,-",
        "1,5 juta",
        "ÀÉ straße İ ǅ ﬁ ς",
        "٣٠٠٠ ² ½ Ⅷ １２",
        "日本 🙂 \u202e",
    ),
    *("a b\tc\r\nd\x1c\u2028", "\ud800", "%d %s %r %5.2f %%", "{} {0!r:>8} {a[0].b}", "x" * 3000),
)
BYTES = (b"", b"a,b\r\n", "é".encode(), b"\xff\xfe1\x00", b"\x00\xd8", bytes(range(256)))
NUMBERS = (0, 1, -1, 7, 255, 10**5, -(10**18), 10**40, True, 0.0, -0.0, 0.5, 1e22, -1e-7, 1.5e300)
SPECIAL = (float("nan"), float("inf"), float("-inf"), 1j, None, NotImplemented, ...)
CODINGS = (
    *("ascii", "latin-1", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"),
    *("cp437", "tidak-ada"),
)
FAULTS = ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass")
FAULTS += ("xmlcharrefreplace",)
# All of it is read by the tests; here every kind of letter once is enough.
UNICODE = "".join(map(chr, (*range(0x3100), *range(0x3100, 0xD800, 9), *range(0xE000, 0x20000, 7))))
SPECS = (">12,", "+.2f", "08.3e", "#x", "b", "o", "c", "_d", "%", "g", "s", "^9.3", "=+9", "n", "z")


def attempt(call, *arguments, **named):
    """Call, and look at what came back or at the fault, as somebody who tells it would."""
    try:
        seen = call(*arguments, **named)
        if hasattr(seen, "__next__"):
            seen = [one for one, _ in zip(seen, range(20))]
        return repr(seen)[:99], str(seen)[:99]
    except BaseException as fault:
        return repr(fault)[:999], str(fault)[:999], fault.__traceback__


def values():
    """Return values of the built-in types, made anew: methods change them."""
    deque = getattr(sys.modules.get("collections"), "deque", list)
    return [
        *TEXTS[:8],
        *BYTES[:4],
        *NUMBERS,
        *SPECIAL,
        bytearray(b"abc,d"),
        memoryview(b"abcdef"),
        [3, 1, 2, 1],
        ["b", "a"],
        [1.5, 2, 10**30],
        (1, "a"),
        {"a": 1, "b": [2]},
        {1: 2, (3,): 4},
        dict.fromkeys(map(str, range(40))),
        {1, 2, "a"},
        frozenset((1, "b")),
        range(2, 20, 3),
        slice(1, None, 2),
        deque([1, 2, 3]),
        iter([1, 2]),
        reversed([1, 2]),
        (one for one in (1, 2)),
        map(str, (1, 2)),
        zip("ab", (1, 2)),
        enumerate("ab"),
        object(),
        ValueError("salah", 1),
        KeyError("kunci"),
        int,
        attempt,
        property(len),
    ]


def arguments(value):
    """Return what to call a method of a value with."""
    # No power of a large number to a large one: it would not end.
    same = None if isinstance(value, int) or hasattr(value, "__next__") else value
    yield ()
    for one in (
        same,
        0,
        2,
        -1,
        "a",
        "",
        b"a",
        b"",
        None,
        [1],
        ("a", "b"),
        {"a": 1},
        1.5,
        slice(0, 2),
    ):
        yield (one,)
    yield from (("a", "bc"), (b"a", b"bc"), (0, 2), (1, 9), ("a", 1), ("a", None, None), (2, "*"))
    yield from ((3, b"*"), (slice(0, 1), [5]), (0, "z"), ("utf-8", "replace"), (None, None, None))


def sweep_methods():
    for number in range(len(values())):
        value = values()[number]
        for name in dir(value):
            if name in {"__class__", "__init_subclass__", "__del__", "__rpow__", "__rlshift__"}:
                continue
            method = getattr(value, name, None)
            if not callable(method) or isinstance(method, type):
                continue
            for given in arguments(value):
                value = values()[number]
                attempt(getattr(value, name, None), *given)
    for name in dir(builtins):
        call = getattr(builtins, name)
        if name in LEFT_OUT or not callable(call):
            continue
        for value in values():
            attempt(call, value)
        for given in (*arguments("abc"), ("%d", 1), (len, "ab"), ([1], [2]), ("a", (), {})):
            attempt(call, *given)


def sweep_operators():
    import operator

    both = [getattr(operator, name) for name in dir(operator) if not name.startswith("_")]
    large = (10**400, -(3**900), 2**64 - 1)
    for call in both:
        for one in values():
            for other in (*values()[8::4], 3, "%s", large[0], large[1], 0.25, (1,)):
                if call.__name__ in {"lshift", "ilshift", "pow", "ipow", "mul", "imul", "repeat"}:
                    if isinstance(other, int) and abs(other) > 400:
                        continue
                    if isinstance(one, int) and not isinstance(other, int | float):
                        continue
                attempt(call, one, other)
            attempt(call, one)
        for one in large:
            for other in (*large[1:], 7, -5):
                if call.__name__ not in {"lshift", "ilshift", "pow", "ipow", "mul_"}:
                    attempt(call, one, other)
    for one in values():
        for spec in SPECS:
            attempt(format, one, spec)
            attempt(f"%{spec[:1] if spec[:1] in '+#' else ''}5d".__mod__, (one,))
        for sign in "diouxXeEfFgGcrsa%":
            attempt(f"%-+8.3{sign}".__mod__, (one,))
            attempt(f"%0#{sign}".__mod__, (one,))
        for base in (0, 2, 10, 16, 36):
            attempt(int, one, base)
    for digits in (1, 300, 5000):
        attempt(int, "9" * digits)
        attempt(str, 10 ** min(digits, 4400))
        attempt(float, "9" * digits + ".5e-10")


def sweep_unicode():
    for name in ("upper", "lower", "casefold", "swapcase", "title", "capitalize", "split"):
        getattr(UNICODE, name)()
    UNICODE.splitlines()
    for name in dir(str):
        if name.startswith("is"):
            test = getattr(str, name)
            for one in UNICODE:
                test(one)
    for coding in CODINGS:
        for fault in FAULTS:
            for text in (*TEXTS, UNICODE[::5]):
                attempt(text.encode, coding, fault)
            for data in (*BYTES, "aé日🙂".encode("utf-16"), "aé日🙂".encode() + b"\xe2\x82"):
                attempt(data.decode, coding, fault)


def sweep_dates_and_json():
    """Call what dates and JSON offer, with a few arguments."""
    import datetime
    import json

    moment = datetime.datetime(2026, 11, 24, 6, 30, tzinfo=datetime.timezone.utc)
    dates = [
        moment,
        moment.date(),
        moment.time(),
        moment - moment.replace(year=2020),
        moment.tzinfo,
    ]
    dates += [
        datetime.timedelta(days=1),
        datetime.timezone(datetime.timedelta(hours=7)),
        datetime.date,
    ]
    dates += [datetime.datetime, datetime.time]
    texts = ("%Y-%m-%d", "%A %d %B", "2026-11-24", "2026-11-24T06:30:00+00:00", "06:30", "x")
    for one in dates:
        for name in dir(one):
            if name in {"__class__", "__init_subclass__"}:
                continue
            attempt(getattr(one, name, None))
            for other in (*dates, *texts, 1, 2.5, None):
                attempt(getattr(one, name, None), other)
            attempt(getattr(one, name, None), 2026, 2, 29)
    for one in (*values(), {"a": [1.5, None, True, "é\u2028\ud800"], "b": {}}, [[[]]], '\x00"\\'):
        for options in ({}, {"indent": 1}, {"ensure_ascii": False, "sort_keys": True}):
            attempt(json.dumps, one, **options)
    for text in (
        '{"a": [1, -2.5e3, true, null, "\\u00e9\\ud83d\\ude00\\n"]}',
        "[1,",
        '"',
        "nul",
        "[1]]",
        "NaN",
    ):
        attempt(json.loads, text)


def sweep_expressions():
    import re

    patterns = (
        r"(\w+)\s*=?(\d+)?",
        r"(?i)^[à-ÿ\W]+?$",
        r"(?:a|b)*+c|(?<!x)y(?=z)",
        r"(a)(?(1)b|c)",
        "(",
        r"\p",
    )
    patterns += (
        r"(?s).*",
        r"(?m)^$",
        rb"\d+[^\x00-\x7f]",
        r"(?P<n>.)(?P=n)",
        r"(?>a+)b|\bq\B",
        r"[\s\S]{2,5}?x",
    )
    for pattern in patterns:
        try:
            made = re.compile(pattern)
        except re.error as fault:
            attempt(str, fault)
            continue
        for text in (*TEXTS, *BYTES):
            for name in ("match", "search", "fullmatch", "findall", "finditer", "split"):
                attempt(getattr(made, name), text)
            attempt(made.sub, r"<\g<0>>", text)
            attempt(made.subn, lambda found: found[0] + found.group()[::-1], text, 2)
            found = attempt(made.search, text) and None
            try:
                found = made.search(text)
            except TypeError:
                continue
            for name in dir(found or 0):
                attempt(getattr(found, name, None))
                attempt(getattr(found, name, None), 1)


def deep(number):
    return deep(number + 1) + 1


def sweep_faults():
    import traceback

    for name in dir(builtins):
        kind = getattr(builtins, name)
        if isinstance(kind, type) and issubclass(kind, BaseException):
            for given in (
                (),
                ("salah",),
                ("utf-8", b"\xff", 0, 1, "x"),
                (2, "x", "file"),
                ("x", [ValueError(1)]),
            ):
                try:
                    try:
                        raise kind(*given)
                    except TypeError as fault:
                        raise RuntimeError("karena") from fault
                except BaseException as fault:
                    attempt(traceback.format_exception, fault)
                    attempt(fault.add_note, "catatan")
                    attempt(fault.with_traceback, None)
    for text in (
        "1/0",
        "{}['a']",
        "[][3]",
        "None.x",
        "int('x')",
        "undefined",
        "1 +",
        "'é",
        "(1",
        "  x",
        "f'{1!z}'",
    ):
        attempt(eval, text)
    for text in (
        "import nothing",
        "from os import nothing",
        "def f(:\n",
        "\tif",
        "raise 1",
        "a, b = 1",
        "del z",
    ):
        attempt(exec, text, {})
    for text in (
        "f(1, 2)",
        "f(b=1)",
        "f(*1)",
        "f(**1)",
        "f(a=1, **{'a': 2})",
        "g(1)",
        "C().x",
        "C() + 1",
        "C()()",
    ):
        attempt(
            eval, text, {"f": lambda a: a, "g": lambda: 0, "C": type("C", (), {"__slots__": ()})}
        )
    attempt(deep, 0)
    nested = []
    for _ in range(500):
        nested = [nested]
    attempt(repr, nested)
    del nested


def sweep_memory():
    for generation in (0, 1, 2):
        gc.collect(generation)
    cycle = [{"self": [index]} for index in range(3000)]
    for one in cycle:
        one["self"].append(one)
    del cycle, one
    gc.collect()
    many = {str(index): (index, [index], {index}) for index in range(60_000)}
    held = [bytearray(1 << 20) for _ in range(48)]
    del many, held
    gc.collect()
    attempt(bytearray, 1 << 40)
    attempt(gc.get_stats)
    attempt(gc.get_count)
    len(gc.get_objects())


for part in (
    *(sweep_methods, sweep_operators, sweep_unicode, sweep_dates_and_json),
    *(sweep_expressions, sweep_faults, sweep_memory),
):
    part()
