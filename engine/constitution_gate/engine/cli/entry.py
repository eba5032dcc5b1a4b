"""Where the two console scripts start. Nothing heavy is imported before the arguments are known."""

from __future__ import annotations

import os
import sys

from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

_INTERNAL_ERROR = 4
_USAGE_ERROR = 2


def main() -> NoReturn:
    """Run `constitution-gate` and end the process with its exit status."""
    _end(_guarded(sys.argv[1:], "constitution-gate"))


def analyze() -> NoReturn:
    """Run `speckit.analyze` and end the process with its exit status."""
    _end(_guarded(sys.argv[1:], "speckit.analyze"))


def _guarded(arguments: Sequence[str], program: str) -> int:
    from constitution_gate.engine.cli import output

    try:
        status = _run(arguments, program)
    except KeyboardInterrupt:
        output.note("Interrupted.")
        return 130
    except BrokenPipeError:
        return _INTERNAL_ERROR
    except Exception as defect:  # noqa: BLE001 - the last guard: a traceback never reaches the screen
        return _report_defect(defect)
    return status


def _run(arguments: Sequence[str], program: str) -> int:
    if list(arguments) in (["--version"], ["-V"]):
        from constitution_gate.engine.cli import output
        from constitution_gate.engine.version import VERSION

        return output.write(f"constitution-gate {VERSION}\n", 0)
    if program == "constitution-gate" and list(arguments) in (["--help"], ["-h"]):
        from constitution_gate.engine.cli import output, overview

        shown = overview.read()
        if shown is not None:
            return output.write(shown, 0)
    from constitution_gate.engine.cli import plain_arguments

    request = plain_arguments.read(arguments) if program == "constitution-gate" else None
    if request is not None:
        from constitution_gate.engine.cli import audit

        return audit.run(request)
    from constitution_gate.engine.cli import app

    return app.run(arguments, program)


def _report_defect(defect: BaseException) -> int:
    from constitution_gate.engine.cli import crash_log, output

    where = crash_log.write(defect)
    told = f" The log is at {where}." if where else ""
    output.note(f"This is a defect of constitution-gate ({type(defect).__name__}); no verdict was reached.{told}")
    return _INTERNAL_ERROR


def _end(status: int) -> NoReturn:
    store = sys.modules.get("constitution_gate.constitution.pattern_store")
    if store is not None:
        store.save()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = status or _INTERNAL_ERROR
    os._exit(status)
