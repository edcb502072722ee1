"""Undefined names in templates: ours must be there, while the theme's own count on leniency."""

from __future__ import annotations

from jinja2 import Undefined


class OursMustExist(Undefined):
    """An undefined part of one of our own records cannot be printed; anything else is left to the theme's habits."""

    def __str__(self) -> str:
        if type(self._undefined_obj).__module__.startswith("jalons"):
            self._fail_with_undefined_error()
        return super().__str__()
