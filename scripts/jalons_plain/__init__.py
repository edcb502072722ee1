"""A second way to make the site: hand-written pages by a Markdown library and our own shell, without MkDocs."""
