"""The adapter to MkDocs, Material and static-i18n: the only place that imports them, and it decides nothing."""
