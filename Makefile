# make serve | exercises | build | test | check | weekly | lint | data | offline | book | screenshots | bench | constraints | clean
#   each of them first makes .venv and installs what it needs
#   PYTHON=python3.12   the Python that .venv is made with
#   CPU=1               the first time: the CPU builds of PyTorch, much smaller than those with CUDA
#   ARGS="-k softmax"   more arguments for pytest, mkdocs or the benchmark (ARGS=--quick)
#   REQUIRE_FULL=1      make data fails if only the 10 % sample is at hand

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
CHECKS := $(VENV)/.checks

# On Linux, what was tested is installed, to the last package; elsewhere pip chooses what the requirements need in turn.
INSTALL := $(BIN)/python -m pip install --quiet $(if $(filter Linux,$(shell uname)),--constraint constraints.txt)
CPU_BUILDS := https://download.pytorch.org/whl/cpu
PYTEST  := OMP_NUM_THREADS=1 $(BIN)/python -m pytest

export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL := help
.PHONY: help serve exercises build offline book screenshots test check weekly lint data bench constraints clean

help:
	@sed -n 's/^# \{0,1\}//p' $(firstword $(MAKEFILE_LIST)) | head -6

serve: $(READY)
	@$(BIN)/python data/fetch.py --if-missing
	$(BIN)/python -m mkdocs serve $(ARGS)

exercises: $(READY)
	@$(BIN)/python data/fetch.py --if-missing
	@$(BIN)/python -m exercises $(ARGS)

build: $(READY)
	@$(BIN)/python data/fetch.py --if-missing
	$(BIN)/python -m mkdocs build --strict $(ARGS)

offline: build
	@echo "To read without a server: unpack site/pytorch-study-notes.zip and open its index.html"

# For each language an EPUB and a PDF, which its home page then offers; a Chromium prints the PDFs.
book: build $(CHECKS)
	$(BIN)/python -m website.publish.book

screenshots: build $(CHECKS)
	$(BIN)/python -m tests.site.screenshots

# Without a browser, without Node, without a network once all is installed. The pages run first, both cores to themselves.
test: $(READY)
	@$(BIN)/python data/fetch.py --if-missing
	$(BIN)/python -m execution
	$(PYTEST) -n auto -m "not check and not weekly" $(ARGS)
	@echo "make check would add: the site in a browser, axe, valid HTML, lessons' notebooks run alone, a server's builds, kills."

check: $(READY) $(CHECKS)
	@$(BIN)/python data/fetch.py --if-missing
	$(BIN)/python -m execution
	$(PYTEST) -n auto --dist loadscope -m "check and not weekly" $(ARGS)

weekly: $(READY) $(CHECKS)
	@$(BIN)/python data/fetch.py --if-missing
	$(PYTEST) -m "weekly or hypothesis" --hypothesis-profile=weekly $(ARGS)

# Style, types, the front pages, the hosted workflow.
lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/site.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(PYTEST) --quiet tests/docs/test_front.py

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

# After a change of a requirements.txt: pins all that these need in turn, with Python 3.11 on Linux.
COMPILER := .cache/pip-tools

constraints: $(READY)
	@test -x $(COMPILER)/bin/pip-compile || { $(BIN)/python -m venv $(COMPILER) && \
	  $(COMPILER)/bin/pip install --quiet pip-tools==7.6.2; }
	grep -hv '^-e' requirements.txt tests/requirements.txt > .cache/requirements.in
	CUSTOM_COMPILE_COMMAND="make constraints" $(COMPILER)/bin/pip-compile --quiet --strip-extras --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --no-emit-options --no-annotate \
	  --output-file constraints.txt .cache/requirements.in

clean:
	rm -rf site .cache .pytest_cache .ruff_cache .mypy_cache .hypothesis build *.egg-info

# A .venv that is there already is kept and only brought up to date.
$(READY): requirements.txt constraints.txt pyproject.toml
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
	@$(if $(CPU),$(BIN)/python -m pip install --quiet $$(grep -E '^torch(vision)?==' requirements.txt) --index-url $(CPU_BUILDS))
	@$(INSTALL) -r requirements.txt
	@touch $@

# What drives browsers, axe, and Node for machines without one.
$(CHECKS): $(READY) tests/requirements.txt
	@echo "Installing tests/requirements.txt into $(VENV)"
	@$(INSTALL) -r tests/requirements.txt
	@touch $@
