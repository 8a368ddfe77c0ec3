"""Words that leave the decision to the reader; they only ever warn.

After the weak phrases of NASA's ARM tool (Wilson, Rosenberg, Hyatt 1997) and Wiegers' table of ambiguous terms,
with those that deployment plans add.
"""

import re

_VAGUE = re.compile(
    r"\b(?:as (?:appropriate|needed|necessary|required|usual|practicable)|if (?:needed|necessary|practical|possible)"
    r"|where appropriate|when (?:ready|necessary|convenient)|adequate(?:ly)?|acceptable|reasonabl[ey]|timely|asap"
    r"|as soon as possible|closely|carefully|properly|gracefully|seamless(?:ly)?|smooth(?:ly)?|robust|sufficient(?:ly)?"
    r"|a while|for some time|shortly|(?<!as )soon|later on|at some point|looks? (?:good|fine|ok|okay|right)|works? (?:fine|as expected)"
    r"|everything (?:works|is fine|is ok)|no (?:issues|problems|anomalies)|something goes wrong|things go wrong"
    r"|relevant (?:teams?|people|stakeholders|parties)|the team|someone|somebody|standard procedure|low[- ]traffic period"
    r"|and so on|(?<!/)etc\.?|tbc)(?!\w)",
    re.IGNORECASE,
)


def find_vague(text: str) -> str:
    """Give the first vague phrase; empty where there is none."""
    found = _VAGUE.search(text)
    return found[0] if found else ""
