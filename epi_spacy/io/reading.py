"""Documents from files, folders, patterns, archives, tables and standard input, one at a time."""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ..errors import EpiError, error
from .archives import TAR_PACKED, Member, tar_members, zip_members
from .encoding import known
from .formats import documents
from .options import FORMATS, KNOWN, TABLES, Options, Place
from .source import Failure, Found, Source
from .streams import PACKED, open_file, unpack, unreadable

STDIN = "-"
# Beside a file for its Mac: ._name holds no text, whatever its suffix.
_SHADOW = "._"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a name says: the format, how the file is packed, and whether it is an archive."""

    format: str
    packed: str = ""
    archive: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    relative: str
    kind: _Kind
    named: bool = False  # by itself, not found in a folder or by a pattern

    @property
    def stem(self) -> str:
        return self.relative.rpartition("/")[2]


def sources(
    paths: Iterable[str | Path],
    *,
    text_field: str = "text",
    id_field: str = "id",
    encoding: str | None = None,
    format: str | None = None,
    html: bool = False,
    leave: str | Path | None = None,
) -> Iterator[Found]:
    """Read documents, each when it is asked for.

    paths: files, folders (all files below whose suffix is known, sorted), patterns such as
        ``news/**/*.txt``, archives, ``-`` for standard input.
    text_field, id_field: where a row of JSONL, CSV or Parquet has text and id.
    encoding: the encoding of all files; by default it is found for each.
    format: what named files and standard input hold, one of ``text``, ``html``, ``jsonl``, ``csv``, ``tsv``,
        ``parquet``, ``pdf``, ``docx``; by default their suffix says so, and text is what no suffix names.
    html: the text field of rows holds HTML.
    leave: the file that is being written. Where a folder or a pattern has it, it is left alone.
    RETURNS: the documents and, in their places, the failures. The id of a file is its name without
        suffix, or its path where two files share that name; of a row what the id field holds; of a member
        of an archive its path behind the name of the archive.
    RAISES: EpiError E507, E521 for an encoding or a format that there is not, E523 where the file to leave is
        itself named as one to read, E524 for an empty path.
    """
    paths = list(paths)
    refuse_empty(*paths)
    if format is not None and format not in KNOWN:
        raise error("E521", value=format, known=", ".join(KNOWN))
    if encoding is not None and known(encoding) is None:
        raise error("E507", value=encoding)
    entries = list(_files(paths, format))
    # A device or a pipe that is written to is no file to lose.
    if leave is not None and os.path.isfile(leave):
        entries = [entry for entry in entries if not _left(entry, leave)]
    return _sources(entries, Options(text_field, id_field, encoding, format, html))


def refuse_empty(*paths: str | Path) -> None:
    """Refuse a path without a character, which would mean the working directory.

    RAISES: EpiError E524.
    """
    if not all(map(str, paths)):
        raise error("E524")


def _left(entry: _File | Failure, leave: str | Path) -> bool:
    """Whether an entry is the file that is being written; EpiError E523 where it was named to be read."""
    if isinstance(entry, Failure) or not _same(entry.path, leave):
        return False
    if entry.named:
        raise error("E523", name=leave)
    return True


def _same(path: Path, leave: str | Path) -> bool:
    try:
        if str(path) == STDIN:
            # What the shell let standard input be.
            return os.path.samestat(os.fstat(sys.stdin.fileno()), os.stat(leave))
        return os.path.samefile(path, leave)
    except (OSError, ValueError):
        return False


def count(paths: Iterable[str | Path], *, format: str | None = None) -> int | None:
    """Return how many documents ``sources`` will give, or None if only reading them tells."""
    total = 0
    for entry in _files(paths, format):
        if isinstance(entry, _File) and (entry.kind.archive or entry.kind.format in TABLES):
            return None
        total += 1
    return total


def _sources(found: list[_File | Failure], options: Options) -> Iterator[Found]:
    stems = Counter(entry.stem for entry in found if isinstance(entry, _File))
    ways = Counter(entry.relative for entry in found if isinstance(entry, _File))
    for entry in found:
        if isinstance(entry, Failure):
            yield entry
        elif stems[entry.stem] == 1:
            yield from _file(entry, entry.stem, options)
        elif ways[entry.relative] == 1:
            yield from _file(entry, entry.relative, options)
        else:
            yield from _file(entry, entry.path.as_posix(), options)


def _files(paths: Iterable[str | Path], format: str | None) -> Iterator[_File | Failure]:
    for given in paths:
        path = Path(given)
        if str(given) == STDIN:
            yield _File(path, "stdin", _Kind(format or "text"), named=True)
        elif path.is_dir():
            yield from _folder(path)
        elif glob.has_magic(str(given)) and not path.exists():
            matches = sorted(glob.glob(str(given), recursive=True))
            files = [Path(match) for match in matches if not os.path.isdir(match)]
            if not files:
                yield Failure(str(given), error("E520", name=given))
            yield from (_named(match, format) for match in files)
        else:
            yield _named(path, format, True)


def _named(path: Path, format: str | None, by_itself: bool = False) -> _File:
    kind = kind_of(path.name) or _Kind("text")
    if format is not None and not kind.archive:
        kind = _Kind(format, kind.packed)
    return _File(path, _without_suffix(path.as_posix(), kind), kind, by_itself)


def _folder(folder: Path) -> Iterator[_File | Failure]:
    problems: list[OSError] = []
    found: list[Path] = []
    for root, _, names in os.walk(folder, onerror=problems.append):
        found += [Path(root, name) for name in names if kind_of(name)]
    for problem in problems:
        yield Failure(str(problem.filename), unreadable(str(problem.filename), problem))
    if not found and not problems:
        yield Failure(str(folder), error("E505", name=folder))
    for path in sorted(found):
        kind = kind_of(path.name) or _Kind("text")
        yield _File(path, _without_suffix(path.relative_to(folder).as_posix(), kind), kind)


def kind_of(name: str) -> _Kind | None:
    """Return what the name of a file says of it, or None where its suffix is not known."""
    path = PurePosixPath(name.lower())
    if path.name.startswith(_SHADOW):
        return None
    last = path.suffix
    if last == ".zip":
        return _Kind("text", archive="zip")
    if last == ".tar" or last in TAR_PACKED:
        return _Kind("text", TAR_PACKED.get(last, ""), "tar")
    if last in PACKED:
        inner = PurePosixPath(path.stem).suffix
        if inner == ".tar":
            return _Kind("text", last, "tar")
        return _Kind(FORMATS.get(inner, "text"), last)
    return _Kind(FORMATS[last]) if last in FORMATS else None


def _without_suffix(path: str, kind: _Kind) -> str:
    way = PurePosixPath(path)
    if kind.packed and way.suffix.lower() in PACKED:
        way = way.with_suffix("")
    # Only what is a suffix goes: "2020.2.3" is a name.
    known_suffix = kind.archive or way.suffix.lower() in FORMATS
    return str(way.with_suffix("") if known_suffix or (not kind.packed and way.suffix) else way)


def _file(entry: _File, ident: str, options: Options) -> Iterator[Found]:
    """Read what one path holds."""
    shown = "standard input" if str(entry.path) == STDIN else str(entry.path)
    kind = entry.kind
    try:
        if shown == "standard input":
            place = Place(shown, ident, ident, kind.format)
            yield from documents(sys.stdin.buffer, place, options)
            return
        with open_file(entry.path) as file:
            if kind.archive:
                yield from _archive(file, kind, shown, ident, options)
                return
            stream: BinaryIO = unpack(file, kind.packed, shown) if kind.packed else file
            place = Place(shown, ident, entry.stem, kind.format, seekable=not kind.packed)
            yield from documents(stream, place, options)
    except (OSError, EpiError) as problem:
        yield Failure(shown, unreadable(shown, problem))


def _archive(file: BinaryIO, kind: _Kind, name: str, ident: str, options: Options) -> Iterator[Found]:
    members: Iterator[Member | Failure]
    if kind.archive == "zip":
        members = zip_members(file, name, _wanted)
    else:
        members = tar_members(file, kind.packed, name, _wanted)
    for member in members:
        if isinstance(member, Failure):
            yield member
            continue
        shown = f"{name}!{member.path}"
        inner = kind_of(member.path) or _Kind("text")
        if inner.archive:
            yield Failure(shown, error("E515", name=shown))
            continue
        stream = unpack(member.stream, inner.packed, shown) if inner.packed else member.stream
        own = f"{ident}/{member.path}"
        yield from documents(stream, Place(shown, own, own, inner.format), options)


def _wanted(path: str) -> bool:
    return kind_of(PurePosixPath(path.replace("\\", "/")).name) is not None and "__MACOSX/" not in path


__all__ = ["Failure", "Source", "count", "refuse_empty", "sources"]
