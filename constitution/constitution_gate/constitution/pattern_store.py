"""What compiling the program's own patterns came to, kept beside the byte code.

Python keeps the byte code of a module in `__pycache__` and compiles every regular expression anew in each process. An
audit of a small feature uses about 130, whose compilation takes as long as everything else it does. What comes out is
kept in the same directory under the same rules as byte code: never where PYTHONDONTWRITEBYTECODE is set, below
PYTHONPYCACHEPREFIX where that is, one file for each version of Python. Whoever may write there may write the byte
code. Where nothing can be kept, or the internals of `re` are not those that are known, patterns are compiled as
everywhere.

Only patterns that the program itself holds come here, never one that an audited repository brings.
"""

from __future__ import annotations

import re
import sys

from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_FORMAT = 1
_MOST_PATTERNS = 4_000
_LARGEST_FILE = 16_777_216

_Key = tuple[str, int]
_Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class PatternStore:
    """The compiled patterns of one file. `path` None keeps none."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._known: dict[_Key, _Compiled] | None = None
        self._new: dict[_Key, _Compiled] = {}

    def compiled(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """What `re.compile` gives; raises `re.error` for an ill-formed pattern."""
        if self._path is None:
            return re.compile(pattern, flags)
        if self._known is None:
            self._known = _read(self._path)
        kept = self._known.get((pattern, int(flags)))
        if kept is not None:
            try:
                return _restored(pattern, kept)
            except Exception:  # noqa: BLE001 - whatever is wrong with the file, the pattern can be compiled
                self._known = {}
        return self._compile(pattern, int(flags))

    def save(self) -> None:
        """Keep what was compiled in this process; an OSError is no error: the next process compiles again."""
        if self._path is None or not self._new or sys.dont_write_bytecode:
            return
        known = {**_read(self._path), **self._new}
        if len(known) <= _MOST_PATTERNS:
            _write(self._path, known)
        self._new = {}

    def _compile(self, pattern: str, flags: int) -> re.Pattern[str]:
        try:
            compiled = _taken_apart(pattern, flags)
            found = _restored(pattern, compiled)
        except Exception:  # noqa: BLE001 - `re` knows best what is wrong, with the pattern or with what is known of it
            return re.compile(pattern, flags)
        self._new[pattern, flags] = compiled
        return found


def _taken_apart(pattern: str, flags: int) -> _Compiled:
    """What `re` hands to its engine, as `re._compiler.compile` does in Python 3.11 to 3.14."""
    internals: Any = re
    parsed = internals._parser.parse(pattern, flags)  # noqa: SLF001
    code = internals._compiler._code(parsed, flags)  # noqa: SLF001
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, index in state.groupdict.items():
        names[index] = name
    packed = b"".join(word.to_bytes(4, sys.byteorder) for word in code)
    return flags | state.flags, packed, state.groups - 1, dict(state.groupdict), tuple(names)


def _restored(pattern: str, compiled: _Compiled) -> re.Pattern[str]:
    """The pattern, from what `re` once made of it; the engine itself refuses code that is none."""
    import _sre

    flags, packed, groups, index, names = compiled
    engine: Any = _sre
    found: re.Pattern[str] = engine.compile(
        pattern, flags, memoryview(packed).cast("I").tolist(), groups, dict(index), names
    )
    return found


def _read(path: str) -> dict[_Key, _Compiled]:
    import marshal

    try:
        with open(path, "rb") as file:
            mark, known = marshal.loads(file.read(_LARGEST_FILE))  # noqa: S302 - as trusted as the byte code beside it
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return known if mark == _mark() and isinstance(known, dict) else {}


def _write(path: str, known: dict[_Key, _Compiled]) -> None:
    import marshal
    import os

    beside = f"{path}.{os.getpid()}"
    try:
        with open(beside, "xb") as file:
            file.write(marshal.dumps((_mark(), known)))
        os.replace(beside, path)
    except OSError:
        try:
            os.unlink(beside)
        except OSError:
            return


def _mark() -> tuple[int, int, str, str]:
    import _sre

    return _FORMAT, int(_sre.MAGIC), sys.version, sys.byteorder


def _place() -> str | None:
    """The file beside this module's byte code; None where Python has no byte code."""
    cached = __spec__.cached
    return f"{cached.removesuffix('.pyc')}.patterns" if cached else None


_STORE = PatternStore(_place())
compiled = _STORE.compiled
save = _STORE.save
