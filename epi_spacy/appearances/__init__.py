"""Visits and meetings: which official was where, when, in which role (docs/appearances.md)."""
