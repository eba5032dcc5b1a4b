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
