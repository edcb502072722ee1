"""What a sheet says in two languages side by side, in the order of the guide; the page's own alone until asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from jalons.pages import templates
from jalons.pages.context import PageContext
from jalons.path.roles import people
from jalons.records import Item
from jalons.records.texts import Text
from jalons.writing.language import Language

_TEMPLATE = "components/bilingual/bilingual.html"


class BilingualRow:
    """The two languages of a sheet: called from templates for each row, so what trades say alike is rendered once."""

    def __init__(self, ctx: PageContext) -> None:
        self._own = ctx.lang
        self._printing = bool(ctx.printing)
        self._folder = ctx.folder
        self._contexts = ctx.voices

    def text(self, record: Text) -> Markup:
        """A text in each language."""
        return self._rendered("beside", lambda ctx: ctx.text(record))

    def word(self, key: str) -> Markup:
        """Interface words in each language."""
        return self._rendered("beside", lambda ctx: ctx.word(key))

    def line(self, key: str, name: str = "", about: str = "") -> Markup:
        """A place to write in, and what for; in a PDF a field of this name, which is a part of what `about` says."""
        return self._rendered("line", lambda ctx: ctx.word(key), name, about)

    def item(self, item: Item) -> Markup:
        """What an item says, after whom it concerns."""
        return self._rendered("item", lambda ctx: self._words(ctx, item))

    def task(self, item: Item) -> Markup:
        """What an item says and who acts, as the words of a box to tick."""
        return self._rendered("task", lambda ctx: (*self._words(ctx, item), *self._who(ctx, item)))

    def _rendered(self, macro: str, say: Callable[[PageContext], object], *more: str) -> Markup:
        said = tuple((ctx.lang, say(ctx)) for ctx in self._contexts)
        return _rendered(self._folder, macro, said, self._own, self._printing, *more)

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
def _rendered(
    folder: Path, macro: str, said: tuple[tuple[Language, object], ...], own: Language, printing: bool, *more: str
) -> Markup:
    """One macro of the component; typed, since a text with foreign words equals the same text without its marks."""
    return templates.macro(folder, _TEMPLATE, macro, printing)(said, own, *more)
