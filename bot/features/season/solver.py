"""Works out which seeker gets which host. A program of its own: it imports nothing of the bot.

On stdin it reads JSON: `places`, how many each host can take; `seekers`, those who wait longest
first, each a list of [host, below], where `below` says by how much a host fits less than the best.
On stdout it writes the host of each seeker, or null. It gets numbers only, and nobody's id.

As many as possible get a host. Of all plans with that many it takes one in which those are left out
who wait for the shortest time; of these one in which hosts fit best; of these the one that shares
out the talks most evenly.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

import networkx


def assigned(
    seekers: Sequence[Sequence[tuple[int, int]]], places: Sequence[int]
) -> list[int | None]:
    """Return the host of each seeker. See above."""
    count = len(seekers)
    most = min(count, max(places, default=0))
    # Each wish outweighs all that come after it, for all seekers together.
    fits = most * count + 1
    waits = fits * count * max((below for one in seekers for _, below in one), default=0) + fits
    unpaired = waits * count * (count + 1)
    graph = networkx.DiGraph()
    graph.add_node("from", demand=-count)
    graph.add_node("to", demand=count)
    for number, hosts in enumerate(seekers):
        seeker = ("seeker", number)
        graph.add_edge("from", seeker, capacity=1, weight=0)
        left_out = unpaired + waits * (count - number)
        graph.add_edge(seeker, "to", capacity=1, weight=left_out)
        for host, below in hosts:
            graph.add_edge(seeker, ("host", host), capacity=1, weight=fits * below)
    for host in {host for hosts in seekers for host, _ in hosts}:
        for turn in range(min(places[host], count)):
            place = ("place", host, turn)
            graph.add_edge(("host", host), place, capacity=1, weight=turn)
            graph.add_edge(place, "to", capacity=1, weight=0)
    _, flow = networkx.network_simplex(graph)
    found: list[int | None] = []
    for number, hosts in enumerate(seekers):
        out = flow[("seeker", number)]
        found.append(next((host for host, _ in hosts if out[("host", host)]), None))
    return found


if __name__ == "__main__":
    os.nice(10)  # members come first
    given = json.load(sys.stdin)
    json.dump(assigned(given["seekers"], given["places"]), sys.stdout)
