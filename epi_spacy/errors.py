"""Coded errors: what was wrong, the value at fault, and the way out.

Ranges: E0xx normalization and text, E1xx article, E2xx divisions, E3xx officials, E4xx directives,
E5xx records and files, E6xx training, E7xx command line, E8xx assembly.
"""

from __future__ import annotations


class EpiError(ValueError):
    """An error with a code. ``str(error)`` reads ``[E001] message``.

    code: the code, such as ``"E001"``.
    message: the filled-in message.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"[{code}] {message}")
        self.code = code

    def __reduce__(self) -> tuple[object, ...]:
        # ValueError pickles its args, which hold the joined message: rebuild from the two parts.
        code, _, message = str(self.args[0]).partition("] ")
        return (EpiError, (code.removeprefix("["), message))


def error(code: str, **values: object) -> EpiError:
    """Fill the message of ``code`` with ``values``.

    code: a key of :data:`MESSAGES`.
    values: the values that the message quotes.
    RETURNS: the error, to be raised by the caller.
    RAISES: KeyError for a code or a value that the table does not know.
    """
    return EpiError(code, MESSAGES[code].format(**values))


MESSAGES: dict[str, str] = {
    # E0xx normalization and text
    "E001": "The text holds a lone surrogate (U+{codepoint:04X}) at character {offset}, which no encoding "
    "can write. Decode the file with errors='replace', or remove it.",
    "E003": "A span {label!r} from character {start} to {end} is empty or reaches out of the text, which has "
    "{length} characters. Give offsets of the raw text of this Doc.",
    "E004": "There is no segmenter {value!r}. Choose one of: {known}.",
    "E005": "The segmenter {value!r} needs a package that is not installed ({problem}). Install it: "
    "pip install 'epi_spacy[{extra}]', or use the segmenter 'char'.",
    "E006": "The segmenter 'pkuseg' finds no model in {path} ({problem}). Reinstall epi_spacy, or use the "
    "segmenter 'char' or 'jieba'.",
    "E007": "{value!r} is no day of publication. Give an ISO string as far as it is known, such as "
    "'2020-06-05', '2020-06' or '2020', or ''.",
    # E2xx divisions
    "E201": "{value!r} is no date of the calendar. Give a datetime.date, a year, or an ISO string such as "
    "'2020-06-05', '2020-06' or '2020'.",
    "E202": "There is no level {level!r}. The levels are {levels}.",
    "E203": "{name}: {where} is not usable: {problem}. For example: {example}.",
    "E204": "{name}: the gazetteer has no jurisdiction {value!r}. Give a code of 6, 9 or 12 digits, as "
    "'epi-spacy divisions NAME' prints it, or '' to decide text by text.",
    # E1xx article
    "E101": "{name}: {where} has {field!r}: {value!r}, which is not known. Known: {known}.",
    # E3xx officials
    "E301": "{name}: {where} has {field!r}: {value!r}. A post is a string, a division a code of 6, "
    "9 or 12 digits, 'from' and 'to' are ISO dates such as '2020-06-05', '2020-06' or '2020'.",
    "E302": "{name}: {where} runs from {since} to {until}, which is earlier. Swap them.",
    "E303": "{name}: {where} has {field!r} but the label {label!r}: only an OFFICIAL has one. "
    "Leave it out, or call it an OFFICIAL.",
    # E4xx directives
    "E401": "{name}: {where} is no usable cue: its force is {force!r}, its strength {strength!r}. The force "
    "is 'oblige', 'forbid' or 'urge', the strength a whole number from 0 to 5.",
    "E402": "{name}: {where} is no usable reporting verb: its mode is {mode!r}. It is one of {modes}.",
    "E403": "{name}: {where} is no usable speaker: its type is {type!r}. It is one of {types}.",
    "E404": "{name}: {where} is no usable formula: its expansion is {expansion!r}, its name {called!r}. "
    "The expansion is a list of strings, the name a string; both may be left out.",
    "E405": "{name}: {where} is no usable measure: its submeasure is {submeasure!r}, its codes {codes!r}. "
    "The submeasure is a string, codes a dict of lists of strings; both may be left out.",
    # E2xx divisions, E3xx officials, E4xx directives: patterns
    "E002": "{name}: {where} is not usable: {problem}. A pattern is a dict with 'label' "
    "and 'pattern', for example {example}.",
    # E6xx training
    "E601": "Article {name}: the source {file} is missing. An article needs texts/, marks/, clauses/ "
    "and meta/.",
    "E602": "{file}, line {line}: the code {value!r} of {words!r} has not 6, 9 or 12 digits. Leave it empty "
    "where it is unknown.",
    "E603": "{file}, line {line}: without its marks the text reads {value!r} instead of {expected!r}. Change "
    "nothing but the marks.",
    "E604": "{file}, clause table, line {line}: cannot read {value!r}. A row is number, measure, force and "
    "speaker, with tabs between them.",
    "E605": "{file}, clause table, line {line}: clause {value} is given twice or lies outside the text, "
    "which has {count} clauses. Count them as epi_spacy.text.clauses does.",
    "E606": "{file}, meta: {problem}. It is a JSON object with title, published, jurisdiction and officials.",
    "E607": "The text of {file} is needed to score it, and was not given. Name the folder of the texts too.",
    "E608": "{file}, table of appearances, line {line}: {problem}. docs/appearances.md says what its columns "
    "hold.",
    "E620": "No gold file (*.json){split} in {folder}. Name the folder that scripts/build_corpus.py writes, "
    "or another split.",
    "E621": "{path}: the text from {start} to {end} is not {text!r}. Read the article that this gold was "
    "made of, with its line ends untouched.",
    "E622": "{path} has no split {split!r}. It has: {known}.",
    "E623": "{path}, line {line}: no JSON object ({problem}). A line holds one pattern, such as "
    '{{"label": "DIVISION", "pattern": "..."}}.',
    "E624": "{path} is no gold annotation: {problem}. Gold is written by scripts/build_corpus.py.",
    "E625": "{path} cannot be read: {problem}. A relative path counts from where the command runs; corpus/ "
    "comes with the repository, not with the installed package. Name the file's own place, for a config in "
    "[paths] or with --paths.",
    "E626": "{path} is no table of splits: {problem}. It is a JSON object that maps each split to "
    "the names in it.",
    # E5xx records and files
    "E501": "Byte {position} (0x{byte:02x}) of {name} can be read neither as UTF-8 nor as UTF-16, GB 18030 "
    "or Big5. Name the encoding with --encoding, convert the file to UTF-8, or repair it there.",
    "E502": "{name} cannot be read: {problem}. See whether it is there, and whether you may read it.",
    "E503": "{name} is not usable: {problem}. A line is a JSON object with the text under {field!r}.",
    "E504": "{name} cannot be written: {problem}. Choose another place, or make room.",
    "E505": "There is no file in {name} or below it whose suffix says that it is a document. Name a file, or "
    "a folder with files such as .txt, .html, .jsonl or .zip.",
    "E506": "{name} is not a record: {problem}. Records are written by 'epi-spacy annotate'.",
    "E507": "There is no encoding {value!r}. Use a name that Python knows, such as utf-8, "
    "gb18030 or big5hkscs.",
    "E508": "Byte {position} (0x{byte:02x}) of {name} cannot be read as {encoding}. Name another encoding, "
    "or leave --encoding out to have it found.",
    "E509": "{name} is no ordinary file. What a pipe or a device gives can be read from standard input: "
    "... | epi-spacy annotate -",
    "E510": "{name} is longer than {limit} bytes, the most that one document may have. Split it.",
    "E511": "{name} unpacks from {packed} to more than {unpacked} bytes, as no honest text does, and is not "
    "read any further. Unpack it yourself if you trust it.",
    "E512": "{name} is damaged or in no known form: {problem}. Get it anew, or unpack it and give its files.",
    "E513": "The member {name} {problem}; it is not read. Unpack the archive and give the file itself.",
    "E514": "{name} is encrypted. Remove its password first.",
    "E515": "{name} is an archive inside an archive, which is not opened. Unpack the outer one.",
    "E516": "{name} holds {format}, which needs a package that is not installed ({problem}). Install it: "
    "pip install 'epi_spacy[{extra}]'.",
    "E517": "{name} has no column {field!r}. It has: {known}. Name the column of the text with --text-field.",
    "E518": "{name} is no usable row: {problem}. Repair the line; the rest was read.",
    "E519": "{name} has no text that could be read: {problem}. Scanned pages need OCR first; of others, see "
    "whether a reader sees any text.",
    "E520": "Nothing matches {name}. Name a file, a folder or a pattern such as 'news/**/*.txt'.",
    "E521": "There is no format {value!r}. The formats are {known}.",
    "E522": "{name} is no text: it {problem}. Give text, HTML, PDF or DOCX; --format says what a file holds "
    "whose suffix does not.",
    "E523": "{name} is to be read and to be written, which would lose what it holds. Write to another file.",
    "E524": "A path is empty, as where a variable of the shell is not set. Name a file, a folder, a pattern, "
    "or - for standard input and output.",
    # E7xx command line
    "E701": "{name} could not be annotated: {kind}: {problem}. Please report this, with the text if you may.",
    "E702": "No pipeline with the segmenter {segmenter!r} could be loaded: {problem}",
    "E703": "{name} has {size} characters; the pipeline reads up to {limit}. Split it, or raise "
    "max_length in the config.",
    "E705": "{name} ended the process that read it, as does a lack of memory. Give it alone, without "
    "--n-process, and please report it.",
    "E706": "No division of the gazetteer has the name or code {value!r}.{close}",
    "E707": "No official {wanted} in these records. Leave an option out, or give more records.",
    "E708": "{value} is known, but not {limits}. Leave that out, or change it.",
    # E8xx assembly
    "E801": "There is no shipped config {value!r}. There are {known}.",
}
