"""Names of products and standards, the same in every language."""

STATED = {
    "authentication": {
        "means": (
            "cloudflare access; tailscale; oauth2 proxy; jwt*; json web token*; oauth*; openid connect; oidc; saml*; "
            "ldap; kerberos; webauthn; passkey*; totp; "
            "fido2; otp; mfa; 2fa; auth0; okta; keycloak; cognito; entra id; azure ad; firebase auth*; "
            "supabase auth*; clerk & auth*; clerk & sign*; nextauth*; next auth; better auth; lucia auth*; authelia; "
            "authentik; workos; passport.js; passport jwt; devise & authenticat*; devise & gem; sanctum; "
            "spring security; asp.net core identity; asp.net identity; identityserver; django.contrib.auth; "
            "django allauth; flask login; fastapi users; mtls; mutual tls; hmac; http basic auth*; basic auth*; "
            "bearer; getserversession*; requireauth*; useauth*; jwtauthguard; authguard; x api key; session cookie*; "
            "httponly & cookie*; http only & cookie*; sso; msal; iap; identity aware proxy; pkce; bcrypt; argon2*; "
            "scrypt; pbkdf2; get current user; currentuser & decorator; simplejwt; pyjwt; jose & token*; signinwith*; "
            "login required; jwks; id token*; refresh token*; nextauth.js; auth.js"
        ),
        "subject": "auth; authn; oauth; login",
        "exactly": "401; token*; cookie*",
    },
    "authorization": {
        "unlike": (
            "authorization、; 、authorization; authorization header*; access control allow*; access control request*; "
            "access control expose*; access control max age"
        ),
        "means": (
            "rbac; abac; rebac; pbac; acl; acls; row level security; rls; casbin; openfga; opa policies; cerbos; oso; "
            "pundit; cancancan; casl; rolesguard; role guard*; roles guard; permissionguard*; [authorize*; "
            "@authorize; @preauthorize; @rolesallowed; @secured; oauth scope*; idor; bola; object level auth*; "
            "firestore security rules; firestore rules; storage rules; iam policy; iam policies; iam role*; "
            "withpermission*; requirerole*; requirepermission*; hasrole*; haspermission*; user id = auth.uid; "
            "auth.uid; least privilege; permission class*; isauthenticated; isadminuser; isowner*"
        ),
        "subject": "authz; rbac",
        "how": "403",
    },
    "secrets": {
        "means": (
            "hashicorp vault; vault & secret*; vault & credential*; vault & token*; vault & key*; secrets manager; "
            "secret manager; key vault; parameter store; kubernetes secret*; k8s secret*; docker secret*; "
            "github secret*; github actions secret*; sealed secret*; external secrets; sops; doppler; infisical; "
            "1password; aws kms; cloud kms; google kms; keychain; keystore; keyring; securestore; expo secure store; "
            "flutter secure storage; encryptedsharedpreferences; credential manager; dpapi; user secrets; "
            "dotnet user secrets; secretstr; dotenv & key*; gitleaks; trufflehog; secret scanning; ansible vault; "
            "vercel env*; fly secrets; heroku config; wrangler secret; rails credentials; eas secret*"
        ),
        "subject": "api key*; apikey*; api token*; client secret*; credentials; secrets",
        "exactly": (
            ".env*; dotenv; env var*; process.env*; os.environ*; getenv; vault; kms; appsettings*; gitignore*; "
            ".gitignore; configmap*; iconfiguration; pydantic settings; basesettings; stdin; import.meta.env"
        ),
        "unlike": "access control allow credentials; credentials: 'include'; credentials: include; credentials: true",
    },
    "transport-encryption": {
        "means": "tls*; https; ssl; mtls; mutual tls; hsts; wss; tls 1.2; tls 1.3; let's encrypt; ssh",
        "subject": "tls; https",
    },
    "encryption-at-rest": {
        "means": (
            "aes*; pgcrypto; sqlcipher; luks; sse kms; sse s3; tde; fernet; libsodium; nacl; age encrypt*; aws kms"
        ),
        "subject": "encryption at rest",
    },
    "input-validation": {
        "named": "sql injection; xss; parameterized quer*; prepared statement*",
        "means": (
            "zod*; yup; joi; ajv; valibot; class validator; fluentvalidation; pydantic*; marshmallow; cerberus; "
            "jsonschema; json schema validation; validationpipe; express validator; bean validation; jsr 380; "
            "hibernate validator; dataannotations; data annotations; typebox; io ts; arktype; superstruct; "
            "voluptuous; go playground/validator; strong parameters; form request*; parameterized quer*; "
            "parameterised quer*; prepared statement*; dompurify; bleach; 422"
        ),
        "subject": "validation; 422",
    },
    "rate-limiting": {
        "means": (
            "token bucket; leaky bucket; express rate limit; slowapi; throttlerguard; nestjs/throttler; bucket4j; "
            "rack attack; flask limiter; django ratelimit; upstash/ratelimit; 429; req/min; requests/minute; "
            "requests per minute & limit*; requests per second & limit*; req/s & limit*"
        ),
        "subject": "rate limit*; throttl*; 429",
    },
    "logging": {
        "means": (
            "pino; pino http; nestjs pino; winston; bunyan; serilog; nlog; log4j*; logback; slf4j; zerolog; "
            "zap logger; uber zap; logrus; slog; structlog; loguru; monolog; timber; oslog; os log; syslog; "
            "journald; fluentd; fluent bit; fluentbit; logstash; kibana; elk; elk stack; elastic stack; "
            "grafana loki; loki; cloudwatch logs; cloud logging; stackdriver; splunk; graylog; papertrail; "
            "seq & log; seq & logs; seq & logging; logs & seq; logging & seq; seq & logged; ilogger*; console.error; "
            "console.warn; console.log; logger.info; logger.error; logger.warn; logger.debug; logging.getlogger; "
            "json logs; json log; json & log; json & logs; json & logging; logs & json; logging & json; "
            "json & logged; structured log; structured logs; structured logging; stderr; tslog; lograge; consola; "
            "morgan; http log middleware; opentelemetry logs; otel logs; datadog & log; datadog & logs; "
            "datadog & logging; logs & datadog; logging & datadog; datadog & logged; sentry & log; sentry & logs; "
            "sentry & logging; logs & sentry; logging & sentry; sentry & logged; application insights & log; "
            "application insights & logs; application insights & logging; logs & application insights; "
            "logging & application insights; application insights & logged; azure monitor & log; "
            "azure monitor & logs; azure monitor & logging; logs & azure monitor; logging & azure monitor; "
            "azure monitor & logged"
        ),
        "subject": "logger; logging; logs; log",
    },
    "metrics": {
        "means": (
            "prometheus*; grafana; statsd; micrometer; prom client; promhttp; datadog; new relic; dynatrace; "
            "appdynamics; cloudwatch metric*; stackdriver monitoring; cloud monitoring; azure monitor; "
            "application insights; app insights; otel metric*; opentelemetry & metric*; metric* & opentelemetry; "
            "opentelemetry metric*; otlp & metric*; metric* & otlp; influxdb & metric*; metric* & influxdb; "
            "telegraf; collectd; netdata; /metrics; actuator/metrics; system.diagnostics.metrics; expvar; "
            "x processing time*; x response time; server timing; performance.now; web vitals reporting; posthog; "
            "amplitude; mixpanel; sentry performance; firebase performance"
        ),
        "subject": "metrics; /metrics",
    },
    "tracing": {
        "means": (
            "opentelemetry*; otel; jaeger; zipkin; grafana tempo; aws x ray; x ray tracing; w3c trace context; "
            "w3c tracecontext; traceparent; tracestate; trace context; openzipkin; honeycomb; lightstep; "
            "datadog apm; elastic apm; sentry tracing; sentry performance; sleuth; brave; activitysource; "
            "cloud trace; application insights; baggage header; tracerprovider"
        ),
        "subject": "tracing; traceparent",
    },
    "health-checks": {
        "means": (
            "/health*; /healthz; /readyz; /livez; /ready; /live; /ping; nestjs/terminus; terminus; actuator/health; "
            "addhealthchecks; grpc health; livenessprobe; readinessprobe; startupprobe; healthcheck:"
        ),
        "subject": "health check*; healthcheck*",
    },
    "alerting": {
        "means": (
            "pagerduty; opsgenie; alertmanager; victorops; cloudwatch alarm*; grafana alert*; sentry alert*; "
            "slo burn; burn rate; uptimerobot; pingdom; datadog monitor*; azure monitor alert*; statuspage"
        ),
        "subject": "alerting",
    },
    "correlation-ids": {
        "means": (
            "x request id; x correlation id; x trace id; traceparent; w3c trace context; w3c tracecontext; "
            "asynclocalstorage & request*; request* & asynclocalstorage; cls rtracer; correlationid middleware; "
            "requestid middleware; request id middleware; asgi correlation id; activity.current; mdc & id; id & mdc; "
            "x amzn trace id; trace id & log; trace id & logs; trace id & logging; logs & trace id; "
            "logging & trace id; trace id & logged; traceid & log; traceid & logs; traceid & logging; "
            "logs & traceid; logging & traceid; traceid & logged; requestid & log; requestid & logs; "
            "requestid & logging; logs & requestid; logging & requestid; requestid & logged; request id & log; "
            "request id & logs; request id & logging; logs & request id; logging & request id; request id & logged; "
            "correlation id & log; correlation id & logs; correlation id & logging; logs & correlation id; "
            "logging & correlation id; correlation id & logged; requestid & header*; header* & requestid; "
            "request id & header*; header* & request id; correlation id & header*; header* & correlation id"
        ),
        "subject": (
            "request id*; requestid*; correlation id*; correlationid*; trace id*; traceid*; x request id; "
            "x correlation id; x trace id; traceparent"
        ),
    },
    "audit-log": {
        "means": (
            "auditlog*; audit log; audit logs; audit logging; audit trail*; auditevent*; audit event*; paper trail; "
            "django auditlog; hibernate envers; envers; audit.net; pgaudit; cloudtrail; event store & audit*; "
            "audit* & event store"
        ),
        "subject": "audit log; audit logs; audit logging; audit trail; audit trails; auditlog",
    },
}
