"""What is being done, while it takes long: a line on standard error every few seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

EVERY = 2.0  # seconds: nobody waits longer without a word

Item = TypeVar("Item")


def counted(items: Iterable[Item], total: int, thing: str) -> Iterator[Item]:
    """The items as they come; says how many there are, and after a while how many are done."""
    print(f"Đang lập {total} {thing} …", file=sys.stderr, flush=True)
    told = time.monotonic()
    for number, item in enumerate(items, start=1):
        yield item
        if time.monotonic() - told > EVERY and number < total:
            print(f"  {number}/{total}", file=sys.stderr, flush=True)
            told = time.monotonic()
