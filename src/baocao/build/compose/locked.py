"""What a lock remembers of a period besides its files: the results that were made from them."""

from __future__ import annotations

from baocao.build.compose.corrections import results_by_figure
from baocao.build.compose.load import load_inputs
from baocao.build.compose.reasons import as_text
from baocao.build.workspace.door import Scope
from baocao.core.errors import BaocaoError


def locked_values(scope: Scope) -> dict[str, str] | None:
    """The period's results by the ids that they have as figures of its report; None where its
    data cannot be read, or has errors."""
    try:
        inputs = load_inputs(scope)
    except BaocaoError:
        return None
    found = results_by_figure(inputs, inputs.period, inputs.submissions)
    return {id_: as_text(result.quantity) for id_, result in found.items()}
