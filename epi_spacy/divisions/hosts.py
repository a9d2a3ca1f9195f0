"""Prefectures and counties that the host of a page's address names in pinyin."""

from __future__ import annotations

from functools import cache

from .catalogue import compiled, lines

_LEAST, _LEAST_OF_MORE = 4, 5  # letters of a name: a whole label, and the beginning of one


def codes_of(url: str, text: str) -> tuple[str, ...]:
    """Return the codes that an article's address may name.

    url: the page's address, if known.
    text: the normalized text, which may quote the address where it asks to be quoted.
    RETURNS: codes in force at present, several where the pinyin has several readings; empty for none.
    """
    if not url:
        quoted = compiled("quoted_host").search(text) if "://" in text else None
        url = quoted[1] if quoted is not None else ""
    for label in _labels(url):
        codes = _read(label)
        if codes:
            return codes
    return ()


def _labels(url: str) -> list[str]:
    """The labels of the host, the most local first."""
    host = url.partition("://")[2] or url
    host = host.partition("/")[0].partition(":")[0].lower()
    return [] if compiled("host_of_nobody").search(host) else host.split(".")


def _read(label: str) -> tuple[str, ...]:
    """The codes of the longest name that a label begins with, if what follows is usual in hosts."""
    for end in range(len(label), _LEAST - 1, -1):
        codes = _names().get(label[:end])
        if codes and (
            end == len(label) or (end >= _LEAST_OF_MORE and compiled("host_rest").match(label, end))
        ):
            return codes
    return ()


@cache
def _names() -> dict[str, tuple[str, ...]]:
    rows = [line.split("\t") for line in lines("host_names.tsv")]
    return {pinyin: tuple(codes.split(",")) for pinyin, codes in rows}
