"""The words people use for operators, windows and versions, and those that make a line no measure."""

import re

from planning.checks.model import Op, Version

_D = r"\d{1,9}(?:\.\d{1,9})?"
OPERATORS: tuple[tuple[str, Op], ...] = (
    (r"<=|≤|=<|≦", Op.LE),
    (r">=|≥|=>|≧", Op.GE),
    (r"==|(?<![<>!=])=(?![<>=])", Op.EQ),
    (r"!=|≠", Op.NE),
    (r"<|＜", Op.LT),
    (r">|＞", Op.GT),
    (
        (
            r"(?:(?:is |are |be |was |remains? |stays? )?(?:less|lower|smaller|fewer) than or equal to"
            r"|(?:does |do |must |should )?not exceed(?:ing|s)?|at most|no more than|not more than|no higher than"
            r"|not above|not over|up to|max(?:imum)?(?: of)?|no greater than|no longer than|at or below|at or under"
            r"|no m[aá]s de|até|como m[aá]ximo|no supera|n[aã]o ultrapassa|h[oö]chstens|au plus)"
        ),
        Op.LE,
    ),
    (
        (
            r"(?:(?:more|greater|higher) than or equal to|at least|no less than|not less than|no fewer than|no lower than"
            r"|not below|at or above|min(?:imum)?(?: of)?|pelo menos|al menos|mindestens|au moins)"
        ),
        Op.GE,
    ),
    (
        (
            r"(?:(?:less|lower|smaller|fewer) than|below|under|beneath"
            r"|menor (?:que|a)|menos de|abaixo de|por debajo de|inferior a)"
        ),
        Op.LT,
    ),
    (
        (
            r"(?:(?:more|greater|higher|larger|longer) than|above|exceed(?:s|ing|ed)?|over|beyond|surpass(?:es)?"
            r"|maior que|mayor (?:que|a)|m[aá]s de|mais de|acima de|por encima de|superior a|supera|ultrapassa|excede)"
        ),
        Op.GT,
    ),
    (r"(?:equals?(?: to)?|exactly)", Op.EQ),
)
OPERATOR = re.compile(
    "|".join(
        rf"(?P<op{number}>{pattern})" if not pattern.startswith("(?:") else rf"(?P<op{number}>\b{pattern}\b)"
        for number, (pattern, _) in enumerate(OPERATORS)
    ),
    re.IGNORECASE,
)
_STATES = (
    r"is|are|be|was|were|must|should|shall|will|to|stays?|staying|remains?|remaining|keeps?|kept|holds?|held"
    r"|consistently|still|also|has|have|by|shows?|showing|with|debe ser|deve ser|es|está"
)
_MOVES = (
    r"drops?|dropping|falls?|falling|rises?|rising|goes|go|going|climbs?|increases?|decreases?|spikes?|jumps?|reaches"
)
LINKS = re.compile(rf"(?:\s+(?:{_STATES}))+$|[\s:–—-]+$", re.IGNORECASE)
LINKS_OF_WORDS = re.compile(rf"(?:\s+(?:{_STATES}|{_MOVES}))+$|[\s:–—-]+$", re.IGNORECASE)
"""What links a metric with `below` and `above`; before a sign the moves are things (`packet drops < 50/s`)."""
RISES = re.compile(
    r"\s(?:rises?|rising|increases?|increasing|climbs?|spikes?|jumps?|grows?|up)(?: by)?$", re.IGNORECASE
)
DROPS = re.compile(
    r"\s(?:drops?|dropping|falls?|falling|decreases?|decreasing|declines?|dips?|down)(?: by)?$",
    re.IGNORECASE,
)
LEADS = re.compile(
    r"^(?:(?:roll ?back|abort|revert|trigger|proceed)\s+)?(?:if|when|whenever|unless|while|once|se|si|cuando|quando)\s+"
    r"|^(?:the|a|an|any|our|overall|sustained|la|el|los|las|o|os)\s+",
    re.IGNORECASE,
)
WINDOW = re.compile(
    r"[\s,;]{0,3}\(?\b(?:over|for|during|within|in|across|per|every|averaged over|sustained for|sustained over|por|durante|em)\s+"
    rf"(?:the\s+)?(?:any|last|past|first|a|an|one|at least|more than|>=?|each|rolling)?\s*(?:period of\s+)?"
    rf"({_D}\s*-?\s*[a-zç]+(?:\s*(?:and\s+)?{_D}\s*[a-z]+)*|hour|minute|day|week)"
    r"(?:\s+(?:window|period|interval|average|rolling window|straight|consecutively))?\)?$",
    re.IGNORECASE,
)
ON = re.compile(
    r"\s+on\s+(?:the\s+)?(new|canary|stable|old|all)(?:\s+(?:versions?|instances?|pods?|hosts?|traffic|stages?))?$",
    re.IGNORECASE,
)
VERSIONS = {
    "new": Version.NEW, "canary": Version.NEW, "stable": Version.STABLE, "old": Version.STABLE, "all": Version.ALL,
}  # fmt: skip
VERBS = re.compile(
    r"^(?:monitor|check|ensure|verify|watch|confirm|make|keep|look|see|do|(?:run|test|wait|review)(?! ?(?:time|coverage|count))|observe|validate|track"
    r"|(?:users?|customers?)\s+(?:can|are|do|don't|report|reports|see|feel|say|have|must|should|complain)|we|everything|nothing|something|someone|nobody|it|this|that|there|no|not|and|or|but)\b(?!-)",
    re.IGNORECASE,
)
QUALIFIER = re.compile(
    r"(?P<bound>.{1,40}?)\s+(?:sustained\s+)?"
    r"(?P<words>(?:of|on|in|for|from|across|at|after|among|against|during|between|de|em|en)\s+\S.*)",
    re.IGNORECASE,
)
"""What follows a bound and says of what: `> 25% on /auth/callback` is a measure of what happens there."""
COMPARED = re.compile(
    r"\b(?:baseline|stable|normal|usual|previous|current|yesterday|average|typical|expected|control|pre-deploy\w*|before)\b",
    re.IGNORECASE,
)
SOMETHING = re.compile(
    r"\b(?:increases?|spikes?|degradations?|changes?|impact|issues?|problems?|complaints?|anomal\w+|noticeable"
    r"|significant\w*|unusual|unexpected|major|serious|obvious|visible|feedback|concerns?|things?|surprises?)\b",
    re.IGNORECASE,
)
"""Words whose number depends on who counts: none of them is no measure."""
PLURAL = re.compile(
    r"[^\W\d_]{2,}(?<!s)s\b|\b[45]xx\b|\bdowntime\b|\bdata loss\b|\b(?:error|failure) rate\b", re.IGNORECASE
)
