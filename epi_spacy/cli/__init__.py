"""The command ``epi-spacy``."""
