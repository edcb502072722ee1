"""Makes the tags of a finished PDF as few as the page needs: the engine tags every line of every paragraph by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

import pydyf

_GROUPS = ("/Document", "/Sect", "/Part", "/Art", "/L", "/Div")
"""Elements that hold others: words directly in them stay in an element of their own."""
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")


def simplify(pdf: pydyf.PDF, following: Sequence[Collection[int]]) -> list[tuple[frozenset[int], frozenset[int]]]:
    """Joins the lines of a paragraph in its own tag, takes away containers that say nothing, and numbers the rest anew.

    `following` are, page by page, the marks that a drawing begins right where the mark of the number before ends.
    Gives, page by page, the marks of the drawing that only go on with the mark before them, and those of what is read by
    no one: the head and foot of each page, whose tags the engine leaves without a place.
    """
    elements = {
        one.reference: one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem"
    }
    unread = _without_a_place(elements)
    moved: dict[bytes, bytes] = {}
    # an element stands after the one that holds it, so that what is inmost comes first
    for reference, element in reversed(elements.items()):
        parent = elements.get(element["P"])
        if parent is None or reference in unread or reference not in parent["K"]:
            continue
        words = any(isinstance(kid, int) for kid in element["K"])
        if words:
            joined = (
                element["S"] in ("/Span", "/NonStruct")
                and parent["S"] not in _GROUPS
                and parent.get("Pg") == element["Pg"]
            )
        else:
            joined = element["S"] in ("/Span", "/NonStruct", "/Div")
        if not joined:
            if element["S"] in ("/Span", "/NonStruct"):
                element["S"] = "/P"
            continue
        at = parent["K"].index(reference)
        parent["K"][at : at + 1] = element["K"]
        for kid in element["K"]:
            if kid in elements:
                elements[kid]["P"] = parent.reference
        moved[reference] = parent.reference
    read = {
        reference: element
        for reference, element in elements.items()
        if reference not in moved and reference not in unread
    }
    marks = [
        (_going_on(page, read.values(), behind), _words_of(page, (elements[reference] for reference in unread)))
        for page, behind in zip(pdf.page_references, following, strict=True)
    ]
    for element in read.values():
        # what it is says its place in the tree
        del element["Type"]
    _renumber(pdf, elements, moved, unread)
    return marks


def _without_a_place(elements: dict[bytes, pydyf.Dictionary]) -> set[bytes]:
    """The elements to which nothing leads."""
    reached, ways = set(), [reference for reference, one in elements.items() if one["S"] == "/Document"]
    while ways:
        reference = ways.pop()
        if reference not in reached:
            reached.add(reference)
            ways += (kid for kid in elements[reference]["K"] if kid in elements)
    return elements.keys() - reached


def _words_of(page: bytes, elements: Iterable[pydyf.Dictionary]) -> frozenset[int]:
    return frozenset(kid for one in elements if one.get("Pg") == page for kid in one["K"] if isinstance(kid, int))


def _going_on(page: bytes, elements: Iterable[pydyf.Dictionary], following: Collection[int]) -> frozenset[int]:
    """The marks of a page that follow on the mark before them, number by number, in the same element."""
    found: set[int] = set()
    for element in elements:
        if element.get("Pg") != page:
            continue
        kids = element["K"]
        on = {n for before, n in zip(kids, kids[1:]) if isinstance(before, int) and n == before + 1 and n in following}
        element["K"] = pydyf.Array(kid for kid in kids if not (isinstance(kid, int) and kid in on))
        found |= on
    return frozenset(found)


def _renumber(
    pdf: pydyf.PDF, elements: dict[bytes, pydyf.Dictionary], moved: dict[bytes, bytes], unread: set[bytes]
) -> None:
    """Takes the joined elements out; what led to them leads to what they were joined to.

    Pages stand before all elements, so that their numbers, which are written apart, stay.
    """
    gone = {elements[reference].number for reference in (*moved, *unread)}
    kept = [one for one in pdf.objects if one.number not in gone]
    numbers = {one.number: n for n, one in enumerate(kept)}
    leads: dict[int, bytes] = {number: b"%d 0 R" % n for number, n in numbers.items()}
    leads.update((elements[reference].number, b"null") for reference in unread)
    for reference in moved:
        end = reference
        while end in moved:
            end = moved[end]
        leads[elements[reference].number] = leads[elements[end].number]

    def led(value):
        if isinstance(value, bytes):
            return _REFERENCE.sub(lambda found: leads[int(found[1])], value)
        if isinstance(value, dict):
            for key, inner in value.items():
                value[key] = led(inner)
        elif isinstance(value, list):
            value[:] = map(led, value)
        return value

    for one in kept:
        led(one.extra if isinstance(one, pydyf.Stream) else one)
    for n, one in enumerate(kept):
        one.number = n
    pdf.objects[:] = kept
