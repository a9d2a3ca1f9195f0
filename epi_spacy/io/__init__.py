"""Files in, records out."""

from .encoding import decode
from .reading import STDIN, Failure, Source, count, refuse_empty, sources
from .writing import RecordWriter, WholeFile, dumps

__all__ = [
    "STDIN",
    "Failure",
    "RecordWriter",
    "Source",
    "WholeFile",
    "count",
    "decode",
    "dumps",
    "refuse_empty",
    "sources",
]
