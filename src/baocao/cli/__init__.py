"""The command line. Pydantic would look through all installed packages for plugins; there are
none that a report needs."""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
