"""data/facts.yml: what is known of each variant besides its name; each kind of fact is declared once, and variants say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, create_model
from pydantic_core import core_schema

from jalons.records.fields import Day, FactId, FactIds, Hours, Identifier, OneOrMany, Sourced, Words, YesNo
from jalons.records.record import Record
from jalons.records.texts import Text

UNKNOWN = "unknown"
NOT_APPLICABLE = "not-applicable"
OPEN_VALUES = (UNKNOWN, NOT_APPLICABLE)
"""Values that any fact can have besides those that are declared."""
YES_NO = ("yes", "no")


class FactValueWords(Record):
    """The words for one value of a fact; what is left out is not shown there."""

    name: Text | None = None
    """What the value is called; left out, the usual word for yes, no or to be confirmed · comment s'appelle la valeur"""
    short: Text | None = None
    """In lists, where there is little room · dans les listes, en peu de place"""
    tag: Text | None = None
    """By itself, where nothing says which fact it is · seule, sans le nom du renseignement"""
    head: Text | None = None
    """At the head of the page of the path · en tête de la page du parcours"""
    meaning: Text | None = None
    """What that means for the reader · ce que cela change"""
    because: Text | None = None
    """After "this is for" where it decides what is on a path · suit « pour »"""
    warning: Text | None = None
    """A warning on its pages; {day} is the day since when · un avertissement; {day} est le premier jour"""
    since: YesNo = "no"
    """yes: whoever says it says since which day · yes : on dit aussi depuis quel jour"""


class FigurePart(Record):
    """One of several numbers that a fact has, such as lessons and practice."""

    name: Text
    """What it is called · comment il s'appelle"""
    in_list: Text
    """Among what is to be confirmed · parmi ce qui est à confirmer"""
    alone: Text | None = None
    """Where it is the only one known; {n} is the number · seul connu; {n} est le nombre"""
    sum_of: FactIds = ()
    """The parts that it is the sum of · les parties dont il est la somme"""


class DeclaredFact(Record):
    """What can be known of each variant: its type, and the words for it."""

    type: Literal["yes-no", "choice", "number", "text"]
    """yes-no, choice (one of the values below), number, or text · oui ou non, choix, nombre ou texte"""
    name: Text
    """What it is called · comment il s'appelle"""
    in_list: Text | None = None
    """Among what is to be confirmed; left out, it is not listed there nor shown · parmi ce qui est à confirmer"""
    filter: Text | None = None
    """How it is called where one filters by it; left out, nobody can · nom du filtre; absent, pas de filtre"""
    values: dict[Identifier, FactValueWords] = Field({})
    """With choice: its values, in order; with yes-no: words for yes, no, unknown · les valeurs et leurs mots"""
    parts: dict[FactId, FigurePart] = Field({})
    """With number: several numbers instead of one · plusieurs nombres au lieu d'un"""
    amount: Text | None = None
    """With number: the number within a sentence, {n} · le nombre dans une phrase"""
    amounts: Text | None = None
    """The same where two figures disagree; left out, as amount · de même si deux chiffres se contredisent"""
    unknown: Text | None = None
    """Within a sentence, where it is not known · dans une phrase, s'il n'est pas connu"""
    split: Text | None = None
    """With number: its parts in brief, each by its name in braces · ses parties en bref"""
    head_unknown: Text | None = None
    """With number: at the head of the page, where it is not known · en tête de la page, s'il n'est pas connu"""

    @property
    def choices(self) -> tuple[str, ...]:
        """The values that decide something: of yes-no and choice; none of numbers and texts."""
        if self.type == "yes-no":
            return (*YES_NO, *OPEN_VALUES)
        own = tuple(value for value in self.values if value not in OPEN_VALUES)
        return (*own, *OPEN_VALUES) if self.type == "choice" else ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The names of its numbers: those of its parts, or "" for the only one; none where it is no number."""
        return (tuple(self.parts) or ("",)) if self.type == "number" else ()

    def words_of(self, value: str) -> FactValueWords:
        """The words for a value; none of them where nothing is declared."""
        return self.values.get(value, _NO_WORDS)


_NO_WORDS = FactValueWords()


class FactValue(Sourced):
    """What is so of one variant. Written as the value alone, it rests on the sources at the head of the file."""

    value: Words
    """One of the values of the fact, unknown, or not-applicable · une des valeurs, unknown ou not-applicable"""
    since: Day | None = None
    """Since which day, where the value asks for it · depuis quel jour, si la valeur le demande"""


NOT_SAID = FactValue(value=UNKNOWN)
"""What a fact that is left out says."""


class Figure(Sourced):
    """A number from one source; two sources that disagree give two figures."""

    value: Hours
    """A whole number, digits only · un nombre entier, en chiffres"""


class TextFact(Sourced):
    """A fact that is words."""

    value: Text
    """The words · les mots"""


class WithFacts(Sourced):
    """A record that says facts: each declared one is a key of it, in the classes that `saying` makes."""

    declared: ClassVar[Mapping[str, DeclaredFact]] = {}
    """The facts that it can say, in order."""
    word: ClassVar[str] = "variant"
    """The word for one of them in keys of conditions and in placeholders."""
    code_shapes: ClassVar[tuple[str, ...]] = ()
    """How official codes are written; none where the guide knows of no codes."""

    def fact(self, fact_id: str) -> FactValue:
        """What it says of a fact of type yes-no or choice; NOT_SAID where it says nothing."""
        said = getattr(self, fact_id, NOT_SAID)
        return said if isinstance(said, FactValue) else NOT_SAID

    def figures(self, fact_id: str, part: str = "") -> tuple[Figure, ...]:
        """The figures of a fact of type number, or of a part of it; none where it says nothing."""
        said = getattr(self, fact_id, ())
        found: object = getattr(said, part, ()) if part else said
        return found if isinstance(found, tuple) else ()

    def words(self, fact_id: str) -> TextFact | None:
        """What it says of a fact of type text."""
        said = getattr(self, fact_id, None)
        return said if isinstance(said, TextFact) else None


_Saying = TypeVar("_Saying", bound=WithFacts)
_Figures = Annotated[tuple[Figure, ...], OneOrMany()]


class _OrValueAlone:
    """Lets what is said of a fact be written as its value alone; the schema that editors load says so too."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: {"value": value} if isinstance(value, str) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        said = handler(schema)
        return {"anyOf": [handler.resolve_ref_schema(said)["properties"]["value"], said]}


def saying(
    base: type[_Saying],
    declared: Mapping[str, DeclaredFact],
    code_shapes: tuple[str, ...] = (),
    word: str = WithFacts.word,
) -> type[_Saying]:
    """The record class with a key for each declared fact, of a guide that writes codes so and calls one of them so."""
    fields: dict[str, Any] = {fact_id: _field(fact_id, fact) for fact_id, fact in declared.items()}
    made = create_model(base.__name__, __base__=base, __module__=base.__module__, __doc__=base.__doc__, **fields)
    made.declared = declared
    made.code_shapes = code_shapes
    made.word = word
    return made


def _field(fact_id: str, fact: DeclaredFact) -> tuple[Any, Any]:
    """The type and the default of the key of a fact."""
    described = " · ".join(fact.name.every)
    if fact.type == "text":
        return TextFact | None, Field(None, description=described)
    if fact.type == "number" and not fact.parts:
        return _Figures, Field((), description=described)
    if fact.type == "number":
        parts: dict[str, Any] = {
            name: (_Figures, Field((), description=" · ".join(part.name.every))) for name, part in fact.parts.items()
        }
        numbers = create_model(f"Numbers_{fact_id}", __base__=Record, __doc__=described, **parts)
        return numbers, Field(numbers(), description=described)
    allowed = Literal.__getitem__(fact.choices)
    value: Any = (allowed, Field(description=", ".join(fact.choices)))
    said = create_model(f"Value_{fact_id}", __base__=FactValue, __doc__=described, value=value)
    return Annotated[said, _OrValueAlone()], Field(said(value=UNKNOWN), description=described)
