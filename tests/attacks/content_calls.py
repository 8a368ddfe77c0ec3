"""A phase whose calls hold a text in every place where free text may be given, and a client that plays it."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import anyio
from mcp import Client
from mcp_types import TextContent

from resources.workspace import Workspace
from server.app import build_server
from tests.tools.projects import BASELINES, CHECKLIST, ISSUE, RELEASE, STAGES, STEP, TODAY
from tools.json_value import is_list, is_object

TEXTS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("content_texts.toml").read_text(encoding="utf-8")
)
HERE = "§"
"""Where the text stands."""
HARMLESS = "harmless"
_WHERE = re.compile(r"^[\w-]+ · error · ([^: ]+)", re.MULTILINE)
_PLACE = re.compile(r"\(\S+:\d+\)$")

CALLS: tuple[tuple[str, Mapping[str, object]], ...] = (
    (
        "propose_rollout",
        {
            "change": {"summary": f"Serve the price list. {HERE}", "performance_sensitive": True},
            "strategy": "canary",
            "release": {
                **RELEASE,
                "lead": f"shop on-call {HERE}",
                "window": f"2026-12-01 09:00 UTC {HERE}",
                "downtime": f"none {HERE}",
                "coexistence": f"yes {HERE}",
                "version": f"{RELEASE['version']}, {HERE}",
            },
            "baselines": [*BASELINES, f"`logins 5/s` {HERE}"],
            "record": [f"`$STABLE`: `make current {HERE}`"],
            "stages": [
                {
                    **STAGES[0],
                    "name": f"canary {HERE}",
                    "do": [*STAGES[0]["do"], f"Press start {HERE} Where: console, Deploys {HERE}"],
                    "watch": [f"Grafana {HERE}"],
                },
                {**STAGES[1], "exposure": f"100% of requests {HERE}", "watch": ["Grafana"]},
            ],
        },
    ),
    (
        "draft_rollback",
        {
            "triggers": ["http 5xx rate > 2% over 5m", f"Judged by shop lead: prices are wrong {HERE}"],
            "steps": [
                {**STEP, "action": f"Send all traffic back. {HERE}", "expect": f"`make status` prints `ok` {HERE}"},
                {"action": f"Close {HERE}", "where": f"console, Deploys {HERE}", "minutes": 1},
            ],
            "verify": ["`curl -s https://shop.example.com/version`: expect `5.0.3`", f"Judged by lead: calm {HERE}"],
            "notify": ["`#shop-releases`", f"support {HERE}"],
            "status_page": f"Prices were slow. {HERE}",
        },
    ),
    (
        "waive_gate",
        {
            "gate": "lead-missing",
            "where": f"release.lead {HERE}",
            "reason": f"one engineer is on duty {HERE}",
            "by": f"release manager {HERE}",
        },
    ),
    (
        "write_plan",
        {
            "checklist": [
                *CHECKLIST[:2],
                {"item": "environment variables", "not_applicable": f"none are new {HERE}"},
                *CHECKLIST[3:],
                {"item": "database migrations", "evidence": f"`db/0042_add.sql` ran in staging {HERE}"},
                {"item": f"Office moved {HERE}", "evidence": f"`docs/office.md` {HERE}"},
            ],
            "migrations": [
                {
                    "script": f"`0042_add.sql` {HERE}",
                    "compatible": f"yes, only adds {HERE}",
                    "backfill": f"none {HERE}",
                    "minutes": 2,
                    "on_rollback": f"keep {HERE}",
                }
            ],
            "smoke_tests": ["`make smoke ENV=prod`: expect `passed`"],
            "manual_checks": [f"Judged by shop lead {HERE}: prices are today's {HERE}"],
            "changelog": f"### Changed\n- Prices come from a cache. {HERE}",
            "announcement": {"channel": f"`#shop-releases` {HERE}", "message": f"It starts at 09:00 UTC. {HERE}"},
            "release_notes": f"Prices are faster.\n\n{HERE}",
        },
    ),
    ("mark_deploy_done", {"skip_reason": f"documentation only {HERE}", "confirmed": True}),
)


@dataclass(slots=True)
class Played:
    """What came of a phase."""

    refusals: list[str]
    """The words of every refusal."""
    left_out: set[str]
    """The places whose text was refused."""


def fields() -> tuple[str, ...]:
    """Name every place where the text stands."""
    return tuple(f"{tool}.{place}" for tool, arguments in CALLS for place in places(arguments))


def play(root: Path, text: str) -> Played:
    """Play the phase with the text everywhere; what a refusal names is given harmless, until the call is accepted."""
    played, stuck = Played([], set()), list[str]()

    async def talk() -> None:
        async with Client(build_server(Workspace(root, clock=lambda: TODAY))) as client:
            for tool, arguments in CALLS:
                safe, words = set[str](), ""
                for _ in range(8):
                    given = {"issue": ISSUE, **_object(filled(arguments, _choosing(safe, text)))}
                    answer = await client.call_tool(tool, given)
                    if not answer.is_error:
                        break
                    words = "".join(block.text for block in answer.content if isinstance(block, TextContent))
                    played.refusals.append(words)
                    safe |= _named(words, [*places(arguments)]) - safe or {*places(arguments)}
                else:
                    stuck.append(f"{tool} is never accepted: {words}")
                    return
                played.left_out |= {f"{tool}.{place}" for place in safe}

    anyio.run(talk)
    assert stuck == [], stuck
    return played


def filled(value: object, text_at: Callable[[str], str], place: str = "") -> object:
    """Put a text into arguments, chosen by its place."""
    if isinstance(value, str):
        return value.replace(HERE, text_at(place))
    if is_object(value):
        return {name: filled(inner, text_at, f"{place}.{name}".lstrip(".")) for name, inner in value.items()}
    if is_list(value):
        return [filled(inner, text_at, f"{place}[{at}]") for at, inner in enumerate(value)]
    return value


def _choosing(safe: set[str], text: str) -> Callable[[str], str]:
    return lambda place: HARMLESS if place in safe else text


def places(value: object, place: str = "") -> Iterator[str]:
    """Name the places of arguments where the text stands."""
    if isinstance(value, str) and HERE in value:
        yield place
    elif is_object(value):
        for name, inner in value.items():
            yield from places(inner, f"{place}.{name}".lstrip("."))
    elif is_list(value):
        for at, inner in enumerate(value):
            yield from places(inner, f"{place}[{at}]")


def _named(words: str, places: list[str]) -> set[str]:
    """Which places the findings of a refusal speak of."""
    named = {_PLACE.sub("", where).rstrip(":") for where in _WHERE.findall(words)}
    return {place for place in places if any(_meant(where, place) for where in named)}


def _meant(where: str, place: str) -> bool:
    return place.startswith(where) or where.startswith(place)


def _object(value: object) -> Mapping[str, object]:
    assert is_object(value)
    return value
