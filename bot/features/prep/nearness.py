"""Whether two questions ask for nearly the same, in English and Welsh.

Words are compared as the search compares them; those that mean the same in questions about work
count as one. The words of a host's profile say nothing: half of all questions name them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from bot.finding.stems import radicals, stem
from bot.finding.words import LIGHT, SMALL, fold_letters, is_welsh, typed_tokens

_SHARE = 0.6
"""The part of the shorter question's words that both have, at least."""
_ALIKE = """
day days daily week weekly weeks routine timetable diwrnod dydd wythnos
typical ordinary usual usually average normal regular yesterday arferol cyffredin nodweddiadol ddoe
!surprise surprised surprising surprises unexpected unexpectedly synnu synnodd syndod annisgwyl
!misunderstand misunderstood misconception misconceptions myth myths camddeall camsyniad
mistake mistakes camgymeriad camgymeriadau
!hard hardest difficult challenge challenges challenging tough toughest anodd anoddaf her heriau
frustrating frustrate frustration rhwystredig rhwystredigaeth
best favourite rewarding proud proudest pleasure gorau balch pleser boddhad
advice advise recommend tip tips cyngor cynghori argymell awgrym
position shoes esgidiau sefyllfa
path route routes journey llwybr taith
start started starting begin began beginning dechrau cychwyn
skill skills ability abilities strength sgil sgiliau medr
!qualification qualifications degree certificate diploma cymhwyster cymwysterau gradd
change changes changing changed trend trends shift newid newidiadau tuedd tueddiadau
future years five ten dyfodol mlynedd blynyddoedd
!book books read reading podcast podcasts newsletter blog llyfr llyfrau darllen podlediad
course courses training cwrs cyrsiau hyfforddiant
team teams colleague colleagues tim cydweithiwr cydweithwyr
culture thrive thrives happy belong fit settle diwylliant ffynnu hapus perthyn ymgartrefu
project projects portfolio assignment prosiect prosiectau portffolio
!regret regrets difaru
!instead almost nearly
leave leaves leaving quit gadael
decide decision decisions choose choice choices penderfynu penderfyniad penderfyniadau dewis
balance burnout wellbeing stress cydbwysedd lles straen
!tool tools software technology offer technoleg
group groups event events society meetup conference grwp grwpiau digwyddiad digwyddiadau cynhadledd
beginner beginners newcomer newcomers starter dechreuwr newydd-ddyfodiad newydd-ddyfodiaid
disagree disagreement disagreements conflict anghytuno anghytundeb anghytundebau
!rule rules unwritten rheol rheolau anysgrifenedig
outsider outsiders outside overlook overlooked invisible unseen
success successful succeed llwyddiant llwyddo
"""
"""Words that mean the same, by line. One after `!` tells by itself what a question is about."""
_SAID_LITTLE = """
most more less first last much many make makes made take takes go goes going get gets give gives
given find finds found use uses used thing things part parts kind kinds bit lot year new big small
today now ever never still really quite hear heard see seen look looks mean means come comes came
should shall may might must let able else think thought say says said tell told know knew wish
question questions ask asked asking answer nobody somebody order title behind piece worth like
peth beth rhan ran math fath mwyaf fwyaf mwy llai cyntaf gyntaf olaf nawr heddiw fyddech byddech
fyddai byddai fyddan byddan wnaeth wnaethoch gwneud wneud ddylwn dylwn ddylai dylai gall gallai
rhoi roi mynd ddod aeth gweld weld cymryd dweud gofyn ofyn holi cwestiwn cwestiynau gwestiwn
pan pa sut pam erioed byth iawn hyn hynny neb nad nag arno arni amdano ynddo fewn tu ol wrth rydych
ydych hoffech chithau eraill arall teitl darn werth
"""
_PHRASES = ((re.compile(r"\b(?:get|gets|got|getting) (\w+ )?wrong\b"), "misunderstand"),)


def _groups() -> tuple[dict[str, str], frozenset[str]]:
    found: dict[str, str] = {}
    alone = set()
    for line in _ALIKE.strip().splitlines():
        words = line.removeprefix("!").split()
        group = words[0].upper()
        if line.startswith("!"):
            alone.add(group)
        for word in words:
            found.setdefault(stem(word), group)
    return found, frozenset(alone)


_GROUPS, _ALONE = _groups()
_LITTLE = frozenset(map(stem, _SAID_LITTLE.split())) - _GROUPS.keys()


@lru_cache(maxsize=1024)
def telling(question: str) -> frozenset[str]:
    """Return the words that tell what a question is about."""
    text = fold_letters(question)
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    welsh = is_welsh(text)
    found = (_word(raw, word, welsh) for raw, word in typed_tokens(text) if raw not in SMALL)
    return frozenset(word for word in found if word not in _LITTLE and word not in LIGHT)


def is_near(question: str, others: Iterable[str], names: Collection[str] = ()) -> bool:
    """Return whether one of the others asks for nearly the same. `names` are what the profile has
    to name."""
    known = frozenset(word for name in names for word in telling(name))
    return any(_near(question, other, known) for other in others)


def _near(question: str, other: str, known: frozenset[str]) -> bool:
    one, two = telling(question) - known, telling(other) - known
    both, fewest = one & two, min(len(one), len(two))
    if fewest > 1:
        return len(both) > 1 and len(both) >= _SHARE * fewest
    if both & _ALONE:
        return True
    mine, theirs = _words(question), _words(other)  # too little is told: word by word
    return len(mine & theirs) >= _SHARE * len(mine | theirs)


@lru_cache(maxsize=1024)
def _words(question: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold_letters(question)))


def _word(raw: str, word: str, welsh: bool) -> str:
    """Return what stands for a word: that of its group, or its stem."""
    for one in (word, *(stem(base) for base in radicals(raw) if welsh)):
        if one in _GROUPS:
            return _GROUPS[one]
    return word
