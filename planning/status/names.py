"""The names of the workflow's phases, as people write them."""

import re

PHASES = (
    "Discovery",
    "Research",
    "Design",
    "Planning",
    "Implementation",
    "Review",
    "Security",
    "Deploy",
    "Observe",
    "Retro",
)

_WRITTEN = {
    "Discovery": "discovery, discover, descubrimiento, descoberta, découverte, 探索",
    "Research": "research, code research, investigación, pesquisa, recherche, 研究, 调研",
    "Design": "design, diseño, conception, entwurf, 设计, 設計",
    "Planning": "planning, plan, planificación, planejamento, plano técnico, planification, planung, 计划, 規劃",
    "Implementation": "implementation, implement, implementación, implementação, implémentation, umsetzung, "
    "implementierung, 实现, 實作, 実装",
    "Review": "review, code review, revisión, revisão, revue, 审查, レビュー",
    "Security": "security, security audit, security review, security check, security scan, security pentest, "
    "pentest, seguridad, segurança, sécurité, sicherheit, 安全",
    "Deploy": "deploy, deployment, deploy plan, deployment plan, deploy/release, release/deploy, "
    "deploy to production, deploy to prod, production deploy, production deployment, "
    "despliegue, implantação, déploiement, 部署, デプロイ",
    "Observe": "observe, observability, observation, monitoring, observabilidad, observabilidade, 监控",
    "Retro": "retro, retrospective, retrospectiva, rétrospective, 复盘",
}
_CANONICAL = {word: name for name, words in _WRITTEN.items() for word in words.split(", ")}
# Only where the list has no such phase of its own: in some lists architecture is one more phase.
SECOND_CHOICE = {
    "build": "Implementation",
    "architecture": "Design",
    "arquitectura": "Design",
    "arquitetura": "Design",
}

_NUMBER = re.compile(r"^(?:(?:phase|step|stage|fase|etapa|paso)\s+)?#?\d+[a-z]?\s*[.:)–—-]*\s+", re.IGNORECASE)
_PART = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_TAIL = re.compile(r"\s+(\d+[a-z])$", re.IGNORECASE)
_HEAD = re.compile(r"^(\d+[a-z])\b", re.IGNORECASE)
_ORNAMENT = re.compile(r"[^\w\s()\[\]/&.,:'#-]+")


def plain_name(written: str) -> tuple[str, str]:
    """Give the bare name and the part said with it: `7a. **Security** (static)` is `Security`, `static`."""
    text = " ".join(_ORNAMENT.sub(" ", written.replace("_", " ")).split()).strip(" .:,-")
    head = _HEAD.match(text)
    numberless = _NUMBER.sub("", text)
    parts = [part.strip() for part in _PART.findall(numberless)]
    bare = _PART.sub(" ", numberless).strip(" .:,-")
    tail = _TAIL.search(bare)
    if tail:
        parts.append(tail[1])
        bare = bare[: tail.start()]
    if head and not parts:
        parts.append(head[1])
    return " ".join(bare.split()), ", ".join(parts)


def canonical_name(bare: str) -> str:
    """Give the workflow's name of a bare name, or nothing."""
    name = bare.lower()
    return _CANONICAL.get(name) or _CANONICAL.get(name.removesuffix(" phase"), "")


def rank(name: str) -> int:
    """Place of a canonical name in the workflow, from 0; -1 for any other name."""
    return PHASES.index(name) if name in PHASES else -1
