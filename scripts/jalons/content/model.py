"""The content as records by id, and which file or folder of data/ each part of it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, TypeAlias, get_args, get_origin, get_type_hints

from jalons import records
from jalons.content.release import Releases
from jalons.records import walk
from jalons.records.fields import FactId, Identifier, KeptId
from jalons.records.record import AnyRecord, Record
from jalons.records.texts import Text
from jalons.writing.language import Languages

VARIANTS = "trades"
"""The part that holds the variants; its folder has the name that the guide gives it."""


@dataclass(frozen=True)
class InFile:
    """Marks a part that is one file, data/NAME.yml, which maps ids to records; without any, it need not be there."""

    key: Any = Identifier
    """How ids are written there: an annotated str."""


@dataclass(frozen=True)
class InFolder:
    """Marks a part that is a folder with one record a file, data/NAME/ID.yml."""


Register: TypeAlias = Annotated[Mapping[str, AnyRecord], InFile()]
Folder: TypeAlias = Annotated[Mapping[str, AnyRecord], InFolder()]


@dataclass(frozen=True)
class Content:
    """All records of a data folder by id, in the order of their files; `fingerprint` names this state of it."""

    site: records.Site
    words: Register[Text]
    """Those of the program, and what the guide says otherwise or besides in data/words.yml."""
    roles: Register[records.Role]
    channels: Register[records.Channel]
    facts: Annotated[Mapping[str, records.DeclaredFact], InFile(FactId)]
    duties: Register[records.Duty]
    sources: Register[records.Source]
    links: Register[records.Link]
    money: Register[records.Programme]
    events: Register[records.SharedEvent]
    questions: Register[records.Question]
    places: Register[records.Destination]
    glossary: Register[records.Term]
    laws: Register[records.Law]
    elements: Register[records.Element]
    synonyms: Register[records.Equivalents]
    remarks: Register[records.Remark]
    unlisted: Register[records.Unlisted]
    dates: Register[records.KnownDay]
    deadlines: Register[records.Deadline]
    letters: Register[records.Letter]
    gone: Annotated[Mapping[str, records.Gone], InFile(KeptId)]
    news: Annotated[Mapping[str, records.News], InFile()]
    pathways: Folder[records.Pathway]
    stages: Folder[records.Stage]
    trades: Folder[records.Trade]
    journeys: Folder[records.Journey]
    fingerprint: str = ""
    releases: Releases = field(default_factory=Releases)
    """What was published so far; no part of what the fingerprint names."""
    folder: str = ""
    """How the data folder is named in locations."""

    @cached_property
    def every_record(self) -> tuple[tuple[str, Record], ...]:
        """Every record, also those inside others, with where it stands in its file: ("tasks/2", item); no texts."""
        found = list(walk.inside("", self.site))
        for name in (*REGISTERS, *FOLDERS):
            for record_id, record in self.part(name).items():
                found += walk.every_inside(record) if name in FOLDERS else walk.inside(record_id, record)
        return tuple(found)

    @cached_property
    def languages(self) -> Languages:
        """The languages of the guide."""
        return self.site.all_languages

    @property
    def reader(self) -> str:
        """The role of whom the pages speak to: the one that the site names, or the first person; "" for no role."""
        people = (name for name, role in self.roles.items() if role.kind == "person")
        return self.site.reader or next(people, "")

    @property
    def variant_folder(self) -> str:
        """The folder of data/ that holds the variants, and where their addresses begin; "" for a guide about one."""
        return self.site.variants.id if self.site.variants else ""

    @property
    def variant_word(self) -> str:
        """The word for a variant in keys of conditions and in placeholders: "trade"."""
        return self.site.variants.word if self.site.variants else records.Trade.word

    @property
    def variant_prefix(self) -> str:
        """How the released ids of variants begin: "trades/"."""
        return f"{self.variant_folder or VARIANTS}/"

    def file_of(self, part: str) -> str:
        """The file or folder of data/ that holds a part, for messages: "data/links.yml", "data/stages"."""
        return (
            f"data/{self.variant_folder or part}"
            if part == VARIANTS
            else f"data/{part}{'' if part in FOLDERS else '.yml'}"
        )

    def part(self, name: str) -> Mapping[str, Record]:
        """The records of one file or folder by id; `name` is a key of REGISTERS or FOLDERS.

        Raises:
            KeyError: there is no such part.
        """
        if name not in REGISTERS and name not in FOLDERS:
            raise KeyError(name)
        found: Mapping[str, Record] = getattr(self, name)
        return found


def _parts(mark: type[InFile | InFolder]) -> dict[str, tuple[type[Record], Any]]:
    """The fields of Content with such a mark: their record classes, and the mark."""
    return {
        name: (get_args(mapping)[1], found)
        for name, hint in get_type_hints(Content, include_extras=True).items()
        if get_origin(hint) is Annotated
        for mapping, found in [get_args(hint)]
        if isinstance(found, mark)
    }


REGISTERS: dict[str, type[Record]] = {name: record_class for name, (record_class, _) in _parts(InFile).items()}
"""Files that map ids to records, data/NAME.yml, and the class of the records."""

KEYS: dict[str, Any] = {name: mark.key for name, (_, mark) in _parts(InFile).items()}
"""How the ids are written in each of these files."""

FOLDERS: dict[str, type[Record]] = {name: record_class for name, (record_class, _) in _parts(InFolder).items()}
"""Folders that hold one record a file, data/NAME/ID.yml, and the class of the records."""

SAYING: frozenset[str] = frozenset(
    name for name, each in {**REGISTERS, **FOLDERS}.items() if issubclass(each, records.WithFacts)
)
"""The parts whose records say declared facts."""
