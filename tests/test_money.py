"""Money: which programmes are for whom, and which are open, on a day."""

from __future__ import annotations

from datetime import date

import pytest

from jalons.path.money import STANDINGS, offers
from small import change, content_of, real_content, small_data

GRANTS = ("incentive-grant", "completion-grant")


def real(day: str, code: str | None = None) -> dict[str, tuple[str, bool]]:
    content = real_content()
    trade = content.trades[code] if code else None
    return {each.id: (each.standing, each.for_trade) for each in offers(content, date.fromisoformat(day), code, trade)}


@pytest.mark.parametrize("grant", GRANTS)
@pytest.mark.parametrize(
    ("day", "standing"),
    [("2025-03-01", "open"), ("2025-03-31", "open"), ("2025-04-01", "ended"), ("2026-11-23", "ended")],
)
def test_federal_grants(grant, day, standing):
    """The federal grants were open through March 31, 2025, and have ended since; they never were for 620D."""
    assert real(day)[grant] == (standing, True)
    assert real(day, "620D")[grant] == ("ended" if standing == "ended" else "not-for-trade", False)


@pytest.mark.parametrize("programme", ["apprentice-loan", "job-creation-tax-credit"])
@pytest.mark.parametrize("code", ["620C", "620D", "620E"])
def test_for_red_seal_trades_only(programme, code):
    """What is for Red Seal trades is not for the trades of this guide."""
    assert real("2026-11-23", code)[programme] == ("not-for-trade", False)


def test_standings_for_620d_today():
    """Every programme stands as the guide shows it, in the order of the file."""
    assert {name: standing for name, (standing, _) in real("2026-11-23", "620D").items()} == {
        "tools-grant": "open",
        "development-benefit": "open",
        "ei-training": "open",
        "level-1-fees": "unknown",
        "completion-bonus": "unknown",
        "apprentice-loan": "not-for-trade",
        "incentive-grant": "ended",
        "completion-grant": "ended",
        "old-programmes": "unknown",
        "achievement-incentive": "open",
        "group-sponsorship-grant": "unknown",
        "job-creation-tax-credit": "not-for-trade",
        "employer-completion-bonus": "ended",
    }
    assert list(real("2026-11-23")) == list(real_content().money)


@pytest.mark.parametrize(
    ("status", "more", "code", "standing"),
    [
        ("open", "", "111A", "open"),
        ("unknown", "", "111A", "unknown"),
        ("closed", "", "111A", "ended"),
        ("open", "valid_until: 2026-03-01", "111A", "open"),
        ("open", "valid_until: 2026-02-28", "111A", "ended"),
        ("unknown", "valid_until: 2026-02-28", "111A", "ended"),
        ("closed", "valid_until: 2026-03-01", "111A", "open"),
        ("open", "valid_from: 2026-03-01", "111A", "open"),
        ("open", "valid_from: 2026-03-02", "111A", "unknown"),
        ("open", "for_trades: {red_seal: no}", "111A", "open"),
        ("open", "for_trades: {red_seal: yes}", "111A", "not-for-trade"),
        ("open", "for_trades: {red_seal: yes}", "222B", "unknown"),
        ("open", "for_trades: {red_seal: yes, sector: service}", "222B", "not-for-trade"),
        ("open", "for_trades: {trade: 111A}", "111A", "open"),
        ("open", "for_trades: {trade: 111A}", "222B", "not-for-trade"),
        ("open", "for_trades: {trade: 222B, red_seal: yes}", "222B", "unknown"),
        ("closed", "for_trades: {trade: 111A}", "222B", "ended"),
        ("open", "for_trades: {red_seal: yes}", None, "open"),
        ("unknown", "for_trades: {red_seal: yes}", None, "unknown"),
    ],
)
def test_standing(tmp_path, status, more, code, standing):
    """An end counts before anything else, then whom the programme is for, then whether it is known to be open."""
    folder = small_data(tmp_path)
    change(folder, "money.yml", "status: open\n", f"status: {status}\n" + (f"  {more}\n" if more else ""))
    content = content_of(folder)
    (offer,) = offers(content, date(2026, 3, 1), code, content.trades[code] if code else None)
    assert (offer.standing, offer.id, offer.programme) == (standing, "candle-grant", content.money["candle-grant"])
    assert offer.standing in STANDINGS
