"""Work on many things at once, on all processors."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

FEW = 8  # things that one process does as fast as several

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def spread(
    work: Callable[[Thing], Result], things: Sequence[Thing], *, like_one: int = 1
) -> list[Result]:
    """The results in the order of `things`; several processes share many of them. So many as
    `like_one` take as long as a report does."""
    if len(things) <= FEW * like_one or "fork" not in get_all_start_methods():
        return [work(thing) for thing in things]
    with ProcessPoolExecutor(
        os.cpu_count(), get_context("fork"), initializer=_start, initargs=(work, things)
    ) as pool:
        return list(pool.map(_work_here, range(len(things)), chunksize=4))


def _start(work: Callable[[Any], Any], things: Sequence[Any]) -> None:
    """Keep the work in a forked process; it and its things came with the fork, not in a message.

    What a report is read into is dropped with it: looking for rings in it costs a quarter of
    the time and finds none.
    """
    gc.disable()
    global _work  # noqa: PLW0603 - the one thing a worker knows
    _work = work, things


def _work_here(place: int) -> Any:
    assert _work is not None
    work, things = _work
    return work(things[place])


@contextmanager
def without_rings() -> Iterator[None]:
    """Keep much that has no rings in it: looking for some among all of it, again and again as
    it grows, takes longer than making it."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
