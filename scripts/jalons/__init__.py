"""Jalons: YAML in, a bilingual guidance site out. This package is the core and knows no web framework."""
