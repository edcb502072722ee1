"""Importing on the real trades."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalons.importing.plan import plan
from jalons.path.placeholders import trade_code
from jalons.reading.files import tree_of
from jalons.records.shaping import shape
from support.import_tables import row, said, table
from support.small_guide import DATA, real_content


def real_table() -> bytes:
    """The real trades as a table that says what they say."""
    rows = []
    for name, trade in real_content().trades.items():
        source = next(
            real_content().sources[each] for each in (*trade.source, "sto-finish") if real_content().sources[each].url
        )
        answers = {"exam": trade.fact("exam").value, "red_seal": trade.fact("red_seal").value}
        compulsory = {"yes": "compulsory", "no": "non-compulsory", "unknown": ""}[trade.fact("compulsory").value]
        figures = {
            "hours_total": trade.figures("hours", "total"),
            "hours_on_job": trade.figures("hours", "on_the_job"),
            "hours_in_school": trade.figures("hours", "in_class"),
        }
        cells = {column: given[0].value for column, given in figures.items() if given}
        names = {
            "code": trade_code(name, trade) or "",
            "name_fr": trade.name.get("fr") or "",
            "name_en": trade.name.get("en") or "",
        }
        rows.append(
            row(
                **names,
                **answers,
                **cells,
                classification=compulsory,
                sector=trade.fact("sector").value.replace("unknown", ""),
                source_url=source.url,
            )
        )
    return table(*rows)


@pytest.mark.build
def test_the_real_trades_have_nothing_to_change(tmp_path):
    """A table that says what the guide says changes not one of its files."""
    path = tmp_path / "real.csv"
    path.write_bytes(real_table())
    made = plan(path, "real.csv", DATA, real_content())
    assert (said(made.refused), [(trade.id, trade.changes) for trade in made.to_write]) == ([], [])
    assert len(made.trades) == len(real_content().trades)


@pytest.mark.build
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.fixed_dictionaries(
        {},
        optional={
            "name_fr": st.sampled_from(["Nom neuf", "Nom : neuf", '"', "L'un, l'autre"]),
            "exam": st.sampled_from(["yes", "no"]),
            "red_seal": st.sampled_from(["yes", "no"]),
            "sector": st.sampled_from(["service", "industrial"]),
            "classification": st.sampled_from(["compulsory", "non-compulsory"]),
            "hours_total": st.integers(1, 9999),
            "confidence": st.sampled_from(["high", "medium"]),
        },
    ),
    name=st.sampled_from(sorted(path.stem for path in (DATA / "trades").glob("*.yml"))),
)
def test_any_row_on_any_real_trade_is_written_as_meant(cells, name, tmp_path):
    """On the real files too, what is written says what the table says, and all else is as it was."""
    trade = real_content().trades[name]
    source = real_content().sources["sto-finish"].url
    path = tmp_path / "one.csv"
    path.write_bytes(
        table(
            row(
                **{
                    "code": trade_code(name, trade) or "",
                    "name_en": trade.name.get("en"),
                    "source_url": source,
                    **cells,
                }
            )
        )
    )
    made = plan(path, "one.csv", DATA, real_content())
    assert said(made.refused) == []
    read, wrong = shape(type(trade), tree_of(made.trades[0].after, f"{name}.yml")[0])
    again = plan(path, "one.csv", DATA, replace(real_content(), trades={**real_content().trades, name: read}))
    assert wrong == [] and again.to_write == []
    assert (read.facts, read.changes, read.links, read.become) == (
        trade.facts,
        trade.changes,
        trade.links,
        trade.become,
    )
