# Every target sets up what it needs; what is there already is not made again.
# PYTHON=python3.12 chooses an interpreter, SIZES=599,10000 the sizes of the benchmark.

PYTHON ?= python3
SIZES ?= 599,10000,100000
PAGES ?= 300
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PINNED := pyproject.toml constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run test check format docs bench benchapp benchimport benchinterview benchguest wheel pins clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

run: $(VENV)/.run ## set up, build the index and open the assistant
	@$(BIN)/python -m cc_assistant index build
	@$(BIN)/python -m cc_assistant

test: $(VENV)/.dev ## set up and run all tests
	@$(BIN)/python -m pytest -n 4

check: $(VENV)/.dev ## format, lint, types, direction of imports, fresh documentation
	@$(BIN)/python -m ruff format --check --quiet .
	@$(BIN)/python -m ruff check --quiet .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python docs/generate.py --check

format: $(VENV)/.dev ## put the code into its format and mend what the linter can
	@$(BIN)/python -m ruff check --fix --quiet . ; $(BIN)/python -m ruff format --quiet .

docs: $(VENV)/.dev ## write the generated pages of docs/ anew
	@$(BIN)/python docs/generate.py

bench: $(VENV)/.dev ## measure speed and memory beside the plain way
	@$(BIN)/python -m benchmarks.speed --sizes $(SIZES)

benchapp: $(VENV)/.dev ## measure the app at a terminal
	@$(BIN)/python -m benchmarks.app

benchimport: $(VENV)/.dev ## measure importing and indexing beside the encoder alone
	@$(BIN)/python -m benchmarks.importing --pages $(PAGES) --keep

benchinterview: $(VENV)/.dev ## measure answers of the interview at a terminal
	@$(BIN)/python -m benchmarks.interview

benchguest: $(VENV)/.dev ## measure which sentences of a language model are shown and dropped
	@$(BIN)/python -m benchmarks.guest

wheel: $(VENV)/.dev ## build the wheel and the source archive into dist/
	@$(BIN)/python -m build --no-isolation --outdir dist .

pins: ## choose newer versions: writes constraints.txt (needs the network)
	@rm -rf .pins && $(PYTHON) -m venv .pins && .pins/bin/python -m pip install --quiet '.[dev]'
	@sed -n '1,/^$$/p' constraints.txt > .pins/new
	@.pins/bin/python -m pip freeze --all --exclude pip --exclude cc-assistant | grep -v '^torch==' >> .pins/new
	@mv .pins/new constraints.txt && rm -rf .pins

clean: ## remove the environment, built packages and indexes; knowledge/ stays as it is
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find indexes -mindepth 1 ! -name README.md -delete

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
	  echo "This needs Python 3.11, 3.12 or 3.13; '$(PYTHON)' is not. Choose one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; \
	  exit 1; }
	@echo "Making $(VENV) ..." >&2
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.run: $(VENV)/.python $(PINNED)
	@echo "Installing the pinned packages (a few minutes the first time) ..." >&2
	@$(PIP) install --constraint constraints.txt torch==2.13.0 hatchling
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "Installing what the tests need ..." >&2
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@
