"""Where the processes that make reports come from, said before the command imports the rest."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from baocao.apps import cli
from baocao.apps.cli.asked import Order
from baocao.build.run.fingerprint import words_changed
from baocao.build.run.forked_server import fork_server
from baocao.build.run.isolation import PRELOAD

PRELOAD_WORDS = ("baocao.build.run.preload_words",)


def begin_to_build(order: Order) -> None:
    """Begin to serve as the reports that are asked for need it: many share what they import, a
    single one imports what it needs, beside the command where it is known that it will be built."""
    if len(order.keys) > 1:
        begin_to_serve(PRELOAD)
    elif any(words_changed(order.project, key) for key in order.keys):
        begin_to_serve((), at_once=PRELOAD_WORDS)
    else:
        begin_to_serve(())


def begin_to_serve(preload: Sequence[str], at_once: Sequence[str] = ()) -> None:
    """Have reports made by copies of this process, where it is the command and nothing else: what
    a test or a notebook that calls the command holds is not to be copied."""
    if getattr(sys.modules["__main__"], "main", None) is cli.main:
        fork_server(preload, at_once)
