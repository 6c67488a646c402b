"""Secrets of the adapters."""

from __future__ import annotations

from bot.core.store import Store


async def test_a_secret_is_replaced_only_if_it_is_still_the_same(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.secrets.put("slack:T1", b"first")
        await tx.secrets.put("slack:T2", b"other")
    async with store.transaction() as tx:
        assert await tx.secrets.replace("slack:T1", b"first", b"second")
        assert not await tx.secrets.replace("slack:T1", b"first", b"third")
        assert not await tx.secrets.replace("slack:T3", b"first", b"third")
    async with store.transaction() as tx:
        assert await tx.secrets.get("slack:T1") == b"second"
        assert await tx.secrets.get("slack:T2") == b"other"
        assert await tx.secrets.names("slack:") == ["slack:T1", "slack:T2"]
        assert await tx.secrets.names("other:") == []
