"""Templates of CloudFormation: written by people, or packed by a tool just before."""

import re

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, missing, unclear
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_PACKED = re.compile(r"(.*/)?[\w.-]*(packaged?|output|generated)[\w.-]*")


def judge_template(word: Word, call: Call, repository: Repository, what: str = "template") -> Verdict:
    """Look a template, or what else a tool may have made, up; one whose name says that a tool made it is never missing."""
    verdict = judge_path(f"{what} {word.text}", word, call, repository)
    if verdict.state is not State.MISSING:
        return verdict
    if _PACKED.fullmatch(word.text):
        return unclear(verdict.about, f"{word.text} is most likely made by a tool before")
    known = [listing.file for listing in repository.everywhere(Kind.SAM_RESOURCE).listings]
    offered = dict.fromkeys([*(near.text for near in verdict.nearest), *closest_names(word.text, known)])
    return missing(verdict.about, verdict.grounds, [Near(one) for one in list(offered)[:3]])
