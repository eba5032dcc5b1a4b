"""The command line: every command with its options, and nothing of what they do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from constitution_gate.constitution.model import InputError, Phase
from constitution_gate.engine.cli.audit import Request
from constitution_gate.engine.cli.targets import FORMATS
from constitution_gate.engine.time_limit import GATE_SECONDS
from constitution_gate.engine.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class ListFormat(StrEnum):
    """Formats of a listing."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class Forge(StrEnum):
    """Where pipelines run that `init` writes."""

    GITHUB = "github"
    GITLAB = "gitlab"


class ResultFormat(StrEnum):
    """Formats of a result."""

    TEXT = "text"
    JSON = "json"


class KeyKind(StrEnum):
    """The kinds of keys that are made."""

    ED25519 = "ed25519"
    ECDSA = "ecdsa"
    RSA = "rsa"


class HistoryFormat(StrEnum):
    """Formats of the history."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


class SchemaName(StrEnum):
    """The published schemas."""

    BASELINE = "baseline"
    GATE = "gate"
    HISTORY = "history"
    REPORT = "report"


Features = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FEATURE]...", help="A feature's directory, name or number; the current one without any."),
]
Root = Annotated[str | None, typer.Option("--root", metavar="DIR", help="The project's root.")]
Every = Annotated[bool, typer.Option("--all", help="Every feature under specs/.")]
AtPhase = Annotated[Phase | None, typer.Option("--phase", help="Judge as if the feature were at this phase.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="FORMAT[:PATH]", help=f"{', '.join(FORMATS)}; repeat it to write several."),
]
Output = Annotated[str | None, typer.Option("--output", metavar="PATH", help="Write the report to a file.")]
Strict = Annotated[bool, typer.Option("--strict", help="A SHOULD gate that fails blocks too.")]
AllowUnverified = Annotated[
    bool, typer.Option("--allow-unverified", help="A MUST gate that nothing verifies does not block.")
]
AllChecks = Annotated[
    bool,
    typer.Option("--all-checks", help="Run every built-in check, also what the constitution does not ask."),
]
Base = Annotated[
    str | None,
    typer.Option("--base", metavar="REV", help="A git revision whose constitution must not be weakened unamended."),
]
Changed = Annotated[
    str | None,
    typer.Option("--changed", metavar="REV", help="Every feature that the changes since a git revision touch."),
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Failures that this file freezes do not block."),
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", metavar="N", min=0, max=64, help="Processes that audit; 0 is one for each core."),
]
TimeLimit = Annotated[
    float,
    typer.Option("--time-limit", metavar="SECONDS", min=0.1, max=3600, help="Processor time for each gate."),
]
Record = Annotated[bool, typer.Option("--record", help="Keep the outcome in the history of audits.")]
HistoryFile = Annotated[
    str | None,
    typer.Option("--history", metavar="FILE", help="Another history than the one of this user."),
]
ProjectName = Annotated[
    str | None,
    typer.Option("--project", metavar="NAME", help="What the project is called there, instead of by its root."),
]
UseCache = Annotated[bool, typer.Option("--cache/--no-cache", help="Use verdicts of earlier runs that still hold.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="One line for each feature.")]
Coloring = Annotated[Color, typer.Option("--color", help="Colour the text report.")]

_SETTINGS = {"help_option_names": ["-h", "--help"]}
application = typer.Typer(
    name="constitution-gate",
    help="Decide the gates of a Spec Kit constitution from evidence.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"constitution-gate {VERSION}")
        raise typer.Exit


@application.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    del version


@application.command("audit")
def _audit(
    features: Features = None,
    root: Root = None,
    every: Every = False,
    changed: Changed = None,
    phase: AtPhase = None,
    formats: Formats = None,
    output: Output = None,
    strict: Strict = False,
    allow_unverified: AllowUnverified = False,
    all_checks: AllChecks = False,
    base: Base = None,
    baseline: Baseline = None,
    jobs: Jobs = 0,
    time_limit: TimeLimit = GATE_SECONDS,
    cache: UseCache = True,
    record: Record = False,
    history: HistoryFile = None,
    project: ProjectName = None,
    quiet: Quiet = False,
    color: Coloring = Color.AUTO,
) -> int:
    """Audit features against the constitution. Exit: 0 passed, 1 failed, 2 input error, 3 inconclusive."""
    from constitution_gate.engine.cli import audit

    return audit.run(
        Request(
            features=tuple(features or ()),
            root=root,
            every=every,
            phase=phase.value if phase else None,
            formats=tuple(formats or ("text",)),
            output=output,
            strict=strict,
            allow_unverified=allow_unverified,
            all_checks=all_checks,
            quiet=quiet,
            color=color.value,
            base=base,
            changed=changed,
            baseline=baseline,
            jobs=jobs,
            time_limit=time_limit,
            cache=cache,
            record=record,
            history=history,
            project=project,
        )
    )


@application.command("fill")
def _fill(
    features: Features = None,
    root: Root = None,
    every: Every = False,
    changed: Changed = None,
    phase: AtPhase = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if something would change.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove Complexity Tracking rows that justify nothing.")
    ] = False,
    strict: Strict = False,
    allow_unverified: AllowUnverified = False,
    base: Base = None,
    baseline: Baseline = None,
    quiet: Quiet = False,
    color: Coloring = Color.AUTO,
) -> int:
    """Audit, then write the tables of plan.md from the verdicts."""
    from constitution_gate.engine.cli import fill

    request = Request(
        features=tuple(features or ()),
        root=root,
        every=every,
        phase=phase.value if phase else None,
        strict=strict,
        allow_unverified=allow_unverified,
        quiet=quiet,
        color=color.value,
        base=base,
        changed=changed,
        baseline=baseline,
    )
    return fill.run(request, check=check, prune=prune)


@application.command("baseline")
def _baseline(
    features: Features = None,
    root: Root = None,
    every: Every = False,
    phase: AtPhase = None,
    file: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="Another file than the one in .specify/; `-` prints it."),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Freeze what is new, too, where there is a baseline.")] = False,
    include_non_negotiable: Annotated[
        bool, typer.Option("--include-non-negotiable", help="Freeze findings of NON-NEGOTIABLE gates, too.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if something would change.")] = False,
    quiet: Quiet = False,
) -> int:
    """Freeze today's failures, so that only new ones block. Exit: 1 if something fails and is not frozen."""
    from constitution_gate.engine.cli import baseline

    request = Request(
        features=tuple(features or ()), root=root, every=every, phase=phase.value if phase else None, quiet=quiet
    )
    wanted = baseline.Wanted(file, add=add, include_non_negotiable=include_non_negotiable, check=check)
    return baseline.run(request, wanted)


@application.command("gates")
def _gates(
    root: Root = None,
    listing: Annotated[ListFormat, typer.Option("--format", help="How to print the list.")] = ListFormat.TEXT,
) -> int:
    """List the gates, where each comes from, and what decides it."""
    from constitution_gate.engine.cli import gates

    return gates.run(root, listing.value)


@application.command("explain")
def _explain(
    name: Annotated[str, typer.Argument(metavar="CHECK_OR_GATE", help="The name of a check, or the id of a gate.")],
    root: Root = None,
) -> int:
    """Say what a check or a gate demands, why, and how to meet it."""
    from constitution_gate.engine.cli import explain

    return explain.run(name, root)


@application.command("prove")
def _prove(
    features: Features = None,
    root: Root = None,
    every: Every = False,
    gates: Annotated[
        list[str] | None, typer.Option("--gate", metavar="ID", help="Only this gate; repeat it for several.")
    ] = None,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Try every mutation, not only up to the first that turns the verdict.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=10_000, help="Most mutations for each gate.")
    ] = 100,
    phase: AtPhase = None,
    all_checks: AllChecks = False,
    base: Base = None,
    listing: Annotated[ListFormat, typer.Option("--format", help="How to print it.")] = ListFormat.TEXT,
    quiet: Annotated[bool, typer.Option("--quiet", help="No notes and no progress.")] = False,
) -> int:
    """Show on broken copies that passing gates can fail. Exit: 1 if one was not seen to."""
    from constitution_gate.engine.cli import prove

    request = Request(
        features=tuple(features or ()),
        root=root,
        every=every,
        phase=phase.value if phase else None,
        all_checks=all_checks,
        base=base,
        quiet=quiet,
    )
    return prove.run(request, prove.Wanted(tuple(gates or ()), thorough, limit, listing.value))


@application.command("lint")
def _lint(root: Root = None) -> int:
    """Look for faults in the constitution itself. Exit: 0 none, 1 some, 2 it cannot be judged by."""
    from constitution_gate.engine.cli import lint

    return lint.run(root)


@application.command("diff")
def _diff(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The git revision to compare with, such as origin/main.")],
    root: Root = None,
    listing: Annotated[ListFormat, typer.Option("--format", help="How to print the changes.")] = ListFormat.TEXT,
    color: Coloring = Color.AUTO,
) -> int:
    """Say what changed in the constitution since a revision. Exit: 1 if it was weakened and not amended in full."""
    from constitution_gate.engine.cli import diff

    return diff.run(base, root, listing.value, color.value)


@application.command("history")
def _history(
    features: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FEATURE]...", help="A recorded feature's directory, name or number; all without any."),
    ] = None,
    root: Root = None,
    every: Annotated[bool, typer.Option("--all", help="Every recorded feature, as without a name.")] = False,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="RUN", help="Compare with a run: its number, revision or date."),
    ] = None,
    last: Annotated[int | None, typer.Option("--last", metavar="N", min=1, help="Only the last N runs.")] = None,
    listing: Annotated[HistoryFormat, typer.Option("--format", help="How to print it.")] = HistoryFormat.TEXT,
    output: Output = None,
    history: HistoryFile = None,
    project: ProjectName = None,
    color: Coloring = Color.AUTO,
) -> int:
    """Show past audits: the trend, what was resolved, what is new."""
    from constitution_gate.engine.cli import history as command

    wanted = command.Wanted(
        features=tuple(features or ()),
        every=every,
        root=root,
        project=project,
        file=history,
        against=against,
        last=last,
        format=listing.value,
        output=output,
        color=color.value,
    )
    return command.run(wanted)


@application.command("init")
def _init(
    root: Root = None,
    spec_kit: Annotated[
        bool, typer.Option("--spec-kit", help="Install the extension, presets and workflow of Spec Kit.")
    ] = False,
    ci: Annotated[Forge | None, typer.Option("--ci", help="Write a pipeline that audits.")] = None,
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help="Add hooks for pre-commit.")] = False,
    origin: Annotated[
        str | None,
        typer.Option("--from", metavar="ORIGIN", help="Where a pipeline takes this program from, pinned."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write without a question.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")] = False,
    color: Coloring = Color.AUTO,
) -> int:
    """Declare derived gates in the constitution, or set surfaces up. Exit: 1 if something is left to do."""
    from constitution_gate.engine.cli import init

    wanted = init.Wanted(
        spec_kit=spec_kit,
        ci=ci.value if ci else None,
        pre_commit=pre_commit,
        origin=origin,
        yes=yes,
        dry_run=dry_run,
    )
    return init.run(root, wanted, color.value)


@application.command("sign-off")
def _sign_off(
    release: Annotated[str, typer.Option("--release", metavar="VERSION", help="The version that is released.")],
    features: Annotated[
        list[str] | None, typer.Option("--feature", metavar="FEATURE", help="A feature in it; every one without any.")
    ] = None,
    root: Root = None,
    keys: Annotated[
        list[str] | None,
        typer.Option("--key", metavar="FILE", help="A private key (PEM), or env://NAME; repeatable."),
    ] = None,
    keyless: Annotated[bool, typer.Option("--keyless", help="Sign through sigstore, over the network.")] = False,
    approve: Annotated[
        list[str] | None,
        typer.Option("--approve", metavar="GATE=NAME:REASON", help="Approve a review gate that nothing decides."),
    ] = None,
    bundle: Annotated[
        str | None, typer.Option("--bundle", metavar="DIR", help="Where the evidence goes, outside of the project.")
    ] = None,
    attestation: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="Where the attestation goes, alone.")
    ] = None,
    resource: Annotated[
        str | None, typer.Option("--resource", metavar="URI", help="What is released, such as git+https://….")
    ] = None,
    base: Base = None,
    strict: Strict = False,
    allow_dirty: Annotated[
        bool, typer.Option("--allow-dirty", help="Sign a tree that is not the one of its revision.")
    ] = False,
    color: Coloring = Color.AUTO,
) -> int:
    """Audit a release and sign what was found. Exit: 0 only if all passed and an attestation was written."""
    from constitution_gate.engine.cli import sign_off

    return sign_off.run(
        sign_off.Wanted(
            release=release,
            features=tuple(features or ()),
            root=root,
            keys=tuple(keys or ()),
            keyless=keyless,
            approvals=tuple(approve or ()),
            bundle=bundle,
            attestation=attestation,
            resource=resource,
            base=base,
            strict=strict,
            allow_dirty=allow_dirty,
            color=color.value,
        )
    )


@application.command("verify")
def _verify(
    attestation: Annotated[str, typer.Argument(metavar="ATTESTATION", help="The file, or the directory of a bundle.")],
    keys: Annotated[
        list[str] | None,
        typer.Option("--key", metavar="PUB", help="A public key (PEM) that you trust, or env://NAME; repeatable."),
    ] = None,
    threshold: Annotated[
        int | None, typer.Option("--threshold", metavar="N", min=1, help="How many keys have to have signed; all.")
    ] = None,
    root: Annotated[
        str | None, typer.Option("--root", metavar="DIR", help="The project to compare with; none is without it.")
    ] = None,
    revision: Annotated[
        str | None, typer.Option("--revision", metavar="REV", help="Compare with this git revision, not the files.")
    ] = None,
    release: Annotated[
        str | None, typer.Option("--release", metavar="VERSION", help="The version that it has to be.")
    ] = None,
    resource: Annotated[str | None, typer.Option("--resource", metavar="URI", help="What it has to be about.")] = None,
    identity: Annotated[
        str | None, typer.Option("--identity", metavar="NAME", help="Who signed it through sigstore, with --issuer.")
    ] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="URL", help="The provider of the identity.")] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Trust the roots of sigstore as last fetched.")] = False,
    max_age: Annotated[
        int | None, typer.Option("--max-age", metavar="DAYS", min=1, max=36500, help="How old it may be.")
    ] = None,
    allow_dirty: Annotated[
        bool, typer.Option("--allow-dirty", help="Accept one that was signed with --allow-dirty.")
    ] = False,
    listing: Annotated[ResultFormat, typer.Option("--format", help="How to print the result.")] = ResultFormat.TEXT,
) -> int:
    """Verify a sign-off, and compare it with a tree. Exit: 0 it holds, 1 it does not, 2 it cannot be read."""
    from constitution_gate.engine.cli import verify

    return verify.run(
        verify.Wanted(
            attestation=attestation,
            keys=tuple(keys or ()),
            threshold=threshold,
            root=root,
            revision=revision,
            release=release,
            resource=resource,
            identity=identity,
            issuer=issuer,
            offline=offline,
            max_age=max_age,
            allow_dirty=allow_dirty,
            listing=listing.value,
        )
    )


@application.command("keygen")
def _keygen(
    prefix: Annotated[
        str, typer.Option("--output", metavar="PREFIX", help="The files are PREFIX.pem and PREFIX.pub.")
    ] = "sign-off",
    kind: Annotated[KeyKind, typer.Option("--type", help="The kind of key.")] = KeyKind.ED25519,
) -> int:
    """Make a pair of keys for sign-off and verify."""
    from constitution_gate.engine.cli import keygen

    return keygen.run(prefix, kind.value)


@application.command("doctor")
def _doctor(
    root: Root = None,
    listing: Annotated[ResultFormat, typer.Option("--format", help="How to print it.")] = ResultFormat.TEXT,
    color: Coloring = Color.AUTO,
) -> int:
    """Say whether everything is wired, and what cures the rest. Exit: 1 if something is to be cured."""
    from constitution_gate.engine.cli import doctor

    return doctor.run(root, listing.value, color.value)


@application.command("schema")
def _schema(name: Annotated[SchemaName, typer.Argument(help="Which schema to print.")]) -> int:
    """Print the JSON Schema of gates, reports, baselines or histories."""
    from constitution_gate.engine.cli import output
    from constitution_gate.engine.schemas import render

    return output.write(render(name.value), 0)


analyze_application = typer.Typer(
    name="speckit.analyze",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings=_SETTINGS,
)


@analyze_application.command()
def _analyze(
    features: Features = None,
    audit_: Annotated[bool, typer.Option("--audit", help="The audit, decided by machine and read-only.")] = False,
    root: Root = None,
    every: Every = False,
    changed: Changed = None,
    phase: AtPhase = None,
    formats: Formats = None,
    strict: Strict = False,
    allow_unverified: AllowUnverified = False,
    all_checks: AllChecks = False,
    base: Base = None,
    baseline: Baseline = None,
) -> int:
    """Analyse features in the layout of `/speckit.analyze`; nothing is written."""
    from constitution_gate.engine.cli import audit, output

    if not audit_:
        output.note("speckit.analyze runs inside an agent; from a shell, give it --audit.")
        return 2
    return audit.run(
        Request(
            features=tuple(features or ()),
            root=root,
            every=every,
            phase=phase.value if phase else None,
            formats=tuple(formats or ("analysis",)),
            strict=strict,
            allow_unverified=allow_unverified,
            all_checks=all_checks,
            base=base,
            changed=changed,
            baseline=baseline,
        )
    )


def run(arguments: Sequence[str], program: str) -> int:
    """Parse the arguments, run the command, and return its exit status."""
    from constitution_gate.engine.cli import output

    chosen = analyze_application if program == "speckit.analyze" else application
    command = typer.main.get_command(chosen)
    try:
        status = command.main(args=list(arguments), prog_name=program, standalone_mode=False)
    except InputError as error:
        for problem in error.problems:
            output.note(str(problem))
        return 2
    except typer.Exit as ended:
        return int(ended.exit_code)
    except Exception as error:
        usage = _usage_error(error)
        if usage is None:
            raise
        output.note(usage)
        return 2
    return status if isinstance(status, int) else 0


def _usage_error(error: Exception) -> str | None:
    """The sentence of a usage error of the command-line library, or None for any other exception."""
    message = getattr(error, "format_message", None)
    if message is None:
        return None
    said = str(message())
    return f"{said} Try --help." if said else "Try --help."
