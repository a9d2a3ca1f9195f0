"""Gold annotation, its scores, and the readers that spacy train uses."""
