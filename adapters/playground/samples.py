"""The sample members: invented people and organisations, marked as samples."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.playground.members import Member
from bot.core.forms import Values
from bot.features.connections.model import How


@dataclass(frozen=True, slots=True)
class Offer:
    """A sample host's offer: the values of the three forms of `/intro host`."""

    about: Values
    talk: Values
    when: Values


@dataclass(frozen=True, slots=True)
class Known:
    """Two members who know each other, as both have said."""

    asker: str
    asked: str
    how: How
    closeness: int
    shown_by: tuple[str, ...] = ()
    """Which of the two show it as a way."""


def _member(id: str, name: str, zone: str, about: str, organiser: bool = False) -> Member:
    return Member(id=id, name=name, zone=zone, about=about, organiser=organiser, sample=True)


def _offer(
    role: str,
    organisation: str,
    sector: str,
    topics: str,
    about: str,
    windows: str,
    zone: str,
    *,
    formats: tuple[str, ...] = ("video",),
    lengths: tuple[str, ...] = ("20", "30"),
    languages: str = "English",
    where: str,
    capacity: str = "2",
) -> Offer:
    return Offer(
        about={
            "role": role,
            "organisation": organisation,
            "sector": sector,
            "topics": topics,
            "about": about,
        },
        talk={
            "formats": formats,
            "lengths": lengths,
            "languages": languages,
            "capacity": capacity,
            "where": where,
        },
        when={"windows": windows, "zone": zone},
    )


MEMBERS = (
    _member(
        "mina",
        "Mina Rahman",
        "Europe/London",
        "Biology graduate, curious about data science, a little nervous about asking.",
    ),
    _member(
        "tom",
        "Tom Okafor",
        "Europe/London",
        "Data scientist who once got good advice and would like to pass it on.",
    ),
    _member(
        "priya",
        "Priya Nair",
        "Asia/Kolkata",
        "Leads a team that predicts rainfall. Came to data from teaching.",
    ),
    _member(
        "daniel",
        "Daniel Reyes",
        "America/New_York",
        "Lawyer for tenants, after ten years in a big firm.",
    ),
    _member(
        "jonas",
        "Jonas Keller",
        "Europe/Berlin",
        "Designs board games and small computer games.",
    ),
    _member(
        "grace",
        "Grace Whitfield",
        "Australia/Sydney",
        "Community nurse, on the road most mornings.",
    ),
    _member(
        "sian",
        "Siân Morgan",
        "Europe/London",
        "Looks after old maps in Cardiff. Talks in English or Welsh.",
    ),
    _member(
        "bea",
        "Bea Lindqvist",
        "Europe/Stockholm",
        "Knows half of everyone, and likes to introduce people.",
    ),
    _member(
        "leo",
        "Leo Duarte",
        "Europe/Lisbon",
        "A cook who wonders what making games is like.",
    ),
    _member(
        "omar",
        "Omar Haddad",
        "America/Toronto",
        "Runs this community and looks after its people.",
        organiser=True,
    ),
)

OFFERS = {
    "tom": _offer(
        "Data scientist",
        "Northlight Health",
        "Health care",
        "data science, statistics, Python, changing careers",
        "I turn hospital numbers into shorter waiting times. Ask me how I got here from physics.",
        "Mon-Fri 12:00-14:00; Wed 17:00-18:30",
        "Europe/London",
        formats=("video", "phone", "in_person"),
        lengths=("15", "20", "30"),
        where="https://meet.northlight.example/tom, or the café in the hospital lobby",
        capacity="3",
    ),
    "priya": _offer(
        "Head of data science",
        "Monsoon Labs",
        "Climate",
        "machine learning, climate, leading a team, from teaching to data",
        "We predict rain for small farms. I taught mathematics for six years before this.",
        "Mon-Thu 16:00-19:00",
        "Asia/Kolkata",
        formats=("video", "chat"),
        languages="English, Malayalam, Hindi",
        where="https://meet.monsoonlabs.example/priya",
    ),
    "daniel": _offer(
        "Housing lawyer",
        "Fair Keys Legal Aid",
        "Law",
        "law, legal aid, leaving a big firm, public interest",
        "I left a large firm to keep people in their homes. Happy to be honest about both.",
        "Tue, Thu 08:00-09:30; Fri 12:00-13:30",
        "America/New_York",
        formats=("phone", "video"),
        languages="English, Spanish",
        where="https://meet.fairkeys.example/daniel, or call +1 212 555 0142",
    ),
    "jonas": _offer(
        "Game designer",
        "Paper Moon Games",
        "Games",
        "game design, board games, small studios, prototyping",
        "I make games in a studio of four, and have made every mistake there is to make.",
        "Mon-Wed 10:00-12:00; Fri 14:00-17:00",
        "Europe/Berlin",
        formats=("video", "chat", "in_person"),
        languages="English, German",
        where="https://meet.papermoon.example/jonas, or our studio in Kreuzberg",
    ),
    "grace": _offer(
        "Community nurse",
        "Harbour Home Care",
        "Nursing",
        "nursing, community care, shift work, returning to study",
        "Fifteen years on hospital wards, now at people's kitchen tables.",
        "Mon-Thu 17:00-19:00; Sat 09:00-11:00",
        "Australia/Sydney",
        formats=("phone", "video"),
        lengths=("15", "20"),
        where="https://meet.harbourcare.example/grace, or call +61 2 5550 0142",
    ),
    "sian": _offer(
        "Paper conservator",
        "Harbour Archive",
        "Heritage",
        "heritage, conservation, museums, crafts",
        "I mend maps and letters. There are more ways into museums than people think.",
        "Tue-Thu 09:30-11:30",
        "Europe/London",
        formats=("video", "in_person"),
        languages="English, Cymraeg",
        where="https://meet.harbourarchive.example/sian, or the archive's reading room",
    ),
}

KNOWN = (
    # Mina reaches Priya through Bea, by name: Bea and Priya both show it.
    Known("mina", "bea", How.EVENT, 2),
    Known("bea", "priya", How.WORKED, 3, shown_by=("bea", "priya")),
    # Daniel through Bea and Omar, without a name: of those two only Daniel shows it.
    Known("bea", "omar", How.WORKED, 2),
    Known("omar", "daniel", How.STUDIED, 2, shown_by=("daniel",)),
    # And Jonas through Leo, quietly: nobody shows it.
    Known("mina", "leo", How.FAMILY, 3),
    Known("leo", "jonas", How.EVENT, 1),
)
"""Who knows whom."""

WELCOME = (
    ("omar", "Welcome, everyone. This is the place to talk about work and how people got into it."),
    ("bea", "If you are curious about someone's job, ask. Most people like being asked."),
)
"""The first messages in the channel: (member id, text)."""
