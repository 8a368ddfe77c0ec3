"""Every gate, in the order in which findings are given."""

from planning.gates.baseline_missing import baseline_missing
from planning.gates.changelog_missing import changelog_missing
from planning.gates.checklist_item_missing import checklist_item_missing
from planning.gates.command_not_found import command_not_found
from planning.gates.context_missing import context_missing
from planning.gates.contract_during_rollout import contract_during_rollout
from planning.gates.criterion_fails_today import criterion_fails_today
from planning.gates.criterion_unsized import criterion_unsized
from planning.gates.criterion_without_traffic import criterion_without_traffic
from planning.gates.exposure_below_one import exposure_below_one
from planning.gates.exposure_decreases import exposure_decreases
from planning.gates.first_stage_too_large import first_stage_too_large
from planning.gates.fix_forward_missing import fix_forward_missing
from planning.gates.gate import Gate
from planning.gates.health_check_missing import health_check_missing
from planning.gates.idle_command import idle_command
from planning.gates.implausible_direction import implausible_direction
from planning.gates.impossible_shape import impossible_shape
from planning.gates.irreversible_migration import irreversible_migration
from planning.gates.item_without_evidence import item_without_evidence
from planning.gates.lead_missing import lead_missing
from planning.gates.limit_at_regression import limit_at_regression
from planning.gates.metrics_missing import metrics_missing
from planning.gates.migration_not_found import migration_not_found
from planning.gates.migration_order import migration_order
from planning.gates.migration_without_rollback import migration_without_rollback
from planning.gates.migrations_missing import migrations_missing
from planning.gates.moving_target import moving_target
from planning.gates.nobody_notified import nobody_notified
from planning.gates.over_limit import over_limit
from planning.gates.percent_of_baseline import percent_of_baseline
from planning.gates.placeholder import placeholder
from planning.gates.requirement_uncovered import requirement_uncovered
from planning.gates.rollback_target_missing import rollback_target_missing
from planning.gates.rollback_to_new_version import rollback_to_new_version
from planning.gates.rollback_unverified import rollback_unverified
from planning.gates.rollout_incomplete import rollout_incomplete
from planning.gates.secret import secret
from planning.gates.section_missing import section_missing
from planning.gates.security_incomplete import security_incomplete
from planning.gates.security_open_part import security_open_part
from planning.gates.smoke_test_missing import smoke_test_missing
from planning.gates.stage_below_ttl import stage_below_ttl
from planning.gates.stage_without_criterion import stage_without_criterion
from planning.gates.stage_without_duration import stage_without_duration
from planning.gates.stage_without_signal import stage_without_signal
from planning.gates.stage_without_step import stage_without_step
from planning.gates.stages_missing import stages_missing
from planning.gates.stale_figure import stale_figure
from planning.gates.stale_input import stale_input
from planning.gates.step_without_minutes import step_without_minutes
from planning.gates.steps_missing import steps_missing
from planning.gates.strategy_mismatch import strategy_mismatch
from planning.gates.strategy_missing import strategy_missing
from planning.gates.strategy_step_missing import strategy_step_missing
from planning.gates.trigger_contradicts_criterion import trigger_contradicts_criterion
from planning.gates.trigger_fires_today import trigger_fires_today
from planning.gates.trigger_missing import trigger_missing
from planning.gates.trigger_noisy import trigger_noisy
from planning.gates.trigger_unwatched import trigger_unwatched
from planning.gates.undefined_value import undefined_value
from planning.gates.underpowered_stage import underpowered_stage
from planning.gates.unreadable import unreadable
from planning.gates.vague_criterion import vague_criterion
from planning.gates.vague_exposure import vague_exposure
from planning.gates.vague_step import vague_step
from planning.gates.vague_trigger import vague_trigger
from planning.gates.vague_words import vague_words
from planning.gates.waiver_invalid import waiver_invalid
from planning.gates.window_below_scrape import window_below_scrape
from planning.gates.window_longer_than_stage import window_longer_than_stage
from planning.gates.window_missing import window_missing
from planning.gates.window_too_short import window_too_short

GATES: tuple[Gate, ...] = (
    unreadable,
    section_missing,
    placeholder,
    secret,
    over_limit,
    waiver_invalid,
    context_missing,
    stale_input,
    stale_figure,
    security_incomplete,
    security_open_part,
    strategy_missing,
    stages_missing,
    vague_exposure,
    exposure_below_one,
    stage_without_duration,
    stage_without_step,
    stage_without_criterion,
    vague_criterion,
    criterion_without_traffic,
    implausible_direction,
    criterion_fails_today,
    percent_of_baseline,
    limit_at_regression,
    requirement_uncovered,
    underpowered_stage,
    window_longer_than_stage,
    stage_below_ttl,
    window_below_scrape,
    exposure_decreases,
    rollout_incomplete,
    impossible_shape,
    strategy_mismatch,
    first_stage_too_large,
    stage_without_signal,
    baseline_missing,
    criterion_unsized,
    lead_missing,
    window_missing,
    window_too_short,
    rollback_target_missing,
    trigger_missing,
    vague_trigger,
    trigger_fires_today,
    trigger_contradicts_criterion,
    trigger_noisy,
    trigger_unwatched,
    steps_missing,
    vague_step,
    idle_command,
    command_not_found,
    step_without_minutes,
    strategy_step_missing,
    rollback_to_new_version,
    moving_target,
    undefined_value,
    rollback_unverified,
    fix_forward_missing,
    migration_not_found,
    migration_order,
    contract_during_rollout,
    irreversible_migration,
    migration_without_rollback,
    migrations_missing,
    checklist_item_missing,
    item_without_evidence,
    smoke_test_missing,
    health_check_missing,
    metrics_missing,
    nobody_notified,
    changelog_missing,
    vague_words,
)
BY_NAME = {gate.name: gate for gate in GATES}

__all__ = ["BY_NAME", "GATES", "Gate"]
