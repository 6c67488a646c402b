"""What tests share. The pseudo-language comes first: some of it reads sentences when imported."""

from tests.support import pseudo as pseudo
