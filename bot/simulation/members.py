"""Made-up members: who they are, what they do for a living, and how they behave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from bot.domain.people import Address, Profile
from bot.domain.zone_data import zone_info

PLATFORM, SPACE = "simulation", "town"
COMMUNITY = f"{PLATFORM}:{SPACE}"


class Work(NamedTuple):
    """A line of work: what its hosts say of it, and what seekers type who look for it."""

    role: str
    sector: str
    topics: str
    searches: tuple[str, ...]
    in_welsh: tuple[str, ...]


WORK = (
    Work(
        "Data scientist",
        "Energy",
        "data science, forecasting, statistics",
        ("data science", "statistics"),
        ("gwyddor data",),
    ),
    Work(
        "Veterinary surgeon",
        "Animal health",
        "farm animals, small animals, surgery",
        ("working with animals", "vet"),
        ("milfeddyg",),
    ),
    Work(
        "Civil engineer",
        "Construction",
        "bridges, flood defence, site work",
        ("civil engineering", "bridges"),
        ("peirianneg sifil",),
    ),
    Work(
        "Secondary school teacher",
        "Education",
        "teaching, mathematics, pastoral care",
        ("teaching", "teacher training"),
        ("athro", "dysgu"),
    ),
    Work(
        "Solicitor",
        "Law",
        "family law, legal aid, training contract",
        ("law", "solicitor"),
        ("cyfreithiwr",),
    ),
    Work("Ward nurse", "Health", "nursing, wards, children", ("nursing", "nurse"), ("nyrsio",)),
    Work(
        "Journalist",
        "Media",
        "news, radio, investigation",
        ("journalism", "radio"),
        ("newyddiaduraeth",),
    ),
    Work(
        "Software developer",
        "Technology",
        "python, web development, testing",
        ("software", "programming"),
        ("rhaglennu",),
    ),
    Work(
        "Policy adviser",
        "Government",
        "policy, housing, consultation",
        ("policy", "civil servant"),
        ("polisi",),
    ),
    Work(
        "Translator",
        "Languages",
        "translation, Welsh, interpreting",
        ("translation", "languages"),
        ("cyfieithu",),
    ),
    Work(
        "Charity fundraiser",
        "Charities",
        "fundraising, grants, volunteers",
        ("fundraising", "charity"),
        ("codi arian",),
    ),
    Work(
        "Accountant",
        "Finance",
        "audit, tax, small businesses",
        ("accounting", "audit"),
        ("cyfrifydd",),
    ),
    Work(
        "Architect",
        "Architecture",
        "housing, timber, planning",
        ("architecture", "architect"),
        ("pensaer",),
    ),
    Work(
        "Museum curator",
        "Culture",
        "museums, exhibitions, history",
        ("museums", "history"),
        ("amgueddfa",),
    ),
    Work(
        "Farmer",
        "Agriculture",
        "sheep, hill farming, soil",
        ("farming", "agriculture"),
        ("ffermio",),
    ),
    Work(
        "Physiotherapist",
        "Health",
        "physiotherapy, sport, rehabilitation",
        ("physiotherapy", "sport injuries"),
        ("ffisiotherapi",),
    ),
)
GIVEN = (
    *("Aled", "Amina", "Ana", "Beca", "Ben", "Carys", "Chen", "Dafydd", "Dana", "Elin", "Emre"),
    *("Farah", "Gethin", "Grace", "Hana", "Huw", "Ines", "Ioan", "Jade", "Jonas", "Kofi", "Lara"),
    *("Leo", "Lowri", "Maya", "Megan", "Nia", "Noor", "Omar", "Owain", "Priya", "Rhys", "Rosa"),
    *("Sam", "Tara", "Tomos", "Uma", "Wei", "Yusuf", "Zoe"),
)
FAMILY = (
    *("Adams", "Ahmed", "Baker", "Bevan", "Bowen", "Clark", "Cohen", "Davies", "Diaz", "Evans"),
    *("Fischer", "Gray", "Griffiths", "Haddad", "Hill", "Howells", "Hughes", "Ito", "Jenkins"),
    *("Jones", "Khan", "Kim", "Lee", "Lewis", "Lloyd", "Mensah", "Morgan", "Morris", "Moyo"),
    *("Nowak", "Okafor", "Owen", "Parry", "Patel", "Phillips", "Powell", "Price", "Pugh", "Rees"),
    *("Roberts", "Rossi", "Rowlands", "Said", "Santos", "Sharma", "Silva", "Smith", "Thomas"),
    *("Vaughan", "Walsh", "Watkins", "Williams", "Wong", "Young"),
)
ZONES = {
    "Europe/London": 70,
    "Europe/Berlin": 10,
    "America/New_York": 8,
    "Asia/Kolkata": 6,
    "America/Los_Angeles": 3,
    "Australia/Sydney": 3,
}
"""Where members live, and how many of a hundred."""
CIRCLE = 20
"""How many there are in a course, at an employer or in a society, about."""
CAPACITIES = {"1": 15, "2": 45, "3": 25, "5": 15}
AWAKE = range(8, 21)
"""The hours at which members read and act, where they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How often members do what, as shares of them if nothing else is said."""

    welsh: float = 0.12
    """Read Welsh."""
    hosts: float = 0.22
    closed: float = 0.01
    """Take no messages."""
    leave: float = 0.05
    returns: float = 0.5
    """Of those who leave."""
    block: float = 0.02
    mute: float = 0.05
    """Switch something off."""
    pause: float = 0.1
    """Of hosts."""
    stop: float = 0.04
    """Of hosts."""
    quests: tuple[tuple[int, int], ...] = ((0, 8), (1, 16), (2, 22), (3, 22), (5, 18), (8, 14))
    """How many people a seeker looks for, and how many of a hundred."""
    through: float = 0.22
    """Of these quests those through people."""
    topic: float = 0.04
    """Of all quests those to nobody by name."""
    also: float = 0.0
    """How likely a button is pressed that `choices.LIKELY` does not have."""


ORDINARY = Habits()


@dataclass(slots=True, eq=False)
class Member:
    """One made-up member. What they do next comes from `random`, which is theirs alone."""

    number: int
    name: str
    zone: str
    welsh: bool
    work: Work
    """What they do if they host, and otherwise what they look for."""
    circle: int
    """Which of those with the same work they meet: a course, an employer, a society."""
    hosts: bool
    capacity: str
    organisation: str
    reads: float
    """How likely they act on a message that comes by itself."""
    slow: float
    """Hours after which they do so, on average."""
    joins: datetime
    closed: bool
    """They take no messages from the bot."""
    random: Random
    habits: Habits
    """Those of the town."""
    gone: bool = False
    notes: int = 0
    """Notes written so far."""
    known: list[Member] = field(default_factory=list)
    """Whom they asked, or who asked them."""

    @property
    def address(self) -> Address:
        """Where they are."""
        return Address(PLATFORM, SPACE, f"m{self.number}")

    @property
    def profile(self) -> Profile:
        """What the platform tells of them. The first member organises."""
        return Profile(
            name=self.name,
            zone=self.zone,
            language="cy" if self.welsh else "en",
            community_name="The Town",
            organiser=self.number == 0,
        )

    def meets(self, other: Member) -> bool:
        """Whether they come across each other apart from here."""
        same = (other.work, other.circle) == (self.work, self.circle)
        return same and other is not self

    def chance(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self.random.random() < share

    def awake(self, at: datetime) -> datetime:
        """Return that instant, or some minutes into their next morning."""
        local = at.astimezone(zone_info(self.zone))
        if local.hour in AWAKE:
            return at
        hours = (AWAKE.start - local.hour) % 24
        return at + timedelta(hours=hours, minutes=self.random.randrange(60) - local.minute)

    def later(self, at: datetime) -> datetime:
        """Return when they read what came at that instant."""
        hours = self.random.expovariate(1 / self.slow)
        read = at + timedelta(minutes=1 + int(60 * hours))
        return self.awake(read.replace(second=0, microsecond=0))


def make_members(
    count: int, random: Random, start: datetime, days: int, habits: Habits = ORDINARY
) -> list[Member]:
    """Return that many members. Most join in the first sixth of the time."""
    made = []
    names: set[str] = set()
    circles = max(1, round(count / len(WORK) / CIRCLE))
    for number in range(count):
        name = ""
        while not name or name in names:
            name = f"{random.choice(GIVEN)} {random.choice(FAMILY)}"
            if len(names) >= len(GIVEN) * len(FAMILY) * 3 // 4:
                name += f" {number}"
        names.add(name)
        early = random.random() < 0.7
        day = random.uniform(0, days / 6 if early else days * 0.8)
        hosts = random.random() < habits.hosts
        member = Member(
            number=number,
            name=name,
            zone=_one(random, ZONES),
            welsh=random.random() < habits.welsh,
            work=random.choice(WORK),
            circle=random.randrange(circles),
            hosts=hosts,
            capacity=_one(random, CAPACITIES),
            organisation=f"{random.choice(FAMILY)} & {random.choice(FAMILY)} {number}",
            reads=random.uniform(0.6, 1.0),
            slow=random.choice((2, 5, 10, 30)),
            joins=start,
            closed=random.random() < habits.closed,
            random=Random(random.random()),
            habits=habits,
        )
        joins = start + timedelta(minutes=int(day * (0.3 if hosts else 1.0) * 24 * 60))
        member.joins = member.awake(joins)
        made.append(member)
    return made


def _one(random: Random, shares: dict[str, int]) -> str:
    return random.choices(list(shares), list(shares.values()))[0]
