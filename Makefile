# make demo   set everything up and compare the bundled sample reports
# make test   set everything up and run the whole suite
# make help   the other targets

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED ?= ../shared

.PHONY: demo test check lint types pytest wheel bench related planted quality gold reader lock format clean help

demo: $(READY)
	$(BIN)/newsdiff compare $$($(BIN)/python -m newsdiff.corpus.samples)

test: check pytest

check: lint types

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

pytest: $(READY)
	$(BIN)/pytest -n auto --dist loadgroup

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(READY)
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

# Speed, as ratios to the least that any such program must do, in one run.
bench: $(READY)
	$(BIN)/python tests/measure/bench.py
	$(BIN)/python tests/measure/archive_bench.py

# How well an archive finds the reports of an event, on the events beside the project.
related: $(READY)
	$(BIN)/python tests/measure/related.py --shared $(SHARED)

# How many slips planted into a report are noticed, on the annotated events beside the project.
planted: $(READY)
	$(BIN)/python tests/measure/planted.py --shared $(SHARED)

# How right the findings are, on the annotated events beside the project.
quality: $(READY)
	$(BIN)/python tests/measure/quality.py --shared $(SHARED)

gold: $(READY)
	$(BIN)/python $(SHARED)/gold/score.py $(SHARED)/gold/events/* --run '$(BIN)/newsdiff compare --format json'

# The weights of the reader of pairs, from the events beside the project: an hour on two cores.
reader: $(READY)
	$(BIN)/python -m pip install --quiet '.[train]' --no-build-isolation
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	PYTHONPATH=. $(BIN)/python -m tests.measure.reader make --shared $(SHARED)

lock: $(READY)
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.lock pyproject.toml

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q cli corpus claims
	touch $(READY)

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile
	@echo "make check | lint | types | pytest | format | wheel | bench | related | planted | quality | gold | reader | lock | clean"
