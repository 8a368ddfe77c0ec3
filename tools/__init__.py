"""Every tool the server offers, in the order they are listed."""

from tools.check_plan import check_plan
from tools.draft_rollback import draft_rollback
from tools.list_issues import list_issues
from tools.mark_deploy_done import mark_deploy_done
from tools.propose_rollout import propose_rollout
from tools.read_status import read_status
from tools.tool import ToolSpec, asks, reads, writes
from tools.waive_gate import waive_gate
from tools.write_plan import write_plan

TOOLS: tuple[ToolSpec, ...] = (
    reads(list_issues, title="List issues"),
    reads(read_status, title="Read an issue's status"),
    writes(propose_rollout, title="Propose the rollout"),
    writes(draft_rollback, title="Draft the rollback"),
    writes(write_plan, title="Write the plan"),
    asks(waive_gate, title="Waive a gate"),
    reads(check_plan, title="Check the plan"),
    writes(mark_deploy_done, title="Mark Deploy done"),
)
