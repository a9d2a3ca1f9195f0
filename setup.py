"""Compiles the rooms in which the time goes; everything else about the package stands in setup.cfg.

Where that is not possible (no C compiler, no mypyc), the same modules run as they are, more slowly. An
editable installation is not compiled, because its sources could then be changed without effect.
``EPI_SPACY_COMPILE=0`` never compiles, ``EPI_SPACY_COMPILE=1`` always, and fails where it cannot.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

# The rooms that compile, each for itself, so that several do at once; of text, what does without spaCy.
ROOMS = ("appearances", "article", "directives", "divisions", "matching", "officials", "text")
TEXT = ("clauses.py",)
# What builds on spaCy's classes, and what makes its attributes as it is asked for them, stays as it is.
PLAIN = frozenset({"component.py", "patterns.py"})
# Packages that need not be there to compile; what is ours is checked by ``make lint``.
OPTIONS = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
WISH = os.environ.get("EPI_SPACY_COMPILE")
BUILDS = {"bdist_wheel", "build_ext", "install"} | ({"editable_wheel"} if WISH == "1" else set())


def extensions() -> list[Extension]:
    """Return what is to be compiled by the command that runs."""
    if WISH == "0" or BUILDS.isdisjoint(sys.argv):
        return []
    groups = [(modules(room), f"epi_spacy_{room}") for room in ROOMS]
    files = [file for group, _ in groups for file in group]
    try:
        from mypyc.build import mypycify

        return list(mypycify([*OPTIONS, *files], opt_level="2", debug_level="0", separate=groups))
    except (ImportError, SystemExit) as problem:  # mypyc exits where it cannot go on
        give_up(problem)
    return []


def modules(room: str) -> list[str]:
    """Return the paths of the modules of a room that compile."""
    paths = sorted(Path("epi_spacy", room).glob("*.py"))
    return [str(path) for path in paths if (path.name in TEXT if room == "text" else path.name not in PLAIN)]


def give_up(problem: BaseException) -> None:
    """Go on without compiling, unless that was asked for."""
    if WISH == "1":
        raise problem
    logging.warning("epi_spacy is not compiled, and slower for that: %s", problem)


class AllOrNothing(build_ext):
    """Compiles everything, or, where the compiler fails, leaves everything as it is."""

    def finalize_options(self) -> None:
        """Compile as many rooms at once as there are processors."""
        super().finalize_options()
        self.parallel = self.parallel or os.cpu_count()

    def build_extensions(self) -> None:
        """Compile."""
        try:
            super().build_extensions()
        except (BaseError, CCompilerError, OSError) as problem:
            give_up(problem)
            for path in self.get_outputs():
                Path(path).unlink(missing_ok=True)
            self.extensions = []


setup(ext_modules=extensions(), cmdclass={"build_ext": AllOrNothing})
