"""The program's own interface words: what a guide's words.yml need not say again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jalons import project
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading.files import read
from jalons.records.fields import Identifier
from jalons.records.shaping import shape_mapping
from jalons.records.texts import Text, text_of
from jalons.writing.language import SPOKEN, Language, Languages

FOLDER = project.FILES / "overrides" / "jalons" / "words"
"""Where they lie, a file a topic."""
SHOWN = "overrides/jalons/words"
"""How that folder is named in locations."""


def files(own: Path | None = None) -> Iterator[tuple[Path, str]]:
    """Each file of default words, and how it is named in locations, in the order of their names.

    A file of the project `own` stands in for the program's of the same name, and may be one more.
    """
    folders = (FOLDER, own / SHOWN) if own else (FOLDER,)
    for name, path in sorted({path.name: path for folder in folders for path in folder.glob("*.yml")}.items()):
        yield path, f"{SHOWN}/{name}"


def texts() -> dict[str, Text]:
    """All default words by key, in the order of their files.

    Raises:
        ValueError: a file of them is not right, which `check` tells in full.
    """
    found: dict[str, Text] = {}
    for path, shown in files():
        node, problems = read(path, shown)
        if node is not None:
            words, problems = shape_mapping(Text, node, Identifier)
            found |= words
        if problems:
            raise ValueError(problems)
    return found


def laid_over(
    default: Mapping[str, Text], own: Mapping[str, Text], languages: Languages
) -> tuple[dict[str, Text], list[Problem]]:
    """The words of a guide in its languages: its own, and for what they leave out those of the program.

    A word that the guide has and the program has not must be there in every complete language; so must, in all, the
    words of the program in a language that the program does not speak.
    """
    problems: list[Problem] = []
    words: dict[str, Text] = {}
    for key in {**default, **own}:
        words[key] = _merged(default.get(key), own.get(key), languages)
        if text := own.get(key):
            unsaid = (each for each in languages.complete if words[key].get(each) is None or _is_half(text, each))
            for each in unsaid:
                facts = {"key": each, "known": [*languages.complete]}
                problems.append(Problem("missing-language", text.location, f"{key}/{each}", facts))
    for language in languages.complete:
        missing = [key for key in default if key not in own and words[key].get(language) is None]
        if missing:
            unsaid_in = {"language": language, "count": len(missing), "first": missing[0]}
            problems.append(Problem("words-missing", Location("data/words.yml"), "", unsaid_in))
    return words, problems


def _merged(default: Text | None, own: Text | None, languages: Languages) -> Text:
    """The words of one key; what nobody has said in any of the languages stands in one that the program speaks."""
    written = [text for text in (own, default) if text is not None]
    found = {each: said for each in languages for text in reversed(written) if (said := text.get(each))}
    first = written[0]
    if tuple(found.items()) == first.items():
        return first
    return text_of(found or {"en": written[-1].in_("en")}).written_as(first)


def _is_half(text: Text, language: Language) -> bool:
    """Whether a guide says a word of the program otherwise in one language that the program speaks, not in this one."""
    return language in SPOKEN and text.get(language) is None and any(text.get(each) for each in SPOKEN)
