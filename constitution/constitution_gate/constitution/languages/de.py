"""German; the keywords follow the usual rendering of RFC 2119 (MUSS, DARF NICHT, SOLL, KANN)."""

from __future__ import annotations

from constitution_gate.constitution.languages.vocabulary import (
    Label,
    Vocabulary,
    may,
    must,
    must_not,
    should,
    should_not,
)
from constitution_gate.constitution.model import Level

_NEGATED = r"(?=[^.;:!?]{0,120}?\b(?i:nicht|kein\w*|niemals|nie)\b)"

WORDS = Vocabulary(
    keywords=(
        *must_not(
            r"(?i:\b(?:darf|dürfen)\s+(?:nicht|niemals|nie|kein\w*)\b)",
            # The negation closes the sentence: "Passwörter dürfen im Log nicht stehen".
            rf"(?i:\b(?:darf|dürfen)\b){_NEGATED}",
            r"(?i:\b(?:ist|sind)\s+(?:strikt\s+|streng\s+)?"
            r"(?:verboten|untersagt|unzulässig|nicht\s+(?:erlaubt|zulässig|gestattet))\b)",
            r"(?i:\b(?:verboten|untersagt|unzulässig)\b)",
            r"(?i:\bniemals\b)",
        ),
        *should_not(r"(?i:\b(?:soll|sollen|sollte|sollten)\s+(?:nicht|kein\w*)\b)"),
        *must(r"(?i:\b(?:muss|muß|müssen)\b)"),
        *must(
            r"(?i:\b(?:(?:ist|sind)\s+)?(?:verpflichtend|zwingend|obligatorisch|verbindlich)\b)",
            r"(?i:\b(?:ist|sind)\s+(?:zwingend\s+)?(?:erforderlich|vorgeschrieben|Pflicht)\b)",
            guarded=True,
        ),
        *must(r"(?i:\bimmer\b)", start=True),
        *should(r"(?i:\b(?:soll|sollen|sollte|sollten)\b)", r"(?i:\b(?:wird\s+)?empfohlen\b)"),
        *may(r"\b(?:DARF|DÜRFEN|KANN|KÖNNEN|OPTIONAL)\b"),
    ),
    labels=(
        Label(r"(?:verbindliche |zwingende |harte )?(?:muss|pflicht(?:en)?|regeln|vorgaben)", Level.MUST),
        Label(
            r"(?:nicht verhandelbare|unverhandelbare|verpflichtende) (?:regeln|vorgaben|anforderungen)",
            Level.MUST,
        ),
        Label(r"verbote(?:n|ne .{1,20})?", Level.MUST, True),
        Label(r"(?:soll|empfehlungen|empfohlen)", Level.SHOULD),
    ),
    non_negotiable=(r"nicht[\s-]*verhandelbar\w*", r"unverhandelbar\w*", r"unabdingbar\w*"),
    wrappers=(
        (
            r"(?:(?:die|unsere|zentrale|oberste|wichtigste|technische) )*"
            r"(?:kern|grund|leit|entwicklungs|architektur|design|haupt)?[\s-]?(?:prinzipien|grundsätze)"
        ),
    ),
    numbering=("prinzip", "grundsatz", "artikel", "regel", "abschnitt"),
    asides=(r"begründung", r"hintergrund", r"warum", r"grund", r"beispiele?", r"hinweise?", r"erläuterung"),
    administration=(
        r"(?:bekannte|offene|genehmigte) (?:abweichungen|verstöße|ausnahmen)(?: .{1,40})?",
        r"(?:abweichungs|ausnahme)(?:register|liste|verzeichnis)",
        r"inhalt(?:sverzeichnis)?",
        r"präambel",
        r"einleitung",
        r"einführung",
        r"überblick",
        r"übersicht",
        r"zweck",
        r"ziel(?:e|setzung)?",
        r"geltungsbereich",
        r"vision",
        r"glossar",
        r"begriffe",
        r"definitionen",
        r"referenzen",
        r"anhang",
        r"(?:änderungs|versions)(?:historie|verlauf|verzeichnis)",
        r"änderungs(?:verfahren|prozess)",
        r"versionierung(?:srichtlinie)?",
    ),
    governance=(r"governance(?: .{1,60})?", r"steuerung", r"einhaltung(?: .{1,40})?"),
    procedure=(
        r"verfassung",
        r"prinzip",
        r"grundsatz",
        r"änderung",
        r"version",
        r"review",
        r"verst[oö]ß",
        r"ausnahm",
    ),
    subjects=(
        r"\bapis?\b",
        r"\btests?\b",
        r"\bcode\b",
        r"funktion",
        r"spezifikation",
        r"migration",
        r"daten",
        r"dienst",
    ),
    version=(r"version",),
    ratified=(
        r"ratifiziert(?: am)?",
        r"beschlossen(?: am)?",
        r"verabschiedet(?: am)?",
        r"ratifizierung(?:sdatum)?",
    ),
    amended=(
        r"zuletzt (?:geändert|aktualisiert)(?: am)?",
        r"letzte (?:änderung|aktualisierung)",
        r"geändert(?: am)?",
    ),
    rule_columns=(r"(?:regeln?|vorgaben?|einschränkung(?:en)?|verbote?|anforderung(?:en)?)",),
    loosening=(
        r"\b(?:außer|ausgenommen|ausnahmen?|ausnahmsweise|sofern nicht|es sei denn|optional|in der regel)\b",
        r"\b(?:wenn|soweit|wo|falls) (?:möglich|sinnvoll|nötig|praktikabel)\b|\bnach möglichkeit\b",
    ),
    registers=(r"\b(?:abweichung(?:en)?|ausnahmen?|verst(?:oß|öße|össe)|befreiung(?:en)?|technische schulden)\b",),
    broken_columns=(
        (
            r"(?:regeln?|prinzip(?:ien)?|grundsätze?|grundsatz|anforderung(?:en)?|artikel|vorgaben?|"
            r"norm(?:en)?)(?: .{1,30})?"
        ),
    ),
    violation_columns=(
        r"(?:abweichung(?:en)?|ausnahmen?|verst(?:oß|öße|össe)|verletzung(?:en)?|schuld(?:en)?)(?: .{1,30})?",
    ),
    status_columns=(r"(?:status|stand|zustand)(?: .{1,20})?",),
)
