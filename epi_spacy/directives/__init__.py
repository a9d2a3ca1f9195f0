"""Directives: speech frames, judged clauses, force, measure, slots, formulas."""
