"""Smoke tests, health checks and migrations that the repository holds."""

import pytest

from planning.commands.grounding.entries import Entry, Task, Variable, Workflow
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.revision import Revision
from planning.drafting.migrations import draft_migrations
from planning.drafting.trials import draft_health_checks, draft_smoke_tests
from tests.planning.drafting.stored import DEPLOY, INGRESS, MAKE, MIGRATIONS, ROLLOUT, Stored, listing, repository


def smoke(held: Stored) -> list[tuple[str, str]]:
    return [(str(check), source) for check, source in draft_smoke_tests(held)]


def test_a_smoke_task_gets_the_setting_that_its_file_shows() -> None:
    assert smoke(repository(MAKE)) == [("`make smoke ENV=prod`: expect exit 0", "Makefile:37")]


def test_a_default_that_is_not_production_needs_a_name_for_production() -> None:
    silent = listing(Kind.MAKE_TARGET, "Makefile", Task("smoke", 3, variables=(Variable("ENV", "local"),)))

    assert smoke(repository(silent)) == []
    assert smoke(repository(silent, DEPLOY)) == [("`make smoke ENV=prod`: expect exit 0", "Makefile:3")]
    assert smoke(repository(silent, ROLLOUT)) == [("`make smoke ENV=prod`: expect exit 0", "Makefile:3")]


@pytest.mark.parametrize(("entries", "expected"), [
    ((Entry("smoke", 4), Entry("test:e2e", 5)), [("`npm run smoke`: expect exit 0", "package.json:4")]),
    ((Entry("test:e2e", 5),), [("`npm run test:e2e`: expect exit 0", "package.json:5")]),
    ((Entry("smoke", 4), Entry("smoke-test", 5)), []),
    ((Entry("start", 4),), []),
])  # fmt: skip
def test_the_task_whose_name_says_it(entries: tuple[Entry, ...], expected: list[tuple[str, str]]) -> None:
    assert smoke(repository(listing(Kind.NPM_SCRIPT, "package.json", *entries))) == expected


def test_a_folder_of_smoke_tests_is_run_by_pytest() -> None:
    held = repository(files=("pyproject.toml", "tests/smoke/test_shop.py"))

    assert smoke(held) == [("`pytest tests/smoke`: expect exit 0", "tests/smoke")]


def test_a_smoke_workflow_is_started_and_waited_for() -> None:
    flow = listing(
        Kind.WORKFLOW, ".github/workflows/smoke.yml", Workflow("smoke.yml", 1, triggers=("workflow_dispatch",))
    )
    found = smoke(repository(flow))

    assert found[0][0].startswith("`gh workflow run smoke.yml && sleep 10 && gh run watch --exit-status ")
    assert found[0][1] == ".github/workflows/smoke.yml:1"


def test_probes_are_asked_through_the_ingress() -> None:
    assert [(str(check), source) for check, source in draft_health_checks(repository(ROLLOUT, INGRESS))] == [
        ("`https://checkout.example.com/healthz`: expect `200`", "deploy/rollout.yaml:1"),
        ("`https://checkout.example.com/readyz`: expect `200`", "deploy/rollout.yaml:1"),
    ]
    assert draft_health_checks(repository(ROLLOUT)) == ()


def test_the_newest_migration_is_drafted_and_what_is_not_sure_left_open() -> None:
    rows, filled = draft_migrations(repository(MIGRATIONS), (), "idempotency-key Orders carry a key.")

    assert [(row.script, row.compatible, row.on_rollback) for row in rows] == [
        ("`migrations/versions/0042_key.py`", "", "")
    ]
    assert (filled[0].where, filled[0].source) == ("migrations[0]", "migrations/versions/0042_key.py:10")


def test_migrations_that_a_document_names_are_those_of_the_release() -> None:
    said = ("Migration `migrations/versions/0041_currency.py` and `migrations/versions/0042_key.py` only add.",)
    rows, _ = draft_migrations(repository(MIGRATIONS), said, "gift-cards")

    assert [row.script for row in rows] == [
        "`migrations/versions/0041_currency.py`",
        "`migrations/versions/0042_key.py`",
    ]


@pytest.mark.parametrize(("name", "change", "documents", "is_own"), [
    ("20250410070211_validate_price_cents.rb", "gift-cards", "A new table gift_cards and a column on orders.", False),
    ("20261117090000_create_gift_cards.rb", "gift-cards", "", True),
    ("20261117090000_CreateGiftCards.php", "x Pay with a gift card.", "", True),
    ("20261117090000_add_wallet_balance.rb", "gift-cards", "Each wallet has a balance.", True),
    ("20261117090000_add_wallet_balance_to_orders.rb", "gift-cards", "A column on orders.", False),
    ("20261117090000_change_table.rb", "gift-cards", "Change the table.", False),
    ("9f8e7d6c5b4a_.py", "gift-cards", "A new table.", False),
])  # fmt: skip
def test_the_newest_is_the_release_s_own_where_its_name_shares_words_with_the_change(
    name: str, change: str, documents: str, *, is_own: bool
) -> None:
    one = Revision(name.partition(".")[0], 1, tool="rails", path=f"db/migrate/{name}")
    rows, filled = draft_migrations(repository(listing(Kind.MIGRATION, "db/migrate", one)), (documents,), change)

    assert [row.script for row in rows] == ([f"`db/migrate/{name}`"] if is_own else [])
    assert len(filled) == len(rows)


def test_two_heads_leave_it_open() -> None:
    branch = Revision("0042b", 3, tool="alembic", path="migrations/versions/0042b.py", before=("0041",))
    forked = listing(Kind.MIGRATION, "migrations/versions/0042b.py", branch)

    assert draft_migrations(repository(MIGRATIONS, forked), (), "key") == ((), ())


def test_what_the_statements_make_sure_is_drafted_too() -> None:
    rows, filled = draft_migrations(
        repository(MIGRATIONS), (), "key", lambda _: ("yes: adds a nullable column", "keep")
    )

    assert [(row.compatible, row.on_rollback) for row in rows] == [("yes: adds a nullable column", "keep")]
    assert filled[0].text == "yes: adds a nullable column, keep"
