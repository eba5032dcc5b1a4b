"""`prove`: whether the gates that pass can fail."""

from __future__ import annotations

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import feature_paths, options_of, project_of

if TYPE_CHECKING:
    from constitution_gate.engine.cli.audit import Request
    from constitution_gate.engine.proving.proof import ProofReport

_STATUS = {"passed": 0, "failed": 1, "input-error": 2}


class Wanted(Record):
    """What the command line asks for besides features: gates by their ids, how many mutations, and the format."""

    gates: tuple[str, ...]
    thorough: bool
    limit: int
    listing: str


def run(request: Request, wanted: Wanted) -> int:
    """Try the gates and print what was found; 0 all that pass can fail, 1 some were not seen to, 2 an input error."""
    from constitution_gate.engine.cli.progress import Progress
    from constitution_gate.engine.proving import proof

    try:
        project = project_of(request.root)
        paths = feature_paths(project, request)
        with Progress("Breaking", noun="gates", shown=not request.quiet) as progress:
            effort = proof.Effort(wanted.thorough, wanted.limit, wanted.gates, progress.at)
            report = proof.prove(project, paths, options_of(request), effort)
    except InputError as error:
        report = proof.input_error(error)
    return output.write(_rendered(report, wanted.listing), _STATUS[report.outcome.value])


def _rendered(report: ProofReport, listing: str) -> str:
    from constitution_gate.engine.reports import proofs

    return {"json": proofs.as_json, "markdown": proofs.as_markdown, "text": proofs.as_text}[listing](report)
