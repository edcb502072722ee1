"""Many cases in one test, where what each needs to begin with costs more than what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def case(name: object) -> Iterator[None]:
    """Whatever goes wrong within says in which case it did."""
    try:
        yield
    except AssertionError as wrong:
        wrong.add_note(f"in the case {name!r}")
        raise
