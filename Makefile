# `make help` lists the commands. Everything installed by them goes into .venv, but for Chromium and python3-venv,
# which come with apt-get when they are missing.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.SUFFIXES:
MAKEFLAGS += --no-print-directory

PORT ?= 8501
ADDRESS ?= localhost
PYTHON ?= python3
export PYTHON

VENV := .venv
BIN := $(VENV)/bin
# Empty files whose age tells when the packages were last installed.
APP := $(VENV)/.app
DEV := $(VENV)/.dev
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
UV := uv==0.13.9

.PHONY: help run test test-all bench audit licences lint format requirements picture clean chromium

help:  ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(APP)  ## Start the dashboard (PORT=8501, ADDRESS=localhost)
	@exec $(BIN)/streamlit run dashboard.py --server.port $(PORT) --server.address $(ADDRESS)

test: $(DEV) chromium lint  ## Lint, types and tests, in a real browser too
	@$(BIN)/python -m pytest -n 2

test-all: test  ## The same and the long tests, with the proxies of deploy/ before the app
	@tools/ensure_proxies.sh
	@tools/ensure_postgres.sh
	@$(BIN)/python -m pytest -n 2 -m long

bench: $(DEV) chromium  ## Run the benchmark
	@$(BIN)/python -m bench

audit: $(DEV)  ## Known faults of the packages; fails when it could not ask
	@$(BIN)/python -m tools.audit

licences: $(DEV)  ## List the packages' licences; fails when one is unknown or not allowed
	@$(BIN)/python -m tools.licences

lint: $(DEV)  ## Check style, types and SQL
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Not formatted as it should be: run make format." >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/sqlfluff lint --disable-progress-bar --nocolor rehabdata/sql

format: $(DEV)  ## Put style in order, as far as machines can
	@$(BIN)/ruff check --quiet --fix --exit-zero
	@$(BIN)/ruff format --quiet
	@$(BIN)/sqlfluff fix --disable-progress-bar --nocolor --quiet rehabdata/sql || true

requirements:  ## Pin the packages anew; UPGRADE=1 takes the latest versions
	@tools/make_venv.sh $(VENV)
	@$(PIP) --upgrade --target $(VENV)/uv $(UV)
	@# The index that pip is told to use, if any, is handed over by the environment: it must not end up in a file.
	@index="$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get global.index-url 2>/dev/null || true)}"; \
	if [ -n "$$index" ]; then export UV_DEFAULT_INDEX="$$index"; fi; \
	export UV_CUSTOM_COMPILE_COMMAND="make requirements"; \
	for file in requirements requirements-dev; do \
	    $(VENV)/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	        $(if $(UPGRADE),--upgrade) --output-file $$file.txt $$file.in; \
	done

picture: $(DEV) chromium  ## Take the README's picture anew
	@$(BIN)/python -m tools.picture

clean:  ## Remove everything the other commands made
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis screenshots
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

chromium:
	@tools/ensure_chromium.sh

$(APP): requirements.txt
	@tools/make_venv.sh $(VENV)
	@$(PIP) --require-hashes -r requirements.txt
	@touch $@

$(DEV): $(APP) requirements-dev.txt
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@
