"""Who fits alike is asked alike often. `make bench ARGS=fairness` has the whole year."""

from __future__ import annotations

from tests.finding.fair import as_shown, by_fit_alone, share


async def test_no_host_is_asked_twice_as_often_as_the_one_in_the_middle() -> None:
    shared = await share(as_shown, hosts=50, seekers=150)
    assert shared.most <= 2
    assert shared.loads[0] > 0
    plain = await share(by_fit_alone, hosts=50, seekers=150)
    assert plain.most > 2  # it is a year in which that is hard
