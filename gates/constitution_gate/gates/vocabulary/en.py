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
    "calls-external": {
        "calls": (
            r"\b(?:calls?|calling|invok\w+|quer(?:y|ies|ying)|fetch\w*|retriev\w+|integrat\w+|sends?|sending|syncs?|"
            r"synchroni[sz]\w+|connects?|requests?|consum\w+|talks? to|posts? to|polls?|uses?|using|via|through|from|"
            r"upload\w*|looks? up|selects?|rout(?:es?|ing) to|authenticat\w+|delegat\w+|forward\w*|proxies)\b[^\n.;|"
            r"]{0,50}\b(?:external|third[- ]party|3rd[- ]party|outside|upstream|partner|vendor|another team's|"
            r"cloud) (?:(?!the\b)[\w-]+ ){0,3}?(?:apis?|services?|systems?|providers?|endpoints?|platforms?|gateways?|"
            r"llms?|models?)\b|\b(?:payment|sms|e-?mail|mail|identity|geocoding|weather|exchange[- ]rate|shipping|llm|"
            r"oauth2?|oidc|sso|social login) (?:provider|gateway|processor|vendor|carrier)s?\b(?! (?:interface|"
            r"abstraction|enum|type))|\b(?:geocoding|weather|exchange[- ]rate|currency conversion|google maps|places|"
            r"directions|translation|llm|speech-to-text|payment|shipping|carrier) apis?\b|\b(?:sends?|sending|"
            r"deliver\w*|dispatch\w*|emails?) (?:(?!no\b)[\w'-]+ ){0,5}?(?:e-?mails?|sms|text messages?|"
            r"push notifications?|slack messages?)\b(?! (?:address\w*|fields?|templates?|links?|clients?))|"
            r"\b(?:notif(?:y|ies|ied)|inform\w*|alert\w*|remind\w*|sends?|sent|deliver\w*)\b[^\n.;|]{0,40}\b(?:by|via|"
            r"through|over) (?:e-?mail|sms|text message|push notification)s?\b|\b(?:e-?mails?|sms|"
            r"push notifications?) (?:is |are |will be |must be |gets? )?(?:sent|delivered|dispatched)\b|\b(?:sends?|"
            r"posts?|deliver\w*|fires?|dispatch\w*|calls?|outgoing|outbound) (?:[\w-]+ ){0,3}?webhooks?\b|\b(?:sign|"
            r"log)(?:s|ged|ing)?[- ]?in (?:with|via|through|using) (?:an? )?(?:google|apple|microsoft|github|facebook|"
            r"linkedin|line|wechat|oauth|oidc|external|social|corporate|company)\b|\b(?:oauth(?: ?2(?:\.\d)?)?|oidc|"
            r"openid connect|saml)\b[^\n.;|]{0,60}\b(?:callback|redirect|provider|google|microsoft|github|identity)\b|"
            r"\bsocial (?:login|sign-?in)\b|\b(?:services?|apis?|systems?),? (?:that is |which is )?(?:owned|operated|"
            r"run|provided|maintained) by (?:another|a different|the [\w-]+) team\b|\b(?:external|"
            r"third[- ]party) (?:api|service) (?:calls?|clients?|integrations?|requests?)\b|\b(?:calls?|invok\w+|"
            r"queries|posts? to|asks|requests? to)\b[^\n.;|]{0,40}\b[\w-]+[- ]service\b[^\n.;|]{0,30}\b(?:over|via|"
            r"through|by|using) (?:https?|rest|grpc|the network)\b"
        ),
        "builds": (
            r"\b(?:implement|create|add|build|integrate|wire|connect|configure|register|set up|setup)\b[^\n]{0,80}\b"
            r"(?:client|sdk|adapter|integration|gateway|provider|webhook|checkout|api|service|oauth|sign-?in|mailer|"
            r"connector)\b"
        ),
        "denies": (
            r"\bno (?:\w+ ){0,2}?(?:external|third[- ]party|network|outside|remote|outbound|internet)(?:(?:,| or| and|"
            r"/) ?(?:external|third[- ]party|network|remote))? (?:apis?|services?|calls?|requests?|systems?|"
            r"integrations?|communication|access|traffic|providers?|dependenc(?:y|ies)|i/o)\b|\(no (?:network|"
            r"internet)\)|\bno (?:network|internet) (?:is |access |connection )?(?:needed|required|used)\b|\b(?:runs? |"
            r"works? )?(?:entirely|fully|purely|completely|100%) (?:offline|local(?:ly)?|client-side|in[- ]process)\b|"
            r"\b(?:must not|does not|doesn't|never|shall not|do not|will not)\b[^\n.;|]{0,30}\b(?:call|contact|send|"
            r"communicat\w+|reach|connect|make|use|depend\w*)\b[^\n.;|]{0,30}\b(?:external|third[- ]party|network|"
            r"remote|internet|outside)\b|\bexternal (?:apis?|services?|integrations?|systems?|calls?)\W{1,6}(?:n/a|"
            r"none|not applicable)\b"
        ),
        "simulated": (
            r"\b(?:mock\w*|stub\w*|fakes?|faked|dummy|emulat\w+|simulat\w+|nock|msw|wiremock|test doubles?|"
            r"fixtures?)\b|\bin (?:the )?(?:unit |integration |e2e |contract )?tests?\b"
        ),
        "talks": (
            r"\b(?:calls?|calling|sends?|sent|sending|requests?|invok\w+|integrat\w+|via|through|us(?:es?|ing)|"
            r"charg\w+|refund\w*|checkout|callbacks?|redirect\w*|authenticat\w+|exchang\w+|deliver\w*|stream\w*|"
            r"forward\w*|sync\w*|fetch\w*|retriev\w*|obtain\w*|queries|receiv\w+|posts? to|resolv\w+|geocod\w+|"
            r"transcrib\w+|translat\w+|generat\w+|posts?|load\w*|comes? from|verifies|comput\w+|proxies|scann\w+|"
            r"(?:read|analy[sz]ed|processed|handled|provided|hosted|managed) by|(?:sign|log)[- ]?(?:in|up)|payments?)\b"
        ),
    },
    "caches": {
        "keeps": (
            r"\bcach(?:e[sd]?|ing)\b(?!-control)[^\n.;|]{0,50}\b(?:in[- ](?:memory|process)|memory|per (?:session|"
            r"request|user|tenant)|for (?:up to |at least |at most |about )?(?:\d|one\b|an?\b|the\b|offline)|ttl|"
            r"expir\w+|invalidat\w+|evict\w*|hit (?:rate|ratio)|hits?|miss(?:es)?|layer|strateg\w+|polic(?:y|ies)|"
            r"keys?|entr(?:y|ies)|durations?|warm\w*|stale\w*|fresh\w*|refresh\w*|locally|client-side|on the (?:client|"
            r"device|server|edge)|in the browser|until|after (?:the )?first|first load|\d+ ?(?:s|ms|min|h|minutes?|"
            r"seconds?|hours?|days?))\b|\b(?:in[- ]memory|in[- ]process|local|distributed|shared|http|response|query|"
            r"result|results|page|edge|browser|client(?:-side)?|server(?:-side)?|read|lookup|permission|data|"
            r"app(?:lication)?|offline|disk|image|asset|metadata|second[- ]level|per-\w+)[ -]cach(?:e|es|ed|ing)\b|"
            r"\b(?:uses?|using|adds?|adding|introduc\w+|implement\w*|maintain\w*|keeps?|build|populat\w+|warm\w*|"
            r"invalidat\w+|evict\w*|purg\w+|flush\w*|reads?|serv(?:e|es|ed|ing)|load\w*|stor\w+|return\w*)\b[^\n.;|"
            r"]{0,30}\bcach(?:e|es|ing)\b|\b(?:must|shall|will|should|we|system|is|are|be) cach(?:e|ed|es)\b|"
            r"\bmemoi[sz]\w+\b[^\n.|]{0,40}\b(?:expir\w+|ttl|seconds?|minutes?|hours?)\b|\bserved (?:from|by|"
            r"via) (?:a |the )?cdn\b"
        ),
        "denies": (
            r"\b(?:no|without|zero) (?:(?!store)\w+ ){0,2}?cach(?:e|es|ing)\b(?! (?:hits?|miss\w*|entr\w+|stampede))|"
            r"\bcaching\b(?: strategy| layer)?\W{0,8}(?:is |are )?(?:n/a|none|not (?:needed|used|required|applicable|"
            r"in scope|planned|necessary)|out of scope|unnecessary|deferred)|\b(?:does not|doesn't|do not|will not|"
            r"must not) (?:use |add |introduce |need |require )(?:\w+ )?cach\w+"
        ),
        "kept as it is": (
            r"\b(?:existing|preserv\w+|already|unchanged|unaffected|as today|currently|pre-existing|could|might|"
            r"consider|mitigation\w*|optional\w*|if (?:needed|necessary|required)|(?<!@)cacheable|phase [2-9]|v[2-9]|"
            r"can (?:be )?add\w*|eventually|later (?:on|phase|without)|later)\b"
        ),
    },
    "handles-pii": {
        "handles": (
            r"\b(?:stor\w+|collect\w*|process\w*|handle[sd]?|contain\w*|includ\w*|expos\w*|mask\w*|redact\w*|"
            r"anonymi[sz]\w*|encrypt\w*|delet\w+|eras\w+|protect\w*|export\w*|holds?|access\w*|view\w*|display\w*|"
            r"shows?|shar\w+|tables?|records?)\b[^\n.;:|]{0,50}\b(?:pii|personal (?:data|information|details)|"
            r"personally identifiable|sensitive (?:personal|user) (?:data|information))\b|\bpii(?: fields?| data|"
            r" columns?)? ?\((?!§|[ivx]+\b)|\b(?:pii|personal (?:data|information)) (?:is|are|must be|"
            r"shall be) (?:stored|encrypted|masked|redacted|deleted|erased|collected|processed|retained|anonymi[sz]ed)|"
            r"\b(?:gdpr|hipaa|ccpa) (?:compl\w+|request\w*|export\w*|delet\w+|erasure|consent)\b|\bright to (?:erasure|"
            r"be forgotten)\b|\be-?mail(?: address(?:es)?)?,? ?(?:and|/|\+|&|or)? ?(?:the |a |their )?password\b|"
            r"\bpassword reset e-?mail\b"
        ),
        "names": (
            r"\b(?:e-?mail address(?:es)?|(?:phone|telephone|mobile|cell) numbers?|(?:home|postal|mailing|billing|"
            r"shipping|delivery|street) address(?:es)?|dates? of birth|birth ?dates?|birthdays?|social security|"
            r"national ids?|passport (?:numbers?|data|details)|driver'?s licen[cs]es?|first and last names?|surnames?|"
            r"credit cards?|card numbers?|bank accounts?|ibans?|salar(?:y|ies)|payroll|payment (?:data|details|"
            r"methods?|information)|medical (?:records?|histor\w+|data|information|requests?|conditions?|emergenc\w+)|"
            r"health (?:data|records?|information)|patients?|location sharing|shar\w+ (?:my |their |"
            r"your )?(?:[\w-]+ )?locations?|recordings of (?:callers?|users?|customers?|patients?|people)|id cards?|"
            r"gps (?:locations?|coordinates|positions?)|(?:user|member|driver|customer)(?:'s|s'|s)? (?:current |live |"
            r"gps )?(?:locations?|coordinates|e-?mails?|phones?|names?|address(?:es)?|profiles?|identit(?:y|ies))|"
            r"live locations?|ip address(?:es)?|biometric\w*|(?:customer|contact|guest|attendee|employee|member|"
            r"student) (?:data|details|information|names?|records?|lists?)|their (?:e-?mails?|phones?|address(?:es)?|"
            r"birth\w*)|names?,? (?:and )?(?:e-?mails?|phones?)|(?:phones?|e-?mails?) and (?:phones?|e-?mails?)|"
            r"(?:push|device) tokens?|profile (?:photo|picture)s?)\b"
        ),
        "accounts": (
            r"\b(?:sign(?:s|ed|ing)?[- ]?(?:up|in)|log(?:s|ged|ging)?[- ]?in|register(?:s|ed)? (?:with|for|"
            r"an? account)|user (?:accounts?|registration|management)|account (?:registration|creation|deletion)|"
            r"(?:authenticated|logged-in|registered) (?:users?|members?|customers?)|password reset)\b"
        ),
        "attributes": (
            r"\b(?:e-?mails?|phones? numbers?|phones?(?= ?[,)/;]| and e-?mail)|(?:full|display|first|last|"
            r"real) ?names?|(?:home|postal|billing|shipping) address(?:es)?|birth ?da\w+|date of birth|gender|photos?|"
            r"avatars?|salar\w+|bank account|(?:push|device) tokens?|credit card|contact (?:details|information))\b"
        ),
        "denies": (
            r"\b(?:no|without|zero) (?:\w+ ){0,2}?(?:pii|personal(?:ly identifiable)? (?:data|information)|user data|"
            r"sensitive data)\b(?![^\n.;|]{0,30}\b(?:logs?|logged|logging|urls?|leak\w*|expos\w+|errors?|metrics|"
            r"traces?|telemetry|analytics|plain\w*|unencrypted|responses?|public\w*|tokens?|cache\w*|client)\b)|"
            r"\b(?:pii|personal data)\b(?:[ /&\w]{0,24})\W{1,8}(?:n/a|none|not applicable|no (?:pii|personal))\b|"
            r"\b(?:is|are) (?:non-?|not )(?:pii|personal data|personally)\b|\b(?:does not|doesn't|do not|never|"
            r"will not|must not) (?:store|collect|process|handle|involve|contain|touch|use|access)\b[^\n.;|"
            r"]{0,20}\b(?:pii|personal(?:ly)?)\b"
        ),
        "made up": r"\b(?:fake|mock\w*|sample|dummy|placeholder|synthetic|anonymous|test users?|seed)\b",
        "people": (
            r"\b(?:users?(?! (?:stor(?:y|ies)|interfaces?|experience|flows?|journeys?|guides?|inputs?|agents?|"
            r"scenarios?|needs?|value)\b)|members?|customers?|patients?|employees?|staff|persons?|people|contacts?|"
            r"attendees?|participants?|students?|teachers?|parents?|guests?|applicants?|drivers?|subscribers?|"
            r"passengers?|visitors?|volunteers?|residents?|friends?|userprofiles?|useraccounts?)\b"
        ),
    },
}
