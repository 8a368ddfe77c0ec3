"""What must not be written into a document, though no gate of a plan sees it there."""

from planning.finding import refuse
from planning.text.secrets import find_secret


def keep_out_secrets(where: str, text: str) -> None:
    """Refuse (`secret`) a text that holds what looks like one."""
    if kind := find_secret(text):
        raise refuse("secret", where, f"holds what looks like {kind}", 'name where it is kept: "$TOKEN" of the vault')
