# Everything runs in a virtual environment of its own, which the first target makes.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT ?= out
# A copy of the sources, compiled; see setup.py.
COMPILED := build/compiled
# The rooms whose tests run on it.
ROOMS := appearances article corpus directives divisions matching officials serialize
COPIED := setup.py setup.cfg pyproject.toml README.md LICENSE NOTICE epi_spacy configs corpus docs scripts tests

.PHONY: demo test lint compiled test-compiled bench train clean

demo: $(READY)
	@mkdir -p $(OUT)
	@$(BIN)/epi-spacy annotate corpus/texts --output $(OUT)/demo.jsonl
	@$(BIN)/epi-spacy summary $(OUT)/demo.jsonl
	@echo
	@echo "The records of these articles, one JSON object a line: $(OUT)/demo.jsonl"

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# What is compiled is neither older than its source nor ever beside it, where it would win over it.
compiled: $(READY)
	rm -rf $(COMPILED)
	mkdir -p $(COMPILED)
	cp -R $(COPIED) $(COMPILED)
	cd $(COMPILED) && EPI_SPACY_COMPILE=1 $(abspath $(BIN))/python setup.py --quiet build_ext --inplace

test-compiled:
	cd $(COMPILED) && $(abspath $(BIN))/python -m pytest $(addprefix tests/,$(ROOMS))

bench: compiled
	$(BIN)/python -m pip install --quiet --editable ".[jieba,bench]"
	PYTHONPATH=$(COMPILED) $(BIN)/python scripts/benchmark.py corpus/texts

train: $(READY)
	$(BIN)/python -m spacy train configs/train_ner.cfg --output $(OUT)/train_ner

$(READY): setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[test,lint]"
	@touch $(READY)

clean:
	rm -rf $(VENV) $(OUT) build dist *.egg-info
