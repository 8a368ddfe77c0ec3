"""Every program whose arguments are checked against the repository: one small file each, and one line here."""

from planning.commands.programs.alembic import alembic
from planning.commands.programs.dbmate import dbmate
from planning.commands.programs.django import manage, python_manage
from planning.commands.programs.drizzle import drizzle
from planning.commands.programs.flyway import flyway
from planning.commands.programs.golang_migrate import golang_migrate
from planning.commands.programs.goose import goose
from planning.commands.programs.knex import knex
from planning.commands.programs.liquibase import liquibase
from planning.commands.programs.make import make
from planning.commands.programs.npm import npm
from planning.commands.programs.prisma import prisma
from planning.commands.programs.program import Program
from planning.commands.programs.rails_migrations import rails_migrations
from planning.commands.programs.sqitch import sqitch

PROGRAMS: tuple[Program, ...] = (
    npm,
    make,
    alembic,
    manage,
    python_manage,
    prisma,
    drizzle,
    knex,
    rails_migrations,
    flyway,
    liquibase,
    golang_migrate,
    goose,
    dbmate,
    sqitch,
)

BY_NAME: dict[str, tuple[Program, ...]] = {
    name: tuple(program for program in PROGRAMS if name in program.names)
    for name in {name for program in PROGRAMS for name in program.names}
}
"""Several programs may know one name, each a part of what it can name: `rails` has tasks and migrations."""
