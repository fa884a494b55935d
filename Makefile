# make demo   sets up and extracts samples/ into output/
# make test   sets up and runs every check
# make bench  measures what needs no other files than samples/, and prints the tables of docs/benchmarks.md
# make docs   writes the reference pages from the code
# make system installs LibreOffice (.doc, .rtf), Tesseract (scans) and fonts, where it may; demo and test do it too.
#             test also installs Chromium, in which it opens the audit's page
# These need Python 3.11 or later and make, nothing else. PYTHON=... picks an interpreter.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && { echo $$p; break; }; done)
PYTHON := $(or $(PYTHON),$(shell for p in python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done))
BIN := .venv/bin
# Only this project's settings count: nothing is taken from, or left in, the home folder.
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test bench docs system clean
.DELETE_ON_ERROR:

demo: system .venv/ready
	$(BIN)/kehoach extract samples -o output

test: .venv/ready-dev
	@sh .ci/system test
	$(BIN)/ruff check extract tests docs
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

bench: system .venv/ready-dev
	$(BIN)/python -m tests.benchmarks.help
	$(BIN)/python -m tests.benchmarks.speed
	$(BIN)/python -m tests.benchmarks.tables
	$(BIN)/python -m tests.benchmarks.ocr

docs: .venv/ready-dev
	$(BIN)/python docs/generate.py

system:
	@sh .ci/system

clean:
	rm -rf .venv output/*

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "kehoach needs Python 3.11 or later; found: $$(python3 --version 2>&1). \
	Install it, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/ready: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet -e '.[ocr]' || $(BIN)/python -m pip install --quiet -e .
	@touch $@

.venv/ready-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	@touch $@ .venv/ready
