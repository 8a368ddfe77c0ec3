"""Sentences that decide nothing: never taken, in backticks neither, and no correction is made up for them."""

import pytest

from planning.checks import Unclear, read_check

VAGUE = (
    "Everything looks good", "Dashboards are green", "Latency is acceptable", "Error rates are normal",
    "Error rate looks fine", "No issues observed", "No complaints from users", "No errors in the logs",
    "No significant increase in errors", "zero issues", "zero complaints", "0 problems reported", "zero impact on users",
    "0 unexpected behaviour", "Performance within the agreed level", "Metrics stable for a while", "Monitor closely",
    "Monitor the error rate", "Watch Sentry for 30 minutes", "Check the logs after 10 minutes", "Users can sign in",
    "Users are happy", "Checkout works", "The service is healthy", "`make sure it works`", "service is up",
    "go or no go by the lead", "`/status` looks right", "`/login` and `/logout` work", "Smoke tests pass",
    "All 6 dashboards green", "5 people looked at it", "Stable for 24 hours", "Latency as before", "Error rate spikes",
    "Something goes wrong", "Too many errors", "A high number of timeouts", "Errors above the usual level",
    "Error rate exceeds the threshold", "Latency exceeds expectations", "Response times back to normal",
    "Rollback plan reviewed", "Critical bugs reported", "Feedback is positive", "Sem erros", "Sin incidencias",
    "エラーが少ない", "Alles läuft", "Error rate matches baseline", "traffic < expected", "error rate < threshold",
)  # fmt: skip


@pytest.mark.parametrize("text", VAGUE)
@pytest.mark.parametrize("quote", ["", "`"])
def test_a_vague_sentence_is_neither_taken_nor_corrected(text: str, quote: str) -> None:
    check = read_check(f"{quote}{text.replace('`', '')}{quote}" if quote else text)

    assert isinstance(check, Unclear)
    assert not check.corrected
