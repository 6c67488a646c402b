"""What fair claims ask of a store: who has something due, theirs alone, and what comes next."""

from __future__ import annotations

from datetime import timedelta

from storage import open_store
from tests.builders import HOUR, NOW, make_community, make_nudge, make_person

LEASE = NOW + timedelta(minutes=1)


async def test_claims_by_community_and_by_person(url: str) -> None:
    store = await open_store(url)
    async with store.transaction() as tx:
        for name in "abc":
            await tx.put_community(make_community(f"town:{name}"))
        for person in ("ana", "hal"):
            await tx.put_person(make_person(person))
        for key, community, person, hours in (
            ("a1", "town:a", "ana", -2),
            ("a2", "town:a", "hal", -1),
            ("b1", "town:b", "ana", 0),
            ("b2", "town:b", "ana", 1),
            ("c1", "town:c", "hal", 2),
        ):
            await tx.put_nudge(
                make_nudge(
                    key,
                    community=community,
                    person=person,
                    introduction=None,
                    due_at=NOW + hours * HOUR,
                )
            )
    async with store.transaction() as tx:
        assert sorted(await tx.communities_due(NOW)) == ["town:a", "town:b"]
        assert await tx.next_due() == NOW - 2 * HOUR
        assert await tx.next_due(after=NOW) == NOW + HOUR
        token = store.claim_token()
        claimed = await tx.claim_due(NOW, token, LEASE, 10, community="town:a", person=None)
        assert [nudge.key for nudge in claimed] == ["a1", "a2"]
        assert await tx.communities_due(NOW) == ["town:b"]
        to_ana = await tx.claim_due(NOW, token, LEASE, 10, person="ana")
        assert [nudge.key for nudge in to_ana] == ["b1"]
        assert await tx.communities_due(NOW) == []
        assert await tx.next_due(after=NOW) == LEASE
        assert sorted(await tx.communities_due(LEASE)) == ["town:a", "town:b"]
        again = await tx.claim_due(LEASE, token, LEASE + HOUR, 10, community="town:b")
        assert [(nudge.key, nudge.attempts) for nudge in again] == [("b1", 2)]
    await store.close()
