"""`rails db:migrate` and its like: the versions that they are sent to."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, unclear
from planning.commands.programs.program import program
from planning.commands.programs.revisions import find_revision, lists_of
from planning.commands.shell.call import Call, Place


@program("rails", "rake")
def rails_migrations(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up `VERSION=` of a task that runs migrations."""
    tasks = [word.text for word in call.arguments if word.text.startswith("db:migrate")]
    if not tasks or call.place is Place.ELSEWHERE:
        return
    given = [(word.text.partition("=")[2], word.sure) for word in call.arguments if word.text.startswith("VERSION=")]
    given += [(word.text, word.sure) for name, word in call.variables if name == "VERSION"]
    for version, sure in given:
        if not sure:
            yield unclear(f"migration {version}", "it is known at run time only")
        elif version != "0":
            yield find_revision(version.replace("_", ""), lists_of(repository, "rails"))
