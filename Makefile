# Everything a developer does, on a machine with Python 3.11 and a package index. `make help` lists it.
#   make test PYTHON=python3.12      another interpreter (a new VENV, or `make clean` first)
#   make test VENV=/tmp/other        another environment

PYTHON = python3
VENV = .venv
BIN = $(VENV)/bin
APP = $(VENV)/.app-installed
DEV = $(VENV)/.dev-installed

# Pyright would ask the network for its newest version.
export PYRIGHT_PYTHON_IGNORE_WARNINGS = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test hosts check lint types docs bench build bundle clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: $(APP) ## Play the whole Deploy phase on the bundled sample project
	@$(BIN)/deploy-planner demo

test: $(DEV) ## Run the tests, with branch coverage
	$(BIN)/pytest -n auto --dist loadfile -m "not packaging and not hosts and not by_hand" --cov --cov-report=term:skip-covered

hosts: $(DEV) ## Play scenarios in real clients from the npm registry, the large ones too
	DEPLOY_PLANNER_HOSTS_REQUIRED=1 $(BIN)/pytest -q -m "hosts or by_hand"

check: lint types ## Linter, formatter, both type checkers; are the generated documents current?
	$(BIN)/pytest -q -m generated

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

docs: $(DEV) ## Write the generated documents anew
	UPDATE_GENERATED=1 $(BIN)/pytest -q -m generated

bench: $(DEV) ## Compare the server with a bare one: start, answer, memory, size
	$(BIN)/python benchmarks/compare.py

build: $(DEV) ## Build the wheel; install and start it, the bundle and the image's steps elsewhere
	$(BIN)/pytest -q -m packaging
	$(BIN)/python -m build --outdir dist

bundle: $(BIN)/python ## Pack dist/deploy-planner-*.mcpb for Claude Desktop; needs npm
	$(BIN)/python -m packages.bundle dist

clean: ## Remove the environment and what was built
	rm -rf .venv dist htmlcov .coverage

# Asked first: an old interpreter fails half a minute later and far less clearly.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "deploy-planner needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A fresh Python 3.11 brings a pip that does not know `--group`.
$(APP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(DEV): $(APP)
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@
