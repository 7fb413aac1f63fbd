"""What a cell prints, shows, returns and raises, kept as notebook outputs.

The rules are those of a kernel's client: neighbouring writes to one stream are one output,
`clear_output(wait=True)` clears when the next output comes, `update_display` changes every
output shown under its id. Nothing here runs code.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from io import TextIOBase
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

Bundle = Mapping[str, Any]


class CellOutputs:
    """The outputs of the cell that is running, and the displays of those before it."""

    def __init__(self) -> None:
        self._outputs: list[NotebookNode] = []
        self._clear_next = False
        self._displays: dict[str, list[NotebookNode]] = {}

    def start(self, outputs: list[NotebookNode]) -> None:
        """Collect into `outputs` from now on."""
        self._outputs = outputs
        self._clear_next = False

    def stream(self, name: str, text: str) -> None:
        """Text written to stdout or stderr."""
        self._clear_if_due()
        if self._outputs and self._outputs[-1].get("name") == name:
            self._outputs[-1]["text"] += text
        elif text:
            self._outputs.append(new_output("stream", name=name, text=text))

    def display(self, data: Bundle, metadata: Bundle, display_id: str | None) -> None:
        """Something shown; with a `display_id` it can be updated later."""
        output = self._add("display_data", data=_as_text(data), metadata=dict(metadata))
        if display_id:
            self._displays.setdefault(display_id, []).append(output)

    def update(self, data: Bundle, metadata: Bundle, display_id: str | None) -> None:
        """Change what stands under `display_id`, in this cell and in earlier ones."""
        for output in self._displays.get(display_id or "", ()):
            output["data"], output["metadata"] = _as_text(data), dict(metadata)

    def result(self, data: Bundle, metadata: Bundle, count: int) -> None:
        """The value of a cell's last expression."""
        shown = {"data": _as_text(data), "metadata": dict(metadata)}
        self._add("execute_result", execution_count=count, **shown)

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        """What ended the cell."""
        self._add("error", ename=name, evalue=value, traceback=traceback)

    def clear(self, *, wait: bool) -> None:
        """Drop the cell's outputs, now or when the next one arrives."""
        self._clear_next = wait
        if not wait:
            self._outputs.clear()

    def _add(self, kind: str, **content: Any) -> NotebookNode:
        self._clear_if_due()
        output: NotebookNode = new_output(kind, **content)
        self._outputs.append(output)
        return output

    def _clear_if_due(self) -> None:
        if self._clear_next:
            self.clear(wait=False)


class Stream(TextIOBase):
    """A standard stream of the running cell."""

    encoding = "utf-8"

    def __init__(self, name: str, outputs: CellOutputs) -> None:
        self._name = name
        self._outputs = outputs

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._outputs.stream(self._name, text)
        return len(text)


def _as_text(data: Bundle) -> dict[str, Any]:
    """The data as JSON takes it: pictures in base64."""
    return {
        kind: b64encode(value).decode() if isinstance(value, bytes) else value
        for kind, value in data.items()
    }
