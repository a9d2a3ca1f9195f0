"""Members of zip and tar archives, read where they are: nothing is unpacked to disk."""

from __future__ import annotations

import posixpath
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ..errors import EpiError, error
from .encoding import decode
from .source import Failure
from .streams import DAMAGE, check_ratio, unpack, unreadable, why

TAR_PACKED = {".tgz": ".gz", ".tbz2": ".bz2", ".txz": ".xz"}
Wanted = Callable[[str], bool]
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_ZIP_DAMAGE = (*DAMAGE, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, open as long as the next one is not asked for.

    path: its path in the archive.
    stream: its content.
    """

    path: str
    stream: BinaryIO


def zip_members(file: BinaryIO, name: str, wanted: Wanted) -> Iterator[Member | Failure]:
    """Give the members of a zip archive, one at a time.

    file: the archive, which can be sought in.
    name: what messages call it.
    wanted: says of a member's path whether to read it.
    RETURNS: the members that are wanted and, in their places, those that cannot be read.
    """
    try:
        archive = zipfile.ZipFile(file)
    except _ZIP_DAMAGE as problem:
        yield Failure(name, error("E512", name=name, problem=why(problem)))
        return
    seen: set[int] = set()
    packed = file.seek(0, 2)
    unpacked = 0
    with archive:
        for info in archive.infolist():
            path = _zip_name(info)
            if info.is_dir() or not wanted(path):
                continue
            shown = f"{name}!{path}"
            # Members that share their bytes may each be small, and huge together.
            unpacked += info.file_size
            try:
                check_ratio(name, unpacked, packed)
            except EpiError as problem:
                yield Failure(name, problem)
                return
            try:
                check_path(path, shown, seen)
                if info.flag_bits & _ENCRYPTED:
                    raise error("E514", name=shown)
                if (info.external_attr >> 28) == 0xA:
                    raise error("E513", name=shown, problem="is a link")
                check_ratio(shown, info.file_size, info.compress_size)
                with archive.open(info) as stream:
                    yield Member(path, stream)  # type: ignore[arg-type]
            except _ZIP_DAMAGE as problem:
                if isinstance(problem, EpiError):
                    yield Failure(shown, problem)
                else:
                    yield Failure(shown, error("E512", name=shown, problem=why(problem)))


def tar_members(file: BinaryIO, packing: str, name: str, wanted: Wanted) -> Iterator[Member | Failure]:
    """Give the members of a tar archive, one at a time, in one pass.

    file: the archive.
    packing: ".gz", ".bz2", ".xz", or "" where it is not compressed.
    name, wanted: as for :func:`zip_members`.
    """
    stream = unpack(file, packing, name) if packing else file
    seen: set[int] = set()
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                # A list of all members would grow with the archive.
                archive.members = []  # type: ignore[attr-defined]
                if info.isdir() or not wanted(info.name):
                    continue
                shown = f"{name}!{info.name}"
                try:
                    check_path(info.name, shown, seen)
                    if not info.isreg():
                        raise error("E513", name=shown, problem=_kind(info))
                except EpiError as problem:
                    yield Failure(shown, problem)
                    continue
                content = archive.extractfile(info)
                if content is not None:
                    yield Member(info.name, content)  # type: ignore[arg-type]
    except (tarfile.TarError, *DAMAGE) as problem:
        yield Failure(name, error("E512", name=name, problem=why(problem)))
    except (OSError, EpiError) as problem:
        yield Failure(name, unreadable(name, problem))


def check_path(path: str, name: str, seen: set[int]) -> None:
    """Refuse paths that lead out of an archive, and second members of one name.

    path: the member's path, as the archive has it.
    name: what messages call the member.
    seen: the hashes of the paths that came before; this one is added.
    RAISES: EpiError E513.
    """
    way = path.replace("\\", "/")
    if way.startswith("/") or way[1:2] == ":" or ".." in way.split("/") or "\0" in way:
        raise error("E513", name=name, problem="has a path that leads out of the archive")
    mark = hash(posixpath.normpath(way))
    if mark in seen:
        raise error("E513", name=name, problem="has the path of an earlier member")
    seen.add(mark)


def _kind(info: tarfile.TarInfo) -> str:
    return "is a link" if info.issym() or info.islnk() else "is a device or a pipe, not a file"


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return a member's path; those written in a Chinese Windows do not say that they are in GBK."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    try:
        return decode(info.filename.encode("cp437"))[0]
    except (EpiError, UnicodeEncodeError):
        return info.filename
