"""The rollout as a Mermaid chart that GitHub renders: a staircase of shares, or a row of audiences."""

from fractions import Fraction

from planning.duration import Duration
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.rollout.strategy import Strategy


def chart(stages: tuple[Stage, ...], strategy: Strategy | None = None) -> str:
    """Draw the stages; empty where there is nothing to draw (one stage, or one that cannot be read).

    Stages of one share that differ by their audience alone are drawn as audiences.
    """
    exposures = [stage.exposure for stage in stages if isinstance(stage.exposure, Exposure)]
    durations = [stage.duration for stage in stages if isinstance(stage.duration, Duration)]
    if len(stages) < 2 or not len(exposures) == len(durations) == len(stages):
        return ""
    shares = [exposure.share for exposure in exposures]
    known = [share for share in shares if share is not None]
    if len(known) < len(stages) or len(set(known)) == 1:
        return _audiences(stages)
    reached = "with the flag" if strategy is Strategy.FEATURE_FLAG else "on the new version"
    return _staircase(known, durations, _label(_unit(exposures)), reached)


def _unit(exposures: list[Exposure]) -> str:
    counted = (exposure.what for exposure in exposures if not exposure.everyone and exposure.what)
    return next(counted, "the whole")


def _staircase(shares: list[Fraction], durations: list[Duration], unit: str, reached: str) -> str:
    moments, now = ["start"], Duration(0)
    for duration in durations:
        now += duration
        moments.append(str(now))
    labels = ", ".join(f'"{moment}"' for moment in moments)
    bars = ", ".join(f"{float(share * 100):g}" for share in [*shares, shares[-1]])
    return (
        "xychart-beta\n"
        f'    title "Share of {unit} {reached} (steps, not to scale)"\n'
        f'    x-axis "moments of decision" [{labels}]\n'
        f'    y-axis "% of {unit}" 0 --> 100\n'
        f"    bar [{bars}]"
    )


def _audiences(stages: tuple[Stage, ...]) -> str:
    boxes = [f'    s{n}["{_label(str(s.exposure))}<br/>{s.duration}"]' for n, s in enumerate(stages, 1)]
    arrows = " --> ".join(f"s{n}" for n in range(1, len(stages) + 1))
    return "\n".join(["flowchart LR", *boxes, f"    {arrows}"])


def _label(text: str) -> str:
    """Mermaid reads a label up to its quote, and `#` or `;` as the start and end of an entity."""
    kept = "".join(char if char.isalnum() or char in " %.,:+-/()" else " " for char in text)
    return " ".join(kept.split())
