# Every command sets up what it needs: Python 3.11 or newer, make and the internet are enough.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := build

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
# What Python compiled stands beside no source, and is found again by every process of the tests.
export PYTHONPYCACHEPREFIX := $(abspath $(VENV))/pycache

.PHONY: serve dev build single-file quick test sweep test-browsers check jaga beda zensical answers libur lock bench fuzz mutants audit clean setup setup-dev

serve: build
	$(PY) -m tools.serve --port $(PORT) site

# Edit, save, see it: pages within seconds, reloaded by themselves; not the site as it is published.
dev: setup
	$(PY) -m upkeep.dev --port $(PORT)

build: setup
	$(PY) -m tools.build

# Engine, views and data, without a build, a browser or Node. What it takes: CONTRIBUTING.md
QUICK := tests/calculator tests/view tests/share/test_pages.py tests/share/test_old_links.py \
	tests/tools/after/test_open_data.py tests/tools/facts tests/upkeep/test_watch.py \
	tests/tools/test_workflows.py tests/upkeep/test_public_holidays.py
# Three fifths of the time went into these (of 302 s of processor time): every exit under
# fourteen laws and the same for the texts of an event (107 s, 18 s), every month since 2015 in every
# exit (44 s), other Pythons of the machine (9 s), files that unpack to gigabytes (5 s). `make test` runs them.
NOT_QUICK := tests/tools/facts/test_price_everywhere.py tests/tools/facts/test_event_texts.py \
	tests/view/test_old_events.py tests/calculator/test_pythons.py tests/calculator/kolektif/test_bad_input.py
quick: $(VENV)/dev.stamp
	$(PY) -m pytest --quiet --numprocesses 2 --dist loadfile $(QUICK) $(addprefix --ignore=,$(NOT_QUICK))

test: setup-dev
	$(PY) -m tools.setup.chromium
	$(PY) -m tools.setup.firefox_webkit --where-possible
	$(PY) -m tools.build
	$(PY) -m pytest --cov --numprocesses 2 --dist loadfile --no-loadscope-reorder

# All of what `make test` asks a part of (tests/sweep.py).
sweep: setup-dev
	$(PY) -m tools.build
	SWEEP=1 $(PY) -m pytest --numprocesses 2 --dist loadfile $$(grep -rl --include='test_*.py' tests.sweep tests)

# Firefox and WebKit only, and neither of them left out.
test-browsers: setup-dev
	$(PY) -m tools.setup.firefox_webkit
	$(PY) -m tools.build
	ALL_BROWSERS=1 $(PY) -m pytest tests/other_browsers

check: setup-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(PY) -m tools.before.vendor
	$(PY) -m tools.node node_modules/typescript/bin/tsc --project jsconfig.json
	$(PY) -m tools.node node_modules/typescript/bin/tsc --project jsconfig.worker.json

# One file for a USB stick, opened by a double click; `make build` puts it among the downloads.
single-file: build
	$(PY) -m tools.after.single_file.write

bench: setup-dev
	$(PY) -m tools.setup.chromium
	$(PY) -m tools.build
	$(PY) -m bench.engine
	$(PY) -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/bench.txt
	$(PY) -m bench.table
	$(PY) -m bench

# Looks for a query that breaks the reading of queries; tells what reaches new code, for tests/hostile.txt.
FUZZ_SECONDS ?= 600
fuzz: setup-dev
	$(PY) -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/fuzz.txt
	$(PY) -m fuzz --seconds $(FUZZ_SECONDS)

# Changes the engine line by line and asks whether a test notices; tests/MUTANTS.md has the result.
mutants: setup-dev
	$(PY) -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/mutants.txt
	nice $(VENV)/bin/mutmut run
	$(VENV)/bin/mutmut results

# Which rule ends soon, which source nobody has read for a year? Fails when there is something to look at.
jaga: $(VENV)/build.stamp
	$(PY) -m upkeep.watch

# The answers before (BASE, a revision) and after the law data were changed, side by side: text, and build/beda/beda.html.
BASE ?= HEAD
beda: $(VENV)/build.stamp
	$(PY) -m upkeep.difference $(BASE)

# How far Zensical is with our pages; needs the internet, blocks nothing. docs/dev/after-material.md
zensical: setup
	$(PY) -m upkeep.zensical

# Writes calculator/rules/libur.toml anew from the locked library's lists of holidays.
libur: $(VENV)/dev.stamp
	$(PY) -m upkeep.public_holidays
	git diff --stat --patch -- calculator/rules/libur.toml

# Writes the stored answers (tests/calculator/answers, on the frozen law) anew and shows what became different.
answers: $(VENV)/dev.stamp
	-UPDATE_ANSWERS=1 $(PY) -m pytest --quiet tests/calculator/test_answers.py
	git diff --stat --patch -- tests/calculator/answers

# Asks the registries for known holes in what the locks name; needs the internet.
audit: setup
	$(PY) -m upkeep.audit

# Makes the locks of requirements/*.in. PACKAGE=name takes its newest version; all that still fits stays as it is.
# What builds the site is what the tests ran on: the build lock takes its versions from the development lock.
PACKAGE ?=
lock: setup
	$(PY) -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/lock.txt
	python=$$($(PY) -c 'from tools.wheels import browser_python; print(browser_python())'); \
	for lock in dev build audit bench browser fuzz lock mutants node; do \
		case $$lock in \
			build | bench) more="--constraint requirements/dev.txt" ;; \
			browser) more="--python-version $$python" ;; \
			*) more= ;; \
		esac; \
		$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-header \
			$(if $(PACKAGE),--upgrade-package $(PACKAGE)) $$more requirements/$$lock.in --output-file requirements/$$lock.txt; \
	done
	git diff --stat -- requirements

clean:
	rm -rf build site dist $(VENV) node_modules

setup: $(VENV)/build.stamp node_modules/.stamp
setup-dev: $(VENV)/dev.stamp node_modules/.stamp

# The development lock contains the build lock, so either environment can build.
# In words that any Python understands, older ones too.
NEW_ENOUGH := import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; set PYTHON=/path/to/python.")
$(VENV)/build.stamp: requirements/build.txt pyproject.toml tools/setup/python.py
	$(PYTHON) -c '$(NEW_ENOUGH)'
	test -e $(VENV)/dev.stamp || $(PYTHON) -m tools.setup.python requirements/build.txt
	touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml tools/setup/python.py
	$(PYTHON) -c '$(NEW_ENOUGH)'
	$(PYTHON) -m tools.setup.python requirements/dev.txt
	touch $@ $(VENV)/build.stamp

node_modules/.stamp: package-lock.json requirements/node.txt tools/setup/node.py | $(VENV)/build.stamp
	$(PY) -m tools.setup.node
	touch $@
