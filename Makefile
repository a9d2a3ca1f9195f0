# Everything runs in a virtual environment of its own, which the first target makes.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT ?= out

.PHONY: demo test lint bench train clean

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

bench: $(READY)
	$(BIN)/python -m pip install --quiet --editable ".[jieba,bench]"
	$(BIN)/python scripts/benchmark.py corpus/texts

train: $(READY)
	$(BIN)/python -m spacy train configs/train_ner.cfg --output $(OUT)/train_ner

$(READY): setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[test,lint]"
	@touch $(READY)

clean:
	rm -rf $(VENV) $(OUT) build dist *.egg-info
