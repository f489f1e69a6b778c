# Pantau Verpol. `make demo` serves the dashboard with demo data; `make test` runs every test; both set up what they need.

VENV   := .venv
PYTHON := $(VENV)/bin/python
PORT   ?= 8050
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup setup-tests browser demo run check test bench screenshots clean

help:            ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The stamp is newer than the requirements it was installed from, so a second run takes no time.
$(VENV)/.runtime: requirements.txt
	@test -x $(PYTHON) || python3 -m venv $(VENV) || { \
	  echo "Python 3.11 dengan modul venv diperlukan (Debian: apt-get install python3 python3-venv)."; exit 1; }
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.tests: $(VENV)/.runtime tests/requirements.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

setup: $(VENV)/.runtime        ## make .venv with what production runs

setup-tests: $(VENV)/.tests    ## the same and what tests and checks need

browser:         ## Chromium for the browser tests
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -yq --no-install-recommends chromium fonts-inter; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get update -q && sudo apt-get install -yq --no-install-recommends chromium fonts-inter; \
	  else echo "Tes peramban memerlukan Chromium. Pasang dulu: sudo apt-get install chromium"; exit 1; fi; }

demo: setup      ## demo data on http://127.0.0.1:8050 (PORT, DATABASE_URL, SECRET_KEY are respected)
	@ENVIRONMENT=demo $(PYTHON) -m dashboard demo
	@ENVIRONMENT=demo $(PYTHON) -m dashboard serve

run: setup       ## serve the database of DATABASE_URL for development, without demo data
	@ENVIRONMENT=development $(PYTHON) -m dashboard migrate
	@ENVIRONMENT=development $(PYTHON) -m dashboard serve

check: setup-tests  ## format, lint, types, layers
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	PYTHONPATH=. $(VENV)/bin/lint-imports

test: setup-tests browser  ## every test, on SQLite and PostgreSQL and in a real browser
	$(PYTHON) -m pytest -n 2 --dist loadgroup -q

bench: setup-tests browser ## performance beside the budgets of the design: prints tables, judges nothing
	$(PYTHON) -m tests.bench

screenshots: setup-tests browser ## the pictures of README and docs, from the demo
	$(PYTHON) docs/screenshots.py

clean:           ## remove what setup and running made, data included
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
