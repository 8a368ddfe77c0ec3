"""What the cells of the migration table say in words: that nobody uses it, and what leads back."""

from pathlib import Path

import pytest

from planning.gates import BY_NAME
from planning.gates.case import Case, Surroundings
from planning.gates.gate import Problem
from planning.plan.model import Plan, Release
from planning.plan.parts import Fact, Migration
from planning.rollout.strategy import Strategy
from resources.repository.repository import repository_at

CONTRACT = (Fact(fact="schema change: contract"),)
OLD = "`registry.example.com/shop:3.7.4`"


def found(
    gate: str,
    *rows: tuple[str, str, str],
    root: Path | None = None,
    facts: tuple[Fact, ...] = (),
    strategy: Strategy = Strategy.CANARY,
) -> list[Problem]:
    migrations = tuple(Migration(script=script, compatible=yes, on_rollback=back) for script, yes, back in rows)
    given = {"issue": "a", "strategy": strategy, "migrations": migrations, "facts": facts}
    plan = Plan.model_validate(given | {"release": Release(roll_back_to=OLD)})
    around = Surroundings(repository=repository_at(root) if root else None)
    return list(BY_NAME[gate].check(Case(plan, around)))


def script(root: Path, name: str, text: str) -> str:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)
    return f"`{name}`"


STUB = "revision = '0043'\ndown_revision = None\ndef upgrade():\n    pass\ndef downgrade():\n    pass\n"


@pytest.mark.parametrize("strategy", [Strategy.CANARY, Strategy.ROLLING, Strategy.BLUE_GREEN, Strategy.FEATURE_FLAG])
def test_a_stated_contraction_that_no_script_shows_is_told(strategy: Strategy, tmp_path: Path) -> None:
    row = (script(tmp_path, "migrations/0043.exs", "drop table(:legacy)"), "yes: small", "keep")

    for root in (None, tmp_path):
        [problem] = found("contract-during-rollout", row, root=root, facts=CONTRACT, strategy=strategy)
        assert problem.where == "migrations"
        assert "said to contract the schema" in problem.message


def test_a_stub_shows_nothing_of_a_stated_contraction(tmp_path: Path) -> None:
    script(tmp_path, "alembic.ini", "[alembic]\nscript_location = migrations\n")
    name = script(tmp_path, "migrations/versions/0043_x.py", STUB)

    assert len(found("contract-during-rollout", (name, "yes", "keep"), root=tmp_path, facts=CONTRACT)) == 1


def test_a_stated_contraction_passes_where_it_is_unused_read_or_without_two_versions(tmp_path: Path) -> None:
    row = ("`0043`", "yes: small", "keep")
    index = (script(tmp_path, "sql/0043_index.sql", "DROP INDEX old_index;"), "yes: an index", "keep")
    expand = (Fact(fact="schema change: expand"),)

    assert found("contract-during-rollout", ("`0043`", "yes: nothing reads it", "keep"), facts=CONTRACT) == []
    assert found("contract-during-rollout", row, facts=CONTRACT, strategy=Strategy.BIG_BANG) == []
    assert found("contract-during-rollout", row, facts=expand) == []
    assert found("contract-during-rollout", facts=CONTRACT) == []
    assert found("contract-during-rollout", index, root=tmp_path, facts=CONTRACT) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("migrations/000001_x.up.sql", "DROP INDEX a;"),
        ("db/migrate/20260101000000_x.rb", "def change\n  remove_index :users, :name\nend\n"),
        ("migrations/20260101000000_x.js", "exports.up = (knex) => knex.schema.raw('DROP INDEX a')\n"),
        ("shop/migrations/0001_x.py", "class Migration:\n    operations = [migrations.RemoveIndex('a', 'b')]\n"),
        ("changelog.xml", '<databaseChangeLog><changeSet id="1"><dropIndex indexName="a"/></changeSet></databaseChangeLog>'),
        ("changelog.yaml", "databaseChangeLog:\n- changeSet:\n    id: '1'\n    author: a\n    changes:\n    - dropIndex: {indexName: a}\n"),
    ],
)  # fmt: skip
def test_scripts_of_every_tool_that_hold_no_hazard_speak_against_the_stated_fact(
    name: str, text: str, tmp_path: Path
) -> None:
    row = (script(tmp_path, name, text), "yes: an index", "keep")

    assert found("contract-during-rollout", row, root=tmp_path, facts=CONTRACT) == []


@pytest.mark.parametrize(
    "compatible",
    [
        "yes: nothing reads it since 5.0.0",
        "yes: not read as of v3.8",
        "yes: unused since 4",
        "maybe nothing reads it",
        "yes: probably unused",
        "not sure whether anything reads it",
        "no the old version uses it",
        "yes: nothing reads it?",
    ],
)
def test_what_the_version_that_comes_back_may_use_is_not_unused(compatible: str, tmp_path: Path) -> None:
    name = script(tmp_path, "sql/drop.sql", "DROP TABLE old;")

    assert len(found("contract-during-rollout", (name, compatible, "keep"), root=tmp_path)) == 1
    big = found("irreversible-migration", (name, compatible, "keep"), root=tmp_path, strategy=Strategy.BIG_BANG)
    assert len(big) == 1


@pytest.mark.parametrize(
    "compatible",
    [
        "yes: nothing reads it since 3.7.0",
        "yes: nothing reads it since `3.7.4`",
        "yes: nothing reads it since version 3.7",
        "yes: not read since 2024-05-01",
        "yes: not read since 2024.05.01",
        "yes: unused since M",
        "yes: nothing reads it since 12 weeks",
    ],
)
def test_a_version_that_is_not_later_than_the_one_gone_back_to_counts(compatible: str, tmp_path: Path) -> None:
    name = script(tmp_path, "sql/drop.sql", "DROP TABLE old;")

    assert found("contract-during-rollout", (name, compatible, "keep"), root=tmp_path) == []


@pytest.mark.parametrize(
    ("compatible", "contradicts"),
    [
        ("not read since 3.7.0", False),
        ("nothing reads it", False),
        ("none of the running versions reads it", False),
        ("no running version uses it", False),
        ("no", True),
        ("No: it reads the column", True),
        ("no, it reads the column", True),
        ("no - 3.7 writes it", True),
    ],
)
def test_only_a_no_is_a_no(compatible: str, contradicts: bool) -> None:
    assert bool(found("migration-without-rollback", ("`a.sql`", compatible, "keep"))) is contradicts


@pytest.mark.parametrize(
    "back",
    [
        "n/a", "roll it back", "restore", "restore the backup", "`n/a`", "by hand", "see `docs/undo.md`", "kept somehow",
        "restore, loses orders",
    ],
)  # fmt: skip
def test_what_is_none_of_the_forms_is_told_with_them(back: str) -> None:
    [problem] = found("migration-without-rollback", ("`a.sql`", "yes", back))

    assert problem.where == "migrations[0].on_rollback"
    assert "`keep`" in problem.fix
    assert "loses <what>" in problem.fix


@pytest.mark.parametrize(
    "back",
    [
        "keep", "Keep: the old version ignores it", "`keep`", "`make migrate-down`", "run `./undo.sh`", "`undo.sql`",
        "restore the dump of 09:00, loses orders since then", "restore `shop-0900`, loses nothing",
        "restore with `pg_restore -d shop dump`", "cannot be undone once PostgreSQL took entries", "none", "irreversible",
        "fix forward",
    ],
)  # fmt: skip
def test_the_forms_and_plain_statements_pass(back: str) -> None:
    assert found("migration-without-rollback", ("`a.sql`", "yes", back)) == []


def test_a_bare_command_in_a_document_is_offered_as_code() -> None:
    [problem] = found("migration-without-rollback", ("`a.sql`", "yes", "alembic downgrade 0041"))

    assert problem.fix == "`alembic downgrade 0041`"


@pytest.mark.parametrize(
    "back",
    [
        "alembic upgrade head", "alembic -c db/alembic.ini upgrade", "alembic upgrade +1", "alembic upgrade 0042", "flask db upgrade",
        "poetry run alembic upgrade heads", "kubectl exec deploy/api -- alembic upgrade head", "cd api && alembic upgrade head",
        "npx prisma migrate deploy", "goose up", 'goose -dir db postgres "$DB" up', 'migrate -path db -database "$DB" up',
        "flyway -url=x migrate", "rails db:migrate", "bundle exec rake db:migrate", "python manage.py migrate shop", "./manage.py migrate",
        "dbmate up", "sqitch deploy", "knex migrate:latest",
    ],
)  # fmt: skip
def test_a_command_that_goes_forward_takes_nothing_back(back: str) -> None:
    [problem] = found("irreversible-migration", ("`0042`", "yes", f"`{back}`"))

    assert "goes forward" in problem.message


@pytest.mark.parametrize(
    "back",
    [
        "alembic downgrade 0041", "alembic upgrade 0041 --sql", "alembic downgrade -1 && alembic upgrade head", "alembic upgrade $BACK", "alembic -c $INI upgrade 0041",
        "psql -f undo.sql && alembic upgrade head", "goose down", "migrate -path db down 1", "flyway undo", "rails db:migrate VERSION=1",
        "VERSION=1 rails db:migrate", "rails db:rollback", "python manage.py migrate shop 0041", "dbmate rollback", "sqitch revert",
        "poe migrate", "prisma migrate resolve --rolled-back 0042", "make up",
    ],
)  # fmt: skip
def test_a_command_that_may_go_back_is_left_alone(back: str) -> None:
    assert found("irreversible-migration", ("`0042`", "yes", f"`{back}`")) == []


def test_a_repeat_beside_a_restore_or_a_keep_is_no_way_back_by_itself() -> None:
    for back in (
        "keep; `alembic upgrade head` repeats it",
        "restore the dump, loses orders, then `alembic upgrade head`",
    ):
        assert found("irreversible-migration", ("`0042`", "yes", back)) == []


def test_a_table_of_an_earlier_row_is_used_by_nobody_yet(tmp_path: Path) -> None:
    make = (script(tmp_path, "sql/1.sql", "CREATE TABLE shop.fresh (id int);"), "yes: adds a table", "keep")
    alter = (script(tmp_path, "sql/2.sql", "ALTER TABLE fresh ALTER COLUMN id TYPE bigint;"), "yes", "keep")

    assert found("contract-during-rollout", make, alter, root=tmp_path) == []
    assert len(found("contract-during-rollout", alter, make, root=tmp_path)) == 1
    assert len(found("contract-during-rollout", alter, root=tmp_path)) == 1


@pytest.mark.parametrize("body", ["", "def upgrade():\n    op.drop_table('a')\n"])
def test_an_alembic_revision_without_downgrade_has_no_way_back(body: str, tmp_path: Path) -> None:
    script(tmp_path, "alembic.ini", "[alembic]\nscript_location = migrations\n")
    head = "revision = '0043'\ndown_revision = None\n"
    name = script(tmp_path, "migrations/versions/0043_x.py", head + body)
    row = (name, "yes", "`alembic downgrade -1`")

    [problem] = found("irreversible-migration", row, root=tmp_path)
    assert "has no way back" in problem.message
    script(tmp_path, "migrations/versions/0043_x.py", f"from shared import downgrade\n{head}{body}")
    assert found("irreversible-migration", row, root=tmp_path) == []
