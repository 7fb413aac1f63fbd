"""Runs the command line: whatever a user can cause becomes a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click
from click.exceptions import NoArgsIsHelpError

from baocao.apps.cli.app import app
from baocao.apps.cli.messages import fail, print_json
from baocao.apps.cli.vietnamese_click import in_vietnamese
from baocao.core.errors import BaocaoError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; exit 0 done, 1 findings that stop, 2 wrong usage."""
    as_json = "--json" in (sys.argv if arguments is None else arguments)
    sys.exit(_exit_code(arguments, as_json=as_json))


def _exit_code(arguments: Sequence[str] | None, *, as_json: bool) -> int:
    try:
        return int(app.main(arguments, prog_name="baocao", standalone_mode=False))
    except NoArgsIsHelpError as error:
        print(error.format_message())
        return 2
    except click.UsageError as error:
        return _failed(in_vietnamese(error), as_json=as_json)
    except BaocaoError as error:
        return _failed(error, as_json=as_json)
    except OSError as error:
        return _failed(_of_system(error), as_json=as_json)
    except (click.Abort, KeyboardInterrupt):
        return 130


def _of_system(error: OSError) -> BaocaoError:
    """A full disk, a folder that may not be written: as what a user can mend."""
    from baocao.build.run.system_errors import system_problem

    return BaocaoError(system_problem(error, os.path.relpath(error.filename or ".")))


def _failed(error: BaocaoError, *, as_json: bool) -> int:
    if as_json:
        print_json({"problems": error.problems})
    return fail(error.problems, error.exit_code)
