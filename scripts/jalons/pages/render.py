"""Turns a template of overrides/jalons/ and records into HTML, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MethodType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateNotFound
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from jalons.guide import Guide
from jalons.pages import addresses, qr
from jalons.pages.citations import Citations
from jalons.path.money import amount_checked
from jalons.path.pathway import Fork
from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.records import Programme
from jalons.records.fields import Text
from jalons.writing import numbers
from jalons.writing.language import Language
from jalons.writing.typography import typeset


class PageContext:
    """What a template of one page can call: words, texts, numbers, dates, addresses, citations."""

    def __init__(self, guide: Guide, language: Language, uri: str) -> None:
        self._citations = Citations(guide.content.sources)
        self._named: set[str] = set()
        self.lang = language
        self.other = "en" if language == "fr" else "fr"
        self.uri = uri
        self.content = guide.content
        self.site = guide.content.site
        self.as_of = guide.as_of
        self.cite = self._citations.cite
        self.holder = guide.holder

    @property
    def citations(self):
        return self._citations.all

    def w(self, key: str, **facts: object) -> str:
        """The interface words `key` of data/words.yml, with {marks} filled in."""
        if key not in self.content.words:
            raise MissingWord(key, self.content.words)
        text = self.content.words[key].in_(self.lang)
        for name, value in facts.items():
            text = text.replace(f"{{{name}}}", str(value))
        return typeset(text, self.lang)

    def t(self, text: Text | None) -> str:
        """A bilingual text in the page's language, typeset."""
        return typeset(text.in_(self.lang), self.lang) if text is not None else ""

    def t_other(self, text: Text) -> str:
        return typeset(text.in_(self.other), self.other)

    def n(self, number: int) -> str:
        return numbers.whole(number, self.lang)

    def d(self, when: date) -> str:
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

    def listed(self, parts, style: str = "standard") -> str:
        return numbers.listed(list(parts), self.lang, style)

    def period(self, number: int, unit: str) -> str:
        return typeset(numbers.period(number, unit, self.lang), self.lang)

    def amount_checked(self, programme: Programme) -> date | None:
        return amount_checked(self.content, programme)

    def url(self, target: str) -> str:
        """The way to a page of the same language, or to "#anchor" on this one."""
        if target.startswith("#"):
            return target
        return self.to(addresses.path(target, self.lang))

    def to(self, path: str) -> str:
        """The way to any path of the site, from its root."""
        if self.uri == addresses.NOT_FOUND:
            # a server shows the not-found page at any depth, so its links start at the site's own root
            return "/" + self.site.address.split("//", 1)[1].partition("/")[2] + path
        return addresses.relative(path, addresses.path(self.uri, self.lang))

    @property
    def absolute(self) -> str:
        """The public address of this page."""
        return self.site.address + addresses.path(self.uri, self.lang)

    def at_this_version(self, uri: str) -> str:
        """The public address of a page, with the version of the content that paper was made from."""
        return f"{self.site.address}{addresses.path(uri, self.lang)}#v={self.content.fingerprint}"

    def qr_code(self, address: str, named: bool = False) -> Markup:
        """A QR code that leads to an address; `named` where the picture itself must say which, as in a PDF."""
        return qr.drawing(address, named)

    def trade_name(self, trade) -> str:
        """The trade's name in the page's language, or in the other one, marked as such."""
        own = getattr(trade.name, self.lang)
        if own:
            return Markup.escape(typeset(own, self.lang))
        other = typeset(getattr(trade.name, self.other), self.other)
        return Markup('<span lang="{}">{}</span>').format(self.other, other)

    def called(self, pathway) -> str:
        """What a trade is called where there is room for a word: its code, or its name where no code is verified."""
        return pathway.trade_code or self.trade_name_plain(pathway.trade)

    def trade_name_plain(self, trade) -> str:
        own = getattr(trade.name, self.lang)
        return typeset(own, self.lang) if own else typeset(getattr(trade.name, self.other), self.other)


class MissingWord(ContentError):
    """Interface words are asked for that data/words.yml does not have."""

    def __init__(
        self, key: str, known: Iterable[str], location: Location = Location("data/words.yml"), where: str = ""
    ) -> None:
        self.key, self.known = key, list(known)
        super().__init__([Problem("word-missing", location, where, {"name": key, "known": self.known})])


class _Direct(Context):
    """Calls what templates call most as Python does; anything else goes through Jinja's own search for what to pass."""

    def call(self, called, /, *given, _loop_vars=None, _block_vars=None, **named):
        if type(called) is MethodType or type(called) is Macro:
            return called(*given, **named)
        return super().call(called, *given, _loop_vars=_loop_vars, _block_vars=_block_vars, **named)


def read_again(templates: Path) -> None:
    """Takes note of changes in the templates; for a whole guide once, since asking the disk page by page costs time."""
    changed = tuple((path, path.stat().st_mtime_ns) for path in sorted(templates.rglob("*.html")))
    if _seen.get(templates) != changed:
        _environment.cache_clear()
        _seen[templates] = changed


_seen: dict[Path, tuple] = {}


@lru_cache(maxsize=4)
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.context_class = _Direct
    environment.tests["fork"] = lambda entry: isinstance(entry, Fork)
    return environment


def render(templates: Path, name: str, ctx: PageContext, context: Mapping[str, object]) -> str:
    """The HTML of template `name`. Raises ContentError naming the template where it asks for what is not there."""
    try:
        template = _environment(templates).get_template(name)
        return template.render(ctx=ctx, w=ctx.w, t=ctx.t, n=ctx.n, d=ctx.d, url=ctx.url, lang=ctx.lang, **context)
    except MissingWord as missing:
        raise MissingWord(
            missing.key, missing.known, template_place(templates, "overrides/jalons", missing, name), name
        ) from missing
    except TemplateNotFound as missing:
        raise ContentError(
            [Problem("template-missing", Location(f"overrides/jalons/{missing.name}"), name)]
        ) from missing
    except ContentError:
        raise
    except Exception as wrong:  # whatever a template does wrong is the template's, and is placed there
        facts = {"detail": str(wrong)}
        raise ContentError(
            [Problem("template-wrong", template_place(templates, "overrides/jalons", wrong, name), name, facts)]
        ) from wrong


def template_place(folder: Path, shown: str, error: Exception, name: str) -> Location:
    """The line of a template at which it went wrong: the innermost frame that is a template of `folder`."""
    location = Location(f"{shown}/{getattr(error, 'name', None) or name}", getattr(error, "lineno", 0) or 0, 1)
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if folder in file.parents:
            location = Location(f"{shown}/{file.relative_to(folder).as_posix()}", trace.tb_lineno, 1)
        trace = trace.tb_next
    return location
