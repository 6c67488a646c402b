"""The sentences as written (the Fluent files) and as asked for (the code), for comparing the two.

What the code asks for is read from its syntax tree: literal ids, names that hold one, and f-strings
whose fillings stand in `FILLED`. A new f-string that is not told there fails.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from adapters.discord.commands import OPTIONS
from bot.catalogue import CATALOGUE
from bot.coach.questions import BANK
from bot.flows.host import PARTS
from bot.flows.prep import ITEMS
from bot.model.introductions import NOTE_DETAILS, Role, Status
from bot.model.people import Mute

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "bot" / "locales"


# What is written


@cache
def messages(language: str) -> dict[str, ftl.Pattern]:
    """Every sentence of a language by id."""
    found: dict[str, ftl.Pattern] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{language}: {entry.id.name} twice"
                assert entry.value is not None, entry.id.name
                found[entry.id.name] = entry.value
    return found


def ids_by_file(language: str) -> dict[str, set[str]]:
    """The ids of each file."""
    return {
        path.name: set(re.findall(r"^([a-z][\w-]*) =", path.read_text(encoding="utf-8"), re.M))
        for path in (LOCALES / language).glob("*.ftl")
    }


@dataclass(frozen=True)
class Parts:
    """What a sentence is made of: the variables, and what it chooses its variants by."""

    variables: frozenset[str]
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)


def parts(language: str, id: str) -> Parts:
    """The variables of a sentence and its choices, those of sentences it refers to included."""
    variables: set[str] = set()
    choices: dict[str, tuple[str, ...]] = {}

    def visit(node: object) -> None:
        match node:
            case ftl.Pattern():
                for element in node.elements:
                    visit(element)
            case ftl.Placeable():
                visit(node.expression)
            case ftl.VariableReference():
                variables.add(node.id.name)
            case ftl.MessageReference():
                visit(messages(language)[node.id.name])
            case ftl.SelectExpression():
                visit(node.selector)
                assert isinstance(node.selector, ftl.VariableReference), id
                keys = [v.key for v in node.variants]
                choices[node.selector.id.name] = tuple(
                    str(key.value if isinstance(key, ftl.NumberLiteral) else key.name)
                    for key in keys
                )
                for variant in node.variants:
                    visit(variant.value)

    visit(messages(language)[id])
    return Parts(frozenset(variables), choices)


@cache
def reading(language: str, id: str) -> re.Pattern[str]:
    """What a sentence can look like, whatever is put in. One of hardly any letters is like none."""
    letters = 0

    def spell(node: object) -> str:
        nonlocal letters
        match node:
            case ftl.Pattern():
                return "".join(map(spell, node.elements))
            case ftl.TextElement() | ftl.StringLiteral():
                letters += sum(c.isalpha() for c in node.value)
                return re.escape(node.value.replace("**", ""))
            case ftl.Placeable(expression=ftl.SelectExpression() as select):
                return f"(?:{'|'.join(spell(variant.value) for variant in select.variants)})"
            case ftl.Placeable():
                return spell(node.expression)
            case ftl.MessageReference():
                return spell(messages(language)[node.id.name])
        return ".+?"

    spelled = spell(messages(language)[id])
    enough = letters > 3 or not parts(language, id).variables
    return re.compile(spelled if enough else "(?!)", re.DOTALL)


def counts(choice: tuple[str, ...]) -> bool:
    """Whether variants are those of a number."""
    return "other" in choice


NUMBERS = {"count", "minutes", "most", "over", "least", "number"}


Given = dict[str, str | int | StrEnum]


def samples(id: str, *texts: str, numbers: tuple[int, ...] = (1, 2, 3, 6, 20)) -> Iterator[Given]:
    """Arguments of every kind for a sentence: each variant, each text, each number."""
    found = parts("en", id)
    named = {k: v for k, v in found.choices.items() if not counts(v)}
    for text in texts:
        for number in numbers:
            plain: Given = {
                name: number if name in NUMBERS else text for name in found.variables - set(named)
            }
            if not named:
                yield plain
            for name, keys in named.items():
                for key in StrEnum("Choice", {k.upper(): k for k in keys}):
                    yield {**plain, name: key}


EVERY = sorted(messages("en"))


# What the code asks for


def _named(path: str, function: str, at: int) -> set[str]:
    """The literal argument at that place in every call of that function in a file or folder."""
    root = ROOT / path
    return {
        arg.value
        for file in ([root] if root.is_file() else root.glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _callee(node) == function and len(node.args) > at
        for arg in [node.args[at]]
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    }


def _callee(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


PRIVATE = re.findall(r'\("([a-z-]+)", _[A-Z]+\)', (ROOT / "bot/coach/private.py").read_text())
CODES = _named("bot/coach", "Flag", 0) | set(PRIVATE)
DETAILS = {name for needs in NOTE_DETAILS.values() for name in needs} | {"remark"}
LOOKING_BACK = _named("bot/flows/thanks.py", "_text", 1)
BANK_IDS = [f"bank-{name}-{n}" for name, asks in BANK.items() for n in range(1, len(asks) + 1)]
STATES = re.findall(r'^ +state = "(\w+)"', (ROOT / "bot/flows/cards.py").read_text(), re.MULTILINE)
FILLED: dict[str, set[str]] = {
    "status-{}-{}": {
        f"status-{state}-{role}"
        for state in (*Status, *STATES)
        for role in (Role.SEEKER, Role.HOST)
    },
    "noted-{}": {f"noted-{name}" for name in DETAILS},
    "detail-{}": {f"detail-{name}" for name in DETAILS},
    "hint-detail-{}": {f"hint-detail-{name}" for name in DETAILS - {"permission"}},
    "coach-{}": {f"coach-{code}" for code in CODES},
    "prep-{}": {f"prep-{item}" for items in ITEMS.values() for item in items},
    "host-{}": {f"host-{part}" for part in PARTS},
    "host-part-{}": {f"host-part-{part}" for part in PARTS},
    "field-windows-{}": {
        f"field-windows-{code.replace('_', '-')}"
        for code in _named("bot/model/availability.py", "WindowError", 0)
    },
    "field-{}": {f"field-{name}" for name in LOOKING_BACK},
    "hint-{}": {f"hint-{name}" for name in LOOKING_BACK},
    "mute-{}": {f"mute-{kind.replace('_', '-')}" for kind in Mute},
    "usage-{}": {f"usage-{name}" for name in CATALOGUE.commands if name},
    "command-{}": {f"command-{name}" for name in CATALOGUE.commands if name},
    "argument-{}": {f"argument-{name}" for options in OPTIONS.values() for name, _ in options},
}
BY_NAME = {"sentence": set(BANK_IDS), "label": set[str]()}
"""Names that a loop fills with ids; the labels of a `UserError` are read where it is raised."""
PASSED_ON = {
    "bot/words.py": {"say", "label"},
    "bot/context.py": {"say", "label"},
    "bot/flows/parts.py": {"press", "said", "paragraph", "lead"},
    "bot/app.py": {"explanation"},
    "adapters/discord/commands.py": {"_said", "_localised", "_sentence"},
}
"""Functions that say what they are told to; their callers are read instead."""
SPEAKERS = {"say": 0, "label": 0, "paragraph": 1, "said": 1, "press": 1, "UserError": 0, "_said": 0}
"""Where the id stands among the arguments."""
PREFIX = {"press": "button-", "UserError": "error-"}
MOST = {"title": 24, "submit": 24, "label": 45, "hint": 100, "placeholder": 100}
FIRST = {"Heading": (0, 150), "Button": (0, 75), "Option": (1, 75)}


@dataclass(frozen=True)
class Use:
    """Sentences that one call may say and what it gives them; None: a mapping nobody can read."""

    ids: frozenset[str]
    given: frozenset[str] | None
    most: int | None
    where: str


class Reader:
    """Reads one function: what it says, with what, and where that has to fit."""

    def __init__(self, path: str, function: ast.AST, kinds: set[str]) -> None:
        self.path, self.function, self.kinds = path, function, kinds
        self.held: dict[str, list[ast.expr]] = {}
        for node in ast.walk(function):
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    if isinstance(target, ast.Name):
                        self.held.setdefault(target.id, []).append(node.value)

    def ids(self, node: ast.expr, prefix: str) -> set[str]:
        """The ids an expression may be. Fails for one that cannot be read."""
        match node:
            case ast.Constant(value=str(value)):
                return {f"{prefix}{value}"}
            case ast.IfExp():
                return self.ids(node.body, prefix) | self.ids(node.orelse, prefix)
            case ast.JoinedStr():
                fixed = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
                return {f"{prefix}{id}" for id in FILLED["".join(map(str, fixed))]}
            case ast.Name(id=name) if name in self.held:
                return {id for value in self.held[name] for id in self.ids(value, prefix)}
            case ast.Name(id=name) if name in BY_NAME:
                return BY_NAME[name]
            case ast.Call() if _callee(node) == "status_id":
                return FILLED["status-{}-{}"]
        raise AssertionError(f"{self.path}:{node.lineno}: which sentence is {ast.unparse(node)}?")

    def uses(self) -> Iterator[Use]:
        """All that the function says."""
        fits: dict[ast.AST, int] = {}
        calls = [node for node in ast.walk(self.function) if isinstance(node, ast.Call)]
        for call in calls:
            at, most = FIRST.get(_callee(call), (99, 0))
            inside = [(arg, most) for arg in call.args[at : at + 1]]
            inside += [(k.value, MOST[k.arg]) for k in call.keywords if k.arg in MOST]
            for value, limit in inside:
                fits.update(dict.fromkeys(ast.walk(value), limit))
        for call in calls:
            name, where = _callee(call), f"{self.path}:{call.lineno}"
            args = [keyword.arg for keyword in call.keywords]
            given = None if None in args else frozenset(str(arg) for arg in args)
            if name == "lead":
                assert self.kinds, where
                leads = {f"nudge-{kind.lower().replace('_', '-')}" for kind in self.kinds}
                yield Use(frozenset(leads), given, None, where)
            elif name in SPEAKERS:
                found = self.ids(call.args[SPEAKERS[name]], PREFIX.get(name, ""))
                fit = 75 if name == "press" else fits.get(call)
                yield Use(frozenset(found), given, fit, where)
                if name == "UserError":
                    for extra in call.args[1:]:
                        for pair in self.held.get(getattr(extra, "id", ""), [extra]):
                            assert isinstance(pair, ast.Tuple), where
                            yield Use(frozenset(self.ids(pair.elts[0], "")), None, 75, where)


def _read(path: Path) -> Iterator[Use]:
    name = path.relative_to(ROOT).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [
        n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    kinds = {
        function.name: {
            arg.attr
            for decorator in function.decorator_list
            if isinstance(decorator, ast.Call) and _callee(decorator) == "nudge"
            for arg in decorator.args
            if isinstance(arg, ast.Attribute)
        }
        for function in functions
    }
    for function in functions:
        called = {_callee(node) for node in ast.walk(function) if isinstance(node, ast.Call)}
        for other in called & set(kinds) if kinds[function.name] else ():
            kinds[other] |= kinds[function.name]
    for function in functions:
        if function.name not in PASSED_ON.get(name, set()):
            yield from Reader(name, function, kinds[function.name]).uses()


@cache
def uses() -> list[Use]:
    """Everything the bot can say, by where it is said."""
    files = [p for p in sorted((ROOT / "bot").rglob("*.py")) if p.parent.name != "coach"]
    return [use for path in (*files, ROOT / "adapters/discord/commands.py") for use in _read(path)]
