"""What each table holds about people, which of them may read it, and what an erasure does with it.

A test compares it with the schema, so a new table or column is declared here before it is used.
`docs/privacy.md` shows the same as a table.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.features.privacy.declarations import Table
from bot.features.privacy.tables_people import PEOPLE
from bot.features.privacy.tables_program import PROGRAM
from bot.features.privacy.tables_ties import TIES

REGISTER: Mapping[str, Table] = {**PEOPLE, **TIES, **PROGRAM}
"""The tables in the order in which they are read and erased."""
