# `make` lists the targets. Needs GNU make and Python 3.11, 3.12 or 3.13; the rest is installed into .venv.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test pseudo check docs bench faults pictures transcripts lock clean

VENV    := .venv
PY      := $(VENV)/bin/python
COMMAND := $(VENV)/bin/paned
RUNTIME := $(VENV)/.installed-runtime
DEV     := $(VENV)/.installed-dev
UV      := uv==0.13.9

# One worker more than processors, since many tests wait; at most four, since each may run a browser
# and a PostgreSQL.
WORKERS = -n $(shell $(PY) -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))') --dist=loadgroup

# Every process of the tests imports the same code, so it is kept compiled, whatever the machine says.
unexport PYTHONDONTWRITEBYTECODE

# What says no sentence to a member is the same in the pseudo-language: the databases, the emulators,
# what is found, what the coach thinks of the texts of seekers, and the benchmarks.
SILENT = $(patsubst %,--ignore-glob='tests/%',storage contract/test_store* emulators/test_* \
	finding coach benchmarks)

# Stamps without a Python (moved, upgraded, or an interrupted set-up) are not valid.
$(shell test -x $(PY) || rm -f $(RUNTIME) $(DEV))

define HELP
Paned: informational interviews in Slack and Discord.

  make run      start the bot, or the playground if there are no tokens; installs first if needed
  make test     run the tests                     one of them: make test ARGS="-k thanks"
  make pseudo   run those with sentences in a pseudo-language, where every sentence has other words
  make check    style, types, and which package may import which
  make docs     the documentation as a site, in build/site
  make bench    measure speed and memory
  make faults   the long tests: killed processes, lost and repeated messages, more examples
  make lock     pin the dependencies of pyproject.toml      newer versions: make lock UPGRADE=1
  make clean    remove .venv and all caches; keeps your data and .env

New to it? Start with `make run`: it needs no accounts and no settings.
More options pass through ARGS: make run ARGS="--help"
Another Python: make run PYTHON=/path/to/python3.12 (after make clean, if .venv exists)
endef
export HELP

help:
	@printf '%s\n' "$$HELP"

run: $(RUNTIME) $(COMMAND)
	@exec $(PY) -m bot run $(ARGS)

test: $(DEV) $(COMMAND)
	@$(PY) -m pytest $(WORKERS) $(ARGS)

pseudo: $(DEV) $(COMMAND)
	@PANED_TEST_LANGUAGE=pseudo $(PY) -m pytest $(WORKERS) -m "not wording" $(SILENT) $(ARGS)

check: $(DEV)
	@failed=; \
	echo '» ruff check';   $(PY) -m ruff check . || failed="$$failed style,"; \
	echo '» ruff format';  $(PY) -m ruff format --check . || failed="$$failed format (fix: $(PY) -m ruff format .),"; \
	echo '» mypy';         $(PY) -m mypy || failed="$$failed types,"; \
	echo '» lint-imports'; $(PY) $(VENV)/bin/lint-imports --no-logo || failed="$$failed imports,"; \
	if [ -n "$$failed" ]; then echo "make check failed:$${failed%,}." >&2; exit 1; fi

bench: $(DEV)
	@$(PY) -m tests.benchmarks $(ARGS)

faults: $(DEV) $(COMMAND)
	@$(PY) -m pytest -m "faults or long or hypothesis" tests --full $(ARGS)

# A page that nobody can reach, or a link within the documentation that leads nowhere, is an error.
docs: $(DEV)
	@$(PY) -m sphinx -q -W --keep-going -b dirhtml docs build/site
	@echo "The site is in build/site."

# Not listed by `make`: the pictures of the documentation, after a change of what they show. Needs Chromium.
pictures: $(DEV)
	@$(PY) -m tests.browser.pictures docs/pictures

# Not listed either: docs/transcripts, after a change of what members read.
transcripts: $(DEV)
	@PANED_WRITE_TRANSCRIPTS=1 $(PY) -m pytest -q -n0 tests/adapters/test_transcripts.py

clean:
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Setting up ---

NO_PYTHON = Paned needs Python 3.11, 3.12 or 3.13, and none was found. \
	Install one, or give its path: make run PYTHON=/path/to/python3.12
WRONG_PYTHON = PYTHON=$(PYTHON) is not a Python 3.11, 3.12 or 3.13 that runs here.
NO_VENV = cannot create a virtual environment: its venv module is missing. \
	On Debian and Ubuntu: apt install python3-venv

$(PY):
	@found=; bare=; \
	for python in $(if $(PYTHON),'$(PYTHON)',python3 python3.13 python3.12 python3.11); do \
		"$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1 || continue; \
		if "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then found=$$python; break; fi; \
		bare=$${bare:-$$python}; \
	done; \
	if [ -z "$$found" ]; then \
		if [ -n "$$bare" ]; then echo "$$bare $(NO_VENV)" >&2; \
		else echo "$(if $(PYTHON),$(WRONG_PYTHON),$(NO_PYTHON))" >&2; fi; \
		exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" -V). This happens once."; \
	if ! "$$found" -m venv --clear $(VENV); then \
		rm -rf $(VENV); \
		echo "$$found could not create $(VENV): the reason is above. On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; \
	fi

# pip checks every package against the hashes in the lock file $(1).
define install
	@echo "Installing the packages of $(1) ..."; \
	if ! $(PY) -m pip install -qq --disable-pip-version-check --no-input --no-deps --require-hashes -r $(1); then \
		echo >&2; \
		echo "Could not install the packages of $(1): pip says why above." >&2; \
		echo "  - No connection? Check the network, the proxy (HTTPS_PROXY) and the settings of pip, and try again." >&2; \
		echo "  - A hash does not match? The download is not the tested file: try again" >&2; \
		echo "    without a mirror or a cache (PIP_NO_CACHE_DIR=1)." >&2; \
		echo "  - Still failing? Start over: make clean" >&2; \
		exit 1; \
	fi
endef

$(RUNTIME): requirements.lock | $(PY)
	$(call install,requirements.lock)
	@touch $@

$(DEV): requirements-dev.lock | $(PY)
	$(call install,requirements-dev.lock)
	@touch $@ $(RUNTIME)

# The command `paned` runs the code of this checkout from any folder, without an installation.
# The second and third line are valid sh and Python: sh starts the Python of the same folder.
define COMMAND_TEXT
#!/bin/sh
'''exec' "$$(dirname "$$(readlink -f "$$0")")/python" "$$0" "$$@"
' '''
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bot.cli import main

sys.exit(main())
endef
export COMMAND_TEXT

$(COMMAND): Makefile | $(PY)
	@printf '%s\n' "$$COMMAND_TEXT" > $@
	@chmod +x $@

# --- Pinning ---

# One lock file for all three Pythons and every system, without the addresses of package indexes.
COMPILE = pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
	$(if $(UPGRADE),--upgrade)

lock: | $(PY)
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PY) -m venv "$$tools"; \
	"$$tools/bin/python" -m pip install -qq --disable-pip-version-check $(UV); \
	"$$tools/bin/uv" $(COMPILE) --output-file requirements.lock; \
	"$$tools/bin/uv" $(COMPILE) --output-file requirements-dev.lock --extra dev --constraint requirements.lock
	@echo "requirements.lock and requirements-dev.lock are up to date."
