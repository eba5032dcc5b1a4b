"""Which calls write to a log or to the console, in each language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.logging.syntax import arguments, chain, is_call, pieces, squashed

if TYPE_CHECKING:
    from tree_sitter import Node

_HINT_WORDS = """
log print console puts stdout stderr write echo warn dump slog zap timber mdc structlog debug p( dd( info error trace
sugar scope pino winston bunyan context
"""
HINTS = (b"p ", *(word.encode() for word in _HINT_WORDS.split()))
"""What stands in every file that logs, in lower case: to look for before it is parsed."""

_LOGGING = frozenset({"log", "logger", "logging", "logs"})
_LOGGERS_WORDS = """
console slog zap logrus zerolog structlog loguru winston pino bunyan klog glog timber hclog sugar sugared nlog serilog
eventlog mdc threadcontext logcontext diagnosticcontext loggerfactory slf4j log4j
"""
_LOGGERS = frozenset(_LOGGERS_WORDS.split())
_LEVEL = lazy(
    r"(?:at|log|write|add|do)?(?:trace|debug|info|information|notice|warn|warning|error|err|critical|crit|fatal|panic"
    r"|exception|verbose|silly|alert|emergency|emerg|success|severe|fine|finer|finest|dpanic|http|unknown)"
    r"(?:s|f|w|ln|fln|context|ctx|async|sync|lite|depth|d)?"
    r"|log(?:f|ln|async|event|message|record|attrs)?|print(?:f|ln)?|msg|msgf|output|write|writeline|writelineasync"
    r"|writeentry|dir|dirxml|table|group|groupcollapsed|assert|add|logp|captureexception"
)
_CONTEXT_WORDS = """
bind child with withfield withfields withvalues withcontext withvalue withattrs forcontext addkeyvalue addargument
addcontext sharecontext beginscope pushproperty push put contextualize tagged setbindings str any interface set
"""
_CONTEXT = frozenset(_CONTEXT_WORDS.split())
_ANDROID_WORDS = """
d i w e v wtf
"""
_ANDROID = frozenset(_ANDROID_WORDS.split())
_STREAMS = frozenset({"stdout", "stderr", "out", "err", "error"})
_STREAM_METHODS_WORDS = """
write writeline writelines writelineasync writeasync print printf println puts format append
"""
_STREAM_METHODS = frozenset(_STREAM_METHODS_WORDS.split())
_BARE_WORDS = {
    "Python": "print pprint pp bind_contextvars bound_contextvars",
    "PHP": "error_log syslog trigger_error user_error var_dump dump dd print_r debug_zval_refcount",
    "Ruby": "puts p pp print printf warn",
    "Go": "println print",
}
_BARE = {language: frozenset(words.split()) for language, words in _BARE_WORDS.items()}
"""Functions that write whatever they are given."""
_WITH_TEXT_WORDS = """
log logger debug info trace
"""
_WITH_TEXT = frozenset(_WITH_TEXT_WORDS.split())
_BARE_LEVELS_WORDS = """
info error err warn warning debug trace event message msg exception fatal notice critical line
"""
_BARE_LEVELS = frozenset(_BARE_LEVELS_WORDS.split())
_OF_WORDS = {
    "Python": """
        click.echo click.secho typer.echo typer.secho rich.print warnings.warn pprint.pprint pprint.pp sys.stdout.write
        sys.stderr.write
    """,
    "JavaScript": "util.debuglog",
    "Java": "IO.println IO.print",
    "C#": """
        Console.Write Console.WriteLine Debug.Write Debug.WriteLine Debug.Print Debug.Log Debug.LogError
        Debug.LogWarning Debug.LogFormat Trace.Write Trace.WriteLine Trace.TraceInformation Trace.TraceError
        Trace.TraceWarning AnsiConsole.WriteLine AnsiConsole.MarkupLine
    """,
    "Ruby": "Kernel.puts Kernel.warn Kernel.print Kernel.p",
    "Go": "fmt.Print fmt.Println fmt.Printf",
}
_OF = {language: frozenset(words.split()) for language, words in _OF_WORDS.items()}
_NONE: frozenset[str] = frozenset()
_SELVES = frozenset({"this", "self", "super", "app", "server", "fastify", "context", "ctx", "$this"})
_STANDARD = ("os.Stdout", "os.Stderr")


class LogCall(Record):
    """A call that logs: its node, the names along the callee, its arguments, and whether it is an audit mechanism."""

    node: Node
    language: str
    callee: tuple[str, ...]
    arguments: tuple[Node, ...]
    audit: bool = False

    @property
    def method(self) -> str:
        """The last name of the callee."""
        return self.callee[-1] if self.callee else ""


def log_call(node: Node, language: str) -> LogCall | None:
    """What a node logs, if it is a call that does."""
    if not is_call(node):
        return None
    callee = ("print",) if node.type == "print_statement" else chain(node)
    if not callee or not _logs(node, callee, language):
        return None
    given = arguments(node)
    block = node.child_by_field_name("block")
    if block is not None and squashed(callee[-1]) not in _CONTEXT:
        given.append(block)
    audit = any("audit" in pieces(name) for name in callee)
    return LogCall(node, language, callee, tuple(given), audit)


def _logs(node: Node, callee: tuple[str, ...], language: str) -> bool:
    method = callee[-1]
    if len(callee) == 1:
        return _bare(node, method, language)
    if ".".join(callee[-2:]) in (known := _OF.get(language, _NONE)) or ".".join(callee[-3:]) in known:
        return True
    if language == "Go" and callee[-2] == "fmt" and method.startswith("Fprint"):
        given = arguments(node)
        return bool(given) and text(given[0]) in _STANDARD
    name = squashed(method)
    if pieces(callee[-2])[-1:] and pieces(callee[-2])[-1] in _STREAMS and name in _STREAM_METHODS:
        return _is_stream(callee)
    return _by_logger(callee, name) or (callee[-2] in _SELVES and len(callee) == 2 and _bare(node, method, language))


def _is_stream(callee: tuple[str, ...]) -> bool:
    last = pieces(callee[-2])[-1]
    if last in {"stdout", "stderr"}:
        return True
    return len(callee) > 2 and callee[-3] in {"System", "Console"}


def _by_logger(callee: tuple[str, ...], method: str) -> bool:
    """Whether a logger is among the names before a method that writes or adds to what is written."""
    for index, name in enumerate(callee[:-1]):
        if not _is_logger(name):
            continue
        if _LEVEL.fullmatch(method) or method in _CONTEXT:
            return True
        if name in {"Log", "Timber"} and method in _ANDROID:
            return True
        # Fluent interfaces: `log.Info().Str(…).Msg(…)`, `log.atInfo().addArgument(…).log()`.
        return any(_LEVEL.fullmatch(squashed(each)) for each in callee[index + 1 : -1])
    return False


@lru_cache(maxsize=4096)
def _is_logger(name: str) -> bool:
    words = pieces(name)
    return bool(words) and (words[-1] in _LOGGING or "".join(words) in _LOGGERS)


def _bare(node: Node, name: str, language: str) -> bool:
    if name in _BARE.get(language, _NONE):
        return not _prints_elsewhere(node, name, language)
    words = pieces(name)
    given = arguments(node)
    if name in _WITH_TEXT:
        if language == "PHP" and name not in {"logger", "info"}:
            return False
        return bool(given) and _begins_with_text(given[0])
    return len(words) == 2 and words[0] in {"log", "logger"} and words[1] in _BARE_LEVELS


def _begins_with_text(node: Node) -> bool:
    while node.named_children and (node.type.startswith("binary") or node.type == "argument"):
        node = node.named_children[0]
    return "string" in node.type


def _prints_elsewhere(node: Node, name: str, language: str) -> bool:
    """Whether the output goes into a file or is returned: `print(…, file=f)`, `print_r($x, true)`."""
    if language == "PHP" and name == "print_r":
        return len(arguments(node)) > 1
    for each in arguments(node):
        if each.type == "keyword_argument" and text(each.child_by_field_name("name")) == "file":
            return "std" not in text(each.child_by_field_name("value"))
    return False
