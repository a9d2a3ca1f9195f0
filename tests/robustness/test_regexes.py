"""No regular expression may be superlinear."""

from __future__ import annotations

import pytest

from .regexes import collected, faults, slow_searches

# Patterns that look like it and are not.
FINE = (
    # A number goes on only behind its point.
    r"[0-9]+(?:[.,:][0-9]+)*%?",
    # Every group ends in U+FFFD, which nothing else in it is.
    "(?:[\x80-\xb6\xb8-\u07ff]{0,2}\ufffd)*",
    # It looks at forty characters at most.
    "^(?=.{0,40}$)",
    # Only a bracket begins so, and only its other half ends it.
    r"同志|先生|女士|等|还有|\([^()]{0,12}\)",
)


def test_all_are_collected() -> None:
    assert len(collected()) > 300
    rooms = {room.split(".")[1] for _, room in collected().values()}
    assert rooms >= {"normalization", "article", "divisions", "officials", "directives", "appearances", "io"}


def test_none_repeats_without_end_inside_of_another() -> None:
    wrong = [
        f"{room}: {wrong} {pattern[:200]!r}"
        for pattern, (flags, room) in collected().items()
        if (wrong := faults(pattern, flags)) and not any(fine in pattern for fine in FINE)
    ]
    assert not wrong, "\n".join(wrong)


def test_none_takes_long_on_its_own_words() -> None:
    assert not list(slow_searches())


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"(?:a|[^,]{0,8}b)*$", r"\s*\s*x", r"(?:x(?:a*)b?)*y"])
def test_faults_are_seen(pattern: str) -> None:
    assert faults(pattern)
