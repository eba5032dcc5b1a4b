"""English."""

from __future__ import annotations

NEGATION = (
    r"\b(?:no|not|without|never|neither|nor|none|non|n/a|cannot|isn't|doesn't|don't|won't|avoids?|excludes?|"
    r"instead of|rather than|replaces?|nothing)\b"
)
NEGATION_AFTER = (
    r"^\W*(?:\w+\W+){0,3}?(?:not (?:needed|required|applicable|used|involved|affected|changed|in scope)|n/a|"
    r"none\b|unnecessary|unchanged|unaffected|untouched|out of scope|already exists?\b)"
)
ASIDE = (
    r"\b(?:out[ -]of[ -]scope|not in scope|non-?goals?|future\w*|alternatives?|rejected|deferred|postponed|"
    r"roadmap|later (?:phase|release|version|feature)|nice to have|won't do|not implemented)\b|~~"
)

FIELDS = {
    "storage": "storage|database|databases|db|data store|datastore|persistence|data storage",
    "project type": "project type|application type|type of project|project kind",
    "dependencies": "primary dependencies|dependencies|frameworks?|backend framework|backend|tech stack",
}

FACTS = {
    "exposes-http-api": {
        "offers": (
            r"\b(?:must|shall|will|should)\s+(?:\w+\s+){0,2}?(?:expose|provide|offer|serve|implement|publish)s?\b"
            r"[^\n.;]{0,60}\b(?:rest(?:ful)?|https? api|api endpoints?|endpoints?|web api|http interface)\b"
            r"|\b(?:expose|serve|build|implement|provide|create|add)s?\b[^\n.;]{0,30}\b(?:rest(?:ful)? api|"
            r"http api|rest endpoints?|http endpoints?|api endpoints?|new endpoints?)\b"
        ),
        "builds": (
            r"\b(?:create|implement|add|build|extend|expose|wire|register|define)\b[^\n]{0,70}"
            r"(?:\bendpoints?\b|\broute handlers?\b|\bapi routes?\b|\bcontrollers?\b|\b(?:get|post|put|"
            r"patch|delete)`? `?/\w|\bapi/routes?\b|\brouters?/|\broutes/)"
        ),
        "denies": (
            r"\bno\b(?! longer)(?:[\w ,/-]{0,40}[ ,/])?(?:api|endpoints?|http|back-?end|"
            r"server(?:-side)?)\b(?! (?:keys?|calls?|tokens?|errors?|costs?))"
            r"[^\n.;:]{0,40}?\b(?:changes?|surface|endpoints?|contracts?|added|needed|required|involved|"
            r"exposed|touched|components?|modifications?)\b"
            r"|\bno (?:new |additional |public |api |http |rest |backend |web ){0,2}(?:endpoints?|"
            r"api routes?|api surface|rest api|http api|web api|api)(?=[\s]*(?:[.,;:)|*—–-]|$|and|or|are|is|"
            r"in this|for this))"
            r"|\b(?:does not|doesn't|do not|will not|must not) (?:expose|add|introduce|change|provide|"
            r"define|serve|have) (?:any |an |new |a )*(?:\w+ )?(?:api|endpoints?|http)\b"
            r"|\ball api(?:s| routes| endpoints)? already exist|\bapis? (?:contracts?|endpoints?|"
            r"routes?)?\s*(?:\([^)\n]{0,60}\))?\W{0,4}(?:n/a|not applicable|none)\b"
        ),
        "consumes": (
            r"\b(?:consum\w+|calls|client (?:of|for)|wrapper (?:around|for)|"
            r"integrates? with)\b[^\n.;]{0,40}\b(?:existing|backend|external|third[- ]party|public|upstream|"
            r"remote)\b[^\n.;]{0,30}\b(?:apis?|endpoints?)\b"
            r"|\bfront-?end consumes\b|\breads? from existing\b[^\n]{0,40}(?:api|endpoints?)|\bapi (?:client|wrapper)\b"
        ),
        "consumed here": (
            r"\b(?:consum\w+|calls?|called|client|fetch\w*|existing|already|upstream|third[- ]party|external|"
            r"proxied|mock\w*|curl|unchanged|invokes?|requests? to|reads? from)\b|://"
        ),
    },
    "persistent-data": {
        "keeps": (
            r"\b(?:must|shall|will)\s+(?:\w+\s+){0,2}?(?:persist|store|save|"
            r"retain)\b(?![^\n.]{0,60}\b(?:in memory|environment|session|cookie|cache)\b)"
            r"|\b(?:persisted|stored|saved|kept) (?:in|to|on|across|between|permanently)\b(?! (?:memory|"
            r"state|the session|a session|the context|an? env|env|the environment|git|version control|"
            r"the repo))"
        ),
        "builds": (
            r"\b(?:create|implement|add|define|generate|write|update|extend)\b[^\n]{0,60}\b(?:migrations?|"
            r"(?:database|db|sql) (?:schema|tables?|models?)|tables?\b(?=[^\n]{0,40}\b(?:in|to|for)\b)|"
            r"orm models?|repositor(?:y|ies) (?:class|for|in|with)|prisma schema|schema\.prisma|"
            r"entity configurations?|seed data)"
        ),
        "denies": (
            r"\bno (?:database |data |new |server-side |backend |durable |long-term ){0,2}(?:persistence|"
            r"persisted|storage)\b(?! (?:of|changes?|schema|for \w+ (?:tokens?|passwords?)))"
            r"|\b(?:nothing|no data) (?:is |gets )?(?:persisted|stored|saved)|"
            r"\bno (?:new )?database(?:s)?(?: is| are)?(?: needed| required| used| involved| access|"
            r" persistence|[.,;)])|\bno persist\w+ (?:data|state|store)"
            r"|\b(?:does not|doesn't|do not|never) (?:persist|store|save) (?:any |anything|data\b|state\b)|"
            r"\bephemeral ui state\b|\bpurely (?:stateless|presentational|visual)\b|\bno (?:backend|"
            r"api)[\w ,/-]{0,30}(?:data[- ]model|firestore|database|data)[\w ,/-]{0,20}changes?\b"
        ),
    },
    "schema-change": {
        "builds": (
            r"\b(?:create|write|generate|add|implement|run|apply|author|define|"
            r"execute)\b[^\n]{0,60}\b(?:migrations?(?! guide| notes| path| doc\w*| plan)\b|migrate (?:dev|"
            r"deploy))"
            r"|\bmigrations?/[\w.<>{}*-]+|\b(?:initial|db|database|schema|prisma|alembic|ef core|flyway|"
            r"django) migrations?\b|\bprisma migrate\b|\bschema creation\b"
            r"|\b(?:update|extend|add|define|create|modify|edit)\b[^\n]{0,50}\b(?:schema\.prisma|"
            r"prisma schema|database schema|db schema|sql schema|schema\.sql|ddl)\b"
        ),
        "changes": (
            r"\b(?:new|additional|adds?|adding|create|creates|introduces?|alters?|extends?) (?:the |a |an |"
            r"\d+ |one |two |three |four |five |\w+ |`\w+` )?(?:database |db |sql |"
            r"nullable )?(?:tables?\b(?! (?:view|row|component|header|of contents))|columns?\b(?! (?:in|"
            r"of) (?:the )?(?:ui|grid|table view|csv|report|layout))|index(?:es)? on\b)"
            r"|\bschema (?:changes?|migrations?)\b(?! (?:is|are) not)|\balters? [`\w]+ (?:add|table)"
        ),
        "converts": (
            r"\b(?:backfill\w*|data migration|migration script)\b"
            r"|\b(?:documents?|records?|rows?) must (?:remove|drop|rename|add|gain)\b|"
            r"\bremove [`\w]+ field from\b[^\n]{0,40}\bdocuments?\b"
        ),
        "entities": r"\b(?:primary key|foreign key|fk|pk|unique|indexes|not null|entity|entities|table|relation\w*)\b",
        "denies": (
            r"\bno (?:new )?(?:database |db |data |data-model |sql |firestore )*(?:schema|"
            r"migrations?)(?: changes?| migrations?| scripts?| modifications?)?\b(?=[\s*]*(?:[.,;:)|*—–-]|$|"
            r"and|or|are|is|needed|required|in this|for this|necessary))"
            r"|\bno\b[\w ,/-]{0,40}\b(?:database|data[- ]model|schema|migration|persistence|"
            r"firestore)[\w ,/-]{0,25}\b(?:changes?|modifications?)\b"
            r"|\b(?:does not|doesn't|do not|without) (?:change|alter|modify|touch|changing|altering|require|"
            r"requiring|need|introduce)\w* (?:any |the |a )?(?:\w+ )?(?:schema|migrations?)\b"
            r"|\bschema (?:is |remains? |stays? )?(?:unchanged|untouched|unmodified)\b|"
            r"\bmigration\w*(?: scripts?)?(?: and rationale)?\s*(?:\([^)\n]{0,40}\))?\W{0,6}(?:n/a|"
            r"not applicable|not required|not needed|none)\b"
        ),
        "denies tables": (
            r"\b(?:no|without|zero) (?:new |additional )?(?:database |db |sql )?(?:tables?|columns?)\b|"
            r"\bintroduces? no new tables\b"
        ),
    },
    "multi-party-flow": {
        "exchanges": (
            r"\b(?:incoming |outgoing |signed |stripe |payment )?webhooks?\b(?! url| placeholder)|"
            r"\boauth\b[^\n]{0,30}\b(?:callback|flow|redirect|login|sign-?in|provider)|\bsingle sign-on\b|"
            r"\boidc\b"
            r"|\b(?:sends?|deliver\w*|triggers?|dispatch\w*|schedules?|notified via) (?:\w+ ){0,2}?(?:push|"
            r"push notifications?|sms|emails?)\b|\bpush notifications? to\b"
            r"|\b(?:publish\w*|consum\w*|subscrib\w*|emits?)\b[^\n.]{0,40}\b(?:messages?|events?|topics?|"
            r"queues?)\b[^\n.]{0,40}\b(?:queue|topic|bus|broker|stream|service|consumers?|subscribers?)\b"
            r"|\bmicro-?services\b|\bservice-to-service\b|\binter-?service\b|\bsagas?\b|\bevent-driven\b|"
            r"\bpayment (?:provider|gateway|processor)\b"
            r"|\borchestrat\w+\b[^\n.]{0,40}\bservices\b|\bpipeline\b[^\n.]{0,40}\bservices\b|"
            r"\bpeer-to-peer\b|\bmulti-?agent\b|\bmultiplayer\b"
        ),
        "streams": r"\bweb ?sockets?\b|\bserver-sent events\b|\bsse\b|\bgrpc stream\w*|\bwebrtc\b",
        "denies": (
            r"\bno (?:external|third[- ]party|network|outside) (?:services?|systems?|integrations?|apis?|calls?|"
            r"dependencies|communication)\b|\b(?:runs? |works? )?(?:entirely|fully|purely|"
            r"completely) (?:offline|local\w*|client-side|in[- ]process)\b|\bno network\b|\bpure client-side\b"
        ),
    },
}

HINTS = {
    "openapi-contract": ("openapi", "open api", "swagger", "contract", "endpoint", "api", "response"),
    "sequence-diagram": ("diagram",),
    "data-model": ("data model", "data-model", "erd", "er diagram", "entity", "entities"),
    "migrations": ("migration", "migrate", "flyway", "liquibase", "alembic", "dbmate", "knex"),
    "plan-complete": ("clarification", "placeholder", "technical context", "structure decision"),
}

ASKS = (
    r"\b(?:document(?:ed|ation)?|describ\w+|defin(?:e|ed|es|ing|ition)|specif(?:y|ied|ies)|provid\w+|"
    r"exists?|present|have|has|"
    r"includ\w+|accompan\w+|maintain\w*|publish\w*|produc\w+|creat\w+|writ\w+|ship\w*|exposes?|requires?|deliver\w*|"
    r"designed|driven|authored|supplied|contains?|declares?|mandatory|required|drawn|captured?|used?|uses|using|"
    r"carr(?:y|ied)|"
    r"backed|comes? with|establish\w*|needs?|add(?:ed)?|shown?|illustrat\w+|modell?ed|checked in|committed|submitted|"
    r"part of)\b"
)
FORBIDDING = (
    r"\b(?:(?:must|shall|should|may|can|do|does|is|are|will) not|never|cannot|prohibited|forbidden|disallowed|banned|"
    r"not allowed|no longer)\b|^\W*no\b|\bwith no\b(?! exception)|\bcontains? no\b|\bfree of\b|"
    r"\bthere (?:are|is|must be|shall be) no\b|\bha(?:s|ve) no\b"
)
UNLESS_PRESENT = r"\b(?:without|until|unless|before|lacks?|lacking|missing)\b"
OPTIONAL = (
    r"\b(?:optional(?:ly)?|need not|not (?:required|needed|mandatory)|can be omitted|nice to have)\b|"
    r"\bmay\b(?! (?:not|only|be merged|merge|ship))"
)

_ENDPOINTS = r"\b(?:endpoints?|rest(?:ful)? (?:apis?|endpoints?)|(?:http|web) apis?|api routes?)\b"
_API_CONTRACT = (
    r"\b(?:api|apis|rest|http|interface|service|endpoint|integration)(?:/data)? (?:contracts?|specifications?|specs?)\b"
    r"(?! (?:tests?|testing|changes?|behaviou?r|violations?|drift|breaks?|breakage|validation))"
    r"|\bcontracts/|\bcontract-first\b"
)
_DATA_MODEL = (
    r"\bdata[- ]models?\b(?:\.md)?|\bentity[- ]relationship (?:diagrams?|models?)\b|\berds?\b|\ber diagrams?\b"
)
_SCHEMA = r"\b(?:schemas?|databases?|db|tables?|columns?|ddl|data structures?|persistence)\b"

DEMANDS = {
    "openapi-contract": (
        (r"\bopen ?api\b|\bswagger\b",),
        (_API_CONTRACT, "asks"),
        (
            _API_CONTRACT,
            (
                r"\b(?:agree\w*|follow\w*|match\w*|conform\w*|compl(?:y|ies)|honou?rs?|"
                r"source of truth|sync\w*|updat\w+)\b"
            ),
        ),
        (
            r"\bcontracts?\b(?! (?:tests?|testing|changes?|behaviou?r|violations?|drift))",
            r"\b(?:apis?|endpoints?|inter-?service|between services|interfaces?|front-?end|back-?end)\b",
            "asks",
        ),
        (_ENDPOINTS, r"\b(?:documented|described|specified)\b"),
        (
            (
                r"\b(?:request|response)s?(?:[ /-](?:and |or )?(?:request|response)s?)? (?:formats?|schemas?|"
                r"shapes?|payloads?|structures?)\b"
            ),
            r"\b(?:defined?|specified|specify|documented?|described?)\b",
        ),
    ),
    "sequence-diagram": ((r"\b(?:sequence|interaction) diagrams?\b", "asks"),),
    "data-model": (
        (_DATA_MODEL, "asks"),
        (_DATA_MODEL, r"\b(?:typed|type validation|explicit types)\b"),
    ),
    "migrations": (
        (r"\bmigration (?:scripts?|files?)\b", "asks"),
        (r"\b(?:database|db|schema|sql|prisma|alembic|flyway|liquibase|supabase|ef core|django|rails) migrations?\b",),
        (r"\b(?:via|through|by|using|as) (?:\w+ )?migrations?\b",),
        (r"\bmigrations?\b", r"\b(?:reversible|idempotent|roll(?:ed|s)? ?back|backward[- ]compatible|versioned)\b"),
        (r"\b(?:flyway|liquibase|alembic|dbmate|golang-migrate|prisma migrate|knex)\b", _SCHEMA),
        (
            r"\bmigrations?\b",
            _SCHEMA,
            (
                r"\b(?:use|uses|using|through|via|by|as|managed|applied|ship\w*|with|provide\w*|includ\w+|"
                r"requires?|needs?|have|has|written|creat\w+|accompan\w+|handled|tested|deliver\w*|without|always|"
                r"in)\b"
            ),
        ),
        (
            r"\bdata migrations?\b",
            r"\b(?:scripts?|scripted|handled|versioned|reversible|documented|provided|planned)\b",
        ),
    ),
    "plan-complete": (
        (
            r"\bneeds[ _]clarification\b|\bplaceholders?\b",
            r"\b(?:plans?|specs?|specifications?|documents?|artifacts?|requirements?|markers?|templates?)\b",
            r"\b(?:resolved|removed|replaced|filled|eliminated|cleared)\b",
        ),
        (
            r"\btechnical context\b|\bstructure decision\b",
            r"\b(?:filled|complete|completed|state\w*|exists?|present|required|has|have|contains?|includ\w+)\b",
        ),
    ),
}
ON_TOPIC = {
    "openapi-contract": ((r"\bcontracts?\b(?! (?:tests?|testing|changes?|behaviou?r|violations?|drift))", "asks"),),
}
TOPICS = {"openapi-contract": r"\bapis?\b|\bcontract[- ]first\b|\bopenapi\b|\brest(?:ful)?\b|\bendpoints?\b"}
PROHIBITED = {
    "plan-complete": (
        (
            r"\bneeds[ _]clarification\b|\bplaceholders?\b",
            r"\b(?:plans?|specs?|specifications?|documents?|artifacts?|features?|templates?|markers?|unresolved)\b",
        ),
    ),
}
EXCLUDED = {
    "openapi-contract": (
        r"\b(?:generated|derived|imported|inferred) (?:\w+ ){0,3}?from\b[^.;]{0,30}\b(?:open ?api|swagger|"
        r"contract)|\bswagger ui\b|\bopen ?api (?:tool\w*|generators?|clients?|plug-?ins?|librar\w+|linters?)\b|"
        r"\bsmart contracts?\b|\bcontract tests?\b(?![^.;]*\bopen ?api\b)|\bthird[- ]party\b|\bexternal apis?\b"
    ),
    "migrations": (
        r"\bterraform\b|\bstate migrations?\b|\bmigration (?:guide|guidance|path|notes?|"
        r"plan)s?\b(?![^.;]*\b(?:schema|database|table|data structure)s?\b)|"
        r"\b(?:framework|config|configuration|state|code|codebase|typescript|cloud|"
        r"platform|language|version) migrations?\b"
    ),
}
ENOUGH = {
    "": (
        r"\b(?:all|every|each|any|new|the|an?|of|for|in|with|by|via|using|through|and|its|their|must|shall|"
        r"should|be|is|are|"
        r"have|has|having|exists?|required|requires?|mandatory|features?|that|which|to|as|come|comes|"
        r"accompanied|provided?|"
        r"provides?|includes?|included|ships?|shipped|present|needs?|valid|written|described|defined|"
        r"documented|specified|"
        r"definition|description|documentation|documents?|files?|created?|produced?|delivered?|use|uses|"
        r"used|drawn|contains?)\b"
    ),
    "openapi-contract": (
        r"\b(?:http|rest|restful|web|apis?|endpoints?|routes?|services?|public|open ?api|swagger|specs?|"
        r"specifications?|contracts?|exposes?|exposing|expose[ds]|adding|add|adds|changing|changes)\b"
    ),
    "sequence-diagram": (
        r"\b(?:sequence|interaction|diagrams?|major|main|key|primary|complex|flows?|interactions?|between|among|"
        r"several|multiple|services|systems|components|show|shown|mermaid|plantuml)\b"
    ),
    "data-model": (
        r"\b(?:data[- ]models?|erd?|er|or equivalent|entity[- ]relationship|diagrams?|models?|entit(?:y|ies)|"
        r"typed|fields|relations|involving|persistent|persisting|keeping|storing|stores?|persists?|keeps?|"
        r"data)\b"
    ),
    "migrations": (
        r"\b(?:database|db|schema|changes?|migrations?|scripts?|rationale|managed|made|applied|handled|altering|"
        r"changing)\b"
    ),
    "plan-complete": (
        r"\b(?:plans?|plan\.md|needs[ _]clarification|markers?|placeholders?|templates?|not|no|never|contain|"
        r"remain|left|unresolved|resolved|free|unfilled|before merge)\b"
    ),
}
_END = r"((?:(?!\b(?:must|shall|should|requires?|needs?|has|have)\b)[^,;.()])*)"
CONDITIONAL = (
    r"\((?:only )?(?:if|when|where|for) ([^()]*)\)|\b(?:if|when|whenever|where)\b "
    + _END
    + (
        r"|\bfor (?:all |any |every )?(?:new )?(?:features?|changes?|stories|specs|work)\b(?: (?:that|which|"
        r"involving|with|touching|affecting))? "
    )
    + _END
    + r"|\b(?:features?|stories|specs?) (?:that|which|involving|with|touching|affecting) "
    + _END
)
COMPOUND = r"\b(?:and|or)\b"
NO_CONDITION = (
    r"^\W*(?:it is |this is )?(?:applicable|needed|necessary|relevant|appropriate|required|any|used|possible)\W*$|^\W*$"
)
CONDITIONS = {
    "handles-pii": r"\b(?:pii|personal data|personally identifiable|sensitive data)\b",
    "caches": r"\bcach\w+",
    "calls-external": r"\b(?:external|third[- ]party|outside) (?:apis?|services?|systems?)\b",
    "schema-change": r"\b(?:schemas?|tables?|columns?|migrations?)\b|\bdatabase changes?\b",
    "multi-party-flow": (
        r"\b(?:complex|interactions?|multi-party|multiple|several|integrations?|"
        r"asynchronous|distributed)\b"
    ),
    "exposes-http-api": r"\b(?:apis?|endpoints?|routes?)\b",
    "persistent-data": r"\b(?:data|persist\w*|stor(?:e|es|ing|age)|databases?|entit(?:y|ies))\b",
}
