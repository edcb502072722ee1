"""What happens when a library is gone from the environment; standard library only, since any other may be the one."""

from __future__ import annotations

import sys
from pathlib import Path


def remade_next_time(missing: ModuleNotFoundError) -> int:
    """Takes away the stamps of the environment, so that run.py makes it anew; gives the exit code."""
    for stamp in Path(sys.prefix).glob("*.stamp"):
        stamp.unlink()
    print(
        f"Bibliothèque absente : {missing.name}. Recommencez. / Missing library: {missing.name}. Try again.",
        file=sys.stderr,
    )
    return 2
