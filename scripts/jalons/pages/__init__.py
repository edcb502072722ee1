"""Pages as finished HTML, from templates and records, with no web framework."""
