"""Names of technologies, the same in every language: patterns for text in lower case."""

from __future__ import annotations

RELATIONAL = (
    r"\b(?:mysql|mariadb|sqlite\w*|sql server\b|mssql|t-sql|oracle (?:db|database)|cockroach\w*|"
    r"aurora\b|supabase\b|planetscale\b|timescale\w*|duckdb\b|clickhouse\b|snowflake\b|bigquery\b|"
    r"redshift\b|cloud spanner\b|pglite\b|turso\b|prisma\b|drizzle\b|typeorm\b|sequelize\b|sqlalchemy\b|"
    r"ef core\b|entity framework\b|hibernate\b|jpa\b|active ?record\b|django orm\b|flyway\b|liquibase\b|"
    r"alembic\b|h2\b|rdbms\b|relational\b|grdb\b|room (?:db|database)\b)|postgre\w*"
)
"""Databases with a schema that is declared, and the mappers and tools that go with them."""

CACHE = (
    r"\bstale ?time\b|\bgc ?time\b|\bcache ?time\b|\bstale-while-revalidate\b|"
    r"\bcache-control\b[^\n]{0,60}max-age ?[=:] ?[1-9]|\bs-maxage ?= ?[1-9]|\bi(?:memory|distributed)cache\b|"
    r"\bhybridcache\b|@cacheable\b|@cache(?:evict|put)\b|\bttl ?cache\b|\bcachetools\b|\blru[-_ ]?cache\b|"
    r"\bnode-cache\b|\bmemcached?\b|\bvarnish\b|\bunstable_cache\b|\brevalidatetag\b|\behcache\b|\bcaffeine cache\b|"
    r"\brails\.cache\b|\bcache-aside\b|\bread-through\b|\bwrite-(?:through|behind) cach\w+|\bcache-first\b|"
    r"\bnetwork-first\b|\bworkbox\b|\bdedupinginterval\b|\brevalidate ?[:=] ?[1-9]|\b(?:redis|valkey|elasticache|cdn|"
    r"cloudfront|service[- ]worker)\b[^\n.;|]{0,40}\bcach(?:e|es|ed|ing)\b|\bcach(?:e|es|ed|ing)\b[^\n.;|"
    r"]{0,40}\b(?:redis|valkey|elasticache|cdn|cloudfront|service[- ]worker)\b"
)
"""Words that only a cache for data has."""

CACHED = r"\bcach(?:e|es|ed|ing)\b|快取|緩存|缓存|キャッシュ|\bzwischengespeichert\b|\bcachead[oa]s?\b|\ben caché\b"
"""Words for a cache of any kind."""

CACHE_COLUMN = r"\bcach\w+|快取|緩存|缓存|キャッシュ|caché"
"""What the header, or the heading above it, of a table of cached items has."""

EXPIRY_COLUMN = (
    r"\b(?:ttl|durations?|expir\w+|invalidat\w+|lifetime|max[- ]age|gültig\w*|durée|duración|duração)\b|"
    r"有效|過期|过期|失效|期限|有効|無効化"
)
"""What a table of cached items says of each."""

FETCH_LIBRARY = r"\b(?:tanstack query|react[- ]query|vue query|swr|apollo client|rtk query|urql)\b"
"""Libraries of a client that keep what they fetched."""

TOOL_CACHE = (
    r"\b(?:github actions|actions/cache|ci|ci/cd|continuous integration|buildx|buildkit)\b|\b(?:docker|build|layer|npm|"
    r"yarn|pnpm|pip|uv|gradle|maven|cargo|nuget|apt|turbo(?:repo)?|nx|vite|webpack|babel|eslint|ruff|mypy|pytest|"
    r"prettier|tsc|package|dependency|dependencies|compiler|compilation|layers?|bytecode|opcode|module|kv|cpu|l[123]|"
    r"dns|token|prompt)[- ]cach|__pycache__|(?<!\w)\.\w*_?cache\b|\bcache-bust\w*|\bclear\w* (?:the |your |"
    r"their )?(?:browser )?caches?\b|\bcache: ?(?:npm|yarn|pnpm|pip)\b"
)
"""Lines about the cache of a tool, a build or a machine."""

DOCUMENT = (
    r"\b(?:mongo\w*|firestore\b|dynamodb\b|couch\w*|cosmos ?db\b|cassandra\b|scylla\w*|neo4j\b|"
    r"elasticsearch\b|opensearch\b|redis\b|valkey\b|rocksdb\b|leveldb\b|pinecone\b|qdrant\b|weaviate\b|"
    r"chroma ?db\b|milvus\b|influxdb\b|realm\b|firebase (?:realtime )?database\b)"
)
"""Stores whose schema is not declared to the store."""

ON_DEVICE = (
    r"\b(?:local ?storage\b|indexeddb\b|asyncstorage\b|mmkv\b|core ?data\b|swiftdata\b|userdefaults\b|"
    r"shared ?preferences\b|datastore\b|secure ?store\b|keychain\b|keystore\b|chrome\.storage\b|"
    r"globalstate\b|workspacestate\b|memento\b|hive\b|isar\b)"
)
"""Stores of a browser, a telephone or an editor."""

FILES = (
    r"\b(?:jsonl?\b|ndjson\b|ya?ml\b|toml\b|csv\b|parquet\b|files?\b|file ?systems?\b|dis[ck]s?\b|s3\b|"
    r"blob\b|buckets?\b|object storage\b|gcs\b|minio\b|append-only\b)"
)
"""Files and object stores."""

DDL = (
    r"\b(?:create table\b|alter table\b|add column\b|drop (?:table|column)\b|primary key\b|"
    r"foreign key\b|on delete (?:cascade|set null|restrict)\b|varchar ?\(|timestamptz\b|bigserial\b|"
    r"autoincrement\b|models\.foreignkey\b|unique index\b|create (?:unique )?index\b)|@id\b|@relation\b"
)
"""Words that only a database schema has."""

METHOD_AND_PATH = (
    r"(?<![\w-])(?:GET|POST|PUT|PATCH|DELETE)(?:\*\*|`)?(?:[ \t|`*]+)(?:https?://(?:localhost|"
    r"127\.0\.0\.1)[:\d]*)?(?:\{\w+\})?(/(?![/*])[\w{}:./*<>\[\]-]*)"
)
"""An HTTP method with a path; the path is the group. In the case of the source."""

ROUTE_FILES = (
    r"\bcontrollers?/|\brouters?/|(?<![\w/])routes/|/routes/|\bapi/routes\b|\bapp/api/|\bpages/api/|\broute\.ts\b|"
    r"\bendpoints/|\bcontroller\.(?:ts|js|cs|java|kt|php|py|rb|go)\b|controller\.(?:cs|java|kt|php)\b|"
    r"\brouter\.(?:ts|js|py|go)\b|\burls\.py\b|\bviews/api\b|\bapi/v\d+/|_controller\.(?:rb|ex|py)\b"
)
"""Source files that hold HTTP routes."""

HTTP_FRAMEWORK = (
    r"\b(?:fastapi\b|flask\b|django rest framework\b|drf\b|starlette\b|litestar\b|express(?:\.js)?\b|"
    r"fastify\b|nest\.?js\b|hono\b|koa\b|spring (?:boot|mvc|webflux)\b|asp\.net core\b|minimal apis?\b|"
    r"rails\b|sinatra\b|laravel\b|symfony\b|slim\b|codeigniter\b|phoenix\b|gin\b|actix\w*|axum\b|"
    r"rocket\b|ktor\b|quarkus\b|micronaut\b|next\.js\b|route handlers?\b|nuxt\b|sveltekit\b)"
)
"""Frameworks that serve HTTP."""

NEIGHBOUR = (
    r"\b(?:[Aa]sk(?:s|ed|ing)?|[Cc]all(?:s|ed|ing)?(?: to)?|[Rr]equests? to|[Qq]uer(?:y|ies)|[Tt]ells?|[Nn]otif(?:y|"
    r"ies)|[Pp]osts? to|[Ff]etch\w* from|[Ss]ends? to|[Aa]nswers? (?:of|from))\b (?:the |an? )?[A-Z][\w-]*(?:(?:,| and|"
    r" or|, and)? [A-Z][\w-]*){0,3} (?:[Mm]icro)?services?\b(?! (?:class|object|method|function|layer|module)\b)"
)
"""A call of another service that has a name of its own ("asks the Billing service"). In the case of the source."""

RETRY_COLUMN = (
    r"\battempts\b|\bback-?off\b|\bretr(?:y|ies)\b|重試|重试|リトライ|再試行|\bwiederhol\w*|\breintento\w*|"
    r"\btentativ\w*"
)
"""What the header of a table of calls that are repeated has."""

OWN_STORE = (
    r"\b(?:databases?|db|sql|transactions?|quer(?:y|ies)|files?|locks?|migrations?|jobs?|tests?)\b|資料庫|数据库|"
    r"データベース"
)
"""Operations that may be repeated and leave the system as little as a call of a function does."""

OUTSIDE_SERVICE = (
    r"\b(?:stripe|paypal|adyen|braintree|mollie|razorpay|square payments?|ecpay|newebpay|alipay|wechat pay|line pay|"
    r"paypay|mercado ?pago|klarna|twilio|vonage|sendgrid|mailgun|mailchimp|mailjet|postmark|brevo|resend api|(?:amazon|"
    r"aws) (?:ses|sns|rekognition|textract|bedrock|cognito)|smtp(?!-)|openai|azure (?:openai|document intelligence|"
    r"speech|vision|cognitive services?|communication services?)|google cloud (?:vision|speech|translation)|"
    r"language model api|vscode\.lm|copilot api|supabase auth|sap|servicenow|netsuite|anthropic|claude api|gemini api|"
    r"vertex ai|bedrock|mistral api|cohere|groq|openrouter|hugging ?face inference|replicate api|deepgram|assemblyai|"
    r"elevenlabs|deepl|auth0|okta|entra(?: id| external id)?|azure ad|keycloak|cognito|clerk|workos|"
    r"firebase (?:auth\w*|admin|cloud messaging)|google (?:oauth|sign-?in|identity|maps|places|calendar|drive|sheets|"
    r"translate|analytics)|sign in with apple|microsoft graph|slack (?:api|webhooks?|channels?|bot|messages?|"
    r"notifications?)|discord (?:api|bot|webhooks?)|telegram (?:api|bot)|whatsapp|liff|line (?:messaging|notify|login|"
    r"bot|oa|official account|platform|sdk)|(?:github|gitlab|bitbucket|jira|notion|linear) api|zendesk|hubspot|"
    r"salesforce|shopify|apns|fcm|expo push|onesignal|web push|s3 presigned|plaid|quickbooks|xero|docusign|algolia|"
    r"cloudinary|contentful|mapbox|nominatim|what3words|openstreetmap|spotify|youtube|openweather\w*|open-meteo|"
    r"alpha ?vantage|coingecko|binance|gpt-?\d[\w.-]*|claude[- ](?:\d|opus|sonnet|haiku)[\w.-]*|gemini[- ](?:\d|pro|"
    r"flash)[\w.-]*|text-embedding-\w+|whisper api|chat completions?(?: api)?|openai-compatible|recaptcha|hcaptcha|"
    r"turnstile|segment\.io|mixpanel|posthog)\b"
)
"""Services that others run, which a system reaches over the network; a database of its own is none."""

PRODUCT_API = (
    r"\b(?!(?:Open|Fast|Next|Graph|Java|Type|Web|Media|File|Local|Session|Indexed|Broadcast|Abort|Dev|Event|Http|REST|"
    r"Intersection|Resize|Mutation|Performance|Payment|Screen|Clipboard|Core|Swift|App|UI|VS|My|Mongo|Dynamo|Postgre|"
    r"Node|React|Rx|Tan)[A-Z])"
    r"[A-Z][a-z0-9]+(?!(?:Service|Gateway|Client|Controller|Repository|Manager|Store|Provider|Handler|Module|Engine) )"
    r"[A-Z][A-Za-z0-9]* (?:REST |Web |OData |HTTP )?(?:API|SDK)\b"
)
"""The API of something with a name in mixed case, as products have, not platforms ("ResizeObserver API"). In the case
of the source.
"""

SERVICE_KEY = (
    r"\b(?:stripe|paypal|twilio|sendgrid|mailgun|resend|openai|azure_openai|anthropic|gemini|deepgram|elevenlabs|"
    r"auth0|okta|cognito|clerk|entra|slack|discord|telegram|github|google_(?:maps|client)|mapbox|algolia|smtp|"
    r"openweather\w{0,20}|plaid|deepl|fcm|vapid)_\w{0,60}(?:key|secret|token|sid|url|host|id|password)\b"
)
"""Settings that hold what an outside service is reached with."""

NOT_AT_RUN_TIME = (
    r"\b(?:ci|ci/cd|github actions|gitlab ci|build[- ]time|at build|dev ?dependenc\w+|npm (?:install|registry)|pypi|"
    r"license[ds]?|changelog|see also|documentation)\b|\.(?:test|spec)\.\w+\b|\btests?/"
)
"""Lines about what is fetched or run before the system runs, or only read by people."""

EXTERNAL_SERVICE = (
    r"\b(?:stripe\b|paypal\b|adyen\b|braintree\b|twilio\b|sendgrid\b|mailgun\b|amazon ses\b|smtp\b|"
    r"openai\b|anthropic\b|claude api\b|gemini api\b|deepgram\b|elevenlabs\b|auth0\b|okta\b|entra id\b|"
    r"keycloak\b|cognito\b|firebase (?:auth\w*|admin)\b|google (?:oauth|sign-?in)\b|slack api\b|"
    r"github api\b|salesforce\b|shopify\b|apns\b|fcm\b|expo push\b|s3 presigned\b|plaid\b)"
)
"""Services of others that a system talks to."""

TALKS = (
    r"\b(?:calls?|calling|sends?|sent|requests?|invok\w+|integrat\w+|via|through|charg\w+|refund\w*|"
    r"checkout|callbacks?|"
    r"redirect\w*|authenticat\w+|exchang\w+|deliver\w*|stream\w*|forward\w*|sync\w*|fetch\w*|queries|receiv\w+|"
    r"posts? to)\b"
)
"""What a line says of a service that is talked to, besides naming it."""

BROKER = (
    r"\b(?:rabbitmq\b|kafka\b|sqs\b|sns\b|nats\b|pub/sub\b|pubsub\b|service bus\b|event ?bridge\b|"
    r"masstransit\b|celery\b|bullmq\b|sidekiq\b|temporal (?:workflows?|cloud|server)\b|mqtt\b|"
    r"azure queue|cloud tasks\b|redis streams?\b)"
)
"""What carries messages between processes."""

HTTP_SERVICE = r"\b(?:(?:web|rest|http|restful)[ -](?:api|service)s?|api (?:backend|service|server)|micro-?services?)\b"
"""Project types that serve HTTP."""

OPENAPI_FILE = (
    r"\b(?:contracts/[\w./-]{0,60}\.(?:ya?ml|json)|[\w.-]{0,40}(?:openapi|swagger)[\w.-]{0,20}\.(?:ya?ml|json))\b"
)
"""The path of an OpenAPI document."""

PERSONAL_FIELD = (
    r"(?:\w{0,30}e_?mail(?:_?addr(?:ess)?)?(?:_?(?:verified|hash|confirmed|normali[sz]ed))?|"
    r"(?:\w{0,20}_)?(?:tele)?phone(?:_?(?:number|no))?|(?:contact|mobile|home|work|customer|user|cell)_?phone|"
    r"mobile_?(?:number|no)|(?:first|last|full|given|family|middle|maiden|legal|customer|patient|employee|contact|"
    r"recipient|guest|student|attendee|passenger|applicant|cardholder|account_?holder|requester|submitter)_?name|"
    r"surname|date_?of_?birth|birth_?da(?:te|y)|dob|ssn|social_?security\w{0,20}|passport\w{0,20}|"
    r"national_?id\w{0,20}|tax_?id|driver_?licen[cs]e\w{0,20}|"
    r"(?:home|street|postal|mailing|billing|shipping|delivery)_?addr(?:ess)?\w{0,10}|iban|bank_?account\w{0,20}|"
    r"card_?(?:number|last_?4|holder)|credit_?card\w{0,20}|salary|medical_?\w{1,20}|blood_?type|"
    r"ip_?addr(?:ess)?|client_?ip|remote_?(?:ip|addr)|last_?login_?ip|(?:expo_?)?push_?token|fcm_?token|"
    r"device_?token|password_?hash|hashed_?password|"
    r"(?:line|google|facebook|apple|github|discord|telegram|wechat|slack)_?(?:user_?)?id)"
)
"""Names of fields that hold what is known of a person. In lower case, whole."""

PERSONAL_HINT = (
    r"(?:user_?name|display_?name|nick_?name|member_?name|owner_?name|author_?name|avatar(?:_?url)?|photo_?url|"
    r"profile_?(?:picture|photo|image)(?:_?url)?|gender|bio|address|street|city|zip_?code|post(?:al)?_?code|"
    r"location|latitude|longitude|lat|lng|gps\w{0,20}|linked_?in(?:_?url)?|user_?agent)"
)
"""Names of fields that may hold such data, where they belong to a person."""

PRIMARY_KEY = (
    r"\bprimary key\b|主鍵|主键|主キー|\bclave primaria\b|\bchave primária\b|\bprimärschlüssel\b|\bclé primaire\b"
)
"""What only a stored entity has."""

OVER_HTTP = r"\b(?:over|via|through) https?\b"
"""Words that say how a feature is reached."""

SERVER = r"\b(?:api|back-?end|servers?|full-?stack)\b|後端|后端|バックエンド"
"""Project types that have a server among other things."""

CLIENT = (
    r"\b(?:front-?end|spa|single[- ]page|mobile|ios|android|static|extension|plug-?in|game|client|web ?app|ui)\b|"
    r"前端|フロントエンド"
)
"""Project types whose contracts may well be those of a service that they call."""

SERVES = (
    r"\b(?:serv(?:es?|ed|ing)|exposes?|exposed|handlers?|controllers?|routers?|listens?|implemented by|"
    r"bereitgestellt|expone|expõe|fournit)\b|提供|对外|對外|公開"
)
"""What a contract says of endpoints that are its own."""

OF_OTHERS = (
    r"\b(?:clients?|consum\w+|external|third[- ]party|upstream|vendor|partner|mock\w*|extern\w*)\b|外部|第三方|"
    r"サードパーティ"
)
"""What the title of a contract says where the contract is somebody else's."""

SERVES_NO_HTTP = (
    r"\b(?:cli|command[- ]line|library|sdk|package|static|game|desktop|extension|plug-?in|front-?end|spa|mobile|ios|"
    r"android|documentation|infrastructure|terraform|scripts?|pipeline|notebook|firmware|embedded|tooling|worker|"
    r"librería|biblioteca|bibliothek|bibliothèque|kommandozeile\w*)\b|命令列|命令行|函式庫|靜態|静态|"
    r"ライブラリ|コマンドライン|静的"
)
"""Project types that serve none."""

STORED_MODEL = (
    r"\bforeign keys?\b|\bfk\b|\bunique (?:constraint|index)\b|\bnot null\b(?! (?:in|when|if|at)\b)|"
    r"\bon (?:delete|update) (?:cascade|set null|restrict)\b|\bvarchar ?\(|\btimestamptz\b|\bauto[- ]?increment\b|"
    r"\b(?:composite|partial|b-?tree|gin|compound) index\b|\bindex(?:es)? on\b|\bdatabase (?:tables?|columns?|rows?)\b|"
    r"^[ \t#>*_-]*(?:table|collection|tabelle|tabla|tabela)(?: name)?[*_]*[ \t]*[:：(`]|"
    r"\b(?:stored|persisted|saved|kept|held|written) (?:in|to|into|as) (?:a |an |the |one |its own )?(?:[`\w-]+ ){0,2}?"
    r"(?:tables?|databases?|collections?|disk|rows?|db)\b|外鍵|外键|外部キー|唯一索引|資料表|数据表|資料庫|数据库|"
    r"テーブル|データベース|\bclave foránea\b|\bchave estrangeira\b|\bfremdschlüssel\b|\bclé étrangère\b"
)
"""Words by which a data model speaks of entities that are stored."""

TYPED_FIELD = (
    r"^[ \t|>*`_+-]*[a-z_]\w{0,60}[`*?]*[ \t]*[:|(（：][ \t|`*]*(?:uuid|string|str|text|int(?:eger)?|bigint|number|"
    r"decimal|float|double|bool(?:ean)?|date(?:time)?|timestamp\w*|json\w*|enum|varchar|char|serial|long|byte\w*)\b|"
    r"^[ \t|>*`_+-]*[a-z_]\w{0,60}[ \t]+(?:uuid|string|text|int(?:eger)?|bigint|boolean|datetime|timestamp\w*|varchar|"
    r"serial|decimal)\b"
)
"""A field with a type, as a row, an item or a line of code gives it."""

SYSTEM = (
    r"\b(?:apps?|api|backend|back-end|server|services?|clients?|browser|frontend|queue|worker|broker|gateway|provider|"
    r"webhook|bot|device|firebase|lambda|llm|stt|tts|users?|mobile|platform|system|bus|idp|scheduler|publisher|"
    r"consumer|subscriber|webview|agents?)\b"
)
"""Nodes of a drawn flow that are systems or people, not functions."""
