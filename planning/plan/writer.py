"""The one writer of a plan: values in, Markdown out, the same for the same plan always."""

from functools import cache, partial
from typing import TYPE_CHECKING

from planning.plan import derived, layout
from planning.plan.chart import chart
from planning.plan.model import Plan
from planning.plan.sections import NUMBERED, Section

if TYPE_CHECKING:
    from jinja2 import Environment


def render(plan: Plan) -> str:
    """Write the whole document, every numbered section included."""
    sections = [Section.HEADER, *NUMBERED, *([Section.WAIVERS] if plan.waivers else [])]
    return "\n".join(render_section(plan, section) for section in sections)


def render_section(plan: Plan, section: Section) -> str:
    """Write one section, ending with a line break; blocks that people wrote into it come last.

    In the communication plan they come first: below the release notes they would become part of them.
    """
    template = _templates().get_template(f"{section.slug}.md.j2")
    text = template.render(plan=plan, section=section, **_view(plan))
    kept = [entry.text for entry in plan.kept if entry.section is section]
    head, _, rest = text.strip("\n").partition("\n\n")
    first = section is Section.COMMUNICATION and not plan.no_communication
    parts = [head, *kept, rest] if first else [text.strip("\n"), *kept]
    return "\n\n".join(part for part in parts if part) + "\n"


def _view(plan: Plan) -> dict[str, object]:
    return {
        "cell": layout.cell,
        "source": layout.source,
        "act": layout.action,
        "quoted": layout.quoted,
        "step_of": layout.step,
        "text": _text,
        "rows": _rows(plan),
        "criteria": derived.criteria(plan),
        "sees": partial(derived.sees, plan),
        "chart": chart(plan.stages, plan.strategy),
        "outcomes": list(derived.outcomes(plan)),
        "tick": partial(_tick, plan),
        "box": partial(_box, plan),
        "heading": partial(derived.heading, plan),
        "promise": partial(derived.promise, plan),
        "checks_after": (
            ("Smoke tests", "smoke_tests", plan.smoke_tests),
            ("Health checks", "health_checks", plan.health_checks),
            ("Metrics to watch", "metrics", plan.metrics),
            ("Manual checks", "manual_checks", plan.manual_checks),
        ),
    }


def _tick(plan: Plan, path: str, index: int) -> str:
    return "[x] " if f"{path}[{index}]" in plan.ticks else ""


def _box(plan: Plan, path: str, index: int) -> str:
    return _tick(plan, path, index) or "[ ] "


def _rows(plan: Plan) -> list[tuple[str, str]]:
    release = plan.release
    rows = [
        ("State", "Draft" if plan.draft else plan.state),
        ("Strategy", plan.strategy.label if plan.strategy else ""),
        ("Risk", plan.risk.value.capitalize()),
        ("Release", release.version),
        ("Roll back to", release.roll_back_to),
        ("Release lead", release.lead),
        ("Window", release.window),
        ("Downtime", release.downtime),
        ("Old and new together", release.coexistence),
        ("Point of no return", release.no_return_after),
        ("Written", plan.written),
        ("Based on", plan.based_on),
    ]
    own = [(row.field, row.value) for row in plan.rows]  # people's rows stay, also empty ones
    return [*((field, value) for field, value in rows if value), *own]


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - serving starts without it

    return Environment(
        loader=PackageLoader("planning.plan"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Markdown, not HTML; every text is made inert when the plan is built
    )


def _text(value: object) -> str:
    return str(getattr(value, "text", value))
