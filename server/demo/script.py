"""What the agent of the demo calls, in its order, with a word on each call."""

from dataclasses import dataclass

from resources.sample_project import SAMPLE_ISSUE

ISSUE = SAMPLE_ISSUE


@dataclass(frozen=True, slots=True)
class Call:
    """One tool call of the demo."""

    says: str
    """What the person at the keyboard would say about it."""
    tool: str
    arguments: dict[str, object]
    refused: bool = False
    """Whether the server is meant to decline."""


CHANGE = {
    "summary": "Take an Idempotency-Key header on POST /v1/orders, so that a retry never places a second order.",
    "user_facing": True,
    "schema_change": "expand",
}
RELEASE = {
    "version": "`registry.example.com/checkout-api:3.8.0`",
    "roll_back_to": "`registry.example.com/checkout-api:3.7.2`",
    "lead": "checkout on-call: decides proceed, hold, roll back",
    "window": "2026-12-01 09:00 UTC, 6h",
    "coexistence": "yes: 3.7.2 ignores the header and leaves the column empty",
    "no_return_after": "none",
}
BASELINES = [
    '`http 5xx rate 0.4% over 7d`, Grafana "Checkout API"',
    '`order success rate 98.1% over 7d`, Grafana "Orders"',
    "`requests 140/s`, weekdays 09:00 to 18:00 UTC",
    "`orders 3/s`, weekdays 09:00 to 18:00 UTC",
]
STAGES = [
    {
        "name": "canary",
        "exposure": "5%",
        "duration": "30m",
        "do": [
            "`make migrate`",
            "`kubectl argo rollouts set image api api=registry.example.com/checkout-api:3.8.0 -n prod`",
        ],
        "proceed_when": [
            "http 5xx rate < 0.6%",
            "p99 latency <= 450ms",
            "`make smoke ENV=prod-canary`: expect `passed`",
        ],
    },
    {
        "name": "quarter",
        "exposure": "25%",
        "duration": "1h",
        "do": ["`kubectl argo rollouts promote api -n prod`"],
        "proceed_when": [
            "http 5xx rate < 0.5%",
            "p99 latency <= 450ms",
            "order success rate >= baseline - 1pp",
            "`make count-duplicates ENV=prod`: expect `0 duplicate orders`",
        ],
    },
    {
        "name": "everyone",
        "exposure": "100%",
        "duration": "4h",
        "do": ["`kubectl argo rollouts promote api -n prod`"],
        "proceed_when": [
            "http 5xx rate < 0.5%",
            "p99 latency <= 450ms",
            "order success rate >= baseline - 1pp",
            "`make count-duplicates ENV=prod`: expect `0 duplicate orders`",
        ],
    },
]
VAGUE_STAGES = [
    {
        "name": "canary",
        "exposure": "5%",
        "duration": "30m",
        "do": [
            "`make migrate-prod`",
            "`kubectl argo rollouts set image checkout-api api=registry.example.com/checkout-api:3.8.0 -n prod`",
        ],
        "proceed_when": ["errors stay low"],
    },
    {
        "name": "everyone",
        "exposure": "100%",
        "duration": "4h",
        "do": ["promote the canary"],
        "proceed_when": ["http 5xx rate < 0.5%", "p99 latency <= 450ms", "order success rate >= 97%"],
    },
]
CHECKLIST = [{"item": "stakeholders", "evidence": "`#release-checkout`, 2026-11-30"}]

CALLS: tuple[Call, ...] = (
    Call(
        "Where does the issue stand, and what do its documents and its repository say?", "read_status", {"issue": ISSUE}
    ),
    Call(
        "A first try, as agents write it: a vague criterion, a step in words, commands that do not exist.",
        "propose_rollout",
        {"issue": ISSUE, "change": CHANGE, "stages": VAGUE_STAGES},
        refused=True,
    ),
    Call(
        "Corrected, as the findings say.",
        "propose_rollout",
        {
            "issue": ISSUE,
            "change": CHANGE,
            "release": RELEASE,
            "baselines": BASELINES,
            "stages": STAGES,
            "watch": ['Grafana "Checkout API"', 'Grafana "Orders"'],
        },
    ),
    Call(
        "The way back. Triggers and steps follow from the rollout; the rest we say.",
        "draft_rollback",
        {
            "issue": ISSUE,
            "verify": [
                "`curl -s https://checkout.example.com/version`: expect `3.7.2`",
                "`make count-duplicates ENV=prod`: expect `0 duplicate orders`",
            ],
            "notify": ["`#release-checkout`", "checkout on-call"],
            "status_page": "Orders were slow or failed from {start} to {end}. The change is rolled back.",
        },
    ),
    Call(
        "The rest of the plan; what documents and repository prove is filled in by the server, with its place.",
        "write_plan",
        {
            "issue": ISSUE,
            "checklist": CHECKLIST,
            "manual_checks": ["place an order in the shop twice with the back button; one order appears"],
            "changelog": "### Added\n- `POST /v1/orders` takes an `Idempotency-Key` header.",
            "announcement": {
                "channel": "`#release-checkout`",
                "message": "Idempotency keys start at 5% at 09:00 UTC. Dashboard: Checkout API.",
            },
            "release_notes": "A retried order is never placed twice.",
        },
    ),
    Call("Judge what is on disk now, as CI would.", "check_plan", {"issue": ISSUE}),
    Call("Done: planned, not deployed.", "mark_deploy_done", {"issue": ISSUE}),
)
