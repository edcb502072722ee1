"""The gallery: every example of every component, with the data of a guide; a page a language and colour scheme.

A component's examples stand in its folder, in examples.yml: names, each with the macro that it calls, as templates
write it (`call: brief(item, "620D/apply/card")`; without it the template itself is included), and what the call names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import yaml
from markupsafe import Markup

from jalons.guide import Guide
from jalons.pages import templates
from jalons.pages.context import PageContext, render
from jalons.pages.kind import SharedResults, Subject, subjects
from jalons.pages.kinds import PAGE_KINDS
from jalons.pages.wording import Wording
from jalons.records.texts import Text
from jalons.writing.language import SPOKEN, Language

_GIVEN_BY = ("pathway", "hours", "stage", "checklist", "variant-money")
"""The kinds of pages whose values examples can name."""
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Example:
    """One use of a component: the call of a macro, or nothing to include the template, and what the call names."""

    component: str
    name: str
    call: str
    wrapped: str
    """The name of the element that the example must stand in, such as dl; empty for none."""
    given: Mapping[str, object]


class _Record(dict[str, object]):
    """Plain data as templates read records: what is not written is nothing."""

    def __getattr__(self, name: str) -> object:
        return self.get(name)


def components(root: Path) -> list[str]:
    """The names of all components that have a template. `root` is overrides/jalons."""
    return sorted(path.parent.name for path in (root / "components").glob("*/*.html") if path.stem == path.parent.name)


def examples(root: Path, component: str) -> Iterator[Example]:
    """The examples of a component; none where it has no examples.yml."""
    path = root / "components" / component / "examples.yml"
    if path.is_file():
        for name, said in yaml.safe_load(path.read_text("utf-8")).items():
            given = {key: _as_record(value) for key, value in said.items() if key not in ("call", "wrapped")}
            yield Example(component, name, said.get("call", ""), said.get("wrapped", ""), given)


class Gallery:
    """Renders examples in one language with the values of pages about the main trade of a guide."""

    def __init__(self, guide: Guide, language: Language, root: Path) -> None:
        """`root` is overrides/jalons."""
        self._root = root
        pathway = guide.pathways[guide.content.site.main]
        uri = f"{pathway.address}{pathway.stages[0].id}/"
        self._ctx = PageContext(guide, uri, Wording(guide, language, root), root)
        whole = Subject(guide, SharedResults(guide), pathway)
        self._values: dict[str, object] = {"pathway": pathway, "files": (), "has": lambda _: True}
        for kind, subject in subjects(PAGE_KINDS, whole):
            first = subject.stage is None or subject.stage.id == pathway.stages[0].id
            if kind.name in _GIVEN_BY and kind.body and first:
                body = kind.body(subject, self._ctx)
                self._values |= {part.name: getattr(body, part.name) for part in fields(body)}

    def html(self, example: Example) -> Markup:
        """The example's HTML. Raises jinja2.TemplateError where it asks for what is not there."""
        name = f"components/{example.component}/{example.component}.html"
        source = f'{{% include "{name}" %}}'
        if example.call:
            source = f'{{% import "{name}" as component with context %}}{{{{ component.{example.call} }}}}'
        values = {**self._ctx.values(), **self._values, **example.given}
        return Markup(templates.environment(self._root).from_string(source).render(values))  # noqa: S704 - by a template

    def page(self, scheme: str) -> str:
        """The whole page in a colour scheme."""
        shown = {
            component: {
                example.name: (example.wrapped, self.html(example)) for example in examples(self._root, component)
            }
            for component in components(self._root)
        }
        values = {
            "components": {name: html for name, html in shown.items() if html},
            "scheme": scheme,
            "style": _styles(self._root),
            "pages": [
                (f"{language} {each}", file_of(language, each), (language, each) == (self._ctx.lang, scheme))
                for language in SPOKEN
                for each in SCHEMES
            ],
        }
        return render("gallery/gallery.html", self._ctx, values)


def file_of(language: str, scheme: str) -> str:
    """The name of the file of one page of the gallery."""
    return f"{language}-{scheme}.html"


def write(guide: Guide, root: Path, into: Path) -> list[Path]:
    """Writes the gallery into a folder, one page a language and colour scheme; gives the files."""
    into.mkdir(parents=True, exist_ok=True)
    written = []
    for language in SPOKEN:
        gallery = Gallery(guide, language, root)
        for scheme in SCHEMES:
            path = into / file_of(language, scheme)
            path.write_text(gallery.page(scheme), "utf-8", newline="\n")
            written.append(path)
    return written


def _styles(root: Path) -> str:
    found = [*sorted((root / "base").glob("*.css")), *sorted((root / "components").glob("*/*.css"))]
    return "\n".join(path.read_text("utf-8") for path in found)


def _as_record(value: object) -> object:
    """Data of an example as templates take it: {fr, en} is a text, other mappings are records."""
    if isinstance(value, dict):
        if value.keys() == {"fr", "en"}:
            return Text(**value)
        return _Record({"source": ()} | {key: _as_record(each) for key, each in value.items()})
    return [_as_record(each) for each in value] if isinstance(value, list) else value
