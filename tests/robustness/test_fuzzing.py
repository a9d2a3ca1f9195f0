"""The fuzzer itself, for half a minute: guided by coverage where atheris is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

SECONDS = 20


def test_fuzz(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts" / "fuzz.py", "--seconds", SECONDS, "--findings", tmp_path]
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
