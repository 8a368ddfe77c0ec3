"""The migration table of a plan beside small repositories: what is found, what is risky, what leads back."""

from pathlib import Path

import pytest

from planning.gates import BY_NAME
from planning.gates.case import Case, Surroundings
from planning.gates.gate import Problem
from planning.plan.model import Plan
from planning.plan.parts import Fact, Migration
from planning.rollout.strategy import Strategy
from resources.repository.repository import repository_at

SAFE = "op.add_column('users', sa.Column('x', sa.Text()))"
BACK = "op.drop_column('users', 'x')"


def alembic(root: Path, *revisions: tuple[str, str, str]) -> Path:
    """Write revisions of Alembic in a line, each with its way up and its way back."""
    versions = root / "migrations" / "versions"
    versions.mkdir(parents=True)
    (root / "alembic.ini").write_text("[alembic]\nscript_location = migrations\n")
    before = None
    for name, up, down in revisions:
        lines = [f"revision = '{name}'", f"down_revision = {before!r}"]
        lines += [f"def upgrade():\n    {up}", f"def downgrade():\n    {down}"]
        (versions / f"{name}_change.py").write_text("\n".join(lines) + "\n")
        before = name
    return root


def found(gate: str, root: Path, *rows: tuple[str, str, str], strategy: Strategy = Strategy.CANARY) -> list[Problem]:
    migrations = tuple(Migration(script=script, compatible=yes, on_rollback=back) for script, yes, back in rows)
    plan = Plan.model_validate({"issue": "a", "strategy": strategy, "migrations": migrations})
    return list(BY_NAME[gate].check(Case(plan, Surroundings(repository=repository_at(root)))))


@pytest.mark.parametrize(
    "script",
    [
        "`migrations/versions/0041_change.py`",
        "`versions/0041_change.py`",
        "`0041_change.py`",
        "`0041`",
        "0041",
        "`./migrations/versions/0041_change.py`: adds a column",
        "the script of the release",
        "`alembic upgrade head`",
        "`$MIGRATION`",
        "`/srv/migrations/0099.sql`",
    ],
)
def test_a_migration_is_known_by_path_name_or_revision_and_words_decide_nothing(script: str, tmp_path: Path) -> None:
    root = alembic(tmp_path, ("0041", SAFE, BACK))

    assert found("migration-not-found", root, (script, "yes", "keep")) == []


@pytest.mark.parametrize(
    "script", ["`migrations/versions/0041_chnage.py`", "`0042_change.py`", "`0042`", "`migrations/0041_change.py`"]
)
def test_a_migration_that_is_nowhere_is_told_with_the_nearest(script: str, tmp_path: Path) -> None:
    root = alembic(tmp_path, ("0041", SAFE, BACK))

    [problem] = found("migration-not-found", root, (script, "yes", "keep"))

    assert "migrations/versions/0041_change.py" in problem.fix


def rails(root: Path, *names: str) -> Path:
    for name in names:
        path = root / "db/migrate" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("class X < ActiveRecord::Migration[7.2]\nend\n")
    return root


def test_a_script_that_is_about_something_else_is_not_offered(tmp_path: Path) -> None:
    root = rails(tmp_path, "20240501080000_create_subscriptions.rb", "20250410070211_validate_price_cents.rb")

    [problem] = found("migration-not-found", root, ("`db/migrate/20261117090000_create_gift_cards.rb`", "yes", "keep"))

    assert problem.fix == "add it to the repository first, or name the script that this release brings"


@pytest.mark.parametrize(("name", "said", "fix"), [
    ("20250410070211_validate_price_cents.rb", "so it may not be there yet",
     ("the newest is `db/migrate/20250410070211_validate_price_cents.rb`: name the release's own script, adding it first, "
      "or say `schema_change: none`")),
    ("20261117090000_create_gift_cards.rb", "no migration is listed",
     "| 1 | `db/migrate/20261117090000_create_gift_cards.rb` | yes: adds a column | none | 1 | keep |"),
])  # fmt: skip
def test_a_schema_change_without_its_script_is_told_what_the_newest_is(
    name: str, said: str, fix: str, tmp_path: Path
) -> None:
    plan = Plan(issue="gift-cards", facts=(Fact(fact="schema change: expand"),))
    around = Surroundings(repository=repository_at(rails(tmp_path, name)))
    [problem] = BY_NAME["migrations-missing"].check(Case(plan, around))

    assert problem.message.endswith(said)
    assert problem.fix == fix


@pytest.mark.parametrize(("up", "fix"), [
    ("op.create_table('gifts')", "yes: adds the table gifts"),
    (SAFE, "yes: adds a nullable column"),
    ("op.drop_column('users', 'legacy')",
     "`yes: unused since 3.6` where no running version uses it any more; it drops column `users.legacy`"),
])  # fmt: skip
def test_an_answer_that_is_missing_is_shown_as_the_script_allows_it(up: str, fix: str, tmp_path: Path) -> None:
    root = alembic(tmp_path, ("0041", up, BACK))

    assert [one.fix for one in found("migration-without-rollback", root, ("`0041`", "", "keep"))] == [fix]


@pytest.mark.parametrize("script", ["`0042`", "`migrations/0042_x.sql`"])
def test_a_repository_without_migrations_decides_nothing(script: str, tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("deploy:\n\ttrue\n")

    assert found("migration-not-found", tmp_path, (script, "yes", "keep")) == []


def test_a_migration_in_a_broken_list_is_not_called_missing(tmp_path: Path) -> None:
    root = alembic(tmp_path, ("0041", SAFE, BACK))
    (root / "migrations/versions/0042_broken.py").write_text("def (\n")

    assert found("migration-not-found", root, ("`0042`", "yes", "keep")) == []


def test_a_drop_while_two_versions_run_says_its_place_and_the_way_in_several_releases(tmp_path: Path) -> None:
    root = alembic(tmp_path, ("0043", "op.drop_column('users', 'legacy')", "op.add_column('users', c)"))

    [problem] = found("contract-during-rollout", root, ("`0043`", "yes: small", "`alembic downgrade base`"))

    assert problem.message == (
        "`migrations/versions/0043_change.py:4` drops column `users.legacy` while the old version still runs"
    )
    assert "later release" in problem.fix


@pytest.mark.parametrize(
    "compatible",
    [
        "yes: nothing reads it since 5.0.0",
        "yes: unused since 2.3",
        "yes: no running version uses the column",
        "yes: 2.3 stopped writing it",
        "yes: not read any more, ignored since M",
    ],
)
def test_a_contraction_that_no_running_version_sees_passes(compatible: str, tmp_path: Path) -> None:
    root = alembic(tmp_path, ("0043", "op.drop_column('users', 'legacy')", "pass"))

    assert found("contract-during-rollout", root, ("`0043`", compatible, "keep")) == []


def test_a_big_bang_has_no_two_versions_but_keep_does_not_bring_data_back(tmp_path: Path) -> None:
    root = alembic(tmp_path, ("0043", "op.drop_column('users', 'legacy')", "op.add_column('users', c)"))
    row = ("`0043`", "no: the old version reads it", "keep")

    assert found("contract-during-rollout", root, row, strategy=Strategy.BIG_BANG) == []
    [problem] = found("irreversible-migration", root, row, strategy=Strategy.BIG_BANG)
    assert "migrations/versions/0043_change.py:4" in problem.message


LINE = (("0041", SAFE, BACK), ("0042", SAFE, BACK), ("0043", SAFE, BACK))


@pytest.mark.parametrize(
    ("back", "message"),
    [
        ("`alembic downgrade 0041`", ""),
        ("`alembic downgrade base`", ""),
        ("`alembic downgrade 0042-1`", ""),
        ("`alembic downgrade -1`", ""),
        ("`alembic downgrade $BEFORE`", ""),
        ("`psql -f undo.sql`", ""),
        ("`alembic downgrade 0042`", "goes back to 0042 itself"),
        ("`alembic downgrade 0043`", "stops at 0043, which comes after 0042"),
    ],
)
def test_a_command_is_checked_against_the_revision_that_it_goes_back_to(
    back: str, message: str, tmp_path: Path
) -> None:
    problems = found("irreversible-migration", alembic(tmp_path, *LINE), ("`0042`", "yes", back))

    assert [message in problem.message for problem in problems] == ([True] if message else [])


def test_one_step_back_takes_only_the_last_of_several(tmp_path: Path) -> None:
    root = alembic(tmp_path, *LINE)
    step = "`alembic downgrade -1`"

    [problem] = found("irreversible-migration", root, ("`0042`", "yes", step), ("`0043`", "yes", "keep"))

    assert "takes back 0043" in problem.message
    assert found("irreversible-migration", root, ("`0042`", "yes", step), ("`0043`", "yes", step)) == []
    assert (
        found("irreversible-migration", root, ("`0042`", "yes", "`alembic downgrade -2`"), ("`0043`", "yes", "keep"))
        == []
    )


@pytest.mark.parametrize("down", ["pass", "raise NotImplementedError"])
def test_a_way_back_over_a_revision_without_one_is_refused(down: str, tmp_path: Path) -> None:
    root = alembic(tmp_path, ("0041", SAFE, BACK), ("0042", SAFE, down), ("0043", SAFE, BACK))

    [problem] = found("irreversible-migration", root, ("`0043`", "yes", "`alembic downgrade 0041`"))

    assert "0042_change.py:1 has no way back" in problem.message
    assert found("irreversible-migration", root, ("`0043`", "yes", "`alembic downgrade 0042`")) == []


def test_migrations_in_the_wrong_order_are_told(tmp_path: Path) -> None:
    root = alembic(tmp_path, *LINE)

    [problem] = found("migration-order", root, ("`0043`", "yes", "keep"), ("`0041`", "yes", "keep"))

    assert problem.message == "0043 stands before 0041, which it follows"
    assert found("migration-order", root, ("`0041`", "yes", "keep"), ("`0043`", "yes", "keep")) == []


@pytest.mark.parametrize(
    ("name", "text", "back"),
    [
        ("db/migrations/000002_b.up.sql", "SELECT 1;", '`migrate -path db/migrations -database "$DB" down 1`'),
        ("db/migrations/00002_b.sql", "-- +goose Up\nSELECT 1;\n", "`goose -dir db/migrations down-to 1`"),
        ("db/migrations/2_b.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n", "`dbmate rollback`"),
        ("db/migrate/20260101000000_b.rb", "def up; end\ndef down\n raise ActiveRecord::IrreversibleMigration\nend\n", "`rails db:rollback`"),
        ("db/migration/V2__b.sql", "SELECT 1;", "`flyway undo`"),
    ],
)  # fmt: skip
def test_every_tool_is_known_not_to_lead_back_where_its_script_does_not(
    name: str, text: str, back: str, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text)

    [problem] = found("irreversible-migration", tmp_path, (f"`{name}`", "yes", back))

    assert "has no way back" in problem.message


def test_a_plan_of_its_own_folder_without_a_repository_is_not_judged() -> None:
    plan = Plan.model_validate({"issue": "a", "migrations": (Migration(script="`x/0001.sql`", compatible="yes"),)})

    for gate in ("migration-not-found", "migration-order", "contract-during-rollout", "irreversible-migration"):
        assert list(BY_NAME[gate].check(Case(plan))) == []


def test_a_name_that_fits_several_migrations_is_there_and_says_nothing_of_its_statements(tmp_path: Path) -> None:
    for app in ("shop", "stock"):
        folder = tmp_path / app / "migrations"
        folder.mkdir(parents=True)
        operations = f"[migrations.DeleteModel('{app}')]"
        (folder / "0002_drop.py").write_text(f"class Migration(migrations.Migration):\n    operations = {operations}\n")

    assert found("contract-during-rollout", tmp_path, ("`0002_drop`", "yes", "keep")) == []
    assert found("migration-not-found", tmp_path, ("`0002_drop.py`", "yes", "keep")) == []
    [problem] = found("contract-during-rollout", tmp_path, ("`stock/0002_drop`", "yes", "keep"))
    assert "drops table `stock`" in problem.message


def test_a_changelog_of_several_change_sets_does_not_say_which_is_new(tmp_path: Path) -> None:
    sets = "".join(f'<changeSet id="{n}" author="a"><dropTable tableName="t{n}"/></changeSet>\n' for n in range(2))
    (tmp_path / "changelog.xml").write_text(f"<databaseChangeLog>{sets}</databaseChangeLog>")

    assert found("contract-during-rollout", tmp_path, ("`changelog.xml`", "yes", "keep")) == []


def test_a_script_that_no_tool_lists_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/contract.sql").write_text("DROP TABLE old;")

    [problem] = found("contract-during-rollout", tmp_path, ("`scripts/contract.sql`", "yes", "keep"))

    assert "`scripts/contract.sql:1` drops table `old`" in problem.message
