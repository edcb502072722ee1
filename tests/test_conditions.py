"""Conditions: whether what a condition asks is true of a trade, and whether it can be told."""

from __future__ import annotations

import pytest

from jalons.path.conditions import can_be_told, holds, told
from jalons.records import Condition
from small import content_of, small_data, write


@pytest.fixture(scope="module")
def trades(tmp_path_factory):
    folder = small_data(tmp_path_factory.mktemp("small"))
    write(folder, "trades/kite-flyer.yml", "name: {en: Kite Flyer}\nsource: manual\npathway: lantern\ndiploma: {value: no, source: manual}\n")
    return content_of(folder).trades


# 111A: exam yes, compulsory no, Red Seal no, service; 222B: exam no, compulsory yes, Red Seal unknown, construction;
# kite-flyer: diploma no, nothing else said
CASES = [
    ({}, "111A", True, True),
    ({"exam": "yes"}, "111A", True, True),
    ({"exam": "yes"}, "222B", False, True),
    ({"exam": ["yes", "no"]}, "222B", True, True),
    ({"compulsory": "yes"}, "111A", False, True),
    ({"compulsory": "yes"}, "222B", True, True),
    ({"red_seal": "no"}, "111A", True, True),
    ({"red_seal": "yes"}, "222B", False, False),
    ({"red_seal": "no"}, "222B", False, False),
    ({"red_seal": ["no", "unknown"]}, "222B", True, True),
    ({"sector": "service"}, "111A", True, True),
    ({"sector": ["service", "construction"]}, "222B", True, True),
    ({"sector": "service"}, "222B", False, True),
    ({"trade": "222B"}, "222B", True, True),
    ({"trade": "222B"}, "111A", False, True),
    ({"trade": ["111A", "222B"]}, "111A", True, True),
    ({"exam": "yes", "sector": "service"}, "111A", True, True),
    ({"exam": "yes", "sector": "construction"}, "111A", False, True),
    ({"exam": "no", "red_seal": "yes"}, "222B", False, False),
    ({"exam": "yes", "red_seal": "yes"}, "222B", False, True),
    ({"sector": "service", "red_seal": "yes"}, "222B", False, True),
    ({"trade": "111A", "red_seal": "yes"}, "222B", False, True),
    ({"diploma": "yes"}, "222B", False, False),
    ({"diploma": ["no", "unknown"]}, "222B", True, True),
    ({"diploma": "yes"}, "kite-flyer", False, True),
    ({"diploma": "no"}, "kite-flyer", True, True),
    ({"exam": "unknown", "compulsory": "unknown", "red_seal": "unknown", "sector": "unknown"}, "kite-flyer", True, True),
    ({"exam": "yes"}, "kite-flyer", False, False),
    ({"sector": "service"}, "kite-flyer", False, False),
    ({"sector": ["service", "unknown"]}, "kite-flyer", True, True),
    ({"sector": "unknown"}, "111A", False, True),
    ({"sector": "service", "diploma": "yes"}, "kite-flyer", False, True),
    ({"trade": ["kite-flyer", "111A"]}, "kite-flyer", True, True),
]


@pytest.mark.parametrize(("asked", "code", "met", "can_tell"), CASES, ids=str)
def test_condition(trades, asked, code, met, can_tell):
    """Every line must hold; it cannot be told only where nothing but the unknown stands in the way."""
    condition = Condition(**asked)
    assert (holds(condition, code, trades[code]), can_be_told(condition, code, trades[code])) == (met, can_tell)
    assert told(condition, code, trades[code]) == ("yes" if met else "no" if can_tell else "unknown")


def test_no_condition(trades):
    """No condition always holds."""
    assert holds(None, "222B", trades["222B"]) and can_be_told(None, "222B", trades["222B"])
