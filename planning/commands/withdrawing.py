"""Commands that name a version in order to take it away or to look at it, and not to bring it out."""

import re

_WITHDRAWS = re.compile(
    r"(?<![\w])(?:delete|remove|rm|rmi|revert|undo|abort|deprecate|unpublish|yank|retract|uninstall|disable|stop|drain|untag"
    r"|destroy|prune|withdraw|block|quarantine|hide|kill|pause|halt|suspend|scale|detach|deregister|down|off|prerelease"
    r"|grep|diff|log|logs|show|get|list|describe|status|history|inspect|view|cat|cherry-pick|reset|downgrade|dist-tag)(?![\w])"
    r"|--?(?:from|bad|delete|draft|exclude|not|current)\b|\bfrom=|(?:=|\s)(?:0%?|false)(?=\s|$|,)|\b(?:tag|branch)\s+-[dD](?=\s)|(?:^|\s)curl\s",
    re.IGNORECASE,
)


def withdraws(command: str) -> bool:
    """Whether a command may take a version away, or only looks at it: then that it names one is no fault."""
    return bool(_WITHDRAWS.search(command))
