"""What the YAML parser's complaint means to someone who wrote the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading.builder import Mark
from jalons.reading.characters import is_odd_space, shown

_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_KEY_WITHOUT_SPACE = re.compile(rf"( *(?:- +)*)[A-Za-z_][\w-]*([{_SPACE}]?):(?!//)(?=([^ ]))")
_DASH_WITHOUT_SPACE = re.compile(rf" *(?:- +)*-([{_SPACE}])")
_FIRST_KEY = re.compile(r" *(?:- +)*[^ :][^:]*$")


def explain(error: Exception, lines: list[str], file: str, bracket: Location | None = None) -> Problem:
    """The problem behind an error of the parser, placed where the editor has to change something.

    `bracket` is where the innermost [ or { stands that was open when the parser gave up.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        return Problem("yaml-syntax", Location(file))
    said = f"{error.context or ''}; {error.problem or ''}"
    complaint = _Complaint(said, lines, file, mark, error.context_mark or mark)
    return (
        _of_documents(complaint)
        or _of_quotes(complaint)
        or _of_beginnings(complaint, bracket)
        or _of_colons(complaint)
        or _of_what_stands_before(complaint)
    )


@dataclass(frozen=True)
class _Complaint:
    """What the parser says, and where: `mark` is where it gave up, `context` where what it was reading began."""

    said: str
    lines: list[str]
    file: str
    mark: Mark
    context: Mark

    def at(self, where: Mark, message_id: str, **facts: object) -> Problem:
        return Problem(message_id, Location(self.file, where.line + 1, where.column + 1), facts=facts)

    def says(self, *words: str) -> bool:
        return any(each in self.said for each in words)

    @property
    def line(self) -> str:
        return _line(self.lines, self.mark.line)

    @property
    def char(self) -> str:
        return _char(self.lines, self.mark)


def _of_documents(complaint: _Complaint) -> Problem | None:
    if complaint.says("directive", "incompatible YAML document"):
        return complaint.at(complaint.context, "directive")
    if complaint.says("<document start>"):
        above = complaint.lines[: complaint.mark.line]
        if any(text.startswith("%") for text in above):
            return complaint.at(complaint.mark, "directive")
        if any(text.startswith("...") for text in above):
            return complaint.at(complaint.mark, "several-documents")
    return None


def _of_quotes(complaint: _Complaint) -> Problem | None:
    mark, context = complaint.mark, complaint.context
    if complaint.says("escape"):
        # The pure Python parser points behind the backslash, the C one at it.
        behind = max(complaint.line.rfind("\\", 0, mark.column), 0)
        column = mark.column if complaint.char == "\\" else behind
        return Problem("backslash", Location(complaint.file, mark.line + 1, column + 1))
    if complaint.says("quoted scalar"):
        return complaint.at(context, "unclosed-quote")
    if complaint.says("flow sequence", "flow mapping"):
        return complaint.at(context, "unclosed-bracket", char=_char(complaint.lines, context))
    return None


def _of_beginnings(complaint: _Complaint, bracket: Location | None) -> Problem | None:
    mark, context, char = complaint.mark, complaint.context, complaint.char
    if complaint.says("tag"):
        return complaint.at(context, "tag")
    if complaint.says("scanning an alias", "scanning an anchor", "block scalar"):
        return complaint.at(context, "reserved-start", char=_char(complaint.lines, context))
    if complaint.says("cannot start any token", "node content"):
        if char or bracket is None:
            return complaint.at(mark, "reserved-start" if char else "yaml-syntax", char=char)
        opened = _line(complaint.lines, bracket.line - 1)[bracket.column - 1 : bracket.column]
        return Problem("unclosed-bracket", bracket, facts={"char": opened})
    if complaint.says("sequence entries are not allowed", "mapping keys are not allowed"):
        return complaint.at(mark, "reserved-start", char=char)
    return None


def _of_colons(complaint: _Complaint) -> Problem | None:
    if complaint.says("mapping values are not allowed"):
        return _unexpected_colon(complaint.lines, complaint.mark, complaint.file)
    if complaint.says("could not find expected ':'"):
        odd = _odd_key(complaint.lines, complaint.context.line, complaint.file)
        return odd or complaint.at(complaint.context, "colon-missing")
    if complaint.char == ":":
        return complaint.at(complaint.mark, "empty-key")
    return None


def _of_what_stands_before(complaint: _Complaint) -> Problem:
    before = complaint.line[: complaint.mark.column].rstrip(" ")
    if before.endswith(("'", '"')):
        return complaint.at(complaint.mark, "text-after-quote")
    if before.endswith(("]", "}")):
        return complaint.at(complaint.mark, "text-after-bracket")
    if complaint.says("<block end>", "expected key", "'-' indicator", "<document start>"):
        return complaint.at(complaint.mark, "bad-indentation")
    return complaint.at(complaint.mark, "yaml-syntax")


def hard_space(text: str, column: int) -> int | None:
    """The column of a no-break space that stands where YAML wants a plain one after a dash or a colon.

    `column` is where unquoted text begins; only text that begins its line can be a spoilt key or entry.
    """
    if text[:column].strip(" -"):
        return None
    found = _KEY_WITHOUT_SPACE.match(text)
    if found and is_odd_space(found.group(3)):
        return found.start(3)
    found = _DASH_WITHOUT_SPACE.match(text)
    return found.start(1) if found else None


def _unexpected_colon(lines: list[str], mark: Mark, file: str) -> Problem:
    before = _line(lines, mark.line)[: mark.column]
    if not _FIRST_KEY.match(before):
        return Problem("colon-in-text", Location(file, mark.line + 1, mark.column + 1))
    above = mark.line - 1
    while above > 0 and not _line(lines, above).strip():
        above -= 1
    # `fr:Bonjour` is only noticed at the next key, for both lines together read as one text.
    odd = _odd_key(lines, above, file) if above >= 0 else None
    indent = len(before) - len(before.lstrip(" "))
    return odd or Problem("bad-indentation", Location(file, mark.line + 1, indent + 1))


def _odd_key(lines: list[str], number: int, file: str) -> Problem | None:
    text = _line(lines, number)
    column = hard_space(text, 0)
    if column is not None:
        return Problem("hard-space", Location(file, number + 1, column + 1), facts={"char": shown(text[column])})
    found = _KEY_WITHOUT_SPACE.match(text)
    if found:
        return Problem("colon-missing", Location(file, number + 1, len(found.group(1)) + 1))
    return None


def _line(lines: list[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _char(lines: list[str], mark: Mark) -> str:
    return _line(lines, mark.line)[mark.column : mark.column + 1]
