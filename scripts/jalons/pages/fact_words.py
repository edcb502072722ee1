"""What declared facts of a trade say on a page: warnings, numbers by their names, what depends on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from jalons.content import Content
from jalons.path import placeholders
from jalons.path.pathway import StageOnPath
from jalons.records import FactValue, Figure, Trade
from jalons.records.texts import Text


class FactWords:
    """The declared facts of a guide as the templates of one page ask for them."""

    def __init__(self, content: Content, filled: Callable[..., str], date: Callable[[dt.date], str]) -> None:
        """`filled` gives a text in the page's language with its {marks} filled in, `date` a day as it writes it."""
        self._content, self._filled, self._date = content, filled, date

    def warnings(self, trade: Trade) -> list[tuple[str, FactValue, str]]:
        """(fact, what is said, the warning in words) of each fact of a trade whose value warns of something."""
        found = []
        for fact_id, fact in trade.declared.items():
            said = trade.fact(fact_id)
            if (warning := fact.words_of(said.value).warning) is not None:
                found.append((fact_id, said, self._filled(warning, day=self._date(said.since) if said.since else "")))
        return found

    def number(self, trade: Trade, name: str) -> tuple[tuple[Figure, ...], Text]:
        """The figures of a trade that a placeholder such as "on_the_job_hours" stands for, and what they are called."""
        fact_id, part = placeholders.numbers(self._content.facts)[name]
        fact = self._content.facts[fact_id]
        return trade.figures(fact_id, part), fact.parts[part].name if part else fact.name

    @staticmethod
    def asked_on(stages: Iterable[StageOnPath], fact_id: str) -> bool:
        """Whether something on these stages depends on a fact."""
        items = (item for at in stages for item in at.stage.items().values())
        return any(item.when is not None and fact_id in item.when.asked for item in items)
