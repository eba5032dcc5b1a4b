"""English."""

from __future__ import annotations

PERSONAL_DATA = {
    "email address": (
        "email address*; e mail address*; user email*; user's email*; users' email*; customer email*; "
        "customer's email*; member email*; member's email*; their email*; his email; her email; recipient email*; "
        "recipient's email*; contact email*; sender email; guest email*; subscriber email*; patient email*; "
        "employee email*"
    ),
    "loosely email address": "email; emails; e mail; e mails",
    "phone number": "phone; phones; phone number*; mobile number*; telephone; telephone number*; cell number*",
    "name": (
        "full name*; first name*; last name*; given name*; family name*; surname*; real name*; legal name*; "
        "middle name*; user's name*; users' names; customer name*; customer's name*; patient name*; patient's name*; "
        "employee name*; member name*; member's name*; contact name*; recipient name*; guest name*; student name*; "
        "person's name*; personal name*; cardholder name*; names of; their name*; display name*"
    ),
    "loosely name": "name; names",
    "postal address": (
        "home address*; postal address*; street address*; shipping address*; billing address*; delivery address*; "
        "mailing address*; residential address*; post code*; zip code*; postcode*; postal code*"
    ),
    "loosely postal address": "address; addresses",
    "date of birth": "date of birth; dates of birth; birth date*; birthdate*; birthday*; dob; birth year*",
    "identity number": (
        "social security number*; ssn; ssns; passport number*; passport*; national id*; identity number*; "
        "driver's license*; driver license*; driver's licence*; driving licence*; tax id*; id card number*"
    ),
    "IP address": "ip address*; ip addr; client ip*; user's ip; remote ip; source ip*; ip; ips",
    "location": (
        "gps; geolocation; geo location; user's location*; user location*; home location*; precise location*; "
        "live location*; current location; location data; location history; gps coordinates; user coordinates"
    ),
    "loosely location": "coordinates; latitude; longitude; lat; lng; location; locations",
    "health data": (
        "health data; medical data; medical record*; medical condition*; medical histor*; medical request content*; "
        "diagnosis; diagnoses; medication*; health record*; health information; blood type; patient data"
    ),
    "loosely health data": "allerg*; disabilit*; medical*",
    "payment data": (
        "card number*; credit card*; debit card*; card data; iban; ibans; bank account*; payment data; "
        "payment details; card details; cvv; cvc; cardholder data"
    ),
    "biometric data": "biometric*; voiceprint*; voice print*; face embedding*",
    "personal trait": "ethnicity; religion; nationality; marital status; sexual orientation; gender",
    "password": "password; passwords",
}

PII = {
    "marker": (
        "pii; personal data; personal information; personally identifiable*; personal identifiable*; gdpr; ccpa; "
        "hipaa; sensitive; confidential; special category; special categories; data subject*; personal field*; "
        "personal details; @pii; @sensitive; @personaldata; protected health information"
    ),
    "not marker": (
        "case sensitive; case insensitive; time sensitive; context sensitive; sensitive to; latency sensitive; "
        "locale sensitive; accent sensitive; security sensitive; cost sensitive; non pii; non sensitive"
    ),
    "general": (
        "pii; personal data; personal information; personally identifiable*; sensitive data; sensitive information; "
        "sensitive field*; user data; users' data; customer data; member data; profile data; account data; "
        "patient data; data subject*; gdpr; ccpa; hipaa; user record*; contact details; contact data; "
        "customer record*; personal details"
    ),
    "section": (
        "pii; personal data; personal information; privacy; data protection; data classification; data inventory; "
        "sensitive data; gdpr; sensitive field*; personal field*"
    ),
    "classification": (
        "pii; classification; data class; sensitivity; privacy; confidentiality; personal; personal data; gdpr; "
        "sensitive; data category"
    ),
    "marking": (
        "identified; identify; identifies; marked; mark; annotated; annotate; tagged; classified; classify; "
        "classification; declared; declare; inventory; inventoried; documented; labeled; labelled; listed"
    ),
    "unclassed": "no; n; false; none; non personal; non pii; not pii; not personal; ✗; ❌; ×",
    "protection": (
        "encrypt*; hash; hashes; hashed; hashing; mask; masks; masked; masking; redact*; pseudonymi*; anonymi*; "
        "tokeniz*; tokenis*; access control*; role based; rbac; row level security; rls; only admin*; "
        "only the admin*; only the owner*; only its owner; only owner*; owner only; admin only; admins only; "
        "only to the owner; only to admin*; only authorized; only authorised; authorized users; restricted to; "
        "restricted by; visible only; only visible; visible to the owner; only the user; only the member; "
        "only the patient; only staff; only support; only members; limited to; least privilege; need to know; "
        "opt in; consent; retention; retained; purge*; deleted after; deleted when; deleted on; deleted upon; "
        "deleted with; hard delet*; deletes & data; delete & data; deletion of; deletion request*; data deletion; "
        "account deletion; erasure; erase*; right to be forgotten; kept for; minimi*; local only; stored locally; "
        "never leaves; not stored; not persisted; never stored; never persisted; data export*; gdpr & export*; "
        "gdpr & delet*; no public exposure; not public; tls; not exposed; never exposed; not returned; "
        "never returned; omitted from; excluded from; secure storage; keychain; removed after; not shared; "
        "never shared; stays on the device; on device only; not sent to; never sent to; no external transmission"
    ),
    "guarding": (
        "protect*; expos*; disclos*; leak*; shared; transmit*; transferred; leave; leaves; third part*; delet*; "
        "export*; access*; visible; returned"
    ),
    "not protection": (
        "password hash*; hashed password*; password & hash*; token hash*; content hash*; commit hash*; git hash*; "
        "hash map*; bitmask*; encryption key*; hash/length"
    ),
    "log": (
        "log; logs; logging; logger; logged with; logged together with; logged along with; logged including; "
        "logged by; logged; print & to the console; prints & to the console"
    ),
    "logged": (
        "logged; in logs; in the logs; in the server logs; in the application logs; in the error logs; "
        "in the access logs; in the debug logs; to the server logs; to the application logs; in log; in the log; "
        "in log entries; in log messages; in application logs; in server logs; in error logs; in structured logs; "
        "in debug logs; in access logs; in our logs; in all logs; in log context; in log lines; into the log; "
        "into logs; into the logs; to the log; to logs; to the logs; to the application log; to the server log; "
        "to the error log; to log files; in log files; in log output; to the console; to stdout; to stderr; "
        "logged to; appear in logs; appears in logs"
    ),
    "not log": (
        "log in; log into; log on; log onto; log out; log off; logs in; logs into; logs on; logs out; logging in; "
        "logging into; logging out; logging on; logged in; logged into; logged on; logged out; log back in; "
        "log user in; log users in; log the user in; log them in; log you in; log a user in; logs user in; "
        "logs the user in; logs them in; logged user; logged users; email log*; mail log*; activity log*; "
        "audit log*; change log*; approval log*; history log*; order log*; call log*; chat log*; message log*; "
        "sms log*; work log*; time log*; food log*; notification log*; delivery log*; consent log*; git log; "
        "log level*; log rotation; log retention; log aggregat*; log viewer*; log store; log table; log n; "
        "log a meal; log a workout; log time; logs page"
    ),
    "not datum": (
        "email service*; email template*; email notification*; email deliver*; email verif*; email valid*; "
        "email confirm*; email event*; email sen*; email provider*; email queue*; email job*; email status*; "
        "email fail*; email error*; email client*; email worker*; email change*; email alert*; email digest*; "
        "email attempt*; email hash*; email format*; email channel*; email integration*; email campaign*; "
        "email module*; email consumer*; email controller*; email handler*; email retr*; email bounce*; "
        "email complaint*; email link*; email login*; hashed email*; masked email*; redacted email*; email domain*; "
        "email api*; email subject*; email id; email ids; email the; email them; email a; email an; email admin*; "
        "email users; failed email*; sent email*; bounced email*; transactional email*; welcome email*; "
        "confirmation email*; notification email*; reminder email*; outgoing email*; marketing email*; reset email*; "
        "verification email*; invitation email*; emails sent; emails are sent; email is sent; email was sent; "
        "an email; phone verif*; phone call*; phone valid*; password reset*; password chang*; password polic*; "
        "password verif*; password attempt*; password fail*; password hash*; password valid*; password recover*; "
        "wrong password*; incorrect password*; invalid password*; invalid email*; email or password; ip hash*; "
        "ip rate; ip limit*; ip block*; ip allow*; location service*; location permission*; gps error*; gps signal; "
        "gps fail*; credit card payment*; credit card charge*; credit card transaction*; phone app; phone browser; "
        "biometric prompt*; biometric auth*; biometric login*; biometric unlock*; gender neutral*; names of the; "
        "names of all; display names of fields; pii check*; pii policy; pii handling; pii rule*; pii review*; "
        "pii scan*; pii audit*"
    ),
    "between": (
        "when; if; unless; after; before; then; via; about; send*; sent; without; except; excluding; never; not; no; "
        "notify*; deliver*; instead; rather; number of; count of; for; so that; because; while; prevent*; users; "
        "see; display*; dashboard*; page; screen; retained; rotated; searchable; at debug level; to the email; "
        "user can; users can; to verify; is valid; are valid"
    ),
    "before logged": (
        "send*; sent; when; while; if; unless; after; before; then; not; never; no; fail; fails; failed to; error; "
        "errors; without; except; for; deliver*; unique; valid*; who; which; where; format; required; optional; "
        "field is; must; reset; verif*; check*"
    ),
    "mailing": (
        "send*; sent; deliver*; smtp; mailer; template*; welcome; notification*; queue*; retr*; bounce*; inbox; "
        "newsletter*; consumer*; idempotent; mailbox*; emaillog; subject line; attachment*"
    ),
    "unlogged": (
        "never; not; no; none; nothing; don't; doesn't; mustn't; cannot; can't; without; avoid*; prevent*; exclud*; "
        "omit*; prohibit*; forbid*; instead of; rather than; free of; strip*; remov*; drop*; disallow*; block*; "
        "refus*; leak*; accident*; inadvertent*; violat*; kept out; keep out; keeps out; out of logs; "
        "out of the logs; stay out; absence of; absent; scan*; zero"
    ),
    "redacted": (
        "redact*; mask; masks; masked; masking; hash; hashed; hashes; hashing; anonymi*; pseudonymi*; obfuscat*; "
        "truncat*; sanitiz*; sanitis*; encrypt*; tokeniz*; tokenis*; last four; last 4; partial*; scrub*; filtered; "
        "filter out; filters out"
    ),
    "unredacted": (
        "unredacted; unmasked; unhashed; plain text; plaintext; cleartext; clear text; in the clear; in clear; "
        "not redacted; not masked; not hashed; without redaction; without masking; unencrypted"
    ),
    "ids": (
        "only ids; ids only; only the id*; only user id*; only the user id*; user ids only; user id only; "
        "userid only; only userid*; only the userid*; uid only; only uid*; by user id only; only the event id*; "
        "only identifiers; identifiers only; only request id*; only opaque id*; no user data; no user content; "
        "no request bod*; hash/length only"
    ),
    "audit": "audit; audited; audit trail; audit log*; auditlog; audit store; audit mechanism*",
    "norm": "must not; must never; shall not; must be; may not; mustn't; must",
    "risk": "risk; risks; threat*; failure mode*",
}
