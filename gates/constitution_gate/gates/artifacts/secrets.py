"""Secrets that stand in a text: which kind, in which line, never what they are.

Two detectors look. The first knows forms that nothing else has: keys and tokens with the prefix of their provider, the
bodies of private keys, signed tokens, addresses with a password. The second looks at what is assigned to a name such as
`api_key` or `password`, and takes it for a secret where it is long and random, in a `.env` file also where it is
merely no placeholder. Nothing is sent anywhere to find out whether a secret works.

What a document shows instead of a secret is none: `<your-key>`, `${TOKEN}`, `changeme`, `sk_live_xxxx`,
`AKIAIOSFODNN7EXAMPLE`, `postgres:postgres@localhost`. Each place costs a bounded amount of work, so that a text is read
in linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.vocabulary.languages import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

DETECTORS = "known forms of keys, tokens and passwords in addresses; random values assigned to a secret's name"
"""What looks, for evidence."""


class Secret(NamedTuple):
    """A kind of secret and the line it stands in, counted from 1."""

    line: int
    kind: str


class _Form(NamedTuple):
    kind: str
    starts: tuple[str, ...]
    pattern: re.Pattern[str]


_TAIL = r"(?![A-Za-z0-9_-])"
# The forms are those that the providers document; prefixes as in GitHub's list of supported secret scanning patterns.
_FORMS = (
    _Form("an AWS access key id", ("AKIA", "ASIA"), lazy(rf"[A-Z]{{4}}[A-Z2-7]{{16}}{_TAIL}")),
    _Form("a GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), lazy(rf"gh._[A-Za-z0-9]{{36,255}}{_TAIL}")),
    _Form("a GitHub token", ("github_pat_",), lazy(rf"github_pat_[A-Za-z0-9_]{{40,255}}{_TAIL}")),
    _Form("a GitLab token", ("glpat-", "gldt-", "glrt-"), lazy(r"gl\w{2,3}-[A-Za-z0-9_-]{20,64}")),
    _Form(
        "a Slack token",
        ("xoxa-", "xoxb-", "xoxe-", "xoxp-", "xoxr-", "xoxs-", "xapp-"),
        lazy(r"x\w{3}-[A-Za-z0-9-]{20,255}"),
    ),
    _Form(
        "a Slack webhook address",
        ("hooks.slack.com/services/T",),
        lazy(r"hooks\.slack\.com/services/T\w{6,14}/B\w{6,14}/\w{20,32}"),
    ),
    _Form("a Discord webhook address", ("/api/webhooks/",), lazy(r"/api/webhooks/\d{15,22}/[\w-]{60,80}")),
    _Form("a Stripe key", ("sk_live_", "rk_live_"), lazy(rf"[sr]k_live_[A-Za-z0-9]{{16,247}}{_TAIL}")),
    _Form("a Stripe webhook secret", ("whsec_",), lazy(rf"whsec_[A-Za-z0-9+/=]{{24,64}}{_TAIL}")),
    _Form("a Google API key", ("AIza",), lazy(rf"AIza[A-Za-z0-9_-]{{35}}{_TAIL}")),
    _Form("a Google OAuth client secret", ("GOCSPX-",), lazy(rf"GOCSPX-[A-Za-z0-9_-]{{28}}{_TAIL}")),
    _Form("an OpenAI key", ("sk-proj-", "sk-svcacct-", "sk-admin-"), lazy(r"sk-\w+-[A-Za-z0-9_-]{40,255}")),
    _Form("an OpenAI key", ("sk-",), lazy(rf"sk-[A-Za-z0-9]{{20}}T3BlbkFJ[A-Za-z0-9]{{20}}{_TAIL}")),
    _Form("an Anthropic key", ("sk-ant-",), lazy(r"sk-ant-[a-z]{3,6}\d\d-[A-Za-z0-9_-]{40,255}")),
    _Form("a Groq key", ("gsk_",), lazy(rf"gsk_[A-Za-z0-9]{{40,64}}{_TAIL}")),
    _Form("a Hugging Face token", ("hf_",), lazy(rf"hf_[A-Za-z]{{34}}{_TAIL}")),
    _Form("a SendGrid key", ("SG.",), lazy(rf"SG\.[A-Za-z0-9_-]{{20,24}}\.[A-Za-z0-9_-]{{39,50}}{_TAIL}")),
    _Form("an npm token", ("npm_",), lazy(rf"npm_[A-Za-z0-9]{{36}}{_TAIL}")),
    _Form("a PyPI token", ("pypi-AgEIcHlwaS5vcmc",), lazy(r"pypi-[A-Za-z0-9_-]{50,255}")),
    _Form("a DigitalOcean token", ("dop_v1_", "doo_v1_", "dor_v1_"), lazy(rf"do._v1_[a-f0-9]{{64}}{_TAIL}")),
    _Form("a Shopify token", ("shpat_", "shpca_", "shppa_", "shpss_"), lazy(rf"shp\w\w_[a-fA-F0-9]{{32}}{_TAIL}")),
    _Form("an Azure storage key", ("AccountKey=",), lazy(r"AccountKey=[A-Za-z0-9+/]{86}==")),
    _Form("a Databricks token", ("dapi",), lazy(rf"dapi[a-f0-9]{{32}}(?:-\d)?{_TAIL}")),
    _Form("a Supabase token", ("sbp_", "sb_secret_"), lazy(rf"sb(?:p|_secret)_[A-Za-z0-9_-]{{30,64}}{_TAIL}")),
    _Form("a HashiCorp Vault token", ("hvs.", "hvb."), lazy(r"hv[sb]\.[A-Za-z0-9_-]{24,255}")),
    _Form("a Linear key", ("lin_api_",), lazy(rf"lin_api_[A-Za-z0-9]{{40}}{_TAIL}")),
    _Form("a Grafana token", ("glsa_", "glc_"), lazy(r"gl(?:sa|c)_[A-Za-z0-9+/=_-]{32,255}")),
    _Form("an Atlassian token", ("ATATT3",), lazy(r"ATATT3[A-Za-z0-9_=-]{60,255}")),
    _Form("a Telegram bot token", (":AA",), lazy(rf"(?<=\d{{8}}):AA[A-Za-z0-9_-]{{33}}{_TAIL}")),
    _Form("an age secret key", ("AGE-SECRET-KEY-1",), lazy(r"AGE-SECRET-KEY-1[A-Z0-9]{58}")),
)
_PRIVATE_KEY = lazy(
    r"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\\[rn]|[\s\"'+,>|])*"
    r"(?:[A-Z][A-Za-z-]{1,20}: [^\n\\]{0,80}(?:\\n|\s)*){0,4}(?P<body>[A-Za-z0-9+/=]{40})"
)
_SIGNED = lazy(
    rf"eyJ[A-Za-z0-9_-]{{10,4096}}\.(?P<claims>eyJ[A-Za-z0-9_-]{{10,4096}})\.(?P<body>[A-Za-z0-9_-]{{20,1024}}){_TAIL}"
)
_ADDRESS = lazy(
    r"://(?P<user>[^\s:/@\"'<>`|]{0,64}):(?P<body>[^\s/@\"'<>`|]{3,256})@(?P<host>[^\s:/\"'<>`|?,;)]{1,255})"
)
# As .NET and ODBC write it: "Server=db.corp.net;User Id=app;Password=…;".
_PASSWORD = lazy(r"(?:pwd|password) ?= ?(?P<body>[^\s;\"'<>`|]{3,128})", re.IGNORECASE)
_SERVER = lazy(r"(?:server|data source|host) ?= ?(?P<host>[^\s;\"'<>`|,]{1,255})", re.IGNORECASE)

_NAMES = """
password passwd secret token apikey api_key api-key accesskey access_key access-key private_key privatekey private-key
signing_key encryption_key auth_key credential
"""
_ASSIGNED = lazy(
    r"[\w-]{5,14}?(?P<rest>[\w.-]{0,40})[\"'`*]{0,4}[ \t]{0,4}(?::=|=>|=|:)[ \t]{0,4}[\"'`]{0,3}"
    r"(?P<body>[^\s\"'`,;<>(){}\[\]|&]{8,512})"
)
_NO_SECRET_NAME = lazy(
    r"hash|digest|checksum|sha\d|md5|_id\b|url|uri|path|file|name|length|type|count|limit|expir|ttl", re.IGNORECASE
)
_UUID = lazy(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\Z")
_HEXADECIMAL = lazy(r"[0-9a-fA-F]{32,}\Z")
_ENV_FILE = lazy(r"(?:^|/)(?:[\w-]+)?\.env(?:\.(?!example|sample|template|dist|defaults?)[\w-]+)*\Z")

_WRITTEN_INSTEAD = """
example sample placeholder changeme change-me change_me change-this change_this changethis your dummy fake redacted
replace insert todo xxxx **** .... … ${ {{ $( %( 1234567890 0123456789 abcdefgh abc123 deadbeef not-a-real notreal mock
lorem censored masked
"""
_WEAK = """
pass password secret passwd pwd test root admin guest user postgres mysql mongo redis rabbitmq minio dev local demo
letmein qwerty foo bar sa key token
"""
_LOCAL_HOSTS = ("localhost", "127.", "0.", "[", "host.docker.internal")
_RESERVED = (".example", ".test", ".invalid", ".localhost", ".local", "example.com", "example.org", "example.net")
_SHORTEST_RANDOM = 20
_SHORTEST_PASSWORD = 8
_SHORTEST_IN_ADDRESS = 4
_SHORTEST_LONG = 16
_LEAST_DISTINCT = 8
_LEAST_DIGITS = 3
_LEAST_CHANGES = 0.3
_LEAST_ENTROPY = 3.5
_AROUND = 300
_SEPARATOR = lazy(r"[/.:_-]")
_NOT_LETTERS = lazy(r"[^a-z]+")


def secrets(text: str, path: str) -> tuple[Secret, ...]:
    """The secrets in a text, in order of their lines, each kind once a line; the path tells a `.env` file.

    No text is an error.
    """
    known = set(_known(text))
    assigned = set(_assigned(text, is_environment=_ENV_FILE.search(path) is not None))
    if not known and not assigned:
        return ()
    ends = [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]
    found = {Secret(bisect_right(ends, offset) + 1, kind) for offset, kind in known}
    lines = {secret.line for secret in found}
    found |= {Secret(line, kind) for offset, kind in assigned if (line := bisect_right(ends, offset) + 1) not in lines}
    return tuple(sorted(found))


def _known(text: str) -> Iterator[tuple[int, str]]:
    for form in _FORMS:
        for start in form.starts:
            for offset in _places(text, start):
                match = form.pattern.match(text, offset) if not _in_word(text, offset, start) else None
                if match and not is_placeholder(match.group()[len(start) :]):
                    yield offset, form.kind
    for offset in _places(text, "-----BEGIN "):
        match = _PRIVATE_KEY.match(text, offset)
        if match and not is_placeholder(match.group("body")):
            yield offset, "a private key"
    for offset in _places(text, "eyJ"):
        match = _SIGNED.match(text, offset) if not _in_word(text, offset, "eyJ") else None
        if match and not is_placeholder(match.group("body")) and not _for_show(match.group("claims")):
            yield offset, "a signed token (JWT)"
    yield from _addresses(text)


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    for offset in _places(text, "://"):
        if not text[max(0, offset - 1) : offset].isalnum():
            continue
        match = _ADDRESS.match(text, offset)
        if match and _is_password(match.group("body"), match.group("user"), match.group("host")):
            yield offset, "an address with a password"
    lowered = fold(text)
    for start in ("password=", "password =", "pwd="):
        for offset in _places(lowered, start):
            around = text[max(0, offset - _AROUND) : offset + _AROUND]
            server, value = _SERVER.search(around), _PASSWORD.match(text, offset)
            if server and value and _is_password(value.group("body"), "", server.group("host")):
                yield offset, "a connection string with a password"


def _assigned(text: str, *, is_environment: bool) -> Iterator[tuple[int, str]]:
    lowered = fold(text)
    for name in _words(_NAMES):
        read = 0
        for offset in _places(lowered, name):
            match = _ASSIGNED.match(text, offset) if offset >= read else None
            if match is None:
                continue
            read = match.end()
            if _NO_SECRET_NAME.search(match.group("rest")):
                continue
            value = match.group("body")
            plausible = is_environment and len(value) >= _SHORTEST_PASSWORD and not is_placeholder(value)
            if (plausible and not _is_weak(value)) or is_random(value):
                yield offset, "a value that looks like a secret"


def is_placeholder(value: str) -> bool:
    """Whether a value only shows where a secret goes: a word such as `example`, a variable, one character repeated."""
    lowered = value.lower()
    if not any(character.isalnum() for character in value) or value[0] in "<{[$%*":
        return True
    if len(value) >= _SHORTEST_LONG and len(set(lowered)) < _LEAST_DISTINCT:
        return True
    return any(word in lowered for word in _words(_WRITTEN_INSTEAD))


def is_random(value: str) -> bool:
    """Whether a value has the look of a generated key: long, letters and digits mixed, few of its kind repeated."""
    if len(value) < _SHORTEST_RANDOM or is_placeholder(value) or _UUID.match(value) or "://" in value:
        return False
    longest = max(_SEPARATOR.split(value), key=len)
    if len(longest) < _SHORTEST_RANDOM // 2 or not any(character.isdigit() for character in longest):
        return False
    kinds = [_kind_of(character) for character in value]
    changes = sum(first != second for first, second in pairwise(kinds))
    if _HEXADECIMAL.match(value):
        # Letters are fewer there, and so are changes; a name of so many such letters is not found.
        return {"digit", "lower"} <= set(kinds) or {"digit", "upper"} <= set(kinds)
    if kinds.count("digit") < _LEAST_DIGITS or changes < _LEAST_CHANGES * len(value):
        return False
    return _entropy(value) >= _LEAST_ENTROPY


def _entropy(value: str) -> float:
    """Shannon's entropy of the characters, in bits: about 4 for a key of this length, 3.2 for words."""
    counts = [value.count(character) for character in set(value)]
    return -sum(count / len(value) * log2(count / len(value)) for count in counts)


def _kind_of(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isalpha():
        return "upper" if character.isupper() else "lower"
    return "mark"


def _is_password(value: str, user: str, host: str) -> bool:
    """Whether a password in an address is one that opens something: on a local host only a generated one."""
    if len(value) < _SHORTEST_IN_ADDRESS or is_placeholder(value) or _is_weak(value) or value == user:
        return False
    name = host.lower().partition(":")[0]
    if name.endswith(_RESERVED) or is_placeholder(name):
        return False
    if name.startswith(_LOCAL_HOSTS) or "." not in name:
        return is_random(value)
    return True


def _is_weak(value: str) -> bool:
    """Whether a value is made of the words that people write where no real password is meant."""
    if value.replace("_", "").isalpha() and value.isupper():
        return True
    words = [word for word in _NOT_LETTERS.split(value.lower()) if word]
    return all(word in _words(_WEAK) for word in words)


def _for_show(claims: str) -> bool:
    """Whether the claims of a signed token are those of a well-known example."""
    from base64 import urlsafe_b64decode

    try:
        shown = urlsafe_b64decode(claims + "=" * (-len(claims) % 4)).decode("utf-8", "replace").lower()
    except ValueError:
        return False
    return any(word in shown for word in ("1234567890", "john doe", "jane doe", "example", "-demo", "test"))


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _in_word(text: str, offset: int, start: str) -> bool:
    return offset > 0 and start[0].isalnum() and text[offset - 1].isascii() and text[offset - 1].isalnum()


def _places(text: str, part: str) -> Iterator[int]:
    offset = text.find(part)
    while offset >= 0:
        yield offset
        offset = text.find(part, offset + len(part))
