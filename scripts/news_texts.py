"""News texts that are not ours: read by the ids under which our tables have labels for them."""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Container, Iterator
from pathlib import Path

# Where they lie in the folder with the material that is not ours.
NEWS = Path("data") / "news_unlabelled.jsonl.gz"

Row = dict[str, str]


def labels_by_text(table: Path) -> dict[str, list[Row]]:
    """Return the rows of a table of labels by the id of the text that they belong to."""
    found: dict[str, list[Row]] = defaultdict(list)
    with table.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["id"]].append(row)
    return found


def news_texts(shared: Path, wanted: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield id and text of the news with some ids; shared: the folder with the material."""
    with gzip.open(shared / NEWS, "rt", encoding="utf8") as lines:
        for line in lines:
            news = json.loads(line)
            if news["id"] in wanted:
                yield news["id"], news["text"]
