"""The names of tests: the same in each worker, whatever second it collects them in."""

from __future__ import annotations

import time

import pytest

PACKED_NOW = b"\x1f\x8b" + str(time.time_ns()).encode()


@pytest.mark.parametrize("packed", [PACKED_NOW])
def test_bytes_made_while_collecting_do_not_name_a_test(
    packed: bytes, request: pytest.FixtureRequest
) -> None:
    assert packed == PACKED_NOW
    assert request.node.name.endswith("[packed]")
