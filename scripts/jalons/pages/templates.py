"""The templates of overrides/jalons/: read once, strict, and placed by file and line where one goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType, MethodType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from jalons.path.pathway import Fork
from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.writing.language import Language, is_right_to_left

SHOWN = "overrides/jalons"
"""How the folder of templates is named in messages."""


class _DirectContext(Context):
    """Calls methods and macros, which templates call most, as Python does; anything else as Jinja would."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:
        if type(called) is MethodType or type(called) is Macro:
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
            return called(*given, **named)
        return super().call(called, *given, **named)


class _ComponentOncePerPage(Template):
    """Makes what is imported "with context" once for each page, however many components of the page import it."""

    def make_module(self, *given: Any, **named: Any) -> TemplateModule:
        """Called by Jinja with the values of the page first."""
        made: dict[str | None, TemplateModule] | None = given[0].get(_MADE) if given and given[0] else None
        if made is None:
            return super().make_module(*given, **named)
        if self.name not in made:
            made[self.name] = super().make_module(*given, **named)
        return made[self.name]


class _CompiledOnce(BytecodeCache):
    """Keeps compiled templates by name and text, so that a copy of a folder need not be compiled anew."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name alone: where a template lies is not part of its code, and errors are placed without it."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja before it compiles a template."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja once it has compiled one."""
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


_compiled = _CompiledOnce()
_MADE = "made_components"
"""The name by which templates find the components that were made for their page."""


def plain(text: str) -> str:
    """A text without the marks of its foreign words, for attributes."""
    return str(text)


def direction(language: Language) -> str:
    """Where lines of a language begin, as HTML names it: "ltr" or "rtl"."""
    return "rtl" if is_right_to_left(language) else "ltr"


@lru_cache(maxsize=8)
def environment(folder: Path, printing: bool = False) -> Environment:
    """The Jinja environment of a folder of templates: HTML is escaped, and a name that is not there is an error.

    `printing`, which every template and macro finds by that name, says whether the page becomes a PDF.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled,
    )
    made.context_class = _DirectContext
    made.globals["printing"] = printing
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    made.template_class = _ComponentOncePerPage
    made.filters["plain"] = plain
    made.filters["direction"] = direction
    made.tests["fork"] = lambda entry: isinstance(entry, Fork)
    return made


def read_again(folder: Path) -> None:
    """Takes note of changed templates. Called once for a whole guide: asking the disk page by page costs time."""
    changed = tuple((path, path.stat().st_mtime_ns) for path in sorted(folder.rglob("*.html")))
    if _seen.get(folder) != changed:
        environment.cache_clear()
        macro.cache_clear()
        _seen[folder] = changed


_seen: dict[Path, tuple[tuple[Path, int], ...]] = {}


def render(folder: Path, name: str, values: Mapping[str, object], printing: bool = False) -> str:
    """The HTML of template `name`. Raises ContentError, placed in the template that asks for what is not there."""
    try:
        return environment(folder, printing).get_template(name).render({**values, _MADE: {}})
    except TemplateNotFound as missing:
        raise ContentError([Problem("template-missing", Location(f"{SHOWN}/{missing.name}"), name)]) from missing
    except ContentError:
        raise
    except Exception as wrong:  # whatever a template does wrong is the template's, and is placed there
        problem = Problem("template-wrong", location_in(folder, SHOWN, wrong, name), name, {"detail": str(wrong)})
        raise ContentError([problem]) from wrong


def compile_all(folder: Path, names: Iterable[str]) -> None:
    """Compiles templates and all that they name before processes are forked, which would each compile them again.

    What is wrong with one is told when it is rendered.
    """
    for name in names:
        with suppress(ContentError):
            for each in references(folder, name):
                with suppress(TemplateError):
                    environment(folder).get_template(each)


@lru_cache(maxsize=256)
def macro(folder: Path, name: str, called: str, printing: bool = False) -> Callable[..., Markup]:
    """One macro of a template that needs no context, to be called from Python."""
    made: Callable[..., Markup] = getattr(environment(folder, printing).get_template(name).module, called)
    return made


def references(folder: Path, name: str) -> Iterator[str]:
    """The names of all templates that a template is made of: itself, and what it includes and imports, each once.

    One that is not there is told when the template is rendered. Raises ContentError where one is no template.
    """
    found = [name]
    for each in found:
        yield each
        if not (folder / each).is_file():
            continue
        try:
            named = _named_in((folder / each).read_text("utf-8"))
        except TemplateSyntaxError as wrong:
            location = Location(f"{SHOWN}/{each}", wrong.lineno, 1)
            raise ContentError([Problem("template-wrong", location, each, {"detail": str(wrong)})]) from wrong
        found += [other for other in named if other not in found]


@lru_cache(maxsize=512)
def _named_in(source: str) -> tuple[str, ...]:
    """The templates that a template includes and imports. Raises TemplateSyntaxError."""
    return tuple(name for name in find_referenced_templates(parsed(source)) if name)


@lru_cache(maxsize=512)
def parsed(source: str) -> nodes.Template:
    """The syntax tree of a template's text, which nobody changes. Raises TemplateSyntaxError."""
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).parse(source)


def location_in(folder: Path, shown: str, error: BaseException, name: str) -> Location:
    """The line of a template at which it went wrong: the innermost frame that is a template of `folder`."""
    location = Location(f"{shown}/{getattr(error, 'name', None) or name}", getattr(error, "lineno", 0) or 0, 1)
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if folder in file.parents:
            location = Location(f"{shown}/{file.relative_to(folder).as_posix()}", trace.tb_lineno, 1)
        trace = trace.tb_next
    return location
