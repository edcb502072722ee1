"""What a sheet says in both languages: French left, English right; the page's own alone until both are asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from jalons.pages import templates
from jalons.pages.context import PageContext
from jalons.path.roles import people
from jalons.records import Item
from jalons.records.fields import Text
from jalons.writing.language import LANGUAGES, Language

_TEMPLATE = "components/bilingual/bilingual.html"


class BilingualRow:
    """The two languages of a sheet: called from templates for each row, so what trades say alike is rendered once."""

    def __init__(self, ctx: PageContext) -> None:
        self._own = ctx.lang
        self._printing = bool(ctx.printing)
        self._folder = ctx.folder
        self._contexts = tuple(next((one for one in ctx.voices if one.lang == each), None) for each in LANGUAGES)

    def text(self, record: Text) -> Markup:
        """A text in each language."""
        return self._rendered("beside", *(ctx and ctx.text(record) for ctx in self._contexts))

    def word(self, key: str) -> Markup:
        """Interface words in each language."""
        return self._rendered("beside", *(ctx and ctx.word(key) for ctx in self._contexts))

    def line(self, key: str, name: str = "", about: str = "") -> Markup:
        """A place to write in, and what for; in a PDF a field of this name, which is a part of what `about` says."""
        words = (ctx and ctx.word(key) for ctx in self._contexts)
        return _rendered(self._folder, "line", *words, self._own, self._printing, name, about)

    def item(self, item: Item) -> Markup:
        """What an item says, after whom it concerns."""
        return self._rendered("item", *(ctx and self._words(ctx, item) for ctx in self._contexts))

    def task(self, item: Item) -> Markup:
        """What an item says and who acts, as the words of a box to tick."""
        return self._rendered(
            "task", *(ctx and (*self._words(ctx, item), *self._who(ctx, item)) for ctx in self._contexts)
        )

    def _rendered(self, macro: str, fr: object, en: object) -> Markup:
        return _rendered(self._folder, macro, fr, en, self._own, self._printing)

    @staticmethod
    def _words(ctx: PageContext, item: Item) -> tuple[str, str]:
        return ctx.word("only-if", when=ctx.text(item.only_if)) if item.only_if else "", ctx.to_do(item)

    @staticmethod
    def _who(ctx: PageContext, item: Item) -> tuple[str, str, str]:
        """Who acts: the person that the guide speaks to, "with", the others. Each may be empty."""
        reader = next(iter(people(ctx.content)), "")
        own, others = (
            ", ".join(ctx.text(ctx.content.roles[role].name) for role in item.who if (role == reader) is mine)
            for mine in (True, False)
        )
        return own, ctx.word("task-with") if own and others else "", others


@lru_cache(1 << 13, typed=True)
def _rendered(folder: Path, macro: str, fr: object, en: object, own: Language, printing: bool, *more: str) -> Markup:
    """One macro of the component; typed, since a text with foreign words equals the same text without its marks."""
    return templates.macro(folder, _TEMPLATE, macro, printing)(fr, en, own, *more)
