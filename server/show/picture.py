"""A plan at a glance, arranged for a terminal of any width, with or without colour."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from planning.sizing.stage import aims_at
from server.printed import one_line
from server.show.glance import Glance
from server.show.glyphs import Glyphs, glyphs_for
from server.show.plain import plain
from server.show.samples import Sample, aims_said, bar, samples, unsized
from server.show.staircase import Stairs, staircase

WIDEST = 110
"""Columns; wider lines are hard to read."""
_INDENT = 2


def draw(console: Console, glance: Glance) -> None:
    """Print the picture."""
    width, glyphs = min(console.width, WIDEST), glyphs_for(console.encoding)
    for part in _parts(glance, width, glyphs):
        console.print(part, width=width, soft_wrap=False, highlight=False, markup=False, emoji=False)


def _parts(glance: Glance, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    yield Text(f"Deployment plan: {plain(glance.plan.issue) or 'without a name'}", "bold")
    yield Text(one_line(glance.file), "dim", overflow="fold")
    yield _rows((Text(label, "dim"), Text(value)) for label, value in glance.header)
    yield from _exposure(glance, width, glyphs)
    yield from _section("Decisions", "all of it must pass to go on", _decisions(glance, width))
    yield from _section("Samples", _aims(glance), _samples(glance, width, glyphs))
    yield from _section("Triggers", "any one rolls back; right: how often by chance alone", _triggers(glance))
    yield from _section("Way back", "", _ways_back(glance))
    yield from _section("If it is bad", "", Text(glance.harm))
    yield from _section("Open", "", _lines(glance.open) if glance.open else Text("nothing"))
    yield Text()
    yield Text(glance.verdict, "red" if glance.judgement.errors else "green")


def _section(title: str, note: str, body: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble((title, "bold"), (f": {note}" if note else "", "dim"))
    yield _inset(body)


def _exposure(glance: Glance, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    stairs = staircase(glance.steps, max(width - _INDENT, 1), glyphs)
    lines = (Text(line, "cyan", overflow="fold") for line in stairs.lines or ["no stage yet"])
    yield from _section("Exposure", _scale(glance, stairs), Group(*lines))


def _scale(glance: Glance, stairs: Stairs) -> str:
    if not stairs.over_time:
        return "whom each stage reaches"
    return f"share of {glance.reached}, time {'to scale' if stairs.to_scale else 'not to scale'}"


def _decisions(glance: Glance, width: int) -> RenderableType:
    table = _grid(3)
    table.columns[0].justify = "right"
    table.columns[1].max_width = max(width // 4, 8)
    for moment, name, must in glance.decisions():
        table.add_row(Text(moment or "?", "bold"), Text(name), _lines(must))
    return table if glance.plan.stages else Text("no stage yet")


def _aims(glance: Glance) -> str:
    return f"seen, and needed (mark) for {aims_said(aims_at(glance.case.risk))}; log scale"


def _samples(glance: Glance, width: int, glyphs: Glyphs) -> RenderableType:
    parts: list[RenderableType] = []
    stage = -1
    for sample in samples(glance.plan, glance.case.risk):
        if sample.stage != stage:
            stage = sample.stage
            parts.append(Text(f"{stage + 1} {plain(glance.plan.stages[stage].name)}"))
        parts.append(_inset(_sample(sample, width, glyphs)))
    for (criterion, reason), stages in unsized(glance.plan).items():
        at = f"stage {stages[0]}" if len(stages) == 1 else f"stages {', '.join(map(str, stages))}"
        parts.append(Text(f"not sized: {criterion} ({at}): {plain(reason)}", "yellow"))
    return Group(*parts) if parts else Text("no criterion is a limit on a share")


def _sample(sample: Sample, width: int, glyphs: Glyphs) -> Table:
    columns = 21 if width >= 70 else 13
    room = width - columns - 3 * _INDENT
    told = (*_fitting((f"{sample.criterion}:", sample.counted), " ", room), *_fitting(sample.chances, ", ", room))
    table = _grid(2)
    table.columns[0].min_width = columns
    drawn = Text(bar(sample.seen, sample.needed, columns, glyphs), "green" if sample.meets else "red")
    table.add_row(drawn, _lines((*told, *sample.ways_out)))
    return table


def _fitting(parts: tuple[str, ...], between: str, room: int) -> tuple[str, ...]:
    """Give the parts on one line where they fit, else each on its own."""
    line = between.join(parts)
    return (line,) if len(line) <= room else parts


def _triggers(glance: Glance) -> RenderableType:
    rows = [(Text(trigger), Text(said, "dim")) for trigger, said in glance.triggers()]
    return _rows(rows) if rows else Text("none yet")


def _ways_back(glance: Glance) -> RenderableType:
    parts: list[RenderableType] = []
    for promise, steps in glance.ways_back():
        parts += [Text(promise), _inset(_lines(steps))]
    return Group(*parts) if parts else Text("none yet")


def _inset(body: RenderableType) -> Padding:
    return Padding(body, (0, 0, 0, _INDENT), expand=False)


def _rows(rows: Iterable[tuple[Text, Text]]) -> Table:
    table = _grid(2)
    for row in rows:
        table.add_row(*row)
    return table


def _grid(columns: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        table.add_column(overflow="fold")
    return table


def _lines(lines: Iterable[str]) -> Text:
    return Text("\n".join(lines), overflow="fold")
