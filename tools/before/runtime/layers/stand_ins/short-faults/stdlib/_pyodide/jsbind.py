"""No annotations of JavaScript objects: the engine is given texts and gives texts.

The original turns annotations into converters, with inspect and typing. Every call of a JavaScript
function goes by the one signature that has none.
"""

from _pyodide_core import JsFuncSignature, js2py_default_call_result, py2js_default

# What a parameter without a default has.
no_default = object()


def _any_call(*args: object, **kwargs: object) -> None:
    """Be what a JavaScript function looks like from Python."""


default_signature = JsFuncSignature(
    _any_call, False, 0, (), (), py2js_default, (), (), (), py2js_default, js2py_default_call_result
)
