"""The line of a stage that says what it sees and what its criteria do with that."""

import re
from collections.abc import Iterator

from planning.checks import Measure, Probe
from planning.limits import PLAN_ENTRIES
from planning.markdown.spans import code_span
from planning.plan.harm import rates
from planning.plan.model import Plan
from planning.rollout.traffic import is_flag_off, served
from planning.sizing.events import is_slowness
from planning.sizing.limits import Odds
from planning.sizing.stage import Sized, Unsized, aims_at, size_criterion, size_stage
from planning.sizing.words import often, percent
from planning.sizing.zero_failures import share_excluded

_RARE = 0.001
_SURE = 0.95
_PASSED = re.compile(r"(\d{1,6}) pass(?:ed|ing)", re.IGNORECASE)


def stage_sentences(plan: Plan, index: int) -> tuple[str, ...]:
    """Say what a stage sees, how often it is wrong either way, and what it cannot judge; empty without a rate."""
    counts, sized = counted(plan, index), list(size_stage(plan, index))
    if counts and any(isinstance(one, Sized) for one in sized):
        off = ", with the flag off" if is_flag_off(plan.stages[index], plan.strategy) else ""
        return (f"Sees {_joined(counts)}{off}.", *_chances(sized), *_too_few(plan, index, sized), *_unsized(sized))
    seen = (*counts, *_passes(plan, index))
    return (f"Sees {_joined(seen)}.", *_too_few(plan, index, sized), *_unsized(sized)) if seen else ()


def _passes(plan: Plan, index: int) -> Iterator[str]:
    """Say what a suite that passes shows, where nothing else counts: 12 passes leave room for many failures."""
    probes = (check for check in plan.stages[index].proceed_when if isinstance(check, Probe) and not check.negated)
    for probe in probes:
        passed = _PASSED.fullmatch(probe.value)
        if passed and int(passed[1]):
            share = percent(share_excluded(int(passed[1]), _SURE))
            yield f"{passed[1]} passes of {code_span(probe.target)} (fewer than {share} fail)"


def _joined(names: tuple[str, ...]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def counted(plan: Plan, index: int) -> tuple[str, ...]:
    """Count what a stage sees of each thing whose rate was recorded: `10800 requests`, `108 logins`."""
    stage = plan.stages[index]
    share = served(stage, plan.strategy)
    seconds = getattr(stage.duration, "seconds", 0)
    if not share or not seconds:
        return ()
    return tuple(f"{int(rate * share * seconds)} {name}" for name, rate in rates(plan))


def odds_of_stage(plan: Plan, index: int) -> Odds | None:
    """Give both chances of a stage as a whole; None where nothing in it can be sized.

    False stops add up, at most to their sum; a regression passes where the criterion that watches it lets it pass,
    so the worst of the criteria counts.
    """
    sized = [one for one in size_stage(plan, index) if isinstance(one, Sized)]
    if not sized:
        return None
    return Odds(min(1.0, sum(one.odds.false_stop for one in sized)), max(one.odds.miss for one in sized))


def _chances(found: "list[Sized | Unsized]") -> Iterator[str]:
    sized = [one for one in found if isinstance(one, Sized)]
    if not sized:
        return
    stopped = min(1.0, sum(one.odds.false_stop for one in sized))
    telling = [one for one in sized if one.odds.miss >= _RARE]
    if stopped < _RARE and not telling:
        yield f"Its criteria stop a healthy release, and let {_all_of(sized)} pass, {often(0.0)}."
        return
    passes = [f"{_regression(one)} {_pass(one)} {often(one.odds.miss)}" for one in telling]
    if len(telling) < len(sized):
        rest = "what else must be noticed passes" if telling else f"{_all_of(sized)} {_all_pass(sized)}"
        passes.append(f"{rest} {often(0.0)}")
    yield f"Its criteria stop a healthy release {often(stopped)}; {', '.join(passes)}."


def _all_of(sized: list[Sized]) -> str:
    return _regression(sized[0]) if len(sized) == 1 else "each regression that must be noticed"


def _all_pass(sized: list[Sized]) -> str:
    return _pass(sized[0]) if len(sized) == 1 else "passes"


def _pass(sized: Sized) -> str:
    return "pass" if is_slowness(sized.limit.name) else "passes"


def _regression(sized: Sized) -> str:
    """Name a regression: `a doubled http 5xx rate (0.8%)`, `2% of requests over 120ms`."""
    value = sized.regression if sized.limit.rises else 1 - sized.regression
    if is_slowness(sized.limit.name):
        return f"{percent(value)} of {sized.limit.name}"
    if sized.limit.rises and sized.regression == 2 * sized.today:
        return f"a doubled {sized.limit.name} ({percent(value)})"
    article = "an" if sized.limit.name[:1].lower() in "aeio" else "a"
    return f"{article} {sized.limit.name} of {percent(value)}"


def _too_few(plan: Plan, index: int, here: "list[Sized | Unsized]") -> Iterator[str]:
    """Name what later stages judge and this one sees too little of."""
    judged = {one.sight.events for one in here if isinstance(one, Sized)}
    countable = {name for name, _ in rates(plan)}
    counts_itself = bool(getattr(plan.stages[index].exposure, "what", ""))  # `3 hosts`, of which no rate is recorded
    for check in _later(plan, index):
        if countable <= judged and not counts_itself:  # mostly at once: plans must not cost the square of their stages
            return
        sized = size_criterion(plan, plan.stages[index], check, "")
        if isinstance(sized, Sized) and sized.sight.events not in judged and not sized.odds.meets(aims_at(plan.risk)):
            judged.add(sized.sight.events)
            yield f"{sized.sight.sample} {sized.sight.events} are too few to judge."


def _later(plan: Plan, index: int) -> Iterator[Measure]:
    """Give the different criteria of later stages: of as many as a plan may hold, one of more is refused."""
    seen: set[Measure] = set()
    later = plan.stages[index + 1 : index + 1 + PLAN_ENTRIES["stages"]]
    for check in (check for stage in later for check in stage.proceed_when):
        if isinstance(check, Measure) and check not in seen:
            seen.add(check)
            yield check


def _unsized(found: "list[Sized | Unsized]") -> Iterator[str]:
    names = [str(one.criterion) for one in found if isinstance(one, Unsized)]
    if names:
        yield f"Not sized: {', '.join(names)}."
