"""No cache of bytecode: the compiled templates are modules, read by jinja2.ModuleLoader.

The original brings in pickle and tempfile.
"""


class BytecodeCache:
    """Be what `jinja2` names."""


class FileSystemBytecodeCache(BytecodeCache):
    """Be what `jinja2` names."""


class MemcachedBytecodeCache(BytecodeCache):
    """Be what `jinja2` names."""
