"""Divisions: the gazetteer, finding and resolving names, jurisdiction, relative references."""
