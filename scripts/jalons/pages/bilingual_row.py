"""What a sheet says in both languages: French left, English right; the page's own alone until both are asked for."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from jalons.pages.render import PageContext
from jalons.records import Item
from jalons.records.fields import Text
from jalons.writing.language import LANGUAGES, Language


class Pair:
    """The two languages of a sheet; stands of itself in templates, for rows are many and macros slow."""

    def __init__(self, ctx: PageContext, other: PageContext) -> None:
        self._own = ctx.lang
        self._contexts = tuple(sorted((ctx, other), key=lambda one: LANGUAGES.index(one.lang)))

    def text(self, record: Text) -> Markup:
        """A text in each language."""
        return _beside(*(ctx.t(record) for ctx in self._contexts), self._own)

    def word(self, key: str) -> Markup:
        """Interface words in each language."""
        return _beside(*(ctx.w(key) for ctx in self._contexts), self._own)

    def line(self, key: str) -> Markup:
        """A place to write in, and what for."""
        return _line(*(ctx.w(key) for ctx in self._contexts), self._own)

    def item(self, item: Item) -> Markup:
        """What an item says, after whom it concerns."""
        return _item(*(part for ctx in self._contexts for part in self._said(ctx, item)), self._own)

    def task(self, item: Item) -> Markup:
        """The same with who acts, as the words of a box to tick."""
        roles = self._contexts[0].content.roles
        who = (", ".join(ctx.t(roles[role].name) for role in item.who) for ctx in self._contexts)
        return _task(*(part for ctx in self._contexts for part in (*self._said(ctx, item), next(who))), self._own)

    @staticmethod
    def _said(ctx: PageContext, item: Item) -> tuple[str, str]:
        return ctx.w("only-if", when=ctx.t(item.only_if)) if item.only_if else "", ctx.t(item.text)


_REMEMBERED = 1 << 13
"""What most trades say alike is put together once."""


def _mark(language: Language, own: Language, name: str) -> str:
    return f'class="{name}"' if language == own else f'class="{name} beside" lang="{language}"'


@lru_cache(_REMEMBERED)
def _beside(fr: str, en: str, own: Language) -> Markup:
    return Markup(
        f"<span {_mark('fr', own, 'say')}>{escape(fr)}</span> <span {_mark('en', own, 'say')}>{escape(en)}</span> "
    )


@lru_cache(_REMEMBERED)
def _line(fr: str, en: str, own: Language) -> Markup:
    return Markup(f'<span class="line"><span class="line__for">{_beside(fr, en, own)}</span></span>')


def _for_whom(only_if: str, text: str) -> str:
    return f'<span class="only-if">{escape(only_if)}</span> {escape(text)}' if only_if else escape(text)


@lru_cache(_REMEMBERED)
def _item(only_fr: str, fr: str, only_en: str, en: str, own: Language) -> Markup:
    said = {"fr": _for_whom(only_fr, fr), "en": _for_whom(only_en, en)}
    return Markup(" ".join(f"<span {_mark(one, own, 'say')}>{said[one]}</span>" for one in LANGUAGES))


@lru_cache(_REMEMBERED)
def _task(only_fr: str, fr: str, who_fr: str, only_en: str, en: str, who_en: str, own: Language) -> Markup:
    said = {"fr": (_for_whom(only_fr, fr), who_fr), "en": (_for_whom(only_en, en), who_en)}
    return Markup(
        "\n".join(
            f"<span {_mark(one, own, 'task__text' if one == own else 'row__text')}>{words} "
            f'<span class="task__who">{escape(who)}</span></span>'
            for one, (words, who) in said.items()
        )
    )
