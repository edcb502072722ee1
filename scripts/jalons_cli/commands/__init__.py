"""The commands, a module each: what it may be given (`add_arguments`) and what it does (`run`)."""
