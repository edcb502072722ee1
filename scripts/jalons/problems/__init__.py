"""A problem in what someone wrote: where it is, what it is about, and the known word that was likely meant."""
