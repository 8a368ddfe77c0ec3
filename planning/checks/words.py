"""The words people use for operators, windows and versions, and those that make a line no measure."""

import re

from planning.checks.model import Op, Version

_D = r"\d+(?:\.\d+)?"
OPERATORS: tuple[tuple[str, Op], ...] = (
    (r"<=|≤|=<", Op.LE),
    (r">=|≥|=>", Op.GE),
    (r"==|(?<![<>!=])=(?![<>=])", Op.EQ),
    (r"!=|≠", Op.NE),
    (r"<|＜", Op.LT),
    (r">|＞", Op.GT),
    (
        (
            r"(?:(?:is |are |be |was |remains? |stays? )?(?:less|lower|smaller|fewer) than or equal to"
            r"|(?:does |do |must |should )?not exceed(?:ing|s)?|at most|no more than|not more than|no higher than"
            r"|not above|not over|up to|max(?:imum)?(?: of)?|no m[aá]s de|até|como m[aá]ximo|no greater than)"
        ),
        Op.LE,
    ),
    (
        (
            r"(?:(?:more|greater|higher) than or equal to|at least|no less than|not less than|no fewer than"
            r"|not below|at or above|min(?:imum)?(?: of)?|pelo menos|al menos)"
        ),
        Op.GE,
    ),
    (r"(?:at or below)", Op.LE),
    (
        r"(?:(?:less|lower|smaller|fewer) than|below|under|beneath|menor que|menos de|abaixo de|por debajo de|inferior a)",
        Op.LT,
    ),
    (
        (
            r"(?:(?:more|greater|higher|larger|longer) than|above|exceed(?:s|ing|ed)?|over|beyond"
            r"|maior que|mayor que|m[aá]s de|mais de|acima de|superior a)"
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
    r"|consistently|still|also|has|have"
)
_MOVES = (
    r"drops?|dropping|falls?|falling|rises?|rising|goes|go|going|climbs?|increases?|decreases?|spikes?|jumps?|reaches"
)
LINKS = re.compile(rf"(?:\s+(?:{_STATES}))+$|[\s:–—-]+$", re.IGNORECASE)
LINKS_OF_WORDS = re.compile(rf"(?:\s+(?:{_STATES}|{_MOVES}))+$|[\s:–—-]+$", re.IGNORECASE)
"""What links a metric with `below` and `above`; before a sign the moves are things (`packet drops < 50/s`)."""
LEADS = re.compile(
    r"^(?:(?:roll ?back|abort|revert|trigger|proceed)\s+)?(?:if|when|whenever|unless|while|once|se|si|cuando|quando)\s+"
    r"|^(?:the|a|an|any|our|overall|sustained)\s+",
    re.IGNORECASE,
)
WINDOW = re.compile(
    r"[\s,;]*\(?\b(?:over|for|during|within|in|across|per|every|averaged over|sustained for|sustained over|por|durante|em)\s+"
    rf"(?:the\s+)?(?:any|last|past|first|a|an|one|at least|more than|>=?|each|rolling)?\s*(?:period of\s+)?"
    rf"({_D}\s*-?\s*[a-zç]+(?:\s*(?:and\s+)?{_D}\s*[a-z]+)*|hour|minute|day)"
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
    r"^(?:monitor|check|ensure|verify|watch|confirm|make|keep|look|see|do|run|test|wait|observe|validate|review|track"
    r"|users?|customers?|we|everything|nothing|something|someone|nobody|it|this|that|there|no|not|and|or|but)\b",
    re.IGNORECASE,
)
NOTHING_OF = re.compile(r"(?:zero|0|no|sin|sem|zero new|no new)\s+(.+)", re.IGNORECASE)
COUNTABLE = re.compile(
    r"\b(?:errors?|failures?|crashes|exceptions?|alerts?|restarts?|timeouts?|panics?|deadlocks?|5xx|4xx|pages|tickets"
    r"|warnings|rollbacks|oomkills?|evictions?|retries|dead ?letters?|findings|vulnerabilities|orphans?|duplicates|rows"
    r"|regressions|incidents|mismatches|violations|downtimes?|dropped \w+|lost \w+|failed \w+|failing \w+|missing \w+"
    r"|open \w+|critical \w+|blocked \w+|pending \w+)\b",
    re.IGNORECASE,
)
UNCOUNTABLE = re.compile(
    r"\b(?:increases?|spikes?|degradations?|changes?|impact|issues?|problems?|complaints?|anomal\w+|noticeable"
    r"|significant\w*|unusual|unexpected|major|serious|obvious|visible|reported|observed|detected|seen|feedback|concerns?)\b",
    re.IGNORECASE,
)
