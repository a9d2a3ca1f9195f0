"""Files in, records out."""

from .encoding import decode
from .reading import Failure, Source, count, sources
from .writing import RecordWriter, dumps

__all__ = ["Failure", "RecordWriter", "Source", "count", "decode", "dumps", "sources"]
