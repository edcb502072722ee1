"""What the YAML parser's complaint means to someone who wrote the file."""

from __future__ import annotations

import re

import yaml

from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading.characters import is_odd_space, shown

_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_KEY_WITHOUT_SPACE = re.compile(rf"( *(?:- +)*)[A-Za-z_][\w-]*([{_SPACE}]?):(?!//)(?=([^ ]))")
_DASH_WITHOUT_SPACE = re.compile(rf" *(?:- +)*-([{_SPACE}])")
_LEAD = re.compile("[ -]*")
_FIRST_KEY = re.compile(r" *(?:- +)*[^ :][^:]*$")


def explain(error: Exception, lines: list[str], file: str, bracket: Location | None = None) -> Problem:
    """The problem behind an error of the parser, placed where the editor has to change something.

    `bracket` is where the innermost [ or { stands that was open when the parser gave up.
    """
    said = f"{getattr(error, 'context', None) or ''}; {getattr(error, 'problem', None) or ''}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        return Problem("yaml-syntax", Location(file))
    context = error.context_mark or mark

    def at(where, message_id: str, **facts: object) -> Problem:
        return Problem(message_id, Location(file, where.line + 1, where.column + 1), facts=facts)

    line, char = _line(lines, mark.line), _char(lines, mark)
    if "directive" in said or "incompatible YAML document" in said:
        return at(context, "directive")
    if "<document start>" in said:
        above = lines[: mark.line]
        if any(text.startswith("%") for text in above):
            return at(mark, "directive")
        if any(text.startswith("...") for text in above):
            return at(mark, "several-documents")
    if "escape" in said:
        # The pure Python parser points behind the backslash, the C one at it.
        column = mark.column if char == "\\" else max(line.rfind("\\", 0, mark.column), 0)
        return Problem("backslash", Location(file, mark.line + 1, column + 1))
    if "quoted scalar" in said:
        return at(context, "unclosed-quote")
    if "flow sequence" in said or "flow mapping" in said:
        return at(context, "unclosed-bracket", char=_char(lines, context))
    if "tag" in said:
        return at(context, "tag")
    if "scanning an alias" in said or "scanning an anchor" in said or "block scalar" in said:
        return at(context, "reserved-start", char=_char(lines, context))
    if "cannot start any token" in said or "node content" in said:
        if char or bracket is None:
            return at(mark, "reserved-start" if char else "yaml-syntax", char=char)
        opened = _line(lines, bracket.line - 1)[bracket.column - 1 : bracket.column]
        return Problem("unclosed-bracket", bracket, facts={"char": opened})
    if "sequence entries are not allowed" in said or "mapping keys are not allowed" in said:
        return at(mark, "reserved-start", char=char)
    if "mapping values are not allowed" in said:
        return _unexpected_colon(lines, mark, file)
    if "could not find expected ':'" in said:
        return _odd_key(lines, context.line, file) or at(context, "colon-missing")
    if char == ":":
        return at(mark, "empty-key")
    before = line[: mark.column].rstrip(" ")
    if before.endswith(("'", '"')):
        return at(mark, "text-after-quote")
    if before.endswith(("]", "}")):
        return at(mark, "text-after-bracket")
    if any(words in said for words in ("<block end>", "expected key", "'-' indicator", "<document start>")):
        return at(mark, "bad-indentation")
    return at(mark, "yaml-syntax")


def hard_space(text: str, column: int) -> int | None:
    """The column of a no-break space that stands where YAML wants a plain one after a dash or a colon.

    `column` is where unquoted text begins; only text that begins its line can be a spoilt key or entry.
    """
    if _LEAD.match(text).end() < column:
        return None
    found = _KEY_WITHOUT_SPACE.match(text)
    if found and is_odd_space(found.group(3)):
        return found.start(3)
    found = _DASH_WITHOUT_SPACE.match(text)
    return found.start(1) if found else None


def _unexpected_colon(lines: list[str], mark, file: str) -> Problem:
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


def _char(lines: list[str], mark) -> str:
    return _line(lines, mark.line)[mark.column : mark.column + 1]
