"""What single statements say of a feature: that it calls outside services, caches, or handles personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constitution_gate.gates.facts.catalogue import observe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_gate.gates.feature import Feature

NEUTRAL = {
    "": "Rows are sorted by title.\n",
    "de": "Die Zeilen werden nach dem Titel sortiert, und jede Spalte ist mit einer Breite versehen.\n",
    "es": "Las filas se ordenan según el título y cada columna tiene una anchura; todas están alineadas.\n",
    "fr": "Les lignes sont triées selon le titre, et chaque colonne doit être alignée avec une marge.\n",
    "pt": "As linhas são ordenadas e cada coluna deve estar alinhada com uma margem; não se usam cores.\n",
}

CALLS = {
    "a payment provider": "Checkout charges the card through Stripe and stores the charge id.",
    "mail over SMTP": "A confirmation is sent over SMTP once the booking is made.",
    "a mail to the user": "- **FR-004**: System MUST send a confirmation email to the guest.",
    "a text message": "The courier receives an SMS when the parcel is ready; messages are delivered by Twilio.",
    "a third-party interface": "Prices are fetched from a third-party API every morning.",
    "an upstream service": "Requests are forwarded to the upstream inventory service.",
    "a model of others": "The summary is generated with gpt-4o through the chat completions API.",
    "an identity provider": "Login is delegated to the company's identity provider via OIDC.",
    "a login with others": "Visitors log in with Google.",
    "single sign-on": "Employees sign in via Okta; the callback exchanges the code for a token.",
    "a service of another team": "The cart asks the pricing service, which is owned by another team.",
    "a service over the network": "The worker calls the ledger-service over gRPC to book the amount.",
    "a dependency": "**Primary Dependencies**: Express 4, `stripe` 14, zod",
    "a geocoder": "Addresses are resolved with the geocoding API before they are shown on the map.",
    "rates of exchange": "The converter queries an exchange-rate API for the rate of the day.",
    "an outgoing webhook": "When an order ships, the shop posts a webhook to the partner's URL.",
    "push messages": "Riders get push notifications via FCM when the train is late.",
    "a weather forecast": "The widget retrieves the forecast from OpenWeatherMap.",
    "tasks of a client": {
        "plan.md": "**Storage**: PostgreSQL\n",
        "tasks.md": "- [ ] T004 Implement the Slack API client in src/notify/slack.ts\n",
    },
    "a contract of a callback": {
        "plan.md": "**Storage**: MySQL\n",
        "contracts/payments.md": "## POST /webhooks/paypal\n\nCallback that PayPal sends after a payment.\n",
    },
    "settings and a name": {
        "plan.md": "The subtitles come from Deepgram.\n",
        "quickstart.md": "Set `DEEPGRAM_API_KEY` before the first start.\n",
    },
    "a drawn flow": "```mermaid\nsequenceDiagram\n  Shop->>Stripe: create checkout session\n```",
    "an external tax service": "Tax is computed by calling an external tax service.",
    "a partner's system": "Stock levels are synchronised with the partner's ERP; it calls the vendor API nightly.",
    "German": ("de", "Das System ruft die externe Schnittstelle des Lieferanten auf."),
    "German mail": ("de", "Das System versendet eine E-Mail an den Kunden."),
    "Spanish": ("es", "El sistema consulta una API externa para obtener el tipo de cambio."),
    "Spanish payment": ("es", "El pago se realiza mediante la pasarela de pago."),
    "French": ("fr", "Le système interroge une API externe de géolocalisation."),
    "French mail": ("fr", "Le système envoie un courriel au client."),
    "Portuguese": ("pt", "O sistema consulta uma API externa de câmbio."),
    "Portuguese mail": ("pt", "O sistema envia um e-mail de confirmação ao comprador."),
    "Japanese": "注文の確定後、外部の在庫APIを呼び出して数量を確認する。",
    "Japanese mail": "予約が完了したらメールを送信する。",
    "Japanese payment": "決済は Stripe を経由して行う。",
    "traditional Chinese": "系統串接第三方金流服務完成付款。",
    "traditional Chinese mail": "審核通過後，系統寄送通知信件（電子郵件）給申請人，發送電子郵件時附上連結。",
    "simplified Chinese": "系统调用外部汇率接口获取当天汇率。",
    "simplified Chinese message": "下单成功后发送短信通知买家。",
    "a chat platform": "The bot replies through the LINE Messaging API.",
    "a vendor behind a gateway": "The gateway forwards the prompt to the configured LLM vendor and streams the reply.",
    "a captcha": "The backend verifies reCAPTCHA tokens with Google.",
    "a notice by mail": "- **FR-012**: System MUST notify the assignee by email when a ticket is assigned.",
    "a product and its key": "Uploads are scanned by the VirusTotal API; its API key is a secret.",
    "a data source": "Candles are fetched from Binance every minute.",
    "Japanese model": "要約は OpenAI の API で生成する。",
    "traditional Chinese reminder": "系統於活動前一天發送提醒 Email 給報名者。",
    "a neighbour": "Closing a shift asks the Payroll service for the hours.",
    "neighbours": "httpx 0.28: calls to the Roster and Payroll services, with time-outs",
    "calls that are retried": (
        "The hours come from Payroll (an API key is needed).\n\n## Retry Logic\n\n"
        "| Operation | Max Attempts | Backoff Strategy |\n|---|---|---|\n| Read the hours | 3 | exponential |\n"
    ),
}

CALLS_NOT = {
    "no outside service": "No external APIs are used.",
    "no network": "**Constraints**: fully offline, no network access",
    "mocks in tests": "The test suite mocks Stripe and Twilio in unit tests.",
    "a fake for development": "Emails are sent to a fake SMTP server in tests.",
    "its own back end": "The page calls the backend's `GET /api/orders` endpoint.",
    "its own database": "**Storage**: PostgreSQL 16, accessed through SQLAlchemy",
    "packages from a registry": "Run `npm install` to fetch the packages from the npm registry.",
    "continuous integration": "GitHub Actions runs the tests; CI uploads coverage through the GitHub API.",
    "a link": "See the [documentation](https://docs.stripe.com/api) for the naming of fields.",
    "out of scope": "## Out of Scope\n- Payment through Stripe\n- Sending emails\n",
    "a rejected alternative": "## Alternatives considered\n- Auth0 for login: too costly\n",
    "a rejected alternative in a line": "Alternatives considered: SendGrid for mail (rejected, no mail is sent).",
    "later work": "In a future release customers will pay via PayPal.",
    "never sends": "The tool must not send data to any external service.",
    "a service class": "`OrderService` calls `PricingService` in the same process.",
    "a module of its own": "The notification service writes a row that the page shows.",
    "a form field": "The form has a field for the email address.",
    "a library": "**Primary Dependencies**: React 18, date-fns, zod",
    "a device interface": "The position comes from the Geolocation API of the browser.",
    "Not needed": "External services: none",
    "an external user": "External users see the list without a login.",
    "external link": "Links to outside pages open in a new tab.",
    "web sockets of its own": "The client connects to the game server over a WebSocket.",
    "a retry header": "The endpoint answers 429 with a Retry-After header.",
    "its own token": "The access token (JWT) expires after 15 minutes.",
    "a state of the device": "Given the user has no internet connection, the saved list is shown.",
    "a user story": "As a user, I want to filter the list so that I find a title.",
    "an author": "The changelog shows the author name of a commit.",
    "a build": "Fonts are downloaded from Google Fonts at build time.",
    "an unfilled template": "**Primary Dependencies**: [e.g., FastAPI, Stripe SDK, OpenAI or NEEDS CLARIFICATION]",
    "a comment": "<!-- calls the Stripe API -->",
    "an untouched integration": "The Stripe integration is unchanged.",
    "German": ("de", "Es werden keine externen Dienste aufgerufen."),
    "Spanish": ("es", "No se llama a ningún servicio externo."),
    "French": ("fr", "Aucun service externe n'est appelé."),
    "Portuguese": ("pt", "Não há chamadas a serviços externos."),
    "Japanese": "外部サービスとの連携は行わない。",
    "Japanese prohibition": "外部APIへの通信を行ってはならない。",
    "traditional Chinese": "本功能不串接任何外部服務。",
    "traditional Chinese help": "新使用者不需要外部協助即可完成流程。",
    "simplified Chinese": "不依赖第三方服务，完全本地运行。",
    "tools of the team": "We use GitHub for code review and Slack for announcements.",
    "its own tokens": "OAuth2 password flow with bearer tokens issued by the API itself.",
    "a field with an address": "The endpoint accepts a webhook URL that is stored.",
    "a local model": "A Whisper model runs in the process and transcribes the audio.",
    "a link to share": "Users can share the page on Facebook via a link.",
    "a file of others": "Users import a CSV file that they exported from their shop.",
    "an interface of a browser": "The list uses the ResizeObserver API; an API key guards our endpoint.",
    "traditional Chinese list": "- 不做：金流、推播、第三方登入",
    "traditional Chinese notice": "通知只在站內顯示，不寄送電子郵件。",
    "Japanese notice": "通知はアプリ内のみで、メールは送信しない。",
    "an unfilled table of retries": (
        "## Retry Logic [OPTIONAL]\n\n| Operation | Max Attempts | Backoff Strategy | Retry On |\n|---|---|---|---|\n"
        "| [API call 1] | 3 | Exponential (1s, 2s, 4s) | 5xx |\n"
    ),
    "retries of a lock": "| Operation | Max Attempts |\n|---|---|\n| Take the file lock | 3 |\n",
    "a class of its own": "The view calls the Pricing service class in the same package.",
    "a question": "- Which external APIs does the feature call?",
    "an example of the template": '- **FR-001**: System MUST [specific capability, e.g., "send an email to the user"]',
}

CACHES = {
    "memory with a time": "Product lists are cached in memory for 60 seconds.",
    "a store": "Session lookups go through a Redis cache.",
    "HTTP": "Responses carry `Cache-Control: public, max-age=300`.",
    "a query library": "`staleTime: 5 * 60 * 1000` keeps the list for five minutes.",
    "a decorator": "The rates are read by a method annotated with `@Cacheable`.",
    "an invalidation": "The cache is invalidated when a price changes.",
    "a service worker": "Pages are served from the service worker cache when offline.",
    "a content network": "Images are served via the CDN with cached variants; the CDN cache holds them for a day.",
    "after the first load": "Templates are cached after first load.",
    "memory of results": "The resolver is memoised; entries expire after ten minutes.",
    "a requirement": "- **FR-009**: System MUST cache search results for 30 minutes.",
    "aside": "Reads use cache-aside; a miss loads from the database.",
    "an application cache": "`IMemoryCache` holds the country list.",
    "entries that expire": "Cache entries expire after 24 hours.",
    "a key": "| Item | Cache key | TTL |\n|---|---|---|\n| Price | `price:{id}` | 60 s |",
    "a decision": {"plan.md": "Sort.\n", "research.md": "**Decision**: use an in-process cache, TTL 30 s.\n"},
    "tasks": {"plan.md": "Sort.\n", "tasks.md": "- [ ] T010 Add a Redis cache for permissions in src/acl/cache.ts\n"},
    "revalidation": "The feed is served with stale-while-revalidate.",
    "edge": "Rendered pages are kept in an edge cache.",
    "a set of mentions": "Caching keeps the page quick.\nThe cached list is small.\nA cached copy is shown.",
    "a client": "The client caches the catalogue locally and refreshes it on start.",
    "metadata": "Table metadata is cached per user.",
    "cache hit target": "**Performance**: p95 < 50 ms on a cache hit",
    "a second level": "Hibernate's second-level cache holds the roles.",
    "a contract": {
        "plan.md": "Sort.\n",
        "contracts/api.yaml": "headers:\n  Cache-Control:\n    example: Cache-Control: private, max-age=60\n",
    },
    "offline tiles": "Map tiles are cached for offline use.",
    "warmed": "The job warms the cache every night.",
    "lru": "An LRU cache of 500 entries keeps parsed templates.",
    "memcached": "Rendered fragments live in Memcached.",
    "German": ("de", "Die Preise werden für 60 Sekunden zwischengespeichert."),
    "German cache": ("de", "Die Liste liegt im Cache und läuft nach fünf Minuten ab."),
    "Spanish": ("es", "Los precios se guardan en caché durante 60 segundos."),
    "French": ("fr", "Les prix sont mis en cache pendant 60 secondes."),
    "Portuguese": ("pt", "Os preços ficam em cache por 60 segundos."),
    "Japanese": "商品一覧を60秒間キャッシュする。",
    "Japanese store": "検索結果は Redis にキャッシュし、TTLは5分とする。",
    "traditional Chinese": "商品清單快取 60 秒，過期後重新載入。",
    "traditional Chinese store": "使用 Redis 快取查詢結果。",
    "simplified Chinese": "查询结果缓存到内存，有效期五分钟。",
    "simplified Chinese invalidation": "商品更新时缓存失效。",
    "a storage field": "**Storage**: PostgreSQL (primary), Redis (cache)",
    "a life of the process": "The configuration is loaded once and cached for the process lifetime.",
    "a library function": "`functools.lru_cache` keeps the parsed grammar.",
    "a page that is rebuilt": "The page is rebuilt in the background (`revalidate: 3600`).",
    "traditional Chinese session": "使用者權限在 session 內快取。",
    "Japanese browser": "データはブラウザの IndexedDB にキャッシュされる。",
    "a table of cached items": (
        "## Caching Strategy\n\n| Endpoint/Data | Cache Duration (TTL) | Invalidation Strategy |\n|---|---|---|\n"
        "| Price list | 5 minutes | on update |\n"
    ),
    "a table below a heading": "## Caching\n\n| Data | TTL | Cleared |\n|---|---|---|\n| Roles | 60 s | on change |\n",
}

CACHES_NOT = {
    "no store": "Responses carry `Cache-Control: no-store`.",
    "no caching": "No caching is used.",
    "not needed": "Caching: not needed at this scale.",
    "a rejected alternative": "Alternatives considered: Redis cache (rejected).",
    "rejected alternatives below a heading": "### Alternatives Considered\n\n- Cache results in memory for 60 s\n",
    "rejected alternatives below a label": "**Alternatives considered**:\n\n- Redis cache with TTL: one more service\n",
    "rejected alternatives below words": "Alternatives considered:\n- Redis cache with TTL: one more service\n",
    "rejected alternatives in a table": (
        "| Alternative | Why not |\n|---|---|\n| Redis cache with a TTL of 60 s | one more service |\n"
    ),
    "continuous integration": "GitHub Actions cache keeps node_modules between runs.",
    "the cache of a package manager": "The pipeline restores the npm cache.",
    "the layers of an image": "Docker layer caching shortens the build.",
    "a directory": "`.mypy_cache/` and `__pycache__/` are ignored by git.",
    "the life of a token": "The JWT expires in 15 minutes; the refresh token lives for 30 days.",
    "a retry header": "A 429 answer carries a Retry-After header of 60 seconds.",
    "a session": "The session ends after 20 minutes without activity.",
    "later work": "A future version may cache results in Redis.",
    "a wish": "Results could be cached later if needed.",
    "out of scope": "## Out of Scope\n- Caching of search results in memory\n",
    "an existing cache": "The existing offline cache stays as it is.",
    "preserved": "Cache-first loading is preserved.",
    "a description": "`GET` requests are cacheable by definition.",
    "a hint to people": "If the page looks old, clear your browser cache.",
    "a cookie": "`Set-Cookie: sid=…; Max-Age=3600; HttpOnly`",
    "strict transport": "`Strict-Transport-Security: max-age=31536000`",
    "a denial": "The endpoint must not be cached.",
    "a constraint": "**Constraints**: no audio caching, one process",
    "without": "Each request reads the file without any cache.",
    "a file name": "Fix the typo in `cachet.md`.",
    "a comment": "<!-- cached in Redis for 60 s -->",
    "a hash": "Assets get a content hash for cache-busting.",
    "rate limiting": "A limiter allows 100 requests per minute and key.",
    "a queue": "Redis carries the job queue (BullMQ).",
    "a buffer": "Log lines are buffered in memory and flushed every second.",
    "a store of state": "The store keeps the open tab in memory.",
    "unfilled": "**Storage**: [e.g., PostgreSQL, Redis cache or N/A]",
    "the processor": "The loop is laid out to fit the CPU cache.",
    "German": ("de", "Es wird kein Cache verwendet."),
    "Spanish": ("es", "No se usa caché en esta versión."),
    "French": ("fr", "Aucune mise en cache n'est prévue."),
    "Portuguese": ("pt", "Não há cache nesta versão."),
    "Japanese": "結果はキャッシュしない。",
    "traditional Chinese": "本版本不使用快取。",
    "simplified Chinese": "接口响应禁止缓存。",
    "a question": "Do we need it? [NEEDS CLARIFICATION: cache strategy and TTL]",
    "an unfilled item": "- [ ] **Caching**: [TTL, invalidation]",
    "a fetch library": "Data is fetched with TanStack Query.",
    "avoidance": "Avoid caching until profiling shows a need.",
    "a broker": "Redis is the broker of Celery.",
    "a fetch option": '`fetch(url, { cache: "no-store" })`',
    "Japanese later": "キャッシュ戦略は今後検討する。",
    "traditional Chinese item": "快取：不需要",
    "an unfilled table": (
        "## Caching Strategy [OPTIONAL]\n\n"
        "| Endpoint/Data | Cache Duration (TTL) | Invalidation Strategy |\n|---|---|---|\n"
        "| [endpoint 1] | [e.g., 5 minutes] | [e.g., on update] |\n\n"
        "**Caching Tool**: [Per project conventions - e.g., Redis, CDN, in-memory]\n"
    ),
    "a heading alone": "## Caching Strategy\n\nN/A\n",
    "a table of tokens": "## Tokens\n\n| Token | TTL |\n|---|---|\n| access | 15 min |\n",
    "an open question": "- Which endpoints should be cached in memory to reduce load?",
    "a condition": "- [ ] Strategy stated (if results are cached in Redis)",
}

PERSONAL = {
    "fields of a model": {"plan.md": "Sort.\n", "data-model.md": "## Guest\n\n- `email`: string\n- `room`: int\n"},
    "a table of a model": {
        "plan.md": "Sort.\n",
        "data-model.md": "| Field | Type |\n|---|---|\n| first_name | text |\n| date_of_birth | date |\n",
    },
    "a class of a model": {
        "plan.md": "Sort.\n",
        "data-model.md": "```ts\ninterface Contact {\n  phoneNumber: string;\n}\n```\n",
    },
    "a table definition": {
        "plan.md": "Sort.\n",
        "data-model.md": "```sql\ncreate table staff (\n  home_address text not null\n);\n```\n",
    },
    "a contract": {
        "plan.md": "Sort.\n",
        "contracts/api.yaml": "openapi: 3.1.0\nproperties:\n  contactEmail:\n    type: string\n    format: email\n",
    },
    "a denial beside fields": {
        "plan.md": "No PII is processed.\n",
        "data-model.md": "## Applicant\n\n| Field | Type |\n|---|---|\n| passport_number | text |\n",
    },
    "a requirement": "- **FR-003**: System MUST store the member's name, e-mail address and phone number.",
    "a login": "- **FR-001**: Members sign in with email and password.",
    "a registration": "Visitors register with their full name and their email address; a link confirms the address.",
    "patients": "The list shows patients and their medical records.",
    "a position": "Drivers share their live location with the dispatcher; the driver's location is kept for a day.",
    "personal data": "The export contains personal data of the members.",
    "erasure": "A member can ask for deletion; the right to erasure is met within 30 days.",
    "masking": "PII is masked before it reaches the analyst: logs show masked phone numbers.",
    "entities in a specification": (
        "- **User**: an account with email, display name and avatar.\n- People log in to see their own list.\n"
    ),
    "salaries": "Payroll imports salaries and bank accounts of employees.",
    "a delivery": "The label prints the customer's name and the delivery address.\nThe shipping address can change.",
    "health": "The form asks for allergies and other health data of the child; health information is encrypted.",
    "network addresses": "Audit rows hold the IP address of the user; IP addresses are dropped after 90 days.",
    "a profile": "Members edit their profile: photo, date of birth, and phone number.\nTheir birthdays are shown.",
    "cards": "The page takes the credit card and the billing address.\nCard numbers are never logged.",
    "not in logs": "Customers leave an e-mail address. No PII in logs.\nThe e-mail address is hashed.",
    "people in a model": {
        "plan.md": "Sort.\n",
        "data-model.md": "## User\n\n- id\n- displayName\n\n## Note\n\n- user_id\n- text\n",
    },
    "push tokens": {"plan.md": "Sort.\n", "data-model.md": "- pushToken: string\n"},
    "national ids": "Applicants enter their passport number and national ID.\nThe passport number is checked.",
    "German": ("de", "Das System speichert Vorname, Nachname und E-Mail-Adresse.\nDie Telefonnummer ist freiwillig."),
    "German law": ("de", "Es werden personenbezogene Daten der Mitglieder verarbeitet."),
    "Spanish": ("es", "El formulario pide nombre completo y correo electrónico.\nEl teléfono es opcional."),
    "Spanish law": ("es", "El sistema almacena datos personales de los socios."),
    "French": ("fr", "Le formulaire demande le prénom et l'adresse e-mail.\nLe numéro de téléphone est chiffré."),
    "French law": ("fr", "Le système conserve des données personnelles des membres."),
    "Portuguese": ("pt", "O formulário pede nome completo e CPF.\nA data de nascimento é opcional."),
    "Portuguese law": ("pt", "O sistema armazena dados pessoais dos sócios."),
    "Japanese": "会員の氏名とメールアドレスを保存する。\n電話番号は任意とする。",
    "Japanese law": "個人情報を暗号化して保存する。",
    "traditional Chinese": "系統記錄員工姓名與電子郵件。\n手機號碼為選填。",
    "traditional Chinese law": "匯出檔案包含個資，下載需授權。",
    "simplified Chinese": "用户填写姓名和手机号码。\n收货地址可修改。",
    "simplified Chinese law": "系统收集个人信息并加密存储。",
    "an entity with attributes": "- **User**: id, email, role",
    "a diagram": {
        "plan.md": "Sort.\n",
        "data-model.md": "erDiagram\n  USER {\n    uuid id PK\n    string email\n  }\n",
    },
    "a schema": {"plan.md": "Sort.\n", "data-model.md": "model User {\n  id String @id\n  email String @unique\n}\n"},
    "an inline entity": {"plan.md": "Sort.\n", "data-model.md": "- User: { id, email, passwordHash }\n"},
    "an id of a chat platform": {"plan.md": "Sort.\n", "data-model.md": "| line_user_id | text |\n"},
    "imported contacts": "Contacts are imported from a file with phone and email.",
    "a résumé": "The résumé shows the contact details of the applicant.",
    "recordings": "Recordings of callers are kept for 30 days.",
    "traditional Chinese login": "使用者以 email 與密碼登入。",
    "traditional Chinese entity": "- **使用者（User）**：email、姓名、角色",
    "Japanese entity": "- **ユーザー**: メールアドレス、表示名",
}

PERSONAL_NOT = {
    "no personal data": "No PII involved.",
    "a denial": "The feature does not store or process personal data.",
    "a table row": "| V. Privacy | PII is never logged | ✅ PASS (no personal data) |",
    "a principle": "| PII Handling (§V) | No PII in logs | strings are non-PII | ✅ PASS |",
    "a user story": "### User Story 1 - Sort the list\n\nAs a user, I want to sort the list.",
    "the author of a commit": "The report names the author name of a commit.",
    "names of things": "Each file has a name and a size; the project name is shown first.",
    "a template of a mail": "Fix the margin of the email template.",
    "a player": {"plan.md": "Sort.\n", "data-model.md": "## Character\n\n- displayName: string\n- level: int\n"},
    "a place": {"plan.md": "Sort.\n", "data-model.md": "## Stage\n\n- name: string\n- capacity: int\n"},
    "an address in memory": "The pointer holds an address; the address is aligned to 8 bytes.",
    "a microphone": {"plan.md": "Sort.\n", "data-model.md": "- microphone: Device\n- headphone: Device\n"},
    "made-up people": "Sample users (alice@example.com) are fake; fake PII only, in tests.",
    "a maintainer": {
        "plan.md": "Sort.\n",
        "contracts/api.yaml": "openapi: 3.1.0\ninfo:\n  contact:\n    email: team@example.com\n",
    },
    "out of scope": "## Out of Scope\n- User profiles with email address and phone number\n- GDPR export requests\n",
    "later work": "In a future version members enter their phone number.",
    "a rejected alternative": "Alternatives considered: login with email and password (rejected).",
    "a health check": "`GET /health` tells whether the service is healthy.",
    "a location of a file": "The location of the configuration file can be set.",
    "a theme": "Users switch to the dark theme; the choice is kept in localStorage.",
    "dice": "The player rolls two dice. The roll is shown with a time stamp.",
    "users in general": "Users can scroll the list with the keyboard.",
    "a phone in the hand": "On a phone the columns stack.",
    "a diagnosis": "Error messages help with the diagnosis of a broken file.",
    "a profile of the run": "The profiler writes an execution profile.",
    "a card of a game": "Each card shows a number and a colour.",
    "a credential": "The API key is read from the environment.",
    "a contact of a plug": "The contact closes the circuit.",
    "an unfilled template": "- **[Entity 1]**: [what it represents, e.g. user with email]",
    "a comment": "<!-- stores the email address and the phone number of the customer -->",
    "git": "`git config user.email` has to be set before the first commit.",
    "German": ("de", "Es werden keine personenbezogenen Daten verarbeitet."),
    "Spanish": ("es", "No se tratan datos personales en esta función."),
    "French": ("fr", "Aucune donnée personnelle n'est conservée."),
    "Portuguese": ("pt", "Não há dados pessoais nesta função."),
    "Japanese": "個人情報は扱わない。",
    "traditional Chinese": "本功能不涉及個資。",
    "traditional Chinese page": "開啟頁面地址即可看到清單。",
    "simplified Chinese": "本功能不处理个人信息。",
    "simplified Chinese token": "接口密钥从环境变量读取。",
    "a heading of preferences": {"plan.md": "Sort.\n", "data-model.md": "### 用户偏好\n\n- theme: string\n"},
    "a tool": "The tool reads source files and prints symbols. No auth, local CLI only.",
    "an item that does not apply": "| Security & PII | N/A | local tool |",
    "a requirement on logs": "Secrets and PII must never appear in logs: the feature logs durations only.",
    "secrets": "Sensitive data (API keys) is redacted in logs.",
    "prices": "Candles have open, high, low, and close.",
    "a host": "The host name and the IP of the container are logged.",
    "a package": "The `author` field of the package file is printed.",
    "a full name of a symbol": "The parser keeps the full name from the code.",
    "Portuguese log": ("pt", "A lista é ordenada; não há dados pessoais."),
    "Japanese item": "個人情報: なし",
    "an item of a template": "- [ ] **PII Handling**: PII MUST NOT be logged; use dedicated audit mechanisms if needed",
    "an example of the template": '- **FR-002**: System MUST [specific capability, e.g., "validate email addresses"]',
    "an open item": "- **FR-006**: Users sign in via [NEEDS CLARIFICATION: email/password, SSO, OAuth?]",
    "an open question": "- Does the export contain personal data?",
}

STATEMENTS = [
    pytest.param(fact, said, holds, id=f"{fact}: {'' if holds else 'not '}{title}")
    for fact, holds, cases in (
        ("calls-external", True, CALLS),
        ("calls-external", False, CALLS_NOT),
        ("caches", True, CACHES),
        ("caches", False, CACHES_NOT),
        ("handles-pii", True, PERSONAL),
        ("handles-pii", False, PERSONAL_NOT),
    )
    for title, said in cases.items()
]


def files(said: str | tuple[str, str] | Mapping[str, str]) -> Mapping[str, str]:
    """The documents of a feature that says this; a pair names the language of the rest of it."""
    if isinstance(said, str):
        return files(("", said))
    if isinstance(said, tuple):
        language, text = said
        return {"spec.md": NEUTRAL[language], "plan.md": f"# Plan\n\n{text}\n"}
    return {"spec.md": NEUTRAL[""], **said}


@pytest.mark.parametrize(("fact", "said", "holds"), STATEMENTS)
def test_a_statement_decides_a_fact(
    fact: str,
    said: str | tuple[str, str] | Mapping[str, str],
    holds: bool,
    make_feature: Callable[..., Feature],
) -> None:
    found = observe(make_feature(files(said)), fact)
    assert found.value is holds, found
