"""Migrations in Python are read, never imported."""

import pytest
from scripts import Script, read_scripts

from planning.migrations.alembic import alembic_hazards
from planning.migrations.django import django_hazards


@pytest.mark.parametrize("script", tuple(read_scripts("alembic.md")), ids=lambda script: script.name)
def test_an_alembic_revision_does_what_its_list_says(script: Script) -> None:
    found = [f"{hazard.line}: {hazard.said}" for hazard in alembic_hazards(script.text)]

    assert found == list(script.harms)


@pytest.mark.parametrize("script", tuple(read_scripts("django.md")), ids=lambda script: script.name)
def test_a_django_migration_does_what_its_list_says(script: Script) -> None:
    found = [f"{hazard.line}: {hazard.said}" for hazard in django_hazards(script.text, script.earlier)]

    assert found == list(script.harms)
