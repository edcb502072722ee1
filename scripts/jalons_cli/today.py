"""The day on which the content must hold, unless the command line names another."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


class WrongEpoch(Exception):
    """SOURCE_DATE_EPOCH is no number of seconds; the text is what it says instead."""


def today() -> date:
    """Today where this computer stands, or the day (UTC) of SOURCE_DATE_EPOCH, so that a build can be repeated later.

    Raises:
        WrongEpoch: That variable is no number of seconds since 1970.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise WrongEpoch(epoch) from None
