"""English."""

from __future__ import annotations

# "lint, typecheck, test" and "build/test" are names of commands.
_NOUN = (
    r"(?:tests\b|(?<!, )(?<!/)test\b|(?:test|e2e) (?:cases?|suites?|scenarios?|coverage)\b|"
    r"(?:rspec|jasmine|cypress|playwright|e2e|feature|request|system|model|component|unit|spock) specs?\b|"
    r"(?:gherkin|cucumber|bdd|e2e|playwright|acceptance) scenarios?\b|assertions\b)(?![\w-]|/\w)"
)
_WRITTEN = (
    r"(?:writ(?:e|es|ing)|add(?:s|ing)?|creat(?:e|es|ing)|implement(?:s|ing)?|extend(?:s|ing)?|updat(?:e|es|ing)|"
    r"author|develop|build|cover(?:ed|s|ing)?|generate|introduce|define|provide|includ(?:e|es|ing)|"
    r"expand|port|complete|scaffold|prepare|draft|migrate|enhance|strengthen|automate|rewrite|refactor|replace)"
)
# From a word of writing to the noun; behind "for" or "so that" the tests only have a use of what is written.
_REACH = (
    r"(?:(?!\b(?:for|so|by|that|to|via|using|under|during|from|until|because|when|if|no|not|without|then|after)\b)"
    r"[^.;:—–])"
)

TESTS = (
    rf"\b{_WRITTEN}\b{_REACH}{{0,100}}?\b{_NOUN}|^{_REACH}{{0,60}}?\b{_NOUN}|"
    rf"\b(?:with|plus|and|including)(?: [\w/-]+){{0,3}}? {_NOUN}|[+&] ?(?:[\w/-]+ )?{_NOUN}|"
    r"^(?:unit|integration|contract|e2e|end-to-end|component|regression|acceptance|smoke|api|ui|tests?)"
    r"(?:[/+, &-]{1,3}(?:unit|integration|contract|e2e|end-to-end|component|regression|acceptance))?[ ]?[:：]|"
    r"\btests? (?:should|must) fail\b"
)
SUPPORT = (
    r"[\"'“”‘’]tests?[\"'“”‘’]|\btest(?:ing|s)?[ -](?:\w+ )?(?:helpers?|fixtures?|utils?|seeds?)\b|"
    r"\btest(?:ing|s)?[ -](?:files?|patterns?|names?|types?|data(?:sets?)?|fixtures?|helpers?|utils?|utilit(?:y|"
    r"ies)|frameworks?|runners?|"
    r"infrastructure|harness(?:es)?|setups?|config\w*|environments?|envs?|dependenc(?:y|ies)|databases?|db|doubles?|"
    r"servers?|apps?|users?|accounts?|keys?|projects?|plans?|results?|reports?|reporters?|commands?|tools?|tooling|"
    r"base(?: class(?:es)?)?|supports?|factor(?:y|ies)|builders?|director(?:y|ies)|folders?|structures?|"
    r"librar(?:y|ies)|packages?|mode|mocks?|stubs?|containers?|clients?|images?|ids?|pages?|vectors?|devices?|"
    r"credentials?|strateg(?:y|ies)|instructions?|discovery|pipelines?|jobs?|workflows?|stages?|targets?|"
    r"coverage (?:report\w*|threshold\w*|tool\w*|config\w*|gates?))\b"
    r"|\b(?:fixtures?|conftest|testing|testable|testability|helpers?|harness|bootstrap|(?:directory|folder|project|"
    r"package) structures?)\b"
    r"|\b(?:jest|vitest|pytest|playwright|cypress|junit|xunit|mocha|karma|rspec|phpunit|test) (?:and \w+ )?"
    r"(?:config\w*|setup|runner|environment|settings)\b"
    r"|\b(?:npm|pnpm|yarn|bun|dotnet|go|cargo|mvnw?|gradlew?|make|mix|flutter|swift|deno)(?: run)? test[\w:-]*"
    r"|\b(?:do not|don't|must not|need not|should not)\b[^.;]*|\b(?:no|without)\b[^.;,]{0,30}?\btests?\b"
    r"|\bindependent tests?\b|\btests? (?:pass|fail|green|red)\b"
)
RUNS = (
    r"^(?:re-?)?(?:run|execute|launch|invoke|trigger|final check)\b|\ball green\b"
    r"|^(?:verify|ensure|confirm|check|validate|make sure|assert)\b[^.;]{0,100}\b(?:pass(?:es|ing)?|fail(?:s|ing|ed)?|"
    r"green|red|succeeds?)\b"
    r"|^all\b[^.;]{0,80}\btests? (?:must |should |are )?(?:pass\w*|green)"
    r"|^(?:fix|debug|remove|delete|drop|disable|skip|inspect|examine)\b"
    r"|^(?:review|audit|analy[sz]e|read|study|document|describe|record|report|register|measure|profile)"
    r" (?:the|existing|all|current|each|every|how|results?|that|tests?|which|`)(?!\w)"
    r"|^update (?:the )?(?:\w+ )?(?:docs|documentation|readme|quickstart|changelog)\b"
)
PREPARES = r"^(?:install|configure|set ?up|setup|initiali[sz]e)\b"
DOUBTS = r"^(?:verify|ensure|confirm|check|validate|make sure|assert|performance (?:test|validation|check))\b"
MANUAL = (
    r"\bmanual(?:ly)?[- ](?:\w+[- ])?(?:tests?|testing|tested|verif\w+|validat\w+|check\w*|qa|smoke|walk\w*|run)\b"
    r"|\b(?:tests?|testing|test|verif\w+|validat\w+)\b[^.;]{0,40}\bmanual(?:ly)?\b|^manual(?:ly)?\b|\bby hand\b"
    r"|\bexploratory\b|\b(?:using|with|via) npm run (?:dev|build|start)\b"
)
TRIES = r"^(?:smoke[- ]|manually |end[- ]to[- ]end )?test(?:ing)? (?!for\b|that\b|of\b)\w|^testing\b"
NOT_CODE = (
    r"^(?:re-?)?(?:run|execute|verify|confirm|check|validate|review|inspect|audit|analy[sz]e|research|"
    r"investigate|document|describe|decide|measure|profile|commit|deploy|install|demo|checkpoint|stop|manual\w*|"
    r"write (?:the )?(?:docs|documentation|adr)|update (?:the )?(?:\w+ )?(?:docs|documentation|readme|quickstart|"
    r"changelog|contract))\b"
)
WITH_CODE = (
    r"^(?:implement|build|develop|code|program)\b(?:(?!\btests?\b)[^.;])*?\b(?:with|plus|and|"
    r"including)(?: [\w/-]+){0,3}?"
    r" tests?\b|^(?:add|create|introduce|extend|update|wire|refactor)\b(?:(?!\btests?\b)[^.;])*?\b(?:with|plus|"
    r"including)"
    r"(?: [\w/-]+){0,3}? tests?\b"
)
PUT_OFF = (
    r"(?:^|[(\[*~]|\s[—–-]\s)\W{0,3}(?:deferred|postponed|skipped|descoped|out of scope|won't do|not needed|n/a|"
    r"optional|future|if requested|cancell?ed|future (?:work|release|phase))\b(?=\s*(?:\Z|[)\]*~:;,.(—–]|until\b|"
    r"to\b|for now))"
)
HEADING = (
    r"^(?:(?!\b(?:no|without|after|until|when|before)\b)[^.])*?\btests\b(?! (?:infrastructure|harness|setup|data|"
    r"fixtures?|config\w*|strategy|distribution|coverage|policy|plan|"
    r"results?|environment|criteria|are|is|must|should)|\s*[&+/]|,| and\b)|^(?:\W|\d)*test[- ]first\b"
)
PREPARATION = r"\b(?:set-?up|scaffold\w*|foundation\w*|prerequisites?|infrastructure|preparation|initiali[sz]ation)\b"
EVERY_STORY = r"\b(?:all|every|each)(?: (?:the|of the|\d+))? (?:user[- ])?stor(?:y|ies)\b"

_OF = r"(?:(?!\b(?:for|of|in|on|at|with|against|(?<!-)to)\b)[^.;()]){0,40}?"
_THING = r"(?:tests?|specs?|suites?|cases?|scenarios?|testing)\b"
KIND = {
    "unit": rf"\bunit(?:[- ]{_THING}|[ ]?[:：]|\b(?:,| and| or|/|[ ]?&|[ ]?\+){_OF}\b{_THING})",
    "integration": rf"\bintegration(?:[- ]{_THING}|[ ]?[:：]|\b(?:,| and| or|/|[ ]?&|[ ]?\+| \w+\b){_OF}\b{_THING})",
    "contract": (
        rf"\bcontract(?:[- ]{_THING}|[ ]?[:：]|\b(?:,| and| or|/|[ ]?&|[ ]?\+| \w+\b){_OF}\b{_THING})|"
        r"\bpact (?:tests?|contracts?|consumer|provider)\b|\bconsumer[- ]driven\b"
    ),
    "e2e": r"\be2e\b|\bend[- ]to[- ]end\b|\b(?:playwright|cypress|selenium|detox|maestro|webdriver\w*|puppeteer)\b",
}

_CODE = (
    r"(?:implement\w*|cod(?:e|ing)\b(?! (?:is |are |gets )?(?:\w+ )?(?:review|merge|release|deploy|commit|freeze))|"
    r"production code|development)"
)
FIRST = (
    r"\btdd\b|\btest[- ]driven (?:development|design)\b|\btest[- ]driven\b(?! \w)|\btest[- ]first\b|"
    r"\bred[^\w.;]{1,4}green\b|"
    rf"\btests?\b[^.;]{{0,60}}\b(?:writ\w+|defin\w+|creat\w+|author\w*|exist\w*|fail\w*|approv\w+|first|come|precede)\b"
    rf"[^.;]{{0,60}}\b(?:before|prior to|ahead of|then)\b[^.;]{{0,40}}\b{_CODE}|"
    rf"\b(?:before|prior to)\b[^.;]{{0,30}}\b{_CODE}[^.;]{{0,40}}\bwrit\w+\b[^.;]{{0,30}}\btests?\b|"
    r"\bwrit\w+\b[^.;]{0,40}\btests?\b[^.;]{0,20}\bfirst\b|\btests?\b[^.;]{0,30}\bwritten first\b|"
    r"\bfailing tests? first\b|"
    r"\btests?\b[^.;]{0,20}\bprecede\b|"
    r"\bno (?:\w+ )?code\b[^.;]{0,40}\b(?:without|before|until)\b[^.;]{0,40}\bfailing\b[^.;]{0,20}\btests?\b"
)
DEMANDED = (
    r"\b(?:cover(?:ed|s|ing)?|accompan\w+|includ\w+|ha(?:ve|s|ving)|with|without|writ(?:e|ten|ing)|add(?:s|ed)?|"
    r"provid\w+|requir\w+|needs?|ships?|shipped|creat\w+|backed|maintain\w*|contains?|plan(?:ned|s)?|"
    r"(?:verified|verifiable|validated|proven|tested) (?:by|through|with|via))\b[^.;]{0,80}\b(?:tests?|test suites?)\b"
    r"(?! (?:data|environment|results?|coverage))"
    r"|\b(?:tests?|testing)\b[^.;]{0,60}\b(?:(?:is|are) (?:mandatory|required|compulsory|non-negotiable)|"
    r"must (?:exist|be (?:written|included|added|present|provided|created|planned))|written|required for|mandatory)\b"
)
COVERAGE = r"\bcover(?:age|ed|s)?\b"
OTHER_COVERAGE = (
    r"\b(?:mutation|documentation|docs?|docstring|types?|requirements?|translation|functions?|apis?|endpoints?|"
    r"scenarios?|story|stories|criteria|contract|browser|sample|traceability|alert\w*|trace|log\w*)s?"
    r"(?: test)? coverage\b|\bmutation\b|\b\d{1,3}(?:\.\d+)? ?(?:%|percent) (?:of )?(?:the |all |our )?(?:public |api |"
    r"critical |functional |user |key )*(?:endpoints?|apis?|requirements?|stories|criteria|scenarios?|requests?|users?|"
    r"functions?|acceptance|contracts?|traffic|cases|paths|modules|features|services|tasks?)\b"
)
BRANCH = r"\bbranch(?:es)?\b|\bdecision\b|\bcondition(?:al)?s?\b"
SLACK = (
    r"\b(?:drop|decreas\w*|fall|regress\w*|declin\w*|reduc\w*|lower\w*|increas\w*)\b[^.;]{0,30}\bby\b|"
    r"\b(?:up to|no more than|at most|below than)\b"
)
_WHOLE = (
    r"(?:codebase|code ?base|code|project|repository|repo|application|system|product|(?:new )?features?|changes?|"
    r"tests?|suite|"
    r"test suite|unit tests?|line|lines|overall|total|global|pull requests?|prs?|ci|builds?|pipelines?|teams?|we|it|"
    r"production code|all code|entire|whole|minimum|coverage|test coverage|code coverage|statements?|branch(?:es)?)"
)
PART = (
    rf"\bcover(?:age|ed)\b[^.;,%\d]{{0,20}}?\b(?:for|of|in|on|across|within) (?:the |all |every |any |our |at least )*+"
    rf"(?!{_WHOLE}\b|\d|≥|>)(?P<of>[a-z][\w/-]*(?: (?!must|shall|should|is|are|and\b)[\w/-]+){{0,3}})"
    rf"|\bcover(?:age|ed)\b (?:for|of|in|on|across|within) (?:the |all |every |any |our )*+(?P<kind>new code|changed "
    rf"(?:code|lines)|code changes)"
    rf"|(?:%|\bpercent)(?: (?:code |test |line )?(?:coverage|threshold|minimum|target))?(?: (?:for|of|on|in|across|"
    rf"within))"
    rf" (?:the |all |every |any |our )*+(?!{_WHOLE}\b|\d|≥|>|total\b|coverage\b)"
    rf"(?P<after>[a-z][\w/-]*(?: (?!must|shall|should|is|are|and\b)[\w/-]+){{0,3}})"
    r"|\b(?P<part>critical (?:paths?|code|modules?|flows?|components?)|(?:core )?business (?:logic|rules)|"
    r"core (?:logic|modules?|domain|library)|domain (?:logic|layer|models?|code)|new code|changed (?:code|lines)|"
    r"(?:application|service|data|presentation) layers?|back-?end|front-?end|utilit(?:y|ies)|"
    r"(?:each|every) (?:modules?|packages?|files?|class(?:es)?|services?|components?|librar(?:y|ies)))\b"
)
LEFT_OPEN = (
    r"\b(?:optional(?:ly)?|not (?:required|mandatory|needed)|need not|encouraged|nice to have|where practical|"
    r"aim\w*|target|aspir\w+|goal)\b"
)
