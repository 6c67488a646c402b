"""Claims by community and by person, and the next due instant, on both databases."""

from __future__ import annotations

from datetime import timedelta

from storage import open_store
from tests.support.builders import HOUR, NOW, make_community, make_nudge, make_person

LEASE = NOW + timedelta(minutes=1)


async def test_claims_by_community_and_by_person(url: str) -> None:
    store = await open_store(url)
    async with store.transaction() as tx:
        for name in "abc":
            await tx.communities.put(make_community(f"town:{name}"))
        for person in ("ana", "hal"):
            await tx.people.put(make_person(person))
        for key, community, person, hours in (
            ("a1", "town:a", "ana", -2),
            ("a2", "town:a", "hal", -1),
            ("b1", "town:b", "ana", 0),
            ("b2", "town:b", "ana", 1),
            ("c1", "town:c", "hal", 2),
        ):
            await tx.nudges.schedule(
                make_nudge(
                    key,
                    community=community,
                    person=person,
                    due_at=NOW + hours * HOUR,
                )
            )
    async with store.transaction() as tx:
        assert sorted(await tx.nudges.communities_due(NOW)) == ["town:a", "town:b"]
        assert await tx.nudges.next_due() == NOW - 2 * HOUR
        assert await tx.nudges.next_due(after=NOW) == NOW + HOUR
        token = store.claim_token()
        claimed = await tx.nudges.claim_due(NOW, token, LEASE, 10, community="town:a")
        assert [nudge.key for nudge in claimed] == ["a1", "a2"]
        assert await tx.nudges.communities_due(NOW) == ["town:b"]
        to_ana = await tx.nudges.claim_due(NOW, token, LEASE, 10, person="ana")
        assert [nudge.key for nudge in to_ana] == ["b1"]
        assert await tx.nudges.communities_due(NOW) == []
        assert await tx.nudges.next_due(after=NOW) == LEASE
        assert sorted(await tx.nudges.communities_due(LEASE)) == ["town:a", "town:b"]
        again = await tx.nudges.claim_due(LEASE, token, LEASE + HOUR, 10, community="town:b")
        assert [(nudge.key, nudge.attempts) for nudge in again] == [("b1", 2)]
    await store.close()
