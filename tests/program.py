"""The program as tests start it: `python -m tests.program run` is `python -m bot run`.

The only difference is the pseudo-language, where the environment asks for it.
"""

from __future__ import annotations

import sys

from bot.cli import main
from tests.support import pseudo

if __name__ == "__main__":
    pseudo.install_if_wanted()
    sys.exit(main())
