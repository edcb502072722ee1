"""What editors may leave out or write shortly: a tree is completed before it is given the shape of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from jalons.content.same_tasks import NO_WORDS
from jalons.problems.location import Location
from jalons.reading.tree import Mapping, Node, Scalar, Sequence
from jalons.records import ITEM_LISTS
from jalons.writing.folding import fold_letters
from jalons.writing.language import USUAL, Languages

DO = "do"
"""The short name of a stage's tasks."""
_OF_STAGE = ("source", "advice", "who")
"""What a task that is written shortly has from its stage."""
_LONGEST_ID = 40
_Words: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Defaults:
    """What records have that do not say it themselves; empty where there is nothing to go by."""

    reader: str = ""
    """The role that acts where none is named: the first person of the guide."""
    source: tuple[Scalar, ...] = ()
    """Sources of stages that name none, with their places."""
    advice: Scalar | None = None
    """Whether stages that name no source are advice."""
    pathway: str = ""
    """The only pathway there is."""
    variant: str = ""
    """The variant that the home page leads to: the first one."""
    name: _Words = ()
    """The guide's name by language, for a pathway that has no title."""
    languages: Languages = USUAL
    """The languages that texts are written in."""
    summary: _Words = ()
    """What the guide is by language, for a pathway that has no summary."""


NOTHING_LEFT_OUT = Defaults()
ALONE = "guide"
"""The id of the only variant of a guide that is about one thing."""


def only_variant(defaults: Defaults) -> Mapping:
    """The tree of the variant of a guide that names none: it has the guide's name, and nothing is said of it."""
    made = Mapping()
    return with_more(made, [("name", _text(defaults.name, made.location)), ("advice", Scalar("yes"))])


def completed(part: str, node: Node, defaults: Defaults) -> Node:
    """The tree of a record of this part of the content, with all that it left out; `node` itself is not changed."""
    complete = _COMPLETE.get(part)
    return complete(node, defaults) if complete and isinstance(node, Mapping) else node


def with_more(node: Mapping, more: Iterable[tuple[str, Node | None]]) -> Mapping:
    """A copy of a mapping that also holds these keys, where it has none of its own; what is None is left out.

    A key that nobody wrote has no place of its own: it stands where the mapping does.
    """
    made = Mapping(node.items(), node.location)
    made.keys_at = dict(node.keys_at)
    for key, value in more:
        if value is not None:
            made.setdefault(key, value)
    return made


def without(node: Mapping, keys: Iterable[str]) -> Mapping:
    """A copy of a mapping without these keys."""
    left_out = frozenset(keys)
    made = Mapping(((key, value) for key, value in node.items() if key not in left_out), node.location)
    made.keys_at = {key: at for key, at in node.keys_at.items() if key not in left_out}
    return made


def _stage(node: Mapping, defaults: Defaults) -> Mapping:
    if DO in node and "tasks" not in node:
        made = with_more(without(node, [DO]), [("tasks", node[DO])])
        made.keys_at["tasks"] = node.keys_at.get(DO, node.location)
        node = made
    here = node.location
    if not {"source", "advice"} & node.keys():
        source = Sequence(defaults.source, here) if defaults.source else None
        node = with_more(node, [("source", source), ("advice", defaults.advice)])
    node = with_more(node, [("who", _scalar(defaults.reader, here))])
    taken: set[str] = {str(item["id"]) for name in ITEM_LISTS for item in _items(node, name) if "id" in item}
    for name in ITEM_LISTS:
        listed = node.get(name)
        if isinstance(listed, Sequence):
            node[name] = Sequence((_item(item, node, taken, defaults.languages) for item in listed), listed.location)
    return node


def _items(node: Mapping, name: str) -> Iterable[Mapping]:
    listed = node.get(name)
    return (item for item in listed if isinstance(item, Mapping)) if isinstance(listed, Sequence) else ()


def _item(item: Node, stage: Mapping, taken: set[str], languages: Languages) -> Node:
    """An item with its id; one that holds its words themselves has the sources and the people of its stage.

    In a guide in one language an item may be its words and nothing else.
    """
    if isinstance(item, Scalar) and len(languages) == 1:
        item = Mapping([(languages.default, item)], item.location)
    if not isinstance(item, Mapping):
        return item
    written = [key for key in item if key in languages]
    if "same_as" in item and not written and "text" not in item:
        item = _shown(item, stage, taken, languages)
    if written and "text" not in item:
        words = without(item, [key for key in item if key not in written])
        own = "source" in item or "advice" in item
        of_stage = [(key, stage.get(key)) for key in _OF_STAGE if key == "who" or not own]
        item = with_more(without(item, written), [("text", words), *of_stage])
    if "id" not in item:
        made = _id_of(item.get("text"), taken)
        taken.add(made)
        item = with_more(item, [("id", _scalar(made, item.location))])
    return item


def _shown(item: Mapping, stage: Mapping, taken: set[str], languages: Languages) -> Mapping:
    """An item that shows a task of another stage: it is called as that one is, and its words are taken over later."""
    own = "source" in item or "advice" in item
    words = _text(tuple((language, NO_WORDS) for language in languages), item.location)
    name = str(item["same_as"]).rpartition("/")[2] if isinstance(item["same_as"], Scalar) else ""
    called = _scalar(name if name not in taken else "", item.location)
    if called and "id" not in item:
        taken.add(name)
    of_stage = [(key, stage.get(key)) for key in _OF_STAGE if key == "who" or not own]
    return with_more(item, [("text", words), ("id", called), *of_stage])


def _id_of(text: Node | None, taken: set[str]) -> str:
    """An id made of the words of a text, unlike those that are taken; empty where it has no words."""
    said = text if isinstance(text, Mapping) else {"": text}
    words = next((said[key] for key in ("en", *said) if isinstance(said.get(key), Scalar)), "")
    made = fold_letters(str(words), "-").strip("-")
    if len(made) > _LONGEST_ID:
        made = made[: _LONGEST_ID + 1].rpartition("-")[0] or made[:_LONGEST_ID]
    number, found = 1, made
    while found in taken:
        number += 1
        found = f"{made}-{number}"
    return found


def _pathway(node: Mapping, defaults: Defaults) -> Mapping:
    here = node.location
    name = _text(defaults.name, here)
    node = with_more(node, [("title", name), ("summary", _text(defaults.summary, here) or name)])
    steps = node.get("path")
    if isinstance(steps, Sequence) and steps and not _says_its_aim(steps):
        last = steps[-1]
        if isinstance(last, Mapping) and "stage" in last and "optional" not in last:
            last = with_more(last, [("outcome", _scalar("yes", last.location))])
            node["path"] = Sequence([*steps[:-1], last], steps.location)
    return node


def _says_its_aim(node: Node) -> bool:
    """Whether some step, in a branch or not, says that the aim is reached at it."""
    if isinstance(node, Mapping):
        return "outcome" in node or any(map(_says_its_aim, node.values()))
    return isinstance(node, Sequence) and any(map(_says_its_aim, node))


def _site(node: Mapping, defaults: Defaults) -> Mapping:
    return with_more(node, [("main", _scalar(defaults.variant, node.location))])


def _variant(node: Mapping, defaults: Defaults) -> Mapping:
    return with_more(node, [("pathway", _scalar(defaults.pathway, node.location))])


def _scalar(text: str, here: Location) -> Scalar | None:
    return Scalar(text, here) if text else None


def _text(words: _Words, here: Location) -> Mapping | None:
    return Mapping(((language, Scalar(said, here)) for language, said in words), here) if words else None


_COMPLETE: dict[str, Callable[[Mapping, Defaults], Mapping]] = {
    "site": _site,
    "stages": _stage,
    "pathways": _pathway,
    "trades": _variant,
}
COMPLETED = frozenset(_COMPLETE)
"""The parts of the content whose records may leave something out."""
