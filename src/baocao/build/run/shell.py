"""An IPython shell in this process that runs a notebook's cells, as a kernel would.

It has no sockets, no history file and no threads, so a process that holds one may fork.
What needs a front end (widgets, input) is not here: such a notebook asks for its own kernel.
"""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from traitlets.config import Config

from baocao.build.run.cell_outputs import CellOutputs, Stream


class _Publisher(DisplayPublisher):
    shell: CellShell

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *_: object,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **__: object,
    ) -> None:
        outputs = self.shell.outputs
        show = outputs.update if update else outputs.display
        show(data, metadata or {}, (transient or {}).get("display_id"))

    def clear_output(self, wait: bool = False) -> None:  # noqa: FBT001, FBT002 - IPython's own
        self.shell.outputs.clear(wait=wait)


class _ResultHook(DisplayHook):
    shell: CellShell

    def write_output_prompt(self) -> None:
        """A notebook shows the count of a result beside it."""

    def write_format_data(
        self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None
    ) -> None:
        self.shell.outputs.result(format_dict, md_dict or {}, self.prompt_count)

    def finish_displayhook(self) -> None:
        self._is_active = False


class CellShell(InteractiveShell):
    """Runs cells one after another in one namespace and collects their outputs."""

    def __init__(self) -> None:
        self.outputs = CellOutputs()
        config = Config()
        config.HistoryManager.enabled = False
        hooks = {"display_pub_class": _Publisher, "displayhook_class": _ResultHook}
        super().__init__(config=config, **hooks)  # type: ignore[no-untyped-call]

    @classmethod
    def fresh(cls) -> CellShell:
        """A shell with an empty namespace, replacing the one before."""
        cls.clear_instance()
        return cls.instance()

    def run_cell_into(self, cell: NotebookNode) -> BaseException | None:
        """Run a code cell, put its outputs and count into it; return what ended it early."""
        cell.outputs = []
        cell.execution_count = self.execution_count
        self.outputs.start(cell.outputs)
        out, err = Stream("stdout", self.outputs), Stream("stderr", self.outputs)
        with redirect_stdout(out), redirect_stderr(err):
            result = self.run_cell(cell.source, store_history=True)  # type: ignore[no-untyped-call]
        before: BaseException | None = result.error_before_exec
        return result.error_in_exec if before is None else before

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.outputs.error(etype.__name__, str(evalue), stb)

    def enable_gui(self, gui: str | None = None) -> None:
        """There is no window to show; pictures go into the notebook."""
