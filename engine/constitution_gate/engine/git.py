"""What a revision holds, read through the `git` program; no other module starts a program for it.

The repository that is asked is as untrusted as the tree that is audited. Only `rev-parse`, `merge-base`, `ls-tree`,
`cat-file` and `ls-files` are called, none of which reads a file of the work tree but .gitignore, runs a filter or a
hook, or formats anything. The directory of git is named (`--git-dir`), so nothing is discovered and nobody has to be
declared a safe owner; no configuration but that of the repository is read, and of that whatever could start a program
is switched off. Replacement objects, grafts and fetching on demand are off: what is read is what the name of the object
says (git(1), git-config(1)).
"""

from __future__ import annotations

import os
from bisect import bisect_left

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Sequence

SECONDS = 10
"""How long one call may take."""
LONGEST_REVISION = 200
LARGEST_LISTING = 64 << 20

_CHUNK = 1 << 16
_FORBIDDEN = frozenset(" :?*[\\\x7f")
_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    f"core.excludesFile={os.devnull}",
    "-c",
    "protocol.allow=never",
    # What it says of a commit's parents is not the commit itself, and could be anything.
    "-c",
    "core.commitGraph=false",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


_UNLISTED = Problem("git cannot list the files of the work tree.", None, None, "Run git status.")
_UNSHALLOW = (
    "Fetch the whole history: git fetch --unshallow origin, and git fetch origin {} where that branch is missing; "
    "with actions/checkout, `fetch-depth: 0`."
)


class Entry(Record):
    """An entry of a tree. `mode` is git's ("100644", "120000" for a link, "160000" for a submodule, "040000")."""

    mode: str
    object: str
    path: str

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == "120000"

    @property
    def is_submodule(self) -> bool:
        """Whether it is a submodule; the object is a commit of another repository then."""
        return self.mode == "160000"


class Git:
    """The repository that a directory belongs to."""

    def __init__(self, program: str, directory: str, work_tree: str, prefix: str) -> None:
        """`directory` is the `.git`; `prefix` is the path of the audited root below the work tree."""
        self._program = program
        self._directory = directory
        self._work_tree = work_tree
        self.prefix = prefix

    def holds(self, path: str) -> bool:
        """Whether a real path lies in the work tree."""
        return path.startswith(os.path.join(self._work_tree, ""))

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names.

        Raises InputError for a text that is no revision and for one that the repository does not hold, with the
        command that fetches it.
        """
        if not _is_revision(revision):
            shown = revision[:LONGEST_REVISION]
            remedy = "Give a branch, a tag or a commit, for example origin/main."
            raise InputError(Problem(f"{shown!r} is no name of a revision.", None, None, remedy))
        found = self._verified(f"{revision}^{{commit}}")
        if found is None:
            raise InputError(self._missing(revision))
        return found

    def fork(self, commit: str, name: str) -> str:
        """The commit at which HEAD left the history of a commit that is called `name`: their merge base.

        Raises InputError where there is none in this clone. Of several, as after merges in both directions, it is the
        one that git names first.
        """
        found = self._run("merge-base", commit, self.commit("HEAD"), limit=1000)
        fork = found.decode("ascii", "replace").strip() if found else ""
        if not _is_object(fork):
            raise InputError(self._unrelated(name))
        return fork

    def tree(self, commit: str) -> str | None:
        """The id of the tree that the audited root was at a commit; None where it was not there."""
        return self._verified(f"{commit}:{self.prefix}" if self.prefix else f"{commit}^{{tree}}")

    def entries(self, tree: str, *, recursive: bool = False) -> tuple[Entry, ...]:
        """The entries of a tree, those of its sub-trees in their place where `recursive`; raises InputError."""
        words = ("ls-tree", "-z", "--full-tree", *(("-r",) if recursive else ()), tree)
        listed = self._run(*words, limit=LARGEST_LISTING)
        if listed is None:
            raise InputError(self._incomplete("A directory"))
        try:
            return tuple(_entries(listed))
        except ValueError:
            raise InputError(self._incomplete("A directory")) from None

    def content(self, blob: str, limit: int) -> bytes:
        """The bytes of a file, cut after `limit` + 1; raises InputError where the clone does not hold them."""
        found = self._run("cat-file", "blob", blob, limit=limit, cut=True)
        if found is None:
            raise InputError(self._incomplete("A file"))
        return found

    def size(self, blob: str) -> int | None:
        """The size of a file in bytes, or None where the clone does not hold it."""
        found = self._run("cat-file", "-s", blob, limit=100)
        return int(found) if found is not None and found.strip().isdigit() else None

    def ignored(self) -> frozenset[str]:
        """What below the audited root git ignores and does not track: files, and whole directories with a slash.

        Raises InputError where git cannot say it.
        """
        listed = self._listed("--others", "--ignored", "--exclude-standard", "--directory")
        if not listed:
            return frozenset()
        tracked = sorted(self._listed("--cached"))
        return frozenset(each for each in listed if not _holds(tracked, each))

    def submodules(self) -> dict[str, str]:
        """The submodules below the audited root, each with the commit that is recorded; raises InputError."""
        inside = f"{self.prefix}/" if self.prefix else ""
        listed = self._run("ls-files", "-z", "--stage", "--full-name", limit=LARGEST_LISTING)
        if listed is None:
            raise InputError(_UNLISTED)
        found: dict[str, str] = {}
        for line in listed.split(b"\0"):
            if line.startswith(b"160000 "):
                about, _, path = line.partition(b"\t")
                name = os.fsdecode(path)
                if name.startswith(inside):
                    found[name.removeprefix(inside)] = about.split(b" ")[1].decode("ascii", "replace")
        return found

    def _listed(self, *options: str) -> frozenset[str]:
        """The paths below the audited root that `ls-files` lists."""
        inside = f"{self.prefix}/" if self.prefix else ""
        below = (self.prefix,) if self.prefix else ()
        listed = self._run("ls-files", "-z", *options, "--", *below, limit=LARGEST_LISTING)
        if listed is None:
            raise InputError(_UNLISTED)
        paths = (os.fsdecode(path) for path in listed.split(b"\0") if path)
        return frozenset(path.removeprefix(inside) for path in paths if path.startswith(inside))

    def _verified(self, name: str) -> str | None:
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", name, limit=1000)
        identifier = found.decode("ascii", "replace").strip() if found else ""
        return identifier if _is_object(identifier) else None

    def _missing(self, revision: str) -> Problem:
        if "/" not in revision and self._verified(f"refs/remotes/origin/{revision}^{{commit}}"):
            message = f"There is no revision {revision!r} in this clone; there is 'origin/{revision}'."
            return Problem(message, None, None, f"Name that one: origin/{revision}.")
        branch = revision.removeprefix("origin/")
        shallow = self._is_shallow()
        if shallow is None:
            message = "git cannot read the repository: its configuration or its objects are damaged."
            return Problem(message, None, None, "Run git status, which says why.")
        if shallow:
            message = f"The clone is shallow and does not hold the revision {revision!r}."
            return Problem(message, None, None, _UNSHALLOW.format(branch))
        message = f"There is no revision {revision!r} in this clone."
        return Problem(message, None, None, f"Fetch it first: git fetch origin {branch}.")

    def _unrelated(self, revision: str) -> Problem:
        if self._is_shallow():
            message = f"The clone is shallow and does not hold the commit at which HEAD and {revision!r} parted."
            return Problem(message, None, None, _UNSHALLOW.format(revision.removeprefix("origin/")))
        message = f"HEAD and {revision!r} have no commit in common."
        return Problem(message, None, None, "Name the branch that this one started from.")

    def _is_shallow(self) -> bool | None:
        """Whether the clone holds a part of the history only; None where git cannot say it."""
        said = self._run("rev-parse", "--is-shallow-repository", limit=100)
        return None if said is None else said.strip() == b"true"

    def _incomplete(self, what: str) -> Problem:
        message = f"{what} of the base revision cannot be read: the clone does not hold it, or is damaged."
        return Problem(message, None, None, "Fetch it whole: git fetch --refetch origin.")

    def _run(self, *words: str, limit: int, cut: bool = False) -> bytes | None:
        """What a command prints, or None where it fails; raises InputError past its time or (but for `cut`) limit."""
        import subprocess

        argv = [self._program, f"--git-dir={self._directory}", f"--work-tree={self._work_tree}", *_OPTIONS, *words]
        own_group: dict[str, int] = {"process_group": 0} if os.name == "posix" else {}
        try:
            process = subprocess.Popen(  # noqa: S603 - a fixed list of words, without a shell
                argv,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._work_tree,
                env=_environment(self._program),
                **own_group,  # type: ignore[call-overload]
            )
        except OSError as error:
            reason = (error.strerror or "unknown error").lower()
            raise InputError(Problem(f"git cannot be run: {reason}.", None, None, "Install git.")) from None
        data, in_time = _output(process, limit)
        if not in_time:
            message = f"git took longer than the limit of {SECONDS} seconds to read the base revision."
            raise InputError(Problem(message, None, None, "Run git fsck, or clone the repository again."))
        if len(data) > limit:
            if not cut:
                message = f"The base revision lists more than the limit of {limit >> 20} MiB of names."
                raise InputError(Problem(message, None, None, "Name a smaller --root."))
            return data
        return data if process.returncode == 0 else None


def holds_work_tree(root: str) -> bool:
    """Whether a directory lies in what looks like the work tree of a repository."""
    here = os.path.realpath(root)
    while not os.path.lexists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return False
        here = above
    return True


def open_repository(root: str) -> Git:
    """The repository that `root` lies in; raises InputError where there is none or no git program."""
    here = os.path.realpath(root)
    program = _program(here)
    start = here
    while not os.path.lexists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            remedy = "Run it in a clone, or leave the base revision out."
            raise InputError(Problem("The project does not lie in a git repository.", None, None, remedy))
        here = above
    directory = os.path.join(here, ".git")
    if not _owned(directory, start):
        remedy = "Name the root of a repository of your own with --root."
        raise InputError(Problem("The git repository belongs to another user than the project.", None, None, remedy))
    prefix = os.path.relpath(start, here).replace(os.sep, "/")
    return Git(program, directory, here, "" if prefix == "." else prefix)


def _holds(tracked: Sequence[str], path: str) -> bool:
    """Whether a path is among those in order or, where it ends with a slash, above one of them."""
    at = bisect_left(tracked, path)
    return at < len(tracked) and (tracked[at] == path or (path.endswith("/") and tracked[at].startswith(path)))


def _is_object(text: str) -> bool:
    return len(text) in {40, 64} and text.isalnum()


def _is_revision(text: str) -> bool:
    """gitrevisions(7) without searches, paths and ranges, and nothing that git could take for an option."""
    return (
        0 < len(text) <= LONGEST_REVISION
        and not text.startswith(("-", "/", ".", "^"))
        and text.isprintable()
        and not _FORBIDDEN.intersection(text)
        and ".." not in text
        and "^{/" not in text
    )


def _program(root: str) -> str:
    """The git program of PATH; a relative directory there, or one of the audited tree, is passed over."""
    names = ("git.exe",) if os.name == "nt" else ("git",)
    for directory in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if not os.path.isabs(directory):
            continue
        for name in names:
            candidate = os.path.join(directory, name)
            inside = os.path.realpath(candidate).startswith(root + os.sep)
            if not inside and os.path.isfile(candidate) and os.access(candidate, os.X_OK):
                return candidate
    raise InputError(Problem("There is no git program on PATH.", None, None, "Install git."))


def _owned(directory: str, root: str) -> bool:
    """Whether git's directory is of the same owner as the project or of the one who asks (CVE-2022-24765)."""
    if not hasattr(os, "geteuid"):
        return True
    return os.stat(directory).st_uid in {os.geteuid(), os.stat(root).st_uid}


def _environment(program: str) -> dict[str, str]:
    """The whole environment of the program: none of the caller's but what Windows cannot start a program without."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**kept, **_ENVIRONMENT, "PATH": os.path.dirname(program)}


def _output(process: subprocess.Popen[bytes], limit: int) -> tuple[bytes, bool]:
    """At most `limit` + 1 bytes of what a process prints, and whether it ended within its time."""
    import threading

    late = threading.Event()

    def stop() -> None:
        late.set()
        _kill(process)

    watch = threading.Timer(SECONDS, stop)
    watch.daemon = True
    watch.start()
    data = bytearray()
    assert process.stdout is not None
    with process:
        try:
            while len(data) <= limit and (chunk := process.stdout.read(min(_CHUNK, limit + 1 - len(data)))):
                data += chunk
            if len(data) > limit:
                _kill(process)
            process.wait()
        finally:
            watch.cancel()
            if process.poll() is None:
                _kill(process)
    return bytes(data), not late.is_set()


def _kill(process: subprocess.Popen[bytes]) -> None:
    import signal

    try:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        return


def _entries(listed: bytes) -> Iterator[Entry]:
    """What `ls-tree -z` lists; raises ValueError where it is no such list."""
    for line in listed.split(b"\0"):
        if line:
            about, _, path = line.partition(b"\t")
            mode, _, identifier = about.decode("ascii", "replace").split(" ")
            yield Entry(mode, identifier, os.fsdecode(path))
