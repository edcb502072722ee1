"""The command line: check, build, serve, test, schema."""
