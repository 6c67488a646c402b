"""`python -m bot` is the same as the command `paned`."""

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
