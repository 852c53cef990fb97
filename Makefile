# Two commands: `make run` opens the window, `make test` runs every check. Both set everything up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
N ?=

.PHONY: run test demo shots bench setup lint types imports tests clean

run: export XFDESK_SETUP = window
run: setup
	@sh scripts/run.sh

test: lint types imports tests

setup:
	@PYTHON="$(PYTHON)" sh scripts/setup.sh

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

tests: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto --dist loadfile --cov --cov-report=term:skip-covered --durations=10

demo: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m scripts.demo build/demo

shots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m scripts.shots build/shots

bench: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks $(if $(N),--sizes $(N))

clean:
	rm -rf build $(VENV) *.egg-info
