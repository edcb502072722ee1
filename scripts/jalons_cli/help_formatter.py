"""How help on a command is laid out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable


class HelpFormatter(argparse.HelpFormatter):
    """Help that begins with a word of ours: argparse has but an English one for it."""

    def __init__(self, prog: str, usage: str) -> None:
        super().__init__(prog)
        self._usage_prefix = usage

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Called by argparse for the line that shows how a command is written."""
        super().add_usage(usage, actions, groups, prefix or self._usage_prefix)
