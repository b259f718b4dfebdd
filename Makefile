# Two commands are all a user needs: `make demo` and `make test`.  Both set up what they need in
# .venv; nothing but Python 3.11 or later, make and the package index is asked for.

# The first Python that runs and is new enough; a name that is there may still not run.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
GAZETTE ?=
OUT ?= out

# The tests start luoshi a hundred times: what Python compiled once is kept, in .venv and in no folder
# of sources, even where the machine says that nothing is to be kept.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/$(VENV)/compiled

.PHONY: demo read test check lint types arrows tests tests-on-postgresql docs bench specimen clean

# The office, with half a year behind it, at http://127.0.0.1:8000/; Ctrl+C stops it.
demo: $(VENV)/.runtime
	@$(BIN)/luoshi demo $(OUT)/demo $(if $(GAZETTE),--gazette $(GAZETTE))

# What one gazette says, in the terminal.
read: $(VENV)/.runtime
	@$(BIN)/python scripts/read.py --output $(OUT) $(GAZETTE)

test: check tests tests-on-postgresql docs

check: lint types arrows

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/bandit -q -c pyproject.toml -r src
	$(BIN)/deptry src

types: $(VENV)/.dev
	$(BIN)/mypy

arrows: $(VENV)/.dev
	$(BIN)/lint-imports

tests: $(VENV)/.dev
	@scripts/system_packages.sh
	$(BIN)/pytest -n 2 --dist worksteal

# The office once more, on a real PostgreSQL that is started for it: all that is let at a database.
tests-on-postgresql: $(VENV)/.dev
	$(BIN)/python scripts/on_postgresql.py pytest -n 2 --dist worksteal tests/server

docs: $(VENV)/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir $(OUT)/site

bench: $(VENV)/.dev
	@for b in benchmarks/*.py; do echo "== $$b"; $(BIN)/python $$b || exit 1; done

specimen: $(VENV)/.dev
	$(BIN)/python -m scripts.specimen

$(BIN)/uv:
	@test -n "$(PYTHON)" || \
	  { echo "luoshi needs Python 3.11 or later; set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "cannot make $(VENV): on Debian and Ubuntu, install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

# A sync is inexact so that the demo leaves what the tests have installed.
$(VENV)/.runtime: pyproject.toml uv.lock | $(BIN)/uv
	@$(BIN)/uv sync --quiet --frozen --inexact --no-default-groups --extra server
	@touch $@

$(VENV)/.dev: pyproject.toml uv.lock | $(BIN)/uv
	@$(BIN)/uv sync --quiet --frozen --inexact --extra server
	@touch $@ $(VENV)/.runtime

clean:
	rm -rf $(VENV) $(OUT)
