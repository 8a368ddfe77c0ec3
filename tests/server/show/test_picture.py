"""A plan at a glance: whole pictures, without colour, at two widths; and what terminals do not have."""

from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from rich.console import Console

from resources.workspace import Workspace
from server.main import main
from server.show.command import glance_of
from server.show.picture import draw

TESTS = Path(__file__).parents[2]
PLANS = {
    "canary": TESTS / "planning" / "gates" / "fixtures" / "sound_plan.md",
    "hosts": TESTS / "planning" / "plan" / "fixtures" / "host_fleet.md",
    "audiences": TESTS / "planning" / "plan" / "fixtures" / "mobile_store_rollout.md",
}
PICTURES = Path(__file__).parent / "pictures"
SOUND = PLANS["canary"].read_text(encoding="utf-8")


def picture(path: Path, width: int) -> str:
    out = StringIO()
    draw(Console(file=out, width=width, no_color=True), glance_of(Workspace(None), str(path)))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def changed(tmp_path: Path, *replacements: tuple[str, str]) -> Path:
    text = SOUND
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "PLAN.md"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_drawn_whole(name: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PLANS[name].parent)

    assert picture(PLANS[name], width) == (PICTURES / f"{name}_{width}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [1, 8, 20, 33, 47, 60, 80, 110, 200])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, width: int) -> None:
    long = "a-very-long-name-" * 12
    path = changed(
        tmp_path, ("### Stage 1: canary", f"### Stage 1: {long}"), ("`http 5xx rate < 0.5%`", f"`{long} == 0`")
    )

    assert max(len(line) for line in picture(path, width).splitlines()) <= min(width, 110)


def test_very_many_stages_are_bars_one_below_the_other(tmp_path: Path) -> None:
    begin, end = SOUND.index("### Stage 1"), SOUND.index("## 3.")
    stage = "### Stage {n}: step {n}\n\n- Exposure: {n}% of requests\n- Duration: 1h\n- Proceed when:\n  - `queue depth < 9`\n\n"
    stages = "".join(stage.format(n=number) for number in range(1, 41))
    path = changed(tmp_path, (SOUND[begin:end], stages))
    lines = picture(path, 60).splitlines()
    start = lines.index("Exposure: whom each stage reaches")

    assert lines[start + 1] == "   1 █" + "░" * 18 + " 1% of requests, 1h"
    assert lines[start + 40] == "  40 " + "█" * 8 + "░" * 11 + " 40% of requests, 1h"
    assert sum(line.endswith("  as before") for line in lines) == 39


def test_a_stage_too_short_says_what_would_do(tmp_path: Path) -> None:
    told = picture(changed(tmp_path, ("- Duration: 30m", "- Duration: 2m")), 80)

    assert "http 5xx rate < 0.5%: 1200 requests, needs 4444" in told
    assert "too few; way out: http 5xx rate < 0.48% on 3658" in told


def test_a_limit_that_no_sample_helps_is_told_with_the_one_that_does(tmp_path: Path) -> None:
    told = picture(
        changed(tmp_path, ("  - `http 5xx rate < 0.5%`\n  - `p99", "  - `http 5xx rate < 0.8%`\n  - `p99")), 80
    )

    assert "18000 requests, no sample helps this limit" in told
    assert "another limit; way out: http 5xx rate < 0.48% on 3658" in told


def test_an_unreadable_length_leaves_the_moments_open(tmp_path: Path) -> None:
    lines = picture(changed(tmp_path, ("- Duration: 30m", "- Duration: a while")), 80).splitlines()
    decisions = lines.index("Decisions: all of it must pass to go on")

    assert "  1 █░░░░░░░░░░░░░░░░░░░░░░░░░ 5% of requests, a while" in lines
    assert lines[decisions + 1].startswith("  ?  1 canary")
    assert lines[-1] == "Findings: 1 blocking."


def test_what_is_open_is_listed_with_its_line(tmp_path: Path) -> None:
    told = picture(changed(tmp_path, ('- Watch: Grafana "Shop overview"\n', "")), 80)

    assert "Open\n  stages[0].watch (line 50): nothing is watched in this stage\n" in told


def test_a_document_without_a_plan_is_drawn_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "NOTES.md"
    path.write_text("# Notes\n", encoding="utf-8")

    assert "Strategy  no strategy yet, risk unknown, judged as medium" in picture(path, 80)


def test_nothing_in_a_plan_steers_the_terminal(tmp_path: Path) -> None:
    told = picture(changed(tmp_path, ("shop on-call: decides", "[red]\x1b[31mshop\u202e on-call[/]: decides")), 80)

    assert "\x1b" not in told
    assert "\u202e" not in told
    hidden = picture(changed(tmp_path, ("http 5xx rate", "http\u202e 5xx rate")), 80)
    assert "\u202e" not in hidden
    assert "[red][31mshop on-call[/]: decides" in told


@pytest.mark.parametrize(
    ("encoding", "stairs"), [("cp1252", "####"), ("ascii", "####"), ("cp437", "████"), ("utf-8", "████")]
)
def test_a_code_page_gets_the_glyphs_that_it_has(
    encoding: str, stairs: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = changed(tmp_path, ("shop on-call: decides", "Zoë 北京: decides"))
    raw = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(raw, encoding=encoding, write_through=True))

    assert main(["show", str(path)]) == 0
    told = raw.getvalue().decode(encoding)
    assert stairs in told
    assert "Triggers" in told


def test_without_a_terminal_there_is_no_colour(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(PLANS["canary"])]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_terminal_has_colour_unless_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn() -> str:
        out = StringIO()
        draw(
            Console(file=out, force_terminal=True, width=80, color_system="standard"),
            glance_of(Workspace(None), str(PLANS["canary"])),
        )
        return out.getvalue()

    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = drawn()
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b[36m" in coloured
    assert "\x1b[36m" not in drawn()
