"""Gate `undefined-value`."""

import re
from collections.abc import Iterator

from planning.checks import Record
from planning.commands.release_time import ANY, record_of
from planning.commands.variables import free_variables
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_commands

_CREDENTIAL = re.compile(
    r"(?:.*_)?(?:TOKEN|PASSWORD|PASSWD|SECRET|CREDENTIALS?|(?:API|ACCESS|SECRET|PRIVATE|AUTH)_?KEY)", re.IGNORECASE
)


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad='--to-revision="$OLD_REVISION"',
    good='--to-revision="$STABLE_REVISION"',
)
def undefined_value(case: Case) -> Iterator[Problem]:
    """A `$NAME` in a command that nothing records.

    On the day it is empty, and the command does something else. A credential is known by its name and recorded nowhere:
    whoever runs the command has it, and a plan must not.
    """
    known = {record.name for record in case.plan.record if isinstance(record, Record)}
    for where, command in walk_commands(case.plan):
        for name in free_variables(command):
            if name not in known and not _CREDENTIAL.fullmatch(name):
                yield Problem(where, f"`${name}` is recorded nowhere", _fix(command, name))


def _fix(command: str, name: str) -> str:
    record = record_of(command, name)
    if record:
        return f"give in record the command that prints it: {record}"
    return f"give in record the command that prints it: {Record(name, ANY)}, say; or write its value"
