# Every target is a line of `make help`.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What says that a set of packages is installed; the sets are those of requirements/.
READY := $(VENV)/.ready-report
# Fetched first: it installs the others in a tenth of pip's time.
UV := $(VENV)/.ready-uv
INSTALL := scripts/install $(VENV)
LOCKED := $(INSTALL) --no-deps --require-hashes --requirement
SETS ?= report notebook
OPTIONS = $(if $(PROGRAMME),--programme $(PROGRAMME)) $(if $(PROVINCE),--province $(PROVINCE)) $(if $(UNIT),--unit $(UNIT)) $(if $(PERIOD),--period $(PERIOD)) $(if $(TYPE),--type $(TYPE))

.PHONY: help setup wheels report watch pdf pack site notebook check test bench mutants lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## make .venv with what reports need, in the locked versions, and try to add Quarto
	@command -v quarto >/dev/null || $(INSTALL) --constraint constraints.txt quarto-cli >/dev/null 2>&1 \
	  || echo 'Quarto is not here: its program could not be fetched. The pages are made without it.'

wheels: ## fetch the packages into wheels/, for offices without a registry: there make installs from it; SETS="report notebook"
	set -e; for set in uv $(SETS); do \
	  $(PYTHON) -m pip download --quiet --disable-pip-version-check --only-binary :all: --no-deps --require-hashes \
	    --requirement requirements/$$set.txt --dest wheels; \
	done

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("baocao needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(UV): requirements/uv.txt | $(BIN)/python
	$(INSTALL) --only-binary :all: --no-deps --require-hashes --requirement $< \
	  || echo 'uv is not here: it could not be fetched. pip installs the packages, which takes longer.'
	@touch $@

$(READY): requirements/report.txt pyproject.toml | $(UV)
	$(LOCKED) $<
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-%: requirements/%.txt $(READY)
	$(LOCKED) $<
	@touch $@

report: $(READY) ## build every report with new data; PROVINCE=lang-son PERIOD=2022-Q1 builds one, UNIT= a unit of it
	@$(BIN)/baocao report $(OPTIONS)

watch: $(READY) ## build reports again as files are saved, with their page in the browser; PROVINCE= PERIOD= as above
	@$(BIN)/baocao report --watch $(OPTIONS)

site: $(READY) ## build the web pages of the reports into _site
	@$(BIN)/baocao site

pdf: $(READY) ## PDF and page images beside the built reports, where LibreOffice is installed
	@$(BIN)/baocao pdf $(OPTIONS)

pack: $(READY) ## a zip file for the clerk, of the report PROVINCE=lang-son PERIOD=2022-Q1
	@$(BIN)/baocao pack $(OPTIONS)

notebook: $(VENV)/.ready-notebook ## open the notebooks in JupyterLab; what they print stays out of git
	-@git config filter.nbstripout.clean '"$(CURDIR)/$(BIN)/nbstripout" --keep-id'
	$(BIN)/jupyter lab --notebook-dir=notebooks

check: $(VENV)/.ready-dev ## ruff, mypy, import-linter
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/.ready-test ## run all tests
	$(BIN)/pytest -n auto

bench: $(VENV)/.ready-bench ## measure how fast reports are made, into benchmarks/RESULTS.md; QUICK=1 for a short one
	$(BIN)/python -m benchmarks.bench $(if $(QUICK),--quick)

mutants: $(VENV)/.ready-mutation ## break code at random and see whether tests notice; ROOM=core SAMPLE=100 SEED=2
	$(BIN)/python scripts/mutants.py $(if $(ROOM),--room $(ROOM)) $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED))

lock: $(READY) ## write constraints.txt and requirements/ from pyproject.toml; UPGRADE=1 for newer versions
	$(BIN)/python scripts/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove what was built
	rm -rf reports/*/ _site .mypy_cache .ruff_cache .pytest_cache .hypothesis
