"""The PDF engine: the only place that imports WeasyPrint, which is an optional extra, and it decides nothing."""
