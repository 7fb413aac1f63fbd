"""The reporting regimes of the repository, for tests that count periods."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from baocao.definitions.periods.regimes import parse_period
from baocao.definitions.periods.regimes_file import load_regimes

_FILE = Path(__file__).parents[1] / "data" / "regimes.yaml"
REGIMES = load_regimes(_FILE, name="data/regimes.yaml")
ADMINISTRATIVE = REGIMES.every["administrative"]
STATISTICS = REGIMES.every["health_statistics"]
DISEASE = REGIMES.every["infectious_disease"]
administrative = partial(parse_period, regime=ADMINISTRATIVE)
"""The period of a key under Decree 09/2019."""
