"""The program as tests start it: `python -m tests.program run` is `python -m bot run`.

The only difference is the pseudo-language, where the environment asks for it.
"""

from __future__ import annotations

import sys

import tests.support  # noqa: F401 - which reads English in the pseudo-language where that is asked for
from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
