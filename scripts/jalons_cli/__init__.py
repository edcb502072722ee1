"""The command line: one module a command in commands/, and what they share."""

from jalons.project import FILES, IN_CHECKOUT

ROOT = FILES
"""The checkout of the program, in which the commands of developers work."""
PROGRAM = "run.py" if IN_CHECKOUT else "jalons"
"""What the program is called on the command line."""
START = "python3 run.py" if IN_CHECKOUT else "jalons"
"""What starts it there."""
EXTRA = "run.py pdf" if IN_CHECKOUT else 'pip install "jalons[pdf]"'
"""What installs what PDFs take besides."""
