"""Compiles the rooms in which most of the time goes; everything else about the package stands in setup.cfg.

Where that is not possible (no compiler, no mypyc), or not wished (``EPI_SPACY_COMPILE=0``), the same modules
run as they are, more slowly. An editable installation is not compiled, because its sources could then be
changed without effect; ``EPI_SPACY_COMPILE=1`` compiles it nevertheless.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

# What spaCy builds on (components), and what takes its attributes from a table, stays as it is.
ROOMS = ("directives", "matching")
PLAIN = frozenset({"component.py", "patterns.py"})
# Packages that need not be there to compile; what is ours is checked by ``make lint``.
OPTIONS = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]


def wanted() -> bool:
    """Whether to compile at all."""
    wish = os.environ.get("EPI_SPACY_COMPILE")
    editable = {"editable_wheel", "develop"} & set(sys.argv)
    return wish == "1" or (wish is None and not editable)


def extensions() -> list[Extension]:
    """Return what is to be compiled."""
    if not wanted() or not {"bdist_wheel", "build_ext", "editable_wheel", "install"} & set(sys.argv):
        return []
    try:
        from mypyc.build import mypycify
    except ImportError:
        return []
    rooms = [Path("epi_spacy", room) for room in ROOMS]
    files = [path for room in rooms for path in sorted(room.glob("*.py")) if path.name not in PLAIN]
    options = [*OPTIONS, *map(str, files)]
    return list(mypycify(options, opt_level="2", debug_level="0", group_name="epi_spacy"))


class AllOrNothing(build_ext):
    """Compiles everything, or, where the compiler fails, leaves everything as it is."""

    def build_extensions(self) -> None:
        """Compile."""
        try:
            super().build_extensions()
        except (BaseError, CCompilerError, OSError) as error:
            self.warn(f"epi_spacy is not compiled, and slower for that: {error}")
            for path in self.get_outputs():
                Path(path).unlink(missing_ok=True)
            self.extensions = []


setup(ext_modules=extensions(), cmdclass={"build_ext": AllOrNothing})
