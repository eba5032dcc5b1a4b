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

PRIMARY_KEY = (
    r"\bprimary key\b|主鍵|主键|主キー|\bclave primaria\b|\bchave primária\b|\bprimärschlüssel\b|\bclé primaire\b"
)
"""What only a stored entity has."""

OVER_HTTP = r"\b(?:over|via|through) https?\b"
"""Words that say how a feature is reached."""

SERVER = r"\b(?:api|back-?end|servers?|full-?stack)\b|後端|后端|バックエンド"
"""Project types that have a server among other things."""

SERVES_NO_HTTP = (
    r"\b(?:cli|command[- ]line|library|sdk|package|static|game|desktop|extension|plug-?in|front-?end|spa|mobile|ios|"
    r"android|documentation|infrastructure|terraform|scripts?|pipeline|notebook|firmware|embedded|tooling|worker|"
    r"librería|biblioteca|bibliothek|bibliothèque|kommandozeile\w*)\b|命令列|命令行|函式庫|靜態|静态|"
    r"ライブラリ|コマンドライン|静的"
)
"""Project types that serve none."""

SYSTEM = (
    r"\b(?:apps?|api|backend|back-end|server|services?|clients?|browser|frontend|queue|worker|broker|gateway|provider|"
    r"webhook|bot|device|firebase|lambda|llm|stt|tts|users?|mobile|platform|system|bus|idp|scheduler|publisher|"
    r"consumer|subscriber|webview|agents?)\b"
)
"""Nodes of a drawn flow that are systems or people, not functions."""
