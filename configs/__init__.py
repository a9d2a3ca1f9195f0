"""The shipped configs, importable as epi_spacy.configs."""
