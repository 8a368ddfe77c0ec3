"""The words of a call as far as the task that it names: what follows is the task's own."""

from collections.abc import Collection, Iterable

from planning.commands.shell.arguments import Arguments
from planning.commands.shell.word import Word


def read_leading(words: Iterable[Word], valued: Collection[str], before: Collection[str] = ()) -> Arguments:
    """Tell options from the rest up to the first plain word that is none of `before`: `run` in `pnpm run build`.

    What follows it is `rest`, options and all.
    """
    plain: list[Word] = []
    options: dict[str, tuple[Word, ...]] = {}
    pending = list(words)
    while pending and (not plain or plain[-1].text in before):
        word = pending.pop(0)
        name, equals, value = word.text.partition("=")
        if word.text == "--":
            break
        if not word.text.startswith("-"):
            plain.append(word)
        elif equals:
            options[name] = (*options.get(name, ()), Word(value, word.sure))
        else:
            taken = (pending.pop(0),) if name in valued and pending else ()
            options[name] = (*options.get(name, ()), *taken)
    return Arguments(tuple(plain), options, tuple(pending))
