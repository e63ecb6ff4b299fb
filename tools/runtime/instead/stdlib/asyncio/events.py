"""The one name of the original that futures ask for."""

from typing import NoReturn


def _get_event_loop_policy() -> NoReturn:
    raise RuntimeError("there is no event loop here")
