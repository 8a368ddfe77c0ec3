"""How far a stage goes, as people write it."""

from decimal import Decimal

import pytest

from planning.rollout.exposure import Exposure, Misread, read_exposure, shrinks


@pytest.mark.parametrize(("text", "exposure"), [
    ("5%", Exposure(percent=Decimal(5))),
    ("0,5 percent of the users.", Exposure(percent=Decimal("0.5"), what="users")),
    ("５％ of users", Exposure(percent=Decimal(5), what="users")),
    ("5％のユーザー", Exposure(percent=Decimal(5), what="ユーザー")),
    ("5 of 100 hosts", Exposure(count=5, total=100, what="hosts")),
    ("50 invited testers", Exposure(count=50, what="invited testers")),
    ("everyone", Exposure(what="everyone")),
    ("the Lisbon office", Exposure(what="the Lisbon office")),
    ("101%", Misread("101%", "is over 100%")),
    ("6 of 5 hosts", Misread("6 of 5 hosts", "6 of 5 is more than there are")),
    ("some users", Misread("some users", "says neither a share nor whom it reaches")),
    ("-5%", Misread("-5%", "says neither a share nor whom it reaches")),
    ("about 5%", Misread("about 5%", "says neither a share nor whom it reaches")),
    ("", Misread("", "says neither a share nor whom it reaches")),
])  # fmt: skip
def test_an_exposure_is_read_or_refused(text: str, exposure: Exposure | Misread) -> None:
    assert read_exposure(text) == exposure


@pytest.mark.parametrize("text", ["5%", "0.5% of users", "5 of 100 hosts", "50 invited testers", "everyone", "say ."])
def test_what_is_written_of_an_exposure_reads_back_equal(text: str) -> None:
    exposure = read_exposure(text)

    assert read_exposure(str(exposure)) == exposure


@pytest.mark.parametrize(("before", "after", "less"), [
    ("50%", "25%", True), ("25%", "25%", False), ("50 of 100 hosts", "10%", True), ("everyone", "50%", True),
    ("50 testers", "40 testers", True), ("50 testers", "40 employees", False), ("50 testers", "5%", False),
    ("some", "5%", False), ("5%", "some", False),
])  # fmt: skip
def test_a_stage_shrinks_only_where_both_count_the_same(before: str, after: str, less: bool) -> None:
    assert shrinks(read_exposure(before), read_exposure(after)) is less
