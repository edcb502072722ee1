"""What a template of one page can call: words, texts, numbers, dates, addresses, citations."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from jalons.guide import Guide
from jalons.pages import addresses, qr, templates
from jalons.pages.citations import Citation, Citations
from jalons.pages.fact_words import FactWords
from jalons.pages.open_amounts import open_amounts
from jalons.pages.wording import MissingWord, Wording
from jalons.path.deadlines import parts
from jalons.path.flowchart_lines import Flowchart, flowchart
from jalons.path.money import amount_checked
from jalons.path.needs import FirstDone, first_done
from jalons.path.pathway import TradePathway
from jalons.problems.location import Location
from jalons.records import Duty, Item, Link, Programme, Trade
from jalons.records.texts import SomeWords, Text
from jalons.writing import numbers
from jalons.writing.language import Language, name_of
from jalons.writing.plurals import plural_key
from jalons.writing.typography import typeset

Printing = Literal["", "one", "both"]
"""Whether a page becomes a PDF, and if so in its own language or in both."""


class PageContext:
    """What the templates of one page can call; it numbers the sources that the page cites."""

    def __init__(self, guide: Guide, uri: str, wording: Wording, folder: Path, printing: Printing = "") -> None:
        self._guide = guide
        self.printing: Printing = printing
        self._citations = Citations(guide.content.sources)
        self._named: set[str] = set()
        self._marks: set[str] = set()
        self._fields: Counter[str] = Counter()
        self._wording = wording
        self.folder = folder
        self.lang: Language = wording.language
        self.languages = wording.languages
        self.uri = uri
        self.content = guide.content
        self.site = guide.content.site
        self.as_of = guide.as_of
        self.cite = self._citations.cite
        self.holder = guide.holder

    def twin(self, language: Language) -> PageContext:
        """The same page in another language."""
        return PageContext(self._guide, self.uri, self._wording.twin(language), self.folder, self.printing)

    @cached_property
    def voices(self) -> tuple[PageContext, ...]:
        """The page in each language that a sheet holds: two, in the order of the guide, but for a PDF in one."""
        spoken = (self.lang,) if self.printing == "one" else self.languages.pair(self.lang)
        return tuple(self if language == self.lang else self.twin(language) for language in spoken)

    @property
    def said(self) -> tuple[PageContext, ...]:
        """The page in each language that shows without being asked for: two in a PDF in two, otherwise its own."""
        return self.voices if self.printing == "both" else (self,)

    def values(self) -> dict[str, object]:
        """What every template finds by name."""
        return {
            "ctx": self,
            "word": self.word,
            "text": self.text,
            "number": self.number,
            "date": self.date,
            "url": self.url,
            "lang": self.lang,
        }

    @property
    def citations(self) -> list[Citation]:
        """The sources cited so far, in the order of their numbers."""
        return self._citations.all

    @property
    def marks(self) -> frozenset[str]:
        """The anchors of the kinds of doubt that the page has marked so far: "doubt-low"."""
        return frozenset(self._marks)

    def marked(self, kind: str) -> str:
        """Takes note that the page marks a fact as of this kind of doubt; gives the anchor where that is explained."""
        self._marks.add(kind)
        return kind

    def word(self, key: str, **facts: object) -> str:
        """The interface words `key` of data/words.yml, with {marks} filled in. Raises MissingWord."""
        return self._wording.word(key, facts)

    def plural(self, key: str, number: int) -> str:
        """The words KEY-one or KEY-many, whichever goes with a number in the page's language. Raises MissingWord."""
        return self.word(plural_key(key, number, self.lang, self.content.words), n=self.number(number))

    def text(self, text: Text | None) -> str:
        """A bilingual text in the page's language, typeset; nothing for no text."""
        return self._wording.record(text) if text is not None else ""

    @cached_property
    def _open_amounts(self) -> list[tuple[str, str]]:
        return open_amounts(self.content.facts.values(), self.lang)

    def to_do(self, item: Item) -> str:
        """What an item asks for, typeset; on paper a number that is unknown is a line to write it on."""
        words = self.text(item.text)
        for unknown, line in self._open_amounts:
            if unknown in words:
                amount = templates.macro(self.folder, "components/task/open-amount.html", "open_amount")(unknown, line)
                words = amount.join(Markup.escape(words).split(Markup.escape(unknown)))
        return words

    def filled(self, text: Text | None, **facts: object) -> str:
        """A bilingual text in the page's language with its {marks} filled in, typeset; nothing for no text."""
        return self._wording.record(text, facts) if text is not None else ""

    @property
    def duty_at_head(self) -> tuple[str, Duty | None]:
        """The duty that stands at the head of every path, by id; ("", None) where there is none."""
        return next(((name, duty) for name, duty in self.content.duties.items() if duty.head), ("", None))

    @property
    def variants_title(self) -> str:
        """What the guide is about, as a title: "Trades"; nothing for a guide about one thing."""
        if self.site.variants is None:
            return ""
        name = self.site.variants.many.in_(self.lang)
        return self._wording.text(name[:1].upper() + name[1:])

    @cached_property
    def facts(self) -> FactWords:
        """What declared facts say on the page."""
        return FactWords(self.content, self.filled, self.date)

    def elsewhere(self, words: Text | SomeWords) -> list[tuple[Language, str]]:
        """(language, words) in each other language in which something is said, typeset as that language is."""
        others = self.languages.others(self.lang)
        return [(language, typeset(said, language)) for language in others if (said := words.get(language))]

    def own_or_first(self, words: SomeWords | Link) -> tuple[Language, str]:
        """(language, words) in the page's language, or in the first in which there are any; ("", "") for none."""
        order = (self.lang, *self.languages.others(self.lang))
        return next(((language, said) for language in order if (said := words.get(language))), ("", ""))

    def by_language(self, key: str, language: Language) -> str:
        """The interface words KEYLANGUAGE, such as "name-fr", or else KEYin, which name it. Raises MissingWord."""
        own = f"{key}{language}"
        return self.word(own) if self._wording.has(own) else self.word(f"{key}in", language=self.called_here(language))

    def called_here(self, language: Language) -> str:
        """What a language is called in that of the page: "anglais"."""
        return name_of(language, self.lang)

    def itself(self, language: Language) -> str:
        """What a language is called by those who speak it, as a title: "English"."""
        name = name_of(language, language)
        return name[:1].upper() + name[1:]

    def typeset_in(self, words: str, language: Language) -> str:
        """Words that are in one language only, such as the title of a source, typeset as that language is."""
        return typeset(words, language)

    def number(self, number: int) -> str:
        """A whole number as the page's language writes it."""
        return numbers.whole(number, self.lang)

    def date(self, when: dt.date) -> str:
        """A day as the page's language writes it: "2 avril 2025"."""
        return typeset(numbers.day(when, self.lang), self.lang)

    def written_at(self, location: Location) -> str:
        """Where something is written, for editors: "data/stages/apply.yml:12"."""
        inside = location.file.removeprefix(self.content.folder).lstrip("/")
        return f"data/{inside}:{location.line}"

    def first_time(self, address: str) -> bool:
        """Whether the page has not named this address before: on paper it is written out once."""
        named = address in self._named
        self._named.add(address)
        return not named

    def name_of_field(self, before: str) -> str:
        """A name for one of several fields of a PDF that have none of their own: "tick/1", "tick/2"."""
        self._fields[before] += 1
        return f"{before}/{self._fields[before]}"

    def listed(self, parts: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Parts joined as a sentence does; `style` "or" for a choice."""
        return self._wording.text(numbers.listed(list(parts), self.lang, style))

    def period(self, number: int, unit: str) -> str:
        """12 of "month" as "12 mois"."""
        return typeset(numbers.period(number, unit, self.lang), self.lang)

    def period_of(self, period: str) -> str:
        """A length of time as editors write it, "12 months", in the page's language."""
        return self.period(*parts(period))

    def first_done(self, pathway: TradePathway, needs: Iterable[str]) -> tuple[FirstDone, ...]:
        """What a trade must have done first of what a stage or a task needs."""
        return first_done(pathway, needs)

    def amount_checked(self, programme: Programme) -> dt.date | None:
        """The day on which what a programme pays was last checked."""
        return amount_checked(self.content, programme)

    def url(self, target: str) -> str:
        """The way to a page of the same language, or to "#anchor" on this one."""
        if target.startswith("#"):
            return target
        return self.to(self.languages.path(target, self.lang))

    def to(self, path: str) -> str:
        """The way to any path of the site, from its root."""
        if self.uri == addresses.NOT_FOUND:
            # a server shows the not-found page at any depth, so its links start at the site's own root
            return "/" + self.site.address.split("//", 1)[1].partition("/")[2] + path
        return addresses.relative(path, self.path)

    @property
    def path(self) -> str:
        """The path of this page from the root of the site."""
        return self.languages.path(self.uri, self.lang)

    @property
    def absolute(self) -> str:
        """The public address of this page."""
        return self.site.address + self.path

    def at_this_version(self, uri: str) -> str:
        """The public address of a page, with the version of the content that paper was made from."""
        return f"{self.site.address}{self.languages.path(uri, self.lang)}#v={self.content.fingerprint}"

    def qr_code(self, address: str) -> Markup:
        """A QR code that leads to an address; in a PDF the picture itself says which."""
        drawing = templates.macro(self.folder, "components/qr-code/qr-code.html", "drawing", bool(self.printing))
        return drawing(qr.drawing(address))

    def trade_name(self, trade: Trade) -> str:
        """The trade's name in the page's language, or in the other one, marked as such."""
        language, name = self.own_or_first(trade.name)
        if language == self.lang:
            return Markup.escape(typeset(name, language))
        foreign = templates.macro(self.folder, "components/foreign/foreign.html", "foreign")
        return foreign(language, typeset(name, language))

    def trade_name_plain(self, trade: Trade) -> str:
        """The trade's name without marks, for titles and descriptions."""
        language, name = self.own_or_first(trade.name)
        return typeset(name, language)

    def flowchart(self, pathway: TradePathway) -> Flowchart:
        """A path laid out as a flowchart."""
        return flowchart(pathway)

    def called(self, pathway: TradePathway) -> str:
        """What a trade is called where there is room for a word: its code, or its name where no code is verified."""
        return pathway.trade_code or self.trade_name_plain(pathway.trade)

    def running_head(self, trade_id: str, title: str) -> str:
        """What each sheet of paper says at its head: "620D · Apply"; for a page about no trade, its title."""
        return f"{self.called(self._guide.pathways[trade_id])} · {title}" if trade_id else title


def render(name: str, ctx: PageContext, values: Mapping[str, object]) -> str:
    """The HTML of template `name` for a page. Raises ContentError, placed in the template."""
    try:
        return templates.render(ctx.folder, name, {**ctx.values(), **values}, bool(ctx.printing))
    except MissingWord as missing:
        location = templates.location_in(ctx.folder, templates.SHOWN, missing, name)
        raise MissingWord(missing.key, missing.known, location, name) from missing
