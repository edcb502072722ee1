"""What a stage or a task asks of whoever does it: money, time."""

from __future__ import annotations

from jalons.records.fields import Duration, Sourced
from jalons.records.texts import SameText


class Effort(Sourced):
    """Something to be done, which may cost money and take time."""

    cost: SameText | None = None
    """What it costs: one text for all languages, "34 $", or one for each · ce qu'il en coûte, en un texte pour toutes les langues ou un par langue"""
    takes: Duration | None = None
    """How long it takes: 30 minutes, 3 hours, 2 weeks, 1 year · combien de temps il faut"""
