"""What people write, and the one line it is read as; what is refused, and what is said about it."""

import pytest

from planning.checks import Unclear, read_check

READ = (
    ("http 5xx rate < 0.6%", "`http 5xx rate < 0.6%`"),
    ("`http 5xx rate < 0.6%`", "`http 5xx rate < 0.6%`"),
    ("Error rate is below 1%", "`Error rate < 1%`"),
    ("error rate under 1% over 10 minutes", "`error rate < 1% over 10m`"),
    ("error rate stays below 0.5% for 15 minutes", "`error rate < 0.5% over 15m`"),
    ("error rate must not exceed 2%", "`error rate <= 2%`"),
    ("the error rate should be at most 1%", "`error rate <= 1%`"),
    ("error rate no more than 1% per 5m", "`error rate <= 1% over 5m`"),
    ("error rate ≤ 1%", "`error rate <= 1%`"),
    ("error rate up to 1%", "`error rate <= 1%`"),
    ("error rate &lt; 1%", "`error rate < 1%`"),
    ("error rate 1% or less", "`error rate <= 1%`"),
    ("5xx rate greater than 2% during 10-minute window", "`5xx rate > 2% over 10m`"),
    ("error rate over 5% over 5m", "`error rate > 5% over 5m`"),
    ("error rate exceeds 5% for 5 minutes", "`error rate > 5% over 5m`"),
    ("error rate rises above 5%", "`error rate > 5%`"),
    ("Roll back if the error rate goes above 5%", "`error rate > 5%`"),
    ("**Error rate** > 5%", "`Error rate > 5%`"),
    ("p99 latency <= 400ms", "`p99 latency <= 400ms`"),
    ("p95(latency) < 1.2s over 10m", "`p95 latency < 1.2s over 10m`"),
    ("P95 latency less than 500 ms", "`P95 latency < 500ms`"),
    ("p99 latency below 0.4 seconds", "`p99 latency < 0.4s`"),
    ("latency p99 <= baseline + 10%", "`latency p99 <= baseline + 10%`"),
    ("p99 latency < 2x baseline", "`p99 latency < baseline * 2`"),
    ("p99 latency <= stable * 1.5", "`p99 latency <= stable * 1.5`"),
    ("login success rate >= stable - 1.5pp", "`login success rate >= stable - 1.5pp`"),
    ("login success rate at least 97% on canary", "`login success rate >= 97% on new`"),
    ("login success rate drops below 92% over 30m", "`login success rate < 92% over 30m`"),
    ("checkout conversion >= baseline", "`checkout conversion >= baseline`"),
    ("queue depth < 1,000", "`queue depth < 1000`"),
    ("queue depth < 10000 over 1h", "`queue depth < 10000 over 1h`"),
    ("Queue backlog > 1000", "`Queue backlog > 1000`"),
    ("orders per minute >= 40", "`orders per minute >= 40`"),
    ("requests > 100/s", "`requests > 100/s`"),
    ("rejected logins > 10 per minute", "`rejected logins > 10 over 1m`"),
    ("memory < 512 MB", "`memory < 512MB`"),
    ("disk usage < 80 percent on all hosts", "`disk usage < 80% on all`"),
    ("zero failed jobs", "`failed jobs == 0`"),
    ("0 critical alerts over 30m", "`critical alerts == 0 over 30m`"),
    ("zero crashes reported", "`crashes reported == 0`"),
    ("0 orphaned rows", "`orphaned rows == 0`"),
    ("zero 5xx over 10m", "`5xx == 0 over 10m`"),
    ("3+ reports of data loss", "`reports of data loss >= 3`"),
    ("at least 3 healthy pods", "`healthy pods >= 3`"),
    ("> 2 failed deployments", "`failed deployments > 2`"),
    ("more than 10 support tickets within 24h", "`support tickets > 10 over 24h`"),
    ("10 or more timeouts", "`timeouts >= 10`"),
    (">95% upload success rate", "`upload success rate > 95%`"),
    ("90%+ adoption rate within 30 days", "`adoption rate >= 90% over 30d`"),
    ("99% or higher availability", "`availability >= 99%`"),
    ("Availability: 99.9%+", "`Availability >= 99.9%`"),
    ("test coverage 80% or higher", "`test coverage >= 80%`"),
    ("Data corruption (> 1% of users)", "`Data corruption (share of users) > 1%`"),
    ("error rate > 5% on `/api/orders`", "`error rate on /api/orders > 5%`"),
    ("CPU overhead < 30% in audit mode", "`CPU overhead in audit mode < 30%`"),
    ("`jobs_failed_total` rate > 5/min over 10m", "`jobs_failed_total rate > 5/m over 10m`"),
    ('`jobs_total{result!="ok"}` rate > 1/s', '`jobs_total{result!="ok"} rate > 1/s`'),
    ("taxa de erro acima de 5% por 10 minutos", "`taxa de erro > 5% over 10m`"),
    ("tasa de errores menor que 1%", "`tasa de errores < 1%`"),
    ("latencia p99 supera 400ms", "`latencia p99 > 400ms`"),
    ("`make smoke ENV=prod`: expect `12 passed`", "`make smoke ENV=prod`: expect `12 passed`"),
    ("`make smoke`: expect exit 0", "`make smoke`: expect exit 0"),
    ("`make smoke` exits 0", "`make smoke`: expect exit 0"),
    ("`make count`: not `0` for 5m", "`make count`: not `0` for 5m"),
    (
        "`curl -s https://api.example.com/version` → `2.4.0`",
        "`curl -s https://api.example.com/version`: expect `2.4.0`",
    ),
    (
        "`curl -s https://api.example.com/version` returns 2.4.0",
        "`curl -s https://api.example.com/version`: expect `2.4.0`",
    ),
    ('`curl -s https://api.example.com/health` != "down"', "`curl -s https://api.example.com/health`: not `down`"),
    ("`https://api.example.com/healthz` returns 200", "`https://api.example.com/healthz`: expect `200`"),
    (
        "`https://api.example.com/healthz`: not `200` for 2 minutes",
        "`https://api.example.com/healthz`: not `200` for 2m",
    ),
    ("Data: tokens stay valid; `make count`: expect `0`", "Data: tokens stay valid; `make count`: expect `0`"),
    ("Where: Grafana, API overview: expect `green`", "Where: Grafana, API overview: expect `green`"),
    ("Judged by release lead: the profile page loads", "Judged by release lead: the profile page loads"),
)

REFUSED = (
    (
        "Monitoring dashboards green",
        "'Monitoring dashboards green' holds no metric with a bound, and no command with a result",
        "for example: `make alerts-firing`: expect `0`",
    ),
    (
        "errors are low",
        "'errors are low' holds no metric with a bound, and no command with a result",
        "for example: `http 5xx rate < 0.6% over 10m`",
    ),
    (
        "`latency looks acceptable`",
        "'`latency looks acceptable`' holds no metric with a bound, and no command with a result",
        "for example: `p99 latency <= 400ms over 10m`",
    ),
    (
        "no issues reported",
        "'no issues reported' holds no metric with a bound, and no command with a result",
        "for example: `support tickets about the release <= 3 over 24h`",
    ),
    (
        "No critical errors in logs",
        "'No critical errors in logs' holds no metric with a bound, and no command with a result",
        "for example: `make alerts-firing`: expect `0`",
    ),
    (
        "Monitor closely",
        "'Monitor closely' holds no metric with a bound, and no command with a result",
        "for example: `make alerts-firing`: expect `0`",
    ),
    ("p99 latency < 400", "'< 400': a time needs its unit", "`p99 latency < 400ms`"),
    ("error rate < 0.005", "'< 0.005': a rate needs its unit", "`error rate < 0.5%`"),
    ("error rate < 120%", "'< 120%': a rate lies between 0% and 100%", "for example: `http 5xx rate < 0.6%`"),
    ("p99 latency < 5%", "'< 5%': a time is no percentage", "for example: `http 5xx rate < 0.6%`"),
    (
        "p99 latency <= baseline + 2pp",
        "'<= baseline + 2pp': points are for ratios only",
        "for example: `http 5xx rate < 0.6%`",
    ),
    ("error rate < -1%", "'< -1%': a rate lies between 0% and 100%", "for example: `http 5xx rate < 0.6%`"),
    (
        "error rate increases by more than 20%",
        "'increases by > 20%' is a change and does not say from what",
        "`error rate > baseline + 20%`",
    ),
    ("conversion drops > 5%", "'drops > 5%' is a change and does not say from what", "`conversion < baseline - 5%`"),
    (
        "error rate within 10% of baseline",
        "'error rate within 10% of baseline' says more than its measure: one line holds one check",
        "`error rate <= baseline + 10%`",
    ),
    (
        "Crash rate > 1% but < 2%",
        "'Crash rate > 1% but < 2%' says more than its measure: one line holds one check",
        "`Crash rate > 1%`",
    ),
    (
        "error rate < 1% and p99 latency < 400ms",
        "'error rate < 1% and p99 latency < 400ms' says more than its measure: one line holds one check",
        "`error rate < 1%`",
    ),
    (
        "Error rate | < 1% | < 0.5%",
        "'Error rate | < 1% | < 0.5%' says more than its measure: one line holds one check",
        "`Error rate < 0.5%`",
    ),
    (
        "Checkout failures | > 15% for 5 minutes | page the on-call",
        "'Checkout failures | > 15% for 5 minutes | page the on-call' says more than its measure: one line holds one check",
        "`Checkout failures > 15% over 5m`",
    ),
    (
        "Startup | any errors? | 0 errors",
        "'Startup | any errors? | 0 errors' says more than its measure: one line holds one check",
        "`Startup (errors) == 0`",
    ),
    (
        "Data loss reports (> 2 confirmed cases)",
        "'Data loss reports (> 2 confirmed cases)' says more than its measure: one line holds one check",
        "`Data loss reports (confirmed cases) > 2`",
    ),
    (
        "Spike in alerts (>10 new errors/hour)",
        "'Spike in alerts (>10 new errors/hour)' says more than its measure: one line holds one check",
        "`Spike in alerts (new errors) > 10/h`",
    ),
    (
        "Error rate > 1 / 1,000 messages for 15 min",
        "'Error rate > 1 / 1,000 messages for 15 min' says more than its measure: one line holds one check",
        "`Error rate > 0.1% over 15m`",
    ),
    (
        "Success | ≥ 4/5 jobs finish",
        "'Success | ≥ 4/5 jobs finish' says more than its measure: one line holds one check",
        "`Success >= 80%`",
    ),
    (
        "`api_build_info` shows ≥ 3 hosts",
        "'`api_build_info` shows ≥ 3 hosts' says more than its measure: one line holds one check",
        "`api_build_info (hosts) >= 3`",
    ),
    (
        "No `jobs_failed_total` increments over 24h",
        "'No `jobs_failed_total` increments over 24h' says more than its measure: one line holds one check",
        "`jobs_failed_total == 0 over 24h`",
    ),
    (
        "Positive feedback from 80%+ of users",
        "'Positive feedback from 80%+ of users' says more than its measure: one line holds one check",
        "`Positive feedback (share of users) >= 80%`",
    ),
    (
        "All requests use the new path (100%)",
        "'All requests use the new path (100%)' says more than its measure: one line holds one check",
        "`All requests use the new path == 100%`",
    ),
    (
        "error rate > 2% → roll back",
        "'error rate > 2% → roll back' says more than its measure: one line holds one check",
        "`error rate > 2%`",
    ),
    (
        "`kubectl rollout status deploy/api`",
        "does not say what 'kubectl rollout status deploy/api' has to show",
        "`kubectl rollout status deploy/api`: expect exit 0",
    ),
    (
        "`https://api.example.com/healthz`",
        "does not say what 'https://api.example.com/healthz' has to show",
        "`https://api.example.com/healthz`: expect `200`",
    ),
    (
        "`make smoke` and look at the result",
        "does not say what 'make smoke' has to show",
        "for example: `make smoke`: expect exit 0",
    ),
    ("`make smoke`: expect", "does not say what 'make smoke' has to show", "`make smoke`: expect exit 0"),
    (
        "`curl -s https://x.example/health` → `200`, body `ok`",
        "says more than one thing: ', body `ok`'",
        "`curl -s https://x.example/health`: expect `200`",
    ),
    ("`ls migrations` | 5 files", "says a number of lines", "`ls migrations | wc -l`: expect `5`"),
    (
        "`python check.py` returns clean JSON with no `error`",
        "says in words what 'python check.py' shows",
        "`python check.py`: not `error`",
    ),
    (
        "`Rate limit exceeded` appears in the gateway log.",
        "says in words where 'Rate limit exceeded' shows",
        "Where: the gateway log: expect `Rate limit exceeded`",
    ),
    ("boot logs show `ready`", "says in words where 'ready' shows", "Where: boot logs: expect `ready`"),
    (
        "`GET /health` → 200",
        "'`GET /health` → 200' holds no metric with a bound, and no command with a result",
        "for example: `https://api.example.com/health`: expect `200`",
    ),
    (
        "`/discover` works",
        "'`/discover` works' holds no metric with a bound, and no command with a result",
        "for example: `https://api.example.com/healthz`: expect `200`",
    ),
    (
        "`/users` and `/terms` open",
        "'`/users` and `/terms` open' holds no metric with a bound, and no command with a result",
        "for example: `http 5xx rate < 0.6% over 10m`",
    ),
)


@pytest.mark.parametrize(("text", "canonical"), READ)
def test_what_people_write_is_read_as_one_canonical_line(text: str, canonical: str) -> None:
    check = read_check(text)

    assert not isinstance(check, Unclear)
    assert str(check) == canonical


@pytest.mark.parametrize(("text", "problem", "fix"), REFUSED)
def test_what_is_refused_says_why_and_shows_a_line_that_passes(text: str, problem: str, fix: str) -> None:
    assert read_check(text) == Unclear(text, problem, fix, corrected=not fix.startswith("for example: "))
