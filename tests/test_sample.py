"""Data folders with fewer trades than the real one, or more, are whole guides."""

from __future__ import annotations

import pytest

from jalons.checking import check
from support.project import AS_OF, ROOT
from support.sites import kept_trades
from support.small_guide import change, content_of, small_data, write
from tools.sample import named_trades, with_only, with_size

JOURNEY = "says: {fr: a, en: b}\ntrade: 222B\nsteps:\n  - stage: apply\n"


def trades_in(folder) -> list[str]:
    return sorted(path.stem for path in (folder / "trades").iterdir())


def test_a_guide_needs_the_trades_that_are_named(tmp_path):
    """The trade of the home page, and those that conditions, journeys and links of hand-written pages name."""
    data, docs = small_data(tmp_path), tmp_path / "docs"
    docs.mkdir()
    assert named_trades(content_of(data), docs) == {"111A"}
    (docs / "page.md").write_text("[a](trades/222B/apply.md) [b](trades/999Z.md)", "utf-8")
    assert named_trades(content_of(data), docs) == {"111A", "222B"}
    (docs / "page.md").write_text("", "utf-8")
    write(data, "journeys/kite.yml", JOURNEY)
    assert named_trades(content_of(data), docs) == {"111A", "222B"}
    (data / "journeys" / "kite.yml").unlink()
    change(data, "stages/party.yml", "    advice: yes\n", "    advice: yes\n    when: {trade: 222B}\n")
    assert named_trades(content_of(data), docs) == {"111A", "222B"}


def test_journeys_go_with_their_trades(tmp_path):
    """A copy with some of the trades has their journeys and no others, and all that is shared."""
    data = small_data(tmp_path)
    write(data, "journeys/kite.yml", JOURNEY)
    write(data, "journeys/lantern.yml", JOURNEY.replace("222B", '"111A"'))
    made = with_only(data, tmp_path / "made", {"111A"})
    assert trades_in(made) == ["111A"]
    assert [path.name for path in (made / "journeys").iterdir()] == ["lantern.yml"]
    assert sorted(path.name for path in made.iterdir()) == sorted(path.name for path in data.iterdir())


@pytest.mark.build
@pytest.mark.parametrize("size", [0, 145])
def test_a_folder_of_any_size_is_a_guide(tmp_path, size):
    """Filled up or cut down, the data passes the check, has as many trades as asked for, and those that are named."""
    kept = kept_trades()
    folder = with_size(ROOT / "data", tmp_path / "data", size or len(kept), kept)
    content, problems = check(folder, AS_OF)
    assert content is not None, [(one.message_id, one.where) for one in problems if not one.warning]
    assert len(content.trades) == (size or len(kept))
    assert kept <= content.trades.keys()


def test_a_copied_trade_has_a_name_and_code_of_its_own(tmp_path):
    """The words of a copy tell it from the trade it is like; an official code is not used twice."""
    data = small_data(tmp_path)
    change(data, "trades/222B.yml", "name: {en: Kite Maker}\n", 'code: 222B\nname:\n  en: "Kite Maker"\n')
    content = content_of(with_size(data, tmp_path / "made", 4, {"111A", "222B"}))
    assert list(content.trades) == ["111A", "222B", "900A", "900B"]
    assert (content.trades["900B"].name.get("en"), content.trades["900B"].code) == ("Kite Maker 900B", None)
