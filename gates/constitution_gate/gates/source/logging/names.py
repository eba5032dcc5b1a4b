"""Which names in the source hold personal data: those that the data model declares, and the usual ones."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from constitution_gate.gates.artifacts.personal_data import fields
from constitution_gate.gates.source.logging.redaction import names_redacted
from constitution_gate.gates.source.logging.syntax import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.gates.artifacts.personal_data.fields import PersonalField

_HINT_WORDS = """
mail courriel correo phone telefon celular msisdn tel mobile password passwd pwd passphrase passcode token secret
credential authorization cookie bearer jwt otp api_key apikey api-key private access birth dob name nombre nome ssn
social national identity passport driver driving nino cpf dni nif curp aadhaar ip addr lat lng lon coord gps geo
location card iban account cvv cvc medic diagnos blood allerg disab health biometric gender ethnic religio nationality
body header params post form street zip line
"""
HINTS = tuple(_HINT_WORDS.split())
"""What stands in every file that names personal data in English or a language near it, in lower case."""

_SECRETS = """
password; passwd; pwd; pass word; passphrase; pass phrase; passcode; user pass; token; secret; client secret;
secret key; private key; api key; apikey; access key; authorization; authorization header; auth header; bearer;
cookie; set cookie; jwt; otp; otp code; one time password; one time code; verification code; recovery code;
reset code; credential; senha; contraseña; contrasena; passwort; mot de passe; kennwort
"""
_OTHER_WORDS = """
cancellation stopping stop abort next page continuation continue sync input output completion prompt total max num
number design lexer csrf xsrf cancel resume pagination cursor syntax current peek parser ast eos bos pad special unk
marker
"""
_NO_CREDENTIAL = frozenset(_OTHER_WORDS.split())
_NO_SECRET = frozenset({"has", "is", "needs", "requires", "use", "uses", "invalid", "missing", "no", "no_", "should"})
_PLURAL_TOKENS = "tokens"
_NO_IP_WORDS = """
server listen bind host pod node container gateway cluster local proxy
"""
_NO_IP = frozenset(_NO_IP_WORDS.split())
_AMBIGUOUS_WORDS = """
client driver parent reader owner lead reporter tenant coach contact author participant seller
"""
_AMBIGUOUS = frozenset(_AMBIGUOUS_WORDS.split())
"""Words for people that in source mostly mean something else."""
_AROUND_WORDS = """
data dto model entity obj object row doc document record input payload instance new current saved created updated
existing old found db my this logged in authenticated target info the result body
"""
_AROUND = frozenset(_AROUND_WORDS.split())
_VALUE_WORDS = """
value get tostring str string text data raw content unwrap orelse orelsethrow ornull getvalue asstring strip trim
lower upper lowercase uppercase tolowercase touppercase downcase upcase decode encode val normalized tolower toupper
to_s inspect tos first last current plain cleaneddata presence bytes
"""
_VALUE = frozenset(_VALUE_WORDS.split())
_DUMPED_WORDS = """
inspect attributes tojson asjson dict modeldump modeldumpjson todict toarray tohash toobject tostring json serialize
serializablehash asdict props properties
"""
_DUMPED = frozenset(_DUMPED_WORDS.split())
_REQUESTS = frozenset({"req", "request"})
_GO_REQUEST = {"Header": "request headers", "Body": "request body", "Form": "request body", "PostForm": "request body"}
_PARTS = {
    "body": "request body",
    "rawbody": "request body",
    "json": "request body",
    "getjson": "request body",
    "data": "request body",
    "form": "request body",
    "post": "request body",
    "all": "request body",
    "input": "request body",
    "payload": "request body",
    "content": "request body",
    "getcontent": "request body",
    "getbody": "request body",
    "getparsedbody": "request body",
    "requestparameters": "request body",
    "parameters": "request body",
    "params": "request body",
    "rawpost": "request body",
    "headers": "request headers",
    "rawheaders": "request headers",
    "getheaders": "request headers",
    "header": "request headers",
    "meta": "request headers",
    "cookies": "cookies",
    "getcookies": "cookies",
}
_GLOBALS = {"_POST": "request body", "_REQUEST": "request body", "_COOKIE": "cookies"}


class Names:
    """The names that hold personal data in a feature's repository.

    `declared` are the personal fields of the data model, `own` and `public` what the gate adds and takes away.
    """

    def __init__(
        self, declared: Iterable[PersonalField] = (), own: Sequence[str] = (), public: Sequence[str] = ()
    ) -> None:
        self._own = tuple(own)
        self._public = tuple(public)
        self._fields: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = {}
        self._entities: dict[tuple[str, ...], None] = {}
        for field in declared:
            entity = fields.words(field.entity)
            self._fields[entity, fields.words(field.name)] = field.kind
            if entity:
                self._entities[entity] = None
        self._kinds: dict[tuple[str, str], str | None] = {}

    @property
    def hints(self) -> tuple[bytes, ...]:
        """What stands in every file that may name personal data: lower case, to look for before a file is parsed."""
        found = [*HINTS, *("".join(pieces(name)[:1]) for name in self._own)]
        for entity, name in self._fields:
            found += [*entity[:1], *name[:1]]
        return tuple(sorted({hint.encode() for hint in found if hint}))

    def kind(self, name: str, owner: str = "") -> str | None:
        """The kind of personal data that a name holds, on what it belongs to; None where it holds none."""
        both = (name, owner)
        if both not in self._kinds:
            if len(self._kinds) > _MOST_KINDS:
                self._kinds.clear()
            self._kinds[both] = self._decide(name, owner)
        return self._kinds[both]

    def of_chain(self, names: Sequence[str], language: str) -> tuple[str, str] | None:
        """The name and the kind of what a chain leads to, or None."""
        names = list(names)
        while len(names) > 1 and squash(names[-1]) in _VALUE:
            if request := _of_request(names, language):
                return request
            names.pop()
        if not names or any(map(names_redacted, names[-2:])):
            return None
        if request := _of_request(names, language):
            return request
        owner = names[-2] if len(names) > 1 else ""
        leaf = names[-1]
        kind = self.kind(leaf, owner)
        if kind is None and len(words := pieces(leaf)) > 1 and words[0] == "get":
            leaf = "_".join(words[1:])
            kind = self.kind(leaf, owner)
        return (leaf, kind) if kind else None

    def entity(self, names: Sequence[str]) -> str | None:
        """The name of a variable that holds an entity with personal fields as a whole, or None."""
        if not names or not self._entities or any(map(names_redacted, names)):
            return None
        found = tuple(word for word in fields.words(names[-1]) if word not in _AROUND)
        return names[-1] if found in self._entities else None

    def dumped(self, names: Sequence[str]) -> str | None:
        """The same, for a variable whose fields are written out: `vars(user)`, `user.model_dump()`."""
        names = list(names)
        while len(names) > 1 and squash(names[-1]) in _DUMPED:
            names.pop()
        return self.entity(names)

    def dumps(self, names: Sequence[str]) -> bool:
        """Whether the last name of a chain writes out all fields of what stands before it."""
        return len(names) > 1 and squash(names[-1]) in _DUMPED and squash(names[-1]) != "tostring"

    def _decide(self, name: str, owner: str) -> str | None:
        words = fields.words(name)
        if not words or any(fields.words(each) == words for each in self._public):
            return None
        of = tuple(word for word in fields.words(owner) if word not in _AROUND)
        for (entity, field), declared in self._fields.items():
            if words == (*entity, *field) or (words == field and of == entity):
                return declared
        if _is_secret(name, words):
            return "credential"
        if of and of[-1] in _AMBIGUOUS and len(words) == 1 and words[0] in _OF_PEOPLE:
            return None
        kind = fields.kind_of(name, "_".join(of), self._own, self._public)
        if kind == "IP address" and not _NO_IP.isdisjoint((*words, *of)):
            return None
        return kind


_MOST_KINDS = 20_000
_OF_PEOPLE = frozenset({"name", "address", "street", "zip", "postcode"})


@lru_cache(maxsize=8192)
def squash(name: str) -> str:
    """A name without case and without what parts its words."""
    return "".join(pieces(name))


def _of_request(names: Sequence[str], language: str) -> tuple[str, str] | None:
    if language == "PHP" and names[-1] in _GLOBALS:
        return f"${names[-1]}", _GLOBALS[names[-1]]
    if language == "Ruby" and len(names) == 1 and names[0] == "params":
        return "params", "request body"
    if len(names) < 2 or language == "Go":
        if len(names) == 2 and names[-2] in {"r", "req", "request"} and names[-1] in _GO_REQUEST:
            return f"{names[-2]}.{names[-1]}", _GO_REQUEST[names[-1]]
        return None
    kind = _PARTS.get(squash(names[-1]))
    words = pieces(names[-2])
    if kind is None or not words or words[-1] not in _REQUESTS:
        return None
    # `req.params` of Express are parts of the path.
    if language == "JavaScript" and squash(names[-1]) in {"params", "parameters", "all", "data", "input", "header"}:
        return None
    return f"{names[-2]}.{names[-1]}", kind


def _is_secret(name: str, words: tuple[str, ...]) -> bool:
    if not _NO_SECRET.isdisjoint(words[:1]):
        return False
    if words[-1] == "token":
        return pieces(name)[-1:] != (_PLURAL_TOKENS,) and _NO_CREDENTIAL.isdisjoint(words)
    return any(words[-count:] in _secrets() for count in range(1, min(len(words), 4) + 1))


@lru_cache(maxsize=1)
def _secrets() -> frozenset[tuple[str, ...]]:
    return frozenset(fields.words(each.strip()) for each in _SECRETS.split(";"))
