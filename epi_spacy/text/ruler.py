"""What every rule component shares: users' patterns, and their way to and from disk."""

# No postponed annotations here: spaCy reads those of initialize() to check what a config gives it.
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example

from ..errors import error
from .batches import DOCS, batches, uncollected

Pattern = dict[str, Any]

# Where a reader of files read a pattern: errors name it, and then it is dropped.
_PLACE = ("file", "line")


class Ruler(Pipe):
    """A rule component whose users may add patterns of their own, which win over the shipped ones.

    name: the component's name in the pipeline.
    scorer: from the registry of scorers; compares Docs with their reference in ``nlp.evaluate``.
    example: a pattern as it should look, quoted in error messages.
    """

    example: str = '{"label": "DIVISION", "pattern": "…"}'
    ents: bool = False  # whether the component writes doc.ents, which are then scored too
    # label of a pattern -> what such a pattern may have besides "label" and "pattern"
    fields: Mapping[str, Collection[str]] = {}
    other_fields: Collection[str] | None = None  # the same for any other label; None if there is no other
    made: Collection[str] = ()  # names of the attributes that use_patterns() makes: these are not pickled

    def __init__(self, name: str, scorer: Callable[..., dict[str, Any]] | None = None) -> None:
        self.name = name
        self.scorer = scorer
        self.patterns: list[Pattern] = []

    def __reduce__(self) -> tuple[Any, ...]:
        # What is compiled cannot be pickled, and all of it is made of the patterns.
        state = {key: value for key, value in self.__dict__.items() if key not in self.made}
        return _again, (type(self), self.name, state)

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Compare Docs with their reference: by the scorer and, where they are written, their entities.

        examples: the Docs with their references.
        RETURNS: the figures, by spaCy's names; none without a scorer.
        """
        if self.scorer is None:
            return {}
        examples = list(examples)
        entities = get_ner_prf(examples) if self.ents else {}
        return {**self.scorer(examples, **kwargs), **entities}

    def use_patterns(self) -> None:
        """Take ``self.patterns`` into use; a component overrides this to rebuild its matchers."""

    def check(self, pattern: Pattern, where: str) -> None:
        """Check what is in the fields of a pattern; a component overrides this.

        pattern: a pattern whose label, text and keys are in order.
        where: where it stands, for the message.
        RAISES: EpiError with a code of the component's room.
        """

    def add_patterns(self, patterns: Iterable[Pattern]) -> None:
        """Add users' patterns.

        patterns: dicts with "label" and "pattern" and whatever else the component documents. "file" and
            "line", if they are there, say in an error where a pattern stands, and are not kept.
        RAISES: EpiError E002 for a pattern that is not such a dict, or one of the component's own codes; then
            none is added.
        """
        new: list[Pattern] = []
        for number, pattern in enumerate(patterns, 1):
            where = f"pattern {number}"
            if isinstance(pattern, dict) and "file" in pattern:
                where = f"{pattern['file']}, line {pattern.get('line')}"
            problem = self._problem(pattern)
            if problem:
                raise error("E002", name=self.name, where=where, problem=problem, example=self.example)
            new.append({key: value for key, value in pattern.items() if key not in _PLACE})
            self.check(new[-1], where)
        self.patterns = self.patterns + new
        self.use_patterns()

    def _problem(self, pattern: object) -> str:
        """What is wrong with the label, the text or the keys of a pattern; empty if nothing is."""
        if not isinstance(pattern, dict):
            return f"it is {type(pattern).__name__}"
        label, text = pattern.get("label"), pattern.get("pattern")
        if not isinstance(label, str) or not label.strip():
            return "'label' is missing, empty or no string"
        if not isinstance(text, str) or not text.strip():
            return "'pattern' is missing, empty or no string"
        fields = self.fields.get(label, self.other_fields)
        if fields is None:
            return f"its label is {label!r}, not one of {', '.join(self.fields)}"
        known = ("label", "pattern", *fields)
        unknown = [key for key in pattern if key not in known and key not in _PLACE]
        return f"it has {unknown[0]!r}, but {label!r} takes only {', '.join(known)}" if unknown else ""

    def clear(self) -> None:
        """Remove all users' patterns; the shipped lexicons stay."""
        self.patterns = []
        self.use_patterns()

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        patterns: Sequence[Pattern] | None = None,
    ) -> None:
        """Take the patterns named in ``[initialize.components.NAME]``; nothing is learnt here.

        get_examples: unused.
        nlp: unused.
        patterns: users' patterns, replacing those added before when given.
        """
        if patterns is not None:
            self.patterns = []
            self.add_patterns(patterns)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the users' patterns as bytes."""
        data: bytes = srsly.msgpack_dumps({"patterns": self.patterns})
        return data

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> "Ruler":
        """Replace the users' patterns by those of ``to_bytes``."""
        self.patterns = []
        self.add_patterns(srsly.msgpack_loads(bytes_data)["patterns"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the users' patterns to ``path/patterns.jsonl``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_jsonl(folder / "patterns.jsonl", self.patterns)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Ruler":
        """Replace the users' patterns by those of ``to_disk``."""
        self.patterns = []
        self.add_patterns(srsly.read_jsonl(Path(path) / "patterns.jsonl"))
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc in place and return it."""
        raise NotImplementedError

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = DOCS) -> Iterator[Doc]:
        """Annotate Docs, several together, which is faster than one after the other through the pipeline.

        stream: the Docs.
        batch_size: how many of them at most are read ahead; with 1 none is.
        YIELDS: the Docs, in order, without those that the error handler let pass.
        """
        for docs in batches(stream, len, batch_size):
            yield from self.together(docs)

    def together(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """Annotate Docs before the first of them is handed on; one that fails goes to the error handler.

        docs: the Docs.
        YIELDS: those that did not fail, in order; where the error handler raises, first those before.
        """
        done: list[Doc] = []
        refused: Exception | None = None
        with uncollected():
            try:
                for doc in docs:
                    annotated = self._annotated(doc)
                    if annotated is not None:
                        done.append(annotated)
            except Exception as problem:
                refused = problem
        yield from done
        if refused is not None:
            raise refused

    def _annotated(self, doc: Doc) -> Doc | None:
        """Annotate a Doc, or leave it to the error handler."""
        try:
            return self(doc)
        except Exception as problem:
            handle: Callable[..., object] = self.get_error_handler()
            handle(self.name, self, [doc], problem)
        return None


def _again(kind: type[Ruler], name: str, state: dict[str, Any]) -> Ruler:
    ruler = kind.__new__(kind)
    ruler.name = name
    ruler.__dict__.update(state)
    if kind.made:
        ruler.use_patterns()
    return ruler
