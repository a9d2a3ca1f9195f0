"""Officials: posts by grammar, names by their surroundings, the officials table."""
