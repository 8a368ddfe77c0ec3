"""What a tool raises when a person, and not the agent, must own what happens next."""

from enum import Enum, auto

from planning.text.secrets import without_secrets


class NeedsPerson(Exception):
    """The step waits for a person's word; nothing was written.

    Whoever can ask, asks `question`, and on a yes calls the tool again with `confirmed=True`.
    """

    def __init__(self, question: str, owned: tuple[str, ...]) -> None:
        self.question = without_secrets(question)
        self.owned = tuple(map(without_secrets, owned))
        super().__init__(question)


class Verdict(Enum):
    """What became of the question."""

    YES = auto()
    NO = auto()
    UNASKED = auto()
    """Nobody could be asked, or nobody answered in time."""
