"""`python -m baocao` is the command `baocao`."""

from baocao.apps.cli import main

main()
