# make serve | exercises | build | offline | screenshots | test | lint | data | bench | clean: each sets up .venv.
#   PYTHON=python3.12   the Python that .venv is made with
#   ARGS="-k softmax"   more arguments for pytest, mkdocs or the benchmark (ARGS=--quick)
#   REQUIRE_FULL=1      make data fails if only the 10 % sample is at hand

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL := help
.PHONY: help serve exercises build offline screenshots test lint data bench clean

help:
	@sed -n 's/^# \{0,1\}//p' $(firstword $(MAKEFILE_LIST)) | head -4

serve: $(READY)
	@$(BIN)/python data/fetch.py --if-missing
	$(BIN)/mkdocs serve $(ARGS)

exercises: $(READY)
	@$(BIN)/python data/fetch.py --if-missing
	@$(BIN)/python -m exercises $(ARGS)

build: $(READY)
	@$(BIN)/python data/fetch.py --if-missing
	$(BIN)/mkdocs build --strict $(ARGS)

offline: build
	@echo "To read without a server: unpack site/pytorch-study-notes.zip and open its index.html"

screenshots: build
	$(BIN)/python -m tests.site.screenshots

test: $(READY)
	@$(BIN)/python data/fetch.py --if-missing
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest $(ARGS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

data: $(READY)
	@$(BIN)/python data/fetch.py $(if $(REQUIRE_FULL),--require-full)

# The peers stand apart from .venv, which stays as pinned. Without them the benchmark says what it leaves out.
PEERS := .cache/bench/peers

bench: $(READY)
	@$(BIN)/python data/fetch.py --if-missing
	@test $(PEERS)/.ready -nt bench/requirements.txt || { rm -rf $(PEERS) && \
	  $(BIN)/python -m pip install --quiet --no-deps --target $(PEERS) -r bench/requirements.txt && \
	  touch $(PEERS)/.ready; } || true
	$(BIN)/python -m bench $(ARGS)

clean:
	rm -rf site .cache .pytest_cache .ruff_cache .hypothesis build *.egg-info

# A .venv that is there already is kept and only brought up to date.
$(READY): requirements.txt pyproject.toml
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || { \
	    echo "Python 3.11.5 or newer is needed, but '$(PYTHON)' is: $$($(PYTHON) --version 2>&1)." >&2; \
	    echo "Name another one, for example: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }; \
	  echo "Making $(VENV) with $$($(PYTHON) --version)"; \
	  $(PYTHON) -m venv $(VENV) || { \
	    echo "No virtual environment could be made; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; }
	@echo "Installing requirements.txt into $(VENV) (the first time this takes minutes)"
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || { \
	  echo "$(VENV) was made with a Python older than 3.11.5: delete $(VENV) and run make again." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@
