"""What a tool raises when a person, and not the agent, must own what happens next."""

from enum import Enum, auto


class NeedsPerson(Exception):
    """The step waits for a person's word; nothing was written.

    Whoever can ask, asks `question`, and on a yes calls the tool again with `confirmed=True`.
    """

    def __init__(self, question: str, owned: tuple[str, ...]) -> None:
        self.question = question
        self.owned = owned
        super().__init__(question)


class Verdict(Enum):
    """What became of the question."""

    YES = auto()
    NO = auto()
    UNASKED = auto()
    """Nobody could be asked, or nobody answered in time."""
