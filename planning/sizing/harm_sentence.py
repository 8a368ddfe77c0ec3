"""The sentence of a plan that says what its regression costs."""

from fractions import Fraction

from planning.sizing.harm import Harm
from planning.sizing.regression import Regression
from planning.sizing.words import percent


def harm_sentence(harm: Harm, version: str) -> str:
    """Say how many more fail before the rollback has taken hold, in which time, and what of the error budget."""
    worse = "are too slow" if harm.regression.slow else "fail"
    spent = "".join(f"; its failures take {budget}" for budget in budget_of(harm))
    return (
        f"If {version} {_change(harm.regression)}, about {harm.failures} more {harm.regression.events} {worse} "
        f"before the rollback has taken hold ({_time(harm)}){spent}."
    )


def budget_of(harm: Harm) -> tuple[str, ...]:
    """Give the share of the error budget as it is said; empty where no objective on these events is known."""
    share, objective = harm.of_budget, harm.objective
    if share is None or objective is None:
        return ()
    return (
        f"{percent(float(f'{float(share):.2g}'))} of this {objective.period}'s error budget ({percent_exactly(objective.share)})",
    )


def percent_exactly(share: Fraction) -> str:
    """Write an objective with all its digits: 99.95%."""
    return f"{float(share * 100):.6f}".rstrip("0").rstrip(".") + "%"


def _change(regression: Regression) -> str:
    if regression.higher_is_better:
        return f"lowers the {regression.metric} to {regression.value}"
    if regression.noticed == 2 * regression.today:
        return f"doubles the {_metric(regression)}"
    return f"raises the {_metric(regression)} to {regression.value}"


def _metric(regression: Regression) -> str:
    return f"share of {regression.metric}" if regression.slow else regression.metric


def _time(harm: Harm) -> str:
    """Say the stages that it takes and at which rate."""
    first = harm.spans[0]
    back = f"{harm.rollback} rollback"
    if len(harm.spans) == 1 and harm.sure:
        return f"{first.duration} stage + {back} at {float(first.rate):g}/s"
    spans = " + ".join(f"{span.duration} at {float(span.rate):g}/s" for span in harm.spans)
    stops = f"stage {harm.spans[-1].stage + 1} stops it" if harm.sure else "no stage is sure to stop it"
    return f"{spans}: {stops} + {back}"
