"""Templates compiled once, and taken over by the next report of the same project.

What is kept is code. It is made from templates of the project, which may run any code themselves,
and lies where their owner alone can write.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version

from jinja2 import BytecodeCache, Environment, TemplateError
from jinja2.bccache import Bucket

from baocao.core.taken_over import keeper, taken_over


class _Compiled(BytecodeCache):
    """The code of templates, by what Jinja knows each by; it checks their text itself."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.bytecode_to_string()


def take_over_templates(environment: Environment, names: Iterable[str]) -> None:
    """Have the environment compile these templates only where nobody has; nothing happens where
    nothing is kept."""
    if keeper() is None:
        return
    compiled = environment.bytecode_cache = _Compiled()

    def make() -> bytes:
        for name in names:
            with suppress(TemplateError):  # whoever needs the template says what is wrong with it
                environment.get_template(name)
        return marshal.dumps(compiled.codes)

    compiled.codes = marshal.loads(taken_over(f"templates-jinja2-{version('jinja2')}", make))
