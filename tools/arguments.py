"""What agents give to the tools: the published shapes; the models default everything, so that a gate can speak."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from planning.limits import MINUTES
from tools.schema import Required

Texts = tuple[str, ...]
Minutes = Annotated[int, Field(ge=0, le=MINUTES), WithJsonSchema({"type": "integer"})]
"""As a plan holds them; hosts are told the type alone, since every word of a schema is paid for in every session."""


class Given(BaseModel):
    """An argument as it was given: None means absent, empty means empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    main: ClassVar[str] = ""
    """The field that a bare string stands for."""


class ChangeGiven(Given):
    """What the change is, and the facts that decide its strategy."""

    main = "summary"
    summary: Annotated[str | None, Required] = None
    user_facing: bool | None = None
    zero_downtime: bool | None = None
    performance_sensitive: bool | None = None
    stateless: bool | None = None
    gradual: bool | None = None
    flag: Annotated[str | None, Field(description="name of the feature flag")] = None
    schema_change: Literal["none", "expand", "contract"] | None = None


class StageGiven(Given):
    """One stage of the rollout."""

    name: str | None = None
    exposure: Annotated[
        str | None,
        Required,
        Field(description="5% of requests, 5 of 100 hosts, 50 invited testers, everyone"),
    ] = None
    duration: Annotated[str | None, Required, Field(description="30m, 2h, 3d")] = None
    do: Annotated[Texts | None, Field(description="`command` or 'Where: console, place'")] = None
    proceed_when: Annotated[Texts | None, Required, Field(description="checks")] = None
    watch: Annotated[Texts | None, Field(description="dashboards, alerts")] = None


class ReleaseGiven(Given):
    """What goes out and what it goes back to."""

    main = "version"
    version: Annotated[str | None, Required] = None
    roll_back_to: Annotated[str | None, Required] = None
    lead: Annotated[str | None, Field(description="role that decides")] = None
    window: str | None = None
    downtime: str | None = None
    coexistence: Annotated[str | None, Field(description="do old and new run together")] = None
    no_return_after: Annotated[str | None, Field(description="stage 2, or none")] = None


class StepGiven(Given):
    """One step of the rollback."""

    main = "action"
    action: Annotated[str | None, Required] = None
    command: str | None = None
    where: Annotated[str | None, Field(description="console, place: instead of a command")] = None
    expect: str | None = None
    minutes: Minutes | None = None
    from_stage: Annotated[int | None, Field(description="first stage it applies to")] = None


class ItemGiven(Given):
    """One item of the pre-deployment checklist."""

    main = "item"
    item: Annotated[str | None, Required] = None
    command: str | None = None
    expect: str | None = None
    evidence: Annotated[str | None, Field(description="where the proof is: link, document, pull request")] = None
    not_applicable: Annotated[str | None, Field(description="why not needed")] = None


class MigrationGiven(Given):
    """One change of the database."""

    main = "script"
    script: Annotated[str | None, Required] = None
    compatible: Annotated[str | None, Required, Field(description="works with the running version?")] = None
    backfill: str | None = None
    minutes: Annotated[Minutes | None, Required] = None
    on_rollback: Annotated[
        str | None, Required, Field(description="keep, a command, or 'restore <backup>, loses <what>'")
    ] = None


class AnnouncementGiven(Given):
    """What is said to the team."""

    main = "message"
    channel: str | None = None
    message: str | None = None
