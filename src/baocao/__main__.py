"""`python -m baocao` is the command `baocao`."""

from baocao.cli.app import main

main()
