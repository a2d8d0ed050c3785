# Everything a person types. `make` alone lists it.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
ZENSICAL := build/zensical/.ready
PAGEFIND := build/pagefind/.ready
VNU := build/vnu/node_modules/vnu-jar/build/dist/vnu.jar
BUILDER ?= mkdocs
PORT ?= 8000
MAP ?= .
PARALLEL := --numprocesses=auto --maxprocesses=4 --dist=worksteal
PYTEST := $(BIN)/python -m pytest $(PARALLEL)
export NO_MKDOCS_2_WARNING := 1
COMMITTED := $(shell git -c safe.directory='*' log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMITTED),)  # without git a build takes the time of today
export SOURCE_DATE_EPOCH ?= $(COMMITTED)
endif

BUILD_WITH_mkdocs = $(BIN)/python -m mkdocs build --clean --config-file $(MAP)/mkdocs.yml
BUILD_WITH_zensical := $(BIN)/python -m macros zensical site

.DEFAULT_GOAL := help
.PHONY: help serve site check fix test fuzz second benchmark coverage access html browsers chromium firefox zensical lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(READY) ## show the site on this machine; it follows every change of data, docs, templates and theme
	@$(BIN)/python -m macros serve --port "$(PORT)" --root $(MAP)

site: $(READY) $(if $(filter zensical,$(BUILDER)),$(ZENSICAL)) ## build the site into site/, handouts and all (BUILDER=zensical: by the second builder; MAP=maps/ours: another map)
	$(BIN)/python -m macros handouts --root $(MAP)
	$(BUILD_WITH_$(BUILDER))

check: $(READY) ## read the data and the pages, and print every problem (PAPER=1: set every handout too)
	@$(BIN)/python -m macros check $(MAP) $(if $(PAPER),--paper)

fix: $(READY) ## mend quotes, hidden characters, order and the titles beside numbers, and show what changed
	@$(BIN)/python -m macros fix --root $(MAP)

test: $(READY) ## every change: style, types, data, build, built site, real browser (at most four minutes)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m macros check
	$(BIN)/python -m tests.support.chromium
	$(PYTEST)

fuzz: chromium firefox ## what is too slow for every change: the property tests with many new inputs, and the tests with the mark `weekly`
	$(PYTEST) -m "hypothesis or weekly" --hypothesis-profile=fuzz

second: chromium $(ZENSICAL) ## build the site by the second builder, and see that it is the same and just as true
	$(PYTEST) --builder=zensical

benchmark: chromium $(PAGEFIND) ## one table: build, check, handouts, search and a slow phone, beside others on the same pages (ten minutes)
	@$(BIN)/python -m tools.benchmark $(SIZES)

coverage: $(READY) $(ZENSICAL) ## run the tests and tell which lines of macros/ none of them reaches (at most 5 %)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(PARALLEL)
	$(BIN)/coverage run -m pytest $(PARALLEL) --builder=zensical
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

access: chromium site ## run axe-core on every page of the built site, and on every kind of page in every state (ten to fifteen minutes)
	$(BIN)/python -m tools.axe site

html: site $(VNU) ## let the checker of the W3C read every page (needs npm and Java)
	java -Xss8m -jar $(VNU) --skip-non-html --errors-only site && echo "no error on any page"

chromium: $(READY) ## find a Chromium on this machine, or install one
	$(BIN)/python -m tests.support.chromium

firefox: $(READY) ## find a Firefox on this machine, or install Debian's: make fuzz prints pages with it
	@$(BIN)/python -m tests.support.firefox

zensical: $(ZENSICAL) ## install the second builder in an environment of its own (130 MB)

browsers: $(READY) ## open every kind of page of site/ in Chromium and Firefox, and print what holds (make site first)
	$(BIN)/python -m tools.matrix site

lock: ## write the lists of locked packages anew (needs uv; NEWEST=1: with the newest versions that pyproject.toml takes)
	uv pip compile $(if $(NEWEST),--upgrade) pyproject.toml --extra test --generate-hashes --universal --python-version 3.11 --quiet --output-file requirements.lock
	uv pip compile $(if $(NEWEST),--upgrade) tools/zensical.in --generate-hashes --universal --python-version 3.11 --quiet --output-file tools/zensical.lock
	uv pip compile $(if $(NEWEST),--upgrade) tools/pagefind.in --generate-hashes --universal --python-version 3.11 --quiet --output-file tools/pagefind.lock

clean: ## remove what was made
	rm -rf .venv site build docs/handouts *.egg-info .mypy_cache .ruff_cache .pytest_cache

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This needs Python 3.11 or newer: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv || { echo "Python cannot make an environment; on Debian or Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@# A path alone: the finder that is usual costs each start of Python 12 ms.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--config-settings editable_mode=compat --editable .
	@touch $@

$(ZENSICAL): tools/zensical.lock
	@echo "Installing Zensical, the second builder (under a minute, once)"
	@$(PYTHON) -m venv --clear build/zensical
	build/zensical/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes --requirement $<
	@touch $@

$(PAGEFIND): tools/pagefind.lock
	@$(PYTHON) -m venv --clear build/pagefind
	build/pagefind/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes --requirement $<
	@touch $@

$(VNU):
	npm install --silent --no-audit --no-fund --prefix build/vnu vnu-jar@26.9.27
