"""What the plugin does for a guide that is a part of another site, and how problems are told if MkDocs was called."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.utils import get_build_datetime

from jalons.messages import report
from jalons.problems.problem import ContentError
from jalons_mkdocs.guest import Guest
from jalons_mkdocs.languages import is_nested
from jalons_mkdocs.options import Options

Given = ParamSpec("Given")
Result = TypeVar("Result")
Plugin = TypeVar("Plugin", bound="ReceivingPlugin")


class ReceivingPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # MkDocs leaves it so
    """The plugin as far as it receives a guest: `guest` is there where mkdocs.yml names the guide's folder."""

    guest: Guest | None = None
    _alone = False
    """Whether MkDocs was called by itself, so that nobody else tells problems of the content."""

    @contextmanager
    def _problems_told(self) -> Iterator[None]:
        """Where MkDocs was called by itself, problems of the content become its own error."""
        try:
            yield
        except ContentError as found:
            if not self._alone:
                raise
            raise PluginError(report.as_text(found.problems, report.language_of(os.environ))) from None

    def _receive(self, folder: str, config: MkDocsConfig) -> None:
        """Opens the guide in a folder, once for all languages of the site. Raises PluginError with every problem."""
        if is_nested(config):
            return
        self._alone = True
        if self.guest is not None:
            self.guest.close()
        self.guest = Guest(folder, self.config.at, config)
        with self._problems_told():
            self.guest.open(config, get_build_datetime().date())


def where_the_site_is_the_guide(
    hook: Callable[Concatenate[Plugin, Given], Result],
) -> Callable[Concatenate[Plugin, Given], Result | None]:
    """A hook that leaves a site alone of which the guide is only a part."""

    @wraps(hook)
    def called(plugin: Plugin, /, *given: Given.args, **named: Given.kwargs) -> Result | None:
        return hook(plugin, *given, **named) if plugin.guest is None else None

    return called
