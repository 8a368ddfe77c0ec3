"""A command for a rollback that was given without backticks."""

import pytest

from planning.migrations.on_rollback import with_code_span


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("alembic downgrade 0041", "`alembic downgrade 0041`"),
        ("make migrate-down", "`make migrate-down`"),
        ("alembic downgrade 0041, loses nothing", "`alembic downgrade 0041`, loses nothing"),
        ("make migrate-down (drops the column)", "`make migrate-down` (drops the column)"),
        ('psql -c "drop table a, b"', '`psql -c "drop table a, b"`'),
        ("python manage.py migrate shop 0041", "`python manage.py migrate shop 0041`"),
        ("goose down", "`goose down`"),
        ("dbmate rollback", "`dbmate rollback`"),
        ("flask db downgrade", "`flask db downgrade`"),
        ("bin/rails db:rollback", "`bin/rails db:rollback`"),
        ("run `make migrate-down`", "run `make migrate-down`"),
        ("keep", "keep"),
        ("restore db --all", "restore db --all"),
        ("roll it back", "roll it back"),
        ("make sure that it stays", "make sure that it stays"),
        ("", ""),
    ],
)
def test_what_looks_like_a_command_becomes_code(given: str, written: str) -> None:
    assert with_code_span(given) == written
