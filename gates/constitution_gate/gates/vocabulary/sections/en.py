"""English."""

from __future__ import annotations

SECTIONS = {
    "caching": r"\bcach(?:e|es|ing)\b(?! (?:miss|error))",
    "retry": r"(?<!/)\bretr(?:y|ies)\b|\bback-?off\b|\breconnect\w*|\bresilienc[ey]\b|\bfault[- ]toleran\w+",
    "decisions": (
        r"^(?!structure )(?:[a-z-]+ ){0,3}decisions?(?: (?:records?|log|summary|made))*(?: (?:and|&) \w+)?$|^adrs?$"
    ),
    "risks": r"^(?:[a-z]+ ){0,2}risks?\b(?! (?:of|that|if)\b)|\brisk (?:assessment|analysis|register|matrix)\b",
    "dependencies": (
        r"^(?!phase |task |story |user story |execution )(?:[a-z-]+ ){0,2}dependenc(?:y|ies)"
        r"(?: (?:summary|list|overview|table|versions?|added|required|to (?:be )?\w+))*"
        r"(?: (?:and|&) (?:integrations?|assumptions|prerequisites))?$"
        r"|^(?:assumptions|prerequisites) (?:and|&) dependencies$|^[a-z]+ packages$|^external (?:resources|services)$"
    ),
    "internal": r"\binternal\b|\bcross-\w+|\bmodules?\b|\bfeatures?\b|\bspecs?\b|\bteams?\b|\bprojects?\b",
}
COLUMNS = {
    "caching": {
        "": (
            r"\b(?:cach(?:e|es|ed|ing)|strateg(?:y|ies)|rules?|polic(?:y|ies)|max|maximum|default|the|our|time|"
            r"per|approach|details?)\b"
        ),
        "ttl": (
            r"ttls?|to[- ]live|durations?|expir(?:y|ation|es)(?: after)?|lifetimes?|life|max[- ]?age|stale-?|"
            r"stale ?time|gc ?time|retention|validity|freshness|age|for|how long|period|valid for|s-maxage"
        ),
        "invalidation": (
            r"invalidat(?:ion|ed|e|es)(?: (?:on|by|when|triggers?|events?))?|evict(?:ion|ed)?(?: on)?|purg(?:e|ed|ing)"
            r"(?: on)?|busting|refresh(?: on)?|revalidat(?:ion|e)(?: on)?|(?:cleared|flushed?|updated|dropped) on|"
            r"background re-?fetch|re-?fetch(?: on)?|update triggers?"
        ),
        "tool": (
            r"tools?|technolog(?:y|ies)|stores?|backends?|layers?|locations?|implementation|mechanism|where|providers?|"
            r"librar(?:y|ies)|storage|engines?|types?|in|with|infrastructure|stack"
        ),
        "name": (
            r"(?:endpoints?|data|items?|keys?|resources?|entit(?:y|ies)|what|objects?|quer(?:y|ies)|routes?|names?|"
            r"assets?|targets?|scope|operations?|content|area|layer)(?: or (?:data|endpoints?))?"
        ),
    },
    "retry": {
        "": r"\b(?:retry|maximum|max|number of|no\. of|default|total|the|strateg(?:y|ies)|polic(?:y|ies)|concerns?)\b",
        "idempotency": (
            r"(?:non-?)?idempoten(?:cy|t)(?: (?:operations?|keys?|notes?|handling|considerations?))?|safe to|"
            r"not retried|do not|never|no retr(?:y|ies)(?: (?:for|on))?|operations not retried|excluded"
        ),
        "on": (
            r"on|when|if|for|conditions?|triggers?|errors?|failures?|status(?:es)?(?: codes?)?|retryable(?: \w+)?|"
            r"retried (?:on|when|for|if)|transient errors?|error (?:types?|codes?|conditions?)|causes?"
        ),
        "backoff": (
            r"back-?off(?: (?:delays?|times?|schedule|and jitter|type))?|delays?|intervals?|wait(?: times?)?|jitter|"
            r"spacing|(?:base|initial) (?:delay|interval|backoff)|delay between (?:attempts|tries|retries)|timing"
        ),
        "attempts": r"attempts?|retries|tries|count|limit|times|budget|attempt (?:count|limit)|re-?tries",
        "name": (
            r"(?:external )?(?:operations?|calls?|services?|apis?|endpoints?|integrations?|dependenc(?:y|ies)|"
            r"requests?|actions?|targets?|systems?|providers?|what|steps?|jobs?|clients?)(?: calls?)?"
        ),
    },
    "decisions": {
        "": r"\b(?:the|our|technical|architectural|key|main|made|taken|and|for this|section)\b",
        "alternatives": (
            r"(?:rejected |other )?alternatives?(?: (?:considered|rejected|evaluated|not chosen|explored))*|"
            r"(?:considered )?options?(?: (?:considered|evaluated|rejected|[a-z]|\d))?|considered|rejected|"
            r"rejected (?:options?|because)|why not(?: \w+)*|other (?:options|approaches)(?: \w+)*|pros cons options"
        ),
        "rationale": (
            r"rationales?|reason(?:s|ing)?|why(?: (?:this|chosen|we chose \w+))?|justification|because|"
            r"benefits|advantages|pros"
        ),
        "context": (
            r"contexts?(?: problem statement)?|problems?(?: statements?)?|background|issues?|situation|questions?|"
            r"motivation|(?:decision )?drivers?|concerns?|requirements?|needs?|forces|constraints?|challenge"
        ),
        "decision": (
            r"decisions?(?: outcome)?|decided|choices?|chosen(?: (?:option|approach|solution))?|selected"
            r"(?: (?:option|approach))?|resolution|outcome|approach|solution|we (?:will|chose|decided)|answer"
        ),
        "consequences": r"consequences?|trade-?offs?|impacts?|implications?|cons|drawbacks|results?|status|date",
        "name": r"topics?|titles?|areas?|aspects?|subjects?|ids?|adrs?|items?|#|no",
    },
    "risks": {
        "": r"\b(?:the|risk|level|rating|score|initial|residual|potential|proposed|strateg(?:y|ies)|plans?|of)\b",
        "likelihood": r"likelihood|probabilit(?:y|ies)|probable|chance|likely|frequency|occurrence|prob|l|p",
        "impact": r"impacts?|severit(?:y|ies)|consequences?|effects?|damage|magnitude|i|s",
        "mitigation": (
            r"mitigations?(?: (?:actions?|measures?|steps?))?|mitigated by|responses?|counter-?measures?|controls?|"
            r"treatment|contingenc(?:y|ies)|actions?|handling|prevention|remed(?:y|iation)|how (?:we|to) mitigate"
        ),
        "name": r"risks?|threats?|descriptions?|events?|issues?|concerns?|what could go wrong|title|name|",
    },
    "dependencies": {
        "": r"\b(?:the|our|it|is|used|primary|required|name|number|min|minimum|min\.)\b",
        "version": r"versions?(?: (?:range|constraint|pin))?|releases?|ver|v|range|pin|pinned|constraint|tag",
        "reason": (
            r"reasons?|purposes?|why(?: needed)?|use|uses|for|usage|justification|needed for|needs?|rationale|"
            r"descriptions?|notes?|what(?: for| it does)?|role|provides|comments?"
        ),
        "relation": (
            r"relations?|relationships?|how(?: related)?|direction|dependency direction|integration points?|"
            r"blocking(?: or parallel)?|impact|status|interaction|type"
        ),
        "name": (
            r"dependenc(?:y|ies)|packages?|librar(?:y|ies)|modules?|frameworks?|services?|components?|names?|tools?|"
            r"systems?|technolog(?:y|ies)|specs?|features?|items?|software|"
        ),
    },
}
STATED = {
    "caching": r"(?<!apa)cach(?:e|es|ed|ing|eable)\b|\bstale-?time\b|\bgc-?time\b|\bstale-while-revalidate\b",
    "ttl": (
        r"(?<![<≤~.])(?<![<≤] )(?<!within )(?<!under )(?<!than )\b\d+(?:\.\d+)?[\s-]*(?:s|secs?|seconds?|m|mins?|"
        r"minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?)\b"
        r"|\b(?:ttl\w*|max-?age|stale-?time|gc-?time|expir\w*)\b[^.;\n\d]{0,20}\d"
        r"|\b(?:one|two|three|five|ten|fifteen|thirty|sixty|an?) (?:second|minute|hour|day|week)s?\b"
        r"|\b(?:no|never|without) (?:ttl|expir\w*)\b|\bnever expires?\b|\b(?:ttl|cached|kept|lives?|"
        r"expires?)\b[^.;\n]{0,"
        r"30}\b(?:session|request|deploy\w*|build|restart|process|lifetime|midnight|forever|indefinitely|infinity)\b"
    ),
    "lasting": (
        r"\d|\b(?:one|two|three|five|ten|fifteen|thirty|sixty|half|an? (?:second|minute|hour|day|week)|hourly|daily|"
        r"weekly|sessions?|requests?|deploy\w*|builds?|restarts?|process|lifetime|midnight|forever|indefinite(?:ly)?|"
        r"infinit\w*|immutable|permanent\w*|never|no expir\w*|no ttl|until|page load|∞)\b|∞"
    ),
    "invalidation": (
        r"\binvalidat\w*|\bevict\w*|\bpurg(?:e[ds]?|ing)\b|\bcache[- ]?bust\w*|\bbust(?:s|ed)? (?:on|by|when)\b"
        r"|\brevalidat\w*|\bwrite-through\b|\b(?:clear(?:ed|s)?|flush(?:ed|es)?|dropped|refreshed|rebuilt|reset|"
        r"updated|replaced|deleted|removed|re-?fetched)\b[^.;\n]{0,40}\b(?:on|when|after|upon|whenever|by|at)\b"
        r"|\b(?:on|when|after|upon|whenever|until)\b[^.;\n]{0,40}\b(?:chang\w+|updat\w+|writ\w+|sav\w+|edit\w*|"
        r"delet\w+|"
        r"publish\w*|mutations?|deploy\w*|releases?|log-?out)\b"
    ),
    "retry": r"\bre-?tr(?:y|ies|ied|ying)\b|\bback-?off\b|\breconnect\w*|\bredeliver\w*|\bre-?attempt\w*",
    "attempts": (
        r"\b(?:\d+|one|two|three|four|five|six|seven|eight|ten)(?: more| further| additional| total| automatic)?[\s-]*"
        r"(?:x|times|attempts?|retries|tries|re-?tries)\b"
        r"|\b(?:max(?:imum)?|up to|at most|limit(?:ed)? (?:of|to)|after|retry|retries|attempts?|retried|"
        r"max[_-]?(?:retries|attempts))\b[^\w.;\n]{0,4}(?:of |is )?\b\d{1,2}\b(?!\s*(?:s|ms|sec\w*|min\w*|h|"
        r"hours?|days?|%)\b)"
        r"|\bretr(?:y|ies|ied)\b[^.;\n]{0,30}\b(?:once|twice)\b|\b(?:once|twice)\b[^.;\n]{0,30}\bretr(?:y|ied)\b"
    ),
    "counted": (
        r"\d|\b(?:once|twice|thrice|one|two|three|four|five|six|seven|eight|nine|ten|none|never|no|zero|unlimited|"
        r"until|indefinite(?:ly)?|infinite|forever)\b|∞"
    ),
    "backoff": (
        r"\bexponential\w*|\bback-?off\b|\bjitter\w*|\bretry_?delay\w*|\b(?:fixed|constant|linear|fibonacci|"
        r"increasing)[ -](?:delays?|"
        r"intervals?|waits?|spacing)|\b(?:delays?|intervals?|wait(?:s|ing)?|pauses?|every|apart|spaced)\b[^.;\n]{0,20}"
        r"\b\d+(?:\.\d+)?\s*(?:ms|s|secs?|seconds?|m|mins?|minutes?|h|hours?)\b"
        r"|\b\d+(?:\.\d+)?\s*(?:ms|s)\b\s*(?:,|→|->|/|then|and)\s*\d+(?:\.\d+)?\s*(?:ms|s)\b|\bimmediate(?:ly)?\b"
    ),
    "spaced": (
        r"\d|\bexponential\w*|\blinear\w*|\bfixed\b|\bconstant\b|\bjitter\w*|\bimmediate\w*|\bfibonacci\b|\bdoubl\w+|"
        r"\bincreas\w+|\bincremental\w*|\bgeometric\b|\bpolynomial\b|\bretry-after\b|\bnone\b|\bno (?:delay|backoff)\b"
    ),
    "on": (
        r"\b(?:on|for|when|after|if|upon|whenever|only)\b[^.;\n]{0,50}?(?:\b[45](?:xx|\d\d)\b|\btime-?outs?\b|"
        r"\btim(?:ed|es|ing) out\b|"
        r"\bnetwork\b|\bconnections?\b|\btransient\b|\bthrottl\w*|\brate[- ]?limit\w*|\bfail(?:s|ed|ure|ures|ing)?\b|"
        r"\berrors?\b|\bunavailab\w*|\bexceptions?\b|\bunreachable\b|\bdisconnect\w*|\bdeadlocks?\b|\bconflicts?\b)"
        r"|\bretryable\b|\btransient (?:\w+ )?(?:errors?|failures?|faults?)\b|\b5xx\b|\b(?:429|502|503|504)\b"
        r"|\bfailed (?:\w+ )?(?:requests?|calls?|deliver\w+|operations?|messages?|jobs?)\b"
    ),
    "idempotency": (
        r"\bidempoten\w*|\bnot (?:be )?(?:automatically )?retried\b|\b(?:never|not) (?:be )?retr(?:y|ied)\b|"
        r"\bno(?:n-retryable| retr(?:y|ies))\b|\bdedup\w*|\bat most once\b|\bsafe to retry\b|\bread-only\b"
    ),
    "writes": (
        r"\b(?:post|put|patch|delete|create|charge|capture|pay|payment|refund|send|submit|order|book|transfer|publish|"
        r"upload|insert|update|write|register|notify|sms|email|e-mail|purchase|checkout|payout|debit|credit)s?\b"
    ),
    "database": (
        r"\b(?:databases?|db|sql|postgres\w*|mysql|mariadb|sqlite\w*|oracle|mongodb|dynamodb|transactions?|"
        r"sql server|mssql|cockroachdb|repositor(?:y|ies)|prisma|ef core)\b"
    ),
    "why": (
        r"\bbecause\b|\bsince\b|\bso that\b|\bdue to\b|\bin order to\b|\breasons?\b|\bto (?:avoid|keep|ensure|"
        r"reduce|prevent|allow|simplify|minimi[sz]e|guarantee|protect|make)\b|\bavoid(?:s|ing)?\b|\bensur(?:es|"
        r"ing)\b|\breject(?:ed|s)?\s*[—–:(,-]|\bthereby\b|\bwhich (?:keeps|makes|lets|avoids|gives)\b|"
        r"\btherefore\b|\bneeded (?:for|by)\b"
    ),
    "contention": (
        r"\bintegrity\b|\bserializ\w+|\bdeadlocks?\b|\bconflicts?\b|\bfail-?over\b|\block(?:ed|s)?\b|\bbusy\b|"
        r"\boptimistic\b|\bcontention\b"
    ),
    "alternatives": (
        r"\balternativ\w+|\breject(?:ed|s|ing)?\b|\binstead of\b|\brather than\b|\bconsidered\b|\bdiscarded\b|"
        r"\bruled out\b|"
        r"\bas opposed to\b|\b(?:chose|chosen|choose|prefer\w*|pick\w*|select\w*)\b[^.;\n]{0,60}\bover\b|"
        r"\bversus\b|\bvs\b|\boriginally proposed\b"
    ),
    "none": (
        r"^\W*(?:none|no\b|not (?:applicable|needed|required)|n/a|nothing|there (?:is|are) no\b|does not|zero\b|"
        r"only the "
        r"standard library|standard library only)"
    ),
    "by hand": (
        r"\bbuttons?\b|\boptions?\b|\blinks?\b|\bprompt\w*|\bclick\w*|\btaps?\b|\bmanual\w*|\btry again\b|\bplease\b|"
        r"\b(?:users?|clients?|players?|customers?) (?:can |may |must |should )?retr\w+|\bwait or retry\b"
    ),
    "unversioned": (
        r"\b(?:saas|managed|hosted|unversioned|versionless|no version\w*|evergreen|not versioned|cloud service|"
        r"standard library|stdlib|built-?in)\b"
    ),
    "undecided version": r"\b(?:latest|current|newest|most recent|stable|any version|recent|up to date)\b",
    "unretried": (
        r"^\W*(?:0|1|none|no|never|not|once|single)\b(?!\s*[-–/]|\.\d)(?: (?:\(?no retr\w+\)?|retr\w+|attempts?|"
        r"try|be retried|applicable))*"
    ),
    "likelihood": r"likelihood|probability|chance",
    "impact": r"impact|severity",
    "mitigation": r"\bmitigat\w+|\bcontingenc\w+|\bcountermeasures?\b|\s(?:→|->|=>)\s",
    "names ttl": r"\bttls?\b|time[- ]to[- ]live|\bexpir\w*|\blifetimes?\b|\bmax-age\b|\bcache durations?\b",
    "names invalidation": r"\binvalidat\w*|\bevict\w*|\bpurg\w*",
    "names tool": r"\btools?\b|\bredis\b|\bcdn\b|\bmemcached\b|\btechnolog\w+",
    "names attempts": (
        r"\battempts?\b|\b(?:max\w*|number of|bounded|limited) (?:\w+ )?retr\w+|\bretry (?:limit|count|budget)"
    ),
    "names backoff": r"\bback-?off\b|\bdelays?\b|\bjitter\b",
    "names retry_on": r"\btransient\b|\bwhich errors\b|\bretryable\b|\bretry conditions?\b|\bon timeouts?\b|\b5xx\b",
    "names idempotency": r"\bidempoten\w*",
    "names likelihood": r"likelihood|\bprobab\w+",
    "names impact": r"\bimpacts?\b|\bseverit\w+",
    "names mitigation": r"\bmitigat\w+",
    "names version": r"\bversions?\b|\bpin(?:ned|ning)?\b|\block(?:ed)?[- ]?files?\b",
    "names reason": r"\bjustif\w*|\breasons?\b|\brationale\b|\bwhy\b|\bpurposes?\b",
    "names relation": r"\binternal\b|\brelation\w*|\bblocking\b",
    "names context": r"\bcontexts?\b|\bproblem\b",
    "names decision": r"\bdecisions? (?:made|taken|itself)\b",
    "names rationale": r"\brationale\b|\breasons?\b|\bjustif\w*|\bwhy\b",
    "names alternatives": r"\balternatives?\b|\boptions\b|\btrade-?offs?\b",
    "own": r"^\W*(?:existing|our|in-house|own)\b",
    "spared": r"\b(?:not|never) (?:be )?(?:automatically )?retried\b|\bno (?:automatic )?retr(?:y|ies)\b|\bnot retry\b",
    "setting": r"\bin the context of\b|\bfac(?:ing|ed with)\b|\bgiven (?:that|the)\b",
    "operation": (
        r"\b(?:requests?|calls?|deliver\w*|sends?|sending|webhooks?|uploads?|downloads?|jobs?|messages?|apis?|"
        r"connections?|publish\w*|fetch\w*|sync\w*|quer(?:y|ies)|operations?|tasks?|services?|providers?|"
        r"clients?)\b"
    ),
}
LEVELS = {
    "low": r"very low|low|rare|unlikely|remote|negligible|minor|minimal|insignificant|trivial|small|limited",
    "medium": r"medium|moderate|possible|mid|med|average|significant",
    "high": (
        r"very high|high|almost certain|certain|very likely|likely|frequent|severe|major|critical|catastrophic|"
        r"serious|blocker|extreme"
    ),
}
PLAIN_LEVELS = r"low|medium|high"
VAGUE = (
    r"\b(?:as|where|when|if|whenever|wherever|needed|necessary|required|appropriate|applicable|possible|relevant|"
    r"sensible|"
    r"suitable|proper(?:ly)?|graceful(?:ly)?|best|practices?|standard|default|defaults|reasonable|configurable|varies|"
    r"depends|various|usual|normal|typical|common|good|robust|handle|handled|handling|use|using|used|apply|applied|"
    r"follow|following|industry|project|conventions?|per|the|a|an|and|or|be|is|are|will|should|must|we|it|in|of|"
    r"for|to|by|"
    r"yes|true|ok|retry|retries|retried|cache|caching|cached|invalidat\w+|mitigat\w+|short|long|"
    r"automatic(?:ally)?|some|"
    r"several|multiple|few|many|errors?|important|general(?:ly)?|monitor|later|dependency|library|package|data|etc)\b"
)
