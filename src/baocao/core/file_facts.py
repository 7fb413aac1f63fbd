"""What tells one state of a file from another without reading it."""

from __future__ import annotations

import os

# Seconds since the last change of a file until its facts tell one state of it from another: two
# changes at once may bear the same time.
SETTLED = 10

Facts = tuple[int, ...]


def facts_of(found: os.stat_result) -> Facts:
    """Its time of change, which nobody can put back, is among them."""
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def changed_at(found: os.stat_result) -> int:
    """When a file or what is known of it changed last, in nanoseconds."""
    return max(found.st_mtime_ns, found.st_ctime_ns)
