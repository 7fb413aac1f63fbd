# Every target is a line of `make help`.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OPTIONS = $(if $(PROVINCE),--province $(PROVINCE)) $(if $(PERIOD),--period $(PERIOD))

.PHONY: help setup report pdf site notebook check test bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## make .venv with the pinned versions, and try to add Quarto
	@command -v quarto >/dev/null || $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt '.[quarto]' >/dev/null 2>&1 \
	  || echo 'Quarto is not here: its program could not be fetched. The pages are made without it.'
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("baocao needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

report: $(READY) ## build every report with new data; PROVINCE=lang-son PERIOD=2022-Q1 builds one
	@$(BIN)/baocao report $(OPTIONS)

site: $(READY) ## build the web pages of the reports into _site
	@$(BIN)/baocao site

pdf: $(READY) ## PDF and page images beside the built reports, where LibreOffice is installed
	@$(BIN)/baocao pdf $(OPTIONS)

notebook: $(READY) ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=notebooks

check: $(READY) ## ruff, mypy, import-linter
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(READY) ## run all tests
	$(BIN)/pytest -n auto

bench: $(READY) ## measure how fast reports are made, into benchmarks/RESULTS.md; QUICK=1 for a short one
	$(BIN)/python -m benchmarks.bench $(if $(QUICK),--quick)

clean: ## remove what was built
	rm -rf reports/*/ _site .mypy_cache .ruff_cache .pytest_cache .hypothesis
