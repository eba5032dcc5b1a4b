"""English."""

STATED = {
    "security": {
        "subject": "security; security requirements; security considerations; security & privacy",
    },
    "authentication": {
        "how": (
            "required for; is required; are required; on every request; protected route*; protected endpoint*; "
            "enforced by; enforced at; reject*; every request; each request"
        ),
        "rule": (
            "must be authenticated; must be logged in; must be signed in; must log in; must sign in; "
            "only authenticated; only logged in; only signed in; requires authentication; require authentication; "
            "requires login; require login; requires sign in; authentication is required; authentication required; "
            "requiring authentication; requires a session; authenticated user*; authenticated member*"
        ),
        "subject": (
            "authentication; authenticat*; login; log in; logs in; logged in; sign in; signs in; signed in; signin; "
            "identity provider; session management; user identity; unauthenticated; identity of the caller"
        ),
        "means": (
            "users to log in; users to sign in; user to log in; user to sign in; "
            "log in before; sign in before; without a valid & reject*; without a valid & 401; without valid & 401; "
            "missing token & 401; invalid token & 401; expired token & 401; missing or invalid & 401; "
            "without a token & 401; without a session & 401; api key authentication; password hash*; hashed password*; "
            "password & hashed; magic link*; "
            "one time password*; session based auth*; token based auth*; cookie based; social login; single sign on; "
            "signed cookie*; client certificate*; webhook signature*; email and password; email/password; "
            "username and password; username/password; e mail and password; "
            "must log in; must sign in; "
            ""
            ""
            "authenticated session*; authenticated by; authenticated via; authenticated with; authenticated through; "
            "authenticate with; authenticate via; authenticates with; authenticates via; redirected to login; "
            "redirect* to the login; redirect* to sign*; existing auth*; reuse* & auth*; biometric*; face id; "
            "os account; operating system account; unix user; device pairing; pairing code; shared secret; "
            "mock auth*; behind the vpn; behind a vpn; verif* & webhook signature*; verif* & signature of; "
            "signature verification; authentication via; "
            "authentication through; authentication using; authentication with; authentication by; "
            "authentication uses; authentication is handled; authentication handled; login via; login with; "
            "login through; log in with; log in via; logs in with; logged in via; sign in with; sign in via; "
            "signs in with; sign in through; user accounts with; secured by; protected by & token*; "
            "401 & unauthenticated; unauthenticated & 401; not logged in & redirect*; not signed in & redirect*; "
            "unauthenticated & redirect*; unauthenticated & reject*; guests & redirect*; anonymous & redirect*; "
            "anonymous & 401"
        ),
        "exactly": (
            "token*; session*; cookie*; password*; middleware; gateway; existing; unchanged; delegat*; "
            "expire*; expiry; lockout; "
            "identity provider; auth guard*; "
            ""
        ),
        "absent": (
            "no user management; no user accounts; public endpoint*; publicly accessible; publicly readable; "
            "open to everyone; anonymous access; "
            "anonymous user*; anonymous visitor*; unauthenticated; no account*; no user account*; without an account; "
            "without account*; without registration; no registration; no auth; no sign up; single user tool; "
            "no user system"
        ),
    },
    "authorization": {
        "subject": (
            "authorization; authorisation; authorize; authorizes; authorized; authorise*; access control*; "
            "permission*; access right*; privilege*; access rule*; access level*; tenant isolation; who may; "
            "visibility rule*"
        ),
        "means": (
            "role: admin*; role: member*; role: owner*; role: manager*; role: staff*; role: editor*; role: moderator*; "
            "roles: admin*; roles: member*; roles: owner*; roles: manager*; roles: staff*; roles: editor*; "
            "roles: moderator*; users can only & own; users can only & their; can only view their; can only see their; "
            "may only see their; may only view their; non admin & 403; non admin & forbidden; non admins & 403; "
            "non owner & 403; non owners & 403; non member & 403; ownership is enforced; ownership enforced; "
            "ownership is checked; enforce* & ownership; cannot & another; not & another user's; "
            "must not & other users; viewer role; editor role; owner role; member role; staff role; moderator role; "
            "allowed roles; required roles; permitted roles; of their own team; only & may delete; only & may edit; "
            "only & may view; only & may see; only & may change; "
            "only & may create; only & may read; only & may approve; only & may update; only & may access; "
            "only & may manage; only & can delete; only & can edit; only & can view; only & can see; "
            "only & can change; only & can create; only & can read; only & can approve; only & can update; "
            "only & can access; only & can manage; role based; attribute based access; admin only; admins only; "
            "owner only; only admin*; only owner*; "
            "only the owner; only the author; only the creator; only an admin*; only & administrators; "
            "only & admin role; only & own; only & their own; only & organizer*; only & managers; only & moderators; "
            "only & assigned; only & members; only & staff; only & creator can; only & author can; only & owner can; "
            "cannot & other users; cannot & another user*; not & other users' data; belong* to the current user; "
            "belonging to the current user; belongs to the authenticated; ownership check*; owner check*; "
            "ownership verif*; verif* & ownership; resource owner*; own data; own records; scoped to the user; "
            "scoped to the tenant; scoped by user*; scoped by tenant*; filtered by user*; filtered by tenant*; "
            "tenant scoped; per tenant isolation; tenant isolation; permission check*; permission matrix; "
            "role check*; role guard*; access control list*; security rules; required role*; requires the & role; "
            "requires admin*; with the admin role; admin role; server side authorization; enforce* & role*; "
            "enforce* & permission*; all authenticated users; any authenticated user; every authenticated user; "
            "all authenticated members; all logged in users; any logged in user; role required; role is required; "
            "requires & role; only & role; roles & can; role & may; by role; per role; each role; with the & role; "
            "user roles; role permission*; roles and permissions; roles & permissions; admins can; "
            "administrators can; any member can; members can only; "
        ),
        "how": (
            "only; owner*; admin*; member*; check*; enforce*; server side; denied; deny; reject*; grant*; may; "
            "restricted; required; requires; per user; per role; policy; policies; middleware; guard*; scope*; "
            "same rules; existing; unchanged; every authenticated; own"
        ),
        "absent": (
            "no roles; single role; no access control; all users have the same; no permission model; "
            "single user tool; single user app*; single user mode; single local user; one user only"
        ),
        "unlike": (
            "authorization header*; authorization: bearer; geolocation permission*; location permission*; "
            "camera permission*; microphone permission*; notification permission*; push permission*; "
            "browser permission*; file permission*; os permission*; permission prompt*; permission denied error*; "
            "contacts permission*; photo permission*"
        ),
    },
    "secrets": {
        "subject": (
            "access secret; refresh secret; session secret; auth secret; cookie secret; app secret; shared secret; "
            "api secret; token secret; nextauth secret; secret configuration; secrets; credential*; api key*; "
            "access key*; private key*; signing key*; encryption key*; secret key*; "
            "service account key*; service account json; client secret*; connection string*; database password*; "
            "db password*; smtp password*; admin password*; api token*; bot token*; sensitive config*; "
            "webhook secret*; signing secret*; jwt secret*; openai key*; deploy key*; ssh key*; key material; "
            "secret value*; app* secret*; secret is; secret for; "
        ),
        "means": (
            "secret store*; secrets store*; secret storage; secret management service; environment secret*; "
            "repository secret*; ci secret*; managed identity; workload identity; instance profile*; "
            "application default credentials; short lived credential*; oidc federation; os credential store"
        ),
        "exactly": (
            "environment variable*; environment config*; environment file*; environment only; from the environment; "
            "via environment; through environment; in the environment; server environment; environment based; "
            "secret manager; secrets manager; vaulted; mounted; injected; lives in; live in; comes from; come from; "
            "supplied by; provided by; managed by; external config*; configuration provider; server side only; "
            "server only; encrypted at rest; encrypted in; in memory only; never persisted; prompted; at run time; "
            "at runtime; at deploy*; outside the repository; not in the repository; mode 0600; chmod; rotated; "
            "home directory; config file outside; stored & in; kept & in; held & in; configured & in; managed & in; "
            "set as; passed as; passed via; supplied via; supplied as; provided via; provided through"
        ),
        "absent": "no secrets; no secret; no credentials; no api key*; no tokens or keys; keyless; no new secrets",
        "unlike": (
            "without credentials; valid credential*; invalid credential*; wrong credential*; login credential*; "
            "user credential*; users' credentials; credentials provider; credentials true; allow credentials; "
            "credentials include; credential stuffing; bad credential*; incorrect credential*; token secret agent"
        ),
    },
    "transport-encryption": {
        "subject": "encryption in transit; encrypted in transit; transport security; encrypted connection*; encryption",
        "means": "encrypted in transit; terminates tls; tls termination",
        "how": "required; must; only; all; enforced; terminat*; proxy; gateway; load balancer",
        "absent": "localhost only; loopback only; no network; plain http",
    },
    "encryption-at-rest": {
        "unlike": "encrypted in transit; encryption in transit; in transit encryption",
        "subject": "encryption at rest; encrypted at rest; disk encryption; encryption; encrypted",
        "means": (
            "disk encryption; encrypted volume*; encrypted column*; column encryption; field level encryption; "
            "envelope encryption"
        ),
        "how": "at rest; column*; field*; disk; volume*; managed key*; provider managed; default encryption; backup*",
        "absent": "no sensitive data; no personal data",
    },
    "input-validation": {
        "named": (
            "input*; request & validat*; payload* & validat*; sanitiz*; sanitis*; sql injection; xss; untrusted data; "
            "cross site scripting"
        ),
        "subject": (
            "input validation; validation; validate; validates; validated; sanitiz*; sanitis*; untrusted input; "
            "user input; request validation; input handling; escap*"
        ),
        "means": (
            "schema validation; server side validation; validated server side; validated on the server; "
            "validated against; validated by; validated with; validated before; escapes html; escaped output; "
            "output escaping; allowlist*; allow list*; whitelist*; maximum length; max length; validation rule*; "
            "bounds check*; validation error*; 400 bad request"
        ),
        "how": (
            "must; schema*; server*; reject*; 400; length; range; type*; format; before; boundary; boundaries; every; "
            "all; via; using; with; required; limit*; error*"
        ),
        "absent": "no user input; no input; takes no input",
    },
    "rate-limiting": {
        "subject": "rate limit*; ratelimit*; rate limiting; throttl*; brute force; request quota*; abuse protection",
        "means": (
            "per minute per; per ip; per user per; requests per; attempts per; sliding window; fixed window; "
            "account lockout"
        ),
        "how": "per; gateway; middleware; limit of; max; at most; minute*; second*; lockout; quota*; existing",
        "absent": "no public endpoint*; internal only; local only",
    },
    "observability": {
        "subject": (
            "observability; monitoring; telemetry; instrumentation; operability; monitoring & logging; "
            "logging & monitoring"
        ),
    },
    "logging": {
        "subject": (
            "log; logs; logging; logged; logger; log entry; log entries; log output; log line*; application log; "
            "application logs; application logging"
        ),
        "unlike": (
            "log in; log into; log on; log out; log off; logs in; logs into; logs on; logs out; logging in; "
            "logging into; logging out; logged in; logged into; logged on; logged out; log back in; log the user in; "
            "log them in; log you in; log users in; log user in; logs the user in; logs them in; logged user; "
            "logged users; login*; logout*; changelog*; change log; change logs; change logging; git log; audit log; "
            "audit logs; audit logging; activity log; activity logs; activity logging; food log; food logs; "
            "food logging; workout log; workout logs; workout logging; time log; time logs; time logging; call log; "
            "call logs; call logging; log a meal; log a workout; log time; log hours; log n; log scale; log odds; "
            "log base; backlog*; catalog*; email log; message log; approval log; approval logs; approval logging; "
            "history log; history logs; history logging; log cabin; commit log; log viewer; log page; "
            "no pii in logs; pii in logs; personal data in logs; build log; build logs; build logging; ci log; "
            "ci logs; ci logging; job log; job logs; job logging; pipeline log; pipeline logs; pipeline logging; "
            "attestation log; attestation logs; attestation logging; session log; session logs; session logging; "
            "event log; event logs; event logging; transaction log; transaction logs; transaction logging; "
            "write ahead log; write ahead logs; write ahead logging; append only log; append only logs; "
            "append only logging; decision log; decision logs; decision logging; operation log; operation logs; "
            "operation logging; oplog; check logs; check the logs; see logs; view logs; logs for debugging; "
            "log message of"
        ),
        "means": (
            "structured log; structured logs; structured logging; json log; json logs; json logging; logs in json; "
            "log level*; logged at & level; level & logged at; logged as warning*; logged as error*; logged to; "
            "log to stdout; logs to stdout; log to stderr; logs to stderr; logs to the console; writes to stderr; "
            "errors to stderr; error* & to stderr; to stderr & error*; log file; log files; rolling file*; "
            "request log; request logs; request logging; access log; access logs; access logging; error log; "
            "error logs; error logging; server log; server logs; server logging; log aggregation; log retention; "
            "log rotation; central log; central logs; central logging; centralized log; centralized logs; "
            "centralized logging; centralised log; centralised logs; centralised logging; logging middleware; "
            "logging interceptor*; standard library logging; python logging; standard logging module; "
            "console logging; verbose flag; existing logger; logger is reused; log lines carry"
        ),
        "how": (
            "failed; attempt*; action*; change*; access; line; lines; carry; carries; error*; failure*; request*; "
            "event*; level*; warn*; info; stdout; stderr; console; file; json; structured; context; timestamp*; "
            "duration*; each; every; all; with; via; using; through; existing; reuse*; unchanged; middleware; "
            "retention; retained; message*; exception*; operation*; include*"
        ),
        "absent": "no new log; no new logs; no new logging; no additional logging; no logging; no logs; logs nothing",
    },
    "metrics": {
        "subject": "metrics; performance counter*; instrumented; timing data",
        "unlike": (
            "success metric*; metrics of success; business metric*; quality metric*; code metric*; coverage metric*; "
            "sla metric*; dashboard metric*; evaluation metric*; engagement metric*; vanity metric*; "
            "similarity metric*; distance metric*; metric unit*; metric system; metrics page; metrics view; "
            "metrics card*; metrics tab; accuracy metric*; story metric*; progress metric*; project metric*; "
            "measurable outcome*; key metrics"
        ),
        "means": (
            "request metrics; http metrics; metrics of the service; service metrics; runtime metrics; "
            "metrics endpoint*; metrics exporter; emits metric*; emit metric*; emits & metrics; metrics & emits; "
            "emit & metrics; metrics & emit; export* & metrics; metrics & export*; publish* & metrics; "
            "metrics & publish*; record* & metrics; metrics & record*; collect* & metrics; metrics & collect*; "
            "expose* & metrics; metrics & expose*; scrap* & metrics; metrics & scrap*; metrics & collected; "
            "collected & metrics; metrics & exposed; exposed & metrics; metrics & recorded; recorded & metrics; "
            "metrics & emitted; emitted & metrics; metrics & exported; exported & metrics; metrics & published; "
            "published & metrics; metrics & tracked; tracked & metrics; metrics & latency; latency & metrics; "
            "metrics & duration; duration & metrics; metrics & counter*; counter* & metrics; metrics & histogram*; "
            "histogram* & metrics; metrics & throughput; throughput & metrics; timing metric*; latency metric*; "
            "duration metric*; golden signals; red metrics; use metrics; request counter*; counter & incremented; "
            "incremented & counter; counter & increments; increments & counter; histogram of; histogram for; "
            "latency histogram*; duration histogram*; gauge for; gauge of; request rate & error rate; "
            "error rate & request rate; response time header*; processing time header*; processing time & header*; "
            "header* & processing time; processing time & response; response & processing time; "
            "processing time & tracked; tracked & processing time; latency is measured; duration is recorded; "
            "durations are recorded; duration recorded; durations recorded; timing is recorded; existing metrics"
        ),
        "how": (
            "latency; duration*; request count*; rate; rates; throughput; histogram*; gauge*; counter*; endpoint*; "
            "export*; emit*; record*; collect*; scrape*; publish*; expose*; tracked; memory usage; cpu; queue depth; "
            "error rate*; existing; timing; available via; provider; reported to; sent to"
        ),
        "absent": "no metrics; no new metrics; no telemetry; no instrumentation",
    },
    "tracing": {
        "subject": (
            "tracing; distributed trac*; request trac*; traces; trace context; trace propagation; request flow trac*"
        ),
        "unlike": (
            "stack trace*; stacktrace*; trace back; traceability*; traceable to; requirement* trac*; trace to; "
            "traces to; traced to; traced back; ray tracing; span of; time span*; spans multiple; spans across; "
            "spans the; span across; span tag*; colspan; without a trace; no trace of; tracing paper; error trace*; "
            "call trace; debug trace*; execution trace*; <span; span element*; spans & pages; pages & spans; "
            "spans & days; days & spans; spans & columns; columns & spans"
        ),
        "means": (
            "traces of the service; request traces; http traces; distributed tracing; request tracing; "
            "end to end tracing; trace propagation; span per; spans for; span for; a span; spans & exported; "
            "exported & spans; traces & exported; exported & traces; trace is propagated; traces are; tracing via; "
            "tracing with; tracing through; tracing spans; trace spans; existing tracing; tracing middleware; "
            "sampling rate & trac*; trac* & sampling rate; traces & sampled; sampled & traces"
        ),
        "how": (
            "span*; propagat*; sampl*; export*; collector; header*; request*; across; every; each; id; ids; context; "
            "middleware; via; with; existing; service*; hop*"
        ),
        "absent": "no tracing; no distributed tracing; no traces",
    },
    "health-checks": {
        "subject": (
            "health check*; healthcheck*; liveness; readiness; health endpoint*; health probe*; health status endpoint"
        ),
        "unlike": "health data; health record*; public health; mental health",
        "means": (
            "liveness probe*; readiness probe*; health endpoint*; liveness endpoint*; readiness endpoint*; "
            "health check endpoint*; liveness and readiness; status endpoint*; health indicator*; existing health"
        ),
        "how": (
            "endpoint*; returns; probe*; 200; 503; database; dependency; dependencies; every; seconds; existing; "
            "checks; reports; connectivity"
        ),
        "absent": "no health check*; no health endpoint*",
    },
    "alerting": {
        "subject": "alert; alerts; alerting; alarm*; on call; paging; pages the",
        "unlike": (
            "alert dialog*; alert box*; alert component*; alert banner*; alert message*; alert role; user alert*; "
            "price alert*; alert modal; role alert; in app alert*; alert icon*; alert preferences; weather alert*"
        ),
        "means": (
            "alert when; alerts when; alert if; alerts if; alert on; alerts on; alert rule*; alerting rule*; "
            "alert threshold*; alerts the on call; pages on call; page on call; alarm when; alarm on; alarms on; "
            "notifies on call; notifies the on call; on call & notified; notified & on call; slack channel & alert*; "
            "alert* & slack channel; alert & threshold; threshold & alert; alert & above; above & alert; "
            "alert & exceeds; exceeds & alert"
        ),
        "how": (
            "when; threshold*; above; exceed*; minutes; rate; slack; channel; on call; team; e mail; rule*; "
            "existing; page*"
        ),
        "absent": "no alerting; no alerts; no on call",
    },
    "correlation-ids": {
        "subject": (
            "correlation id*; correlation identifier*; request id*; request identifier*; trace id*; "
            "transaction id in logs"
        ),
        "means": (
            "request id & each; each & request id; request id & every; every & request id; request id & generat*; "
            "generat* & request id; request id & propagat*; propagat* & request id; request id & attached; "
            "attached & request id; request id & included; included & request id; request id & return*; "
            "return* & request id; request id & error*; error* & request id; request id & logged; "
            "logged & request id; request id & response*; response* & request id; request ids & log; "
            "request ids & logs; request ids & logging; logs & request ids; logging & request ids; "
            "request ids & logged; correlation id & each; each & correlation id; correlation id & every; "
            "every & correlation id; correlation id & generat*; generat* & correlation id; "
            "correlation id & propagat*; propagat* & correlation id; correlation id & response*; "
            "response* & correlation id; correlation id & included; included & correlation id; "
            "correlation ids & propagat*; propagat* & correlation ids; correlation ids & log; "
            "correlation ids & logs; correlation ids & logging; logs & correlation ids; logging & correlation ids; "
            "correlation ids & logged; trace id & each; each & trace id; trace id & every; every & trace id; "
            "trace id & propagat*; propagat* & trace id; trace id & response*; response* & trace id; "
            "trace id & return*; return* & trace id; trace ids & log; trace ids & logs; trace ids & logging; "
            "logs & trace ids; logging & trace ids; trace ids & logged; requestid & every; every & requestid; "
            "requestid & each; each & requestid; requestid & propagat*; propagat* & requestid; requestid & error*; "
            "error* & requestid; requestid & response*; response* & requestid; correlationid & every; "
            "every & correlationid; correlationid & propagat*; propagat* & correlationid; correlationid & log; "
            "correlationid & logs; correlationid & logging; logs & correlationid; logging & correlationid; "
            "correlationid & logged; run id & log; run id & logs; run id & logging; logs & run id; logging & run id; "
            "run id & logged; job id & log; job id & logs; job id & logging; logs & job id; logging & job id; "
            "job id & logged; session id & log line*; log line* & session id; contextual & requestid; "
            "requestid & contextual"
        ),
        "how": (
            "each; every; header*; propagat*; generat*; middleware; log; logs; response*; error*; attached; "
            "included; return*; carr*; existing; all"
        ),
        "absent": "no request id*; no correlation id*; no trace id*",
    },
    "audit-log": {
        "subject": (
            "audit; audit log; audit logs; audit logging; audit trail*; auditing; audited; audit record*; audit entr*"
        ),
        "unlike": (
            "auditability; auditable; audit the code; security audit*; accessibility audit*; npm audit; "
            "lighthouse audit*; audit of the plan; code audit*; pip audit"
        ),
        "means": (
            "audit table; audit entry; audit entries; audit record*; written to the audit; recorded in the audit; "
            "append only & audit*; audit* & append only; who did what; records who; actor & action; action & actor; "
            "actor & timestamp; timestamp & actor"
        ),
        "how": (
            "record*; actor*; timestamp*; append*; table; who; when; every; each; all; write*; retention; retained; "
            "immutable; event*; stored; log; existing"
        ),
        "absent": "no audit log; no audit logs; no audit logging; no audit trail; nothing to audit",
    },
}
MOODS = {
    "reason": (
        "cli; one shot; one off; short lived; pure function; library only; static site; offline; single user; "
        "single process; ui only; no server; no back end; spike; documentation only; because; since it; as it; "
        "runs once; build time"
    ),
    "alternative": (
        "independent test; independently testable; alternative*; alternatives considered; rejected because; "
        "rejected alternative*; rejected option*; "
        "options considered; why not; not chosen; considered and rejected; discarded; simpler alternative*; "
        "current state problem*"
    ),
    "excluded": (
        "out of scope; not in scope; non goal*; nongoal*; not included; exclusions; won't have; explicitly excluded"
    ),
    "later": (
        "future work; future enhancement*; future improvement*; future consideration*; future phase*; future scope; "
        "in the future; future version*; future release*; future iteration*; future; later phase*; later release*; "
        "later version*; later iteration*; later feature*; will be added later; added later; later on; deferred; "
        "postponed; roadmap; nice to have; to be decided; to be determined; to be defined; tbd; todo; "
        "not yet decided; not decided; open question*; undecided; not yet defined; phase 2 will; follow up feature; "
        "not implemented"
    ),
    "refuses": (
        "401; 403; reject*; denied; deny; denies; redirect*; refus*; must not; forbidden; blocked; blocks; "
        "unauthorized; cannot; can't; not be able; not accessible; fails with; error*; prevent*; returns 404; hidden"
    ),
    "frame": (
        "user; users; api; flow; flows; strategy; approach; model; handling; management; method; methods; mechanism; "
        "design; requirements; requirement; layer; decision; considerations; rules; policy; system; service; "
        "endpoint; endpoints; provider; details; overview; implementation; setup; configuration; concerns; changes; "
        "and; for; of; the; module; architecture; controls; control; security; levels; matrix; storage; access; "
        "context; required; plan; structured; application; distributed; collection; format; fields; events; "
        "standards; guidelines; pattern; patterns"
    ),
    "empty": (
        "best practice*; good practice*; secure by design; secure by default; security by design; industry standard*; "
        "standard practice*; standard security; standard measure*; standard approach*; as needed; as required; "
        "where needed; where necessary; if needed; where appropriate; as appropriate; appropriate*; properly; proper; "
        "adequate*; suitable; suitably; sufficient*; robust*; securely; secure; secured; safely; safe; compliant; "
        "compliance; comply; complies; constitution*; principle*; gate*; pass; passed; passes; passing; met; "
        "verified; reviewed; considered; addressed; handled; covered; ensured; ensure*; provided; implemented; "
        "implement*; will; shall; should; must; required; requires; requirement*; need; needs; needed; applicable; "
        "not; none; this; that; these; those; with; from; have; been; there; here; when; where; which; also; only; "
        "security; feature*; project*; plan; plans; spec; design*; respected; follow*; according; accordance; per; "
        "relevant; necessary; applied; apply; applies; maintained; guaranteed; defined; done; complete*; "
        "taken into account; checked; violation*; no violations; see; below; above; guideline*; standards; standard; "
        "general*; usual*; common; corporate; company; and; for; the; are; good; strong; proven; modern; "
        "state of the art; important; critical; change; changes; new; used; using; uses; etc; todo; will be; later; "
        "version; mvp; initial; system*; application; app; apps; service; handle*; correctly; correct; "
        "all; any; things; stuff; aspects; concerns; topic*; matter*; practice*; practices; policy; "
        "policies; rule*; n/a; currently; moment; time; phase; stage; level; place; both; each; every; into; such; "
        "like; more; most; very; fully; yes"
    ),
    "hides": (
        "do not log secret*; do not log token*; do not log password*; do not log personal; do not log pii; "
        "do not log credential*; do not log api key*; do not log sensitive; must not log secret*; must not log token*; "
        "must not log password*; must not log personal; must not log pii; must not log credential*; "
        "must not log api key*; must not log sensitive; never log secret*; never log token*; never log password*; "
        "never log personal; never log pii; never log credential*; never log api key*; never log sensitive; "
        "must not be logged; never be logged; never logged; not be logged; not logged; "
        "redact*; mask*; must not appear in; must not contain; must never appear; never exposed; "
        "not be exposed; must not expose; does not leak; leak*"
    ),
}
