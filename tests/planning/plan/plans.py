"""Generated plans with awkward text, for the laws of reading and writing."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from planning.checks import read_baseline, read_check, read_record
from planning.duration import Duration
from planning.markdown.prose import prose
from planning.plan.action import read_action
from planning.plan.model import Kept, Plan, Release, Row
from planning.plan.parts import (
    Announcement,
    Fact,
    Item,
    Migration,
    NotApplicable,
    Playbook,
    Stage,
    Step,
    Waiver,
)  # fmt: skip
from planning.plan.reader import read_plan
from planning.plan.sections import Section
from planning.risk import Risk
from planning.rollout.exposure import Exposure, read_exposure
from planning.rollout.strategy import Strategy

if TYPE_CHECKING:
    from collections.abc import Sized

FIXTURES = Path(__file__).parent / "fixtures"
AWKWARD = (
    "|", "`", "``", "*", "**", "_", "<b>", "<!-- x", "<5%", "#", "# Title", "- item", "1. one", "> quote",
    "```", "~~~", "[x]", "[ ] box", "[a]: b", "\\", "\\|", "\n", "\r\n", "\t", "  ", "🚀", "日本語", "عربى", "é",
    "$NAME", "{threshold}", '"', "'", ":", ": ", ", ", ".", "(3 min)", "---", "===", "|---|", "Where: x",
    "Expect: y", "see docs", "Sees 3", "Watch for 3d.", "None: x", "Not applicable: a (b)", "because", "&lt;",
    "\u2028", "\x0c", "\x00", "\u202e", "\ufeff", "\xa0", "https://x.example/a?b=c|d", "p99 latency <= 400ms",
)  # fmt: skip

awkward = st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=6)), max_size=5).map("".join)
words = st.one_of(awkward, awkward.map(lambda text: f"say {text}"), awkward.map(lambda text: f"{text} end"))
some = words.filter(prose)
durations = st.integers(0, 10**7).map(Duration)
lines = st.one_of(
    words,
    st.sampled_from([
        "`http 5xx rate < 0.6%`", "`p99 latency > 800ms over 5m`", "`make smoke`: expect `12 passed`",
        "`https://api.example.com/healthz`: not `200` for 2m", "Judged by lead: it looks right",
        "`login success rate >= stable - 1.5pp`", "`make x | tee`: expect exit 0",
    ]),
)  # fmt: skip
checks = lines.map(read_check).filter(lambda check: bool(str(check)))
many_checks = st.lists(checks, max_size=3).map(tuple)
exposures = st.one_of(
    words.map(read_exposure),
    st.builds(Exposure, percent=st.decimals(0, 100, places=1), what=st.just("requests")),
    st.sampled_from([Exposure(what="everyone"), Exposure(count=5, total=100, what="hosts")]),
)
baselines = st.one_of(
    words, st.sampled_from(["`http 5xx rate 0.4% over 7d`, Grafana", "`requests 120/s`, weekdays"])
).map(read_baseline)
notices = st.sampled_from(["`http 5xx rate 0.8%`", "`requests 60/s`", "`p99 latency 900ms over 5m`"]).map(read_baseline)
records = words.map(lambda text: read_record(f"`$STABLE`: {text}"))
actions = st.one_of(words, words.map(lambda text: f"`kubectl {text}`"), lines).filter(prose).map(read_action)
minutes = st.none() | st.integers(0, 9999)

stages = st.builds(
    Stage,
    name=some,
    exposure=exposures,
    duration=durations,
    do=st.lists(actions, max_size=3).map(tuple),
    proceed_when=many_checks,
    watch=words,
)
steps = st.builds(Step, action=some, minutes=minutes, command=words, where=words, expect=words)
playbooks = st.builds(
    Playbook,
    from_stage=st.integers(1, 9),
    forward=st.booleans(),
    note=words,
    steps=st.lists(steps, max_size=12).map(tuple),
)
migrations = st.builds(Migration, script=words, compatible=words, backfill=words, minutes=minutes, on_rollback=words)
items = st.builds(Item, name=some, check=checks) | st.builds(Item, name=some, evidence=words)
facts = st.builds(Fact, fact=some, source=st.sampled_from(["stated", "ARCHITECTURE.md:9"]))
releases = st.builds(
    Release, version=words, roll_back_to=words, lead=words, window=words, downtime=words,
    coexistence=words, no_return_after=words,
)  # fmt: skip


def _few(strategy: st.SearchStrategy[object], size: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=size).map(tuple)


sections: dict[str, st.SearchStrategy[Mapping[str, object]]] = {
    "header": st.fixed_dictionaries({
        "issue": some, "summary": words, "draft": st.booleans(), "revises": st.sampled_from(["", "3f9c1ab"]), "strategy": st.sampled_from(Strategy) | st.none(),
        "risk": st.sampled_from(Risk), "release": releases, "written": words, "based_on": words,
        "rows": _few(
            st.builds(Row, field=words.map(lambda t: f"Own {t}"), value=words.map(lambda t: f"v{t}")), 2
        ),
    }),
    "checklist": st.fixed_dictionaries({
        "checklist": _few(items),
        "not_applicable": _few(
            st.builds(NotApplicable, items=st.lists(some, min_size=1, max_size=2).map(tuple), reason=words), 2
        ),
        "record": _few(records, 2), "baselines": _few(baselines, 2),
    }),
    "rollout": st.fixed_dictionaries({
        "because": words, "facts": _few(facts), "notice": _few(notices, 2), "stages": _few(stages), "strategy": st.just(Strategy.CANARY),
    }),
    "migrations": st.one_of(
        st.fixed_dictionaries({"migrations": _few(migrations, 2)}), st.fixed_dictionaries({"no_migrations": words})
    ),
    "rollback": st.fixed_dictionaries({
        "triggers": many_checks, "playbooks": _few(playbooks, 2), "verify": many_checks, "notify": words,
        "status_page": words,
    }),
    "verification": st.fixed_dictionaries({
        "watch_for": st.none() | durations, "smoke_tests": many_checks, "health_checks": many_checks,
        "metrics": many_checks, "manual_checks": many_checks, "no_verification": words,
    }),
    "communication": st.fixed_dictionaries({
        "changelog": words, "release_notes": words, "no_communication": words,
        "announcements": _few(st.builds(Announcement, channel=some, message=words), 2),
    }),
    "waivers": st.fixed_dictionaries({
        "waivers": _few(st.builds(Waiver, gate=st.just("lead-missing"), where=words, reason=words, by=words), 2)
    }),
}  # fmt: skip

WRITTEN = [read_plan(path.read_text(encoding="utf-8")).plan for path in sorted(FIXTURES.glob("*.md"))]
FIELDS = (
    ("summary", "strategy", "risk", "release", "written", "based_on", "rows"), ("checklist", "not_applicable"),
    ("record", "baselines"), ("because", "facts", "notice", "stages"), ("migrations", "no_migrations"),
    ("triggers", "playbooks", "verify", "notify", "status_page"), ("changelog", "announcements", "release_notes"),
    ("watch_for", "smoke_tests", "health_checks", "metrics", "manual_checks"), ("waivers",),
)  # fmt: skip
BLOCKS = (
    "A paragraph of our own.", "Two lines\nof one.", "### Our part", "#### Deeper", "> quoted\n> twice", "```sh\nmake\n```",
    "~~~\n```\n~~~", "<!-- a note -->", "<details>\n<summary>x</summary>\n</details>", "| a | b |\n|---|---|\n| 1 | 2 |",
    "***", "[a]: https://x.example",
)  # fmt: skip
numbered = st.sampled_from([section for section in Section if section not in {Section.HEADER, Section.WAIVERS}])
kept = st.builds(Kept, section=numbered, text=st.sampled_from(BLOCKS))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Whole plans, each section from one of the fixtures, one made awkward, with what people add while they work."""
    fields: dict[str, object] = {"issue": "x"}
    for names in FIELDS:
        fields |= {name: getattr(draw(st.sampled_from(WRITTEN)), name) for name in names}
    plan = Plan.model_validate({**fields, **draw(sections[draw(st.sampled_from(list(sections)))])})
    ticks = draw(st.sets(st.sampled_from(tickable(plan)))) if tickable(plan) else set[str]()
    blocks = draw(st.lists(kept, max_size=3))
    in_order = sorted(blocks, key=lambda block: list(Section).index(block.section))
    return plan.having(ticks=frozenset(ticks), kept=tuple(in_order))


def tickable(plan: Plan) -> list[str]:
    """Give the place of every line that people may tick."""
    lists: list[tuple[str, Sized]] = [(name, getattr(plan, name)) for name in LISTS]
    for index, stage in enumerate(plan.stages):
        lists += [(f"stages[{index}].do", stage.do), (f"stages[{index}].proceed_when", stage.proceed_when)]
    lists += [(f"playbooks[{index}].steps", book.steps) for index, book in enumerate(plan.playbooks)]
    return [f"{name}[{number}]" for name, values in lists for number in range(len(values))]


LISTS = (
    "checklist", "record", "baselines", "triggers", "verify", "smoke_tests", "health_checks", "metrics",
    "manual_checks", "announcements",
)  # fmt: skip
