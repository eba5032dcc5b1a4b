"""English."""

from __future__ import annotations

REQUIREMENTS = (
    "requirement; success criteria; measurable outcome; quality attribute; acceptance criteria; quality goal; "
    "service level; constraints"
)
RETELLING = (
    "clarification; history; changelog; change log; traceab; coverage; review; checklist; dependenc; assumption; "
    "open question; notes; summary; drift; key entit; user scenario; edge case; glossary; references; mapping; "
    "status"
)
SET_ASIDE = (
    "removed; deprecated; withdrawn; obsolete; superseded; dropped; deferred; out of scope; out-of-scope; non-goal; "
    "postponed; no longer required; not in scope; cancelled; canceled; moved to; future work; future enhancement; "
    "future consideration; intentionally left blank"
)
SHARED = (
    "setup; set-up; foundation; prerequisite; infrastructure; scaffold; initiali; bootstrap; preparation; prepare; "
    "polish; cross-cutting; cross cutting; documentation; docs; cleanup; clean-up; clean up; release; deploy; "
    "rollout; rollback; migration; validation; verification; verify; quality; testing; tests; hardening; "
    "convergence; integration; final; handoff; hand-off; configuration; tooling; research; observability; "
    "monitoring; performance; security; accessibility; refactor; review; ci/cd; ci pipeline; continuous; "
    "environment; dependencies; housekeeping; wrap-up; launch; maintenance; remediation; shared; common; core; gate; "
    "regression; follow-up; contract; design; acceptance"
)
AFTER_RELEASE = (
    "satisfaction; adoption; nps; net promoter; survey; retention; engagement; conversion; churn; support ticket; "
    "support request; support call; % of users; percent of users; of first-time users; of new users; "
    "of participants; without assistance; without help; without documentation; without consulting; without training; "
    "without guidance; without external documentation; uptime; availability of 9; post-launch; after launch; "
    "after release; within the first month; within the first week; per month; per quarter; quarterly; revenue; "
    "time to complete; on the first attempt; on first attempt; first try; users report; users rate; "
    "users can complete; usability; can complete; can find; reduce manual; compared to manual; "
    "of users successfully; of players; a new customer can; customers can; a visitor can; a first-time visitor can; "
    "a player can; of developers; intuitive; new developer; a developer can; users can; players can; incidents; "
    "complaints; feedback score; task completion rate; playtest; page views; active users; stakeholder"
)
VERIFICATION = (
    "load test; load-test; stress test; benchmark; profiling; profiler; performance test; performance valid; "
    "performance budget; penetration test; pen test; security test; security audit; security review; "
    "accessibility audit; a11y; lighthouse; k6; locust; jmeter; gatling; soak test; chaos; test coverage; "
    "code coverage; coverage report; regression suite; regression test; regression coverage; verified by; "
    "verified through; measured by; measured with; proven by; audit; smoke test"
)
COMMON = """
a about above across after all allow allows allowed already also always an and any appropriate are as at be been
before being below between both but by can cannot clear clearly correct correctly could current currently do does done
during each either enable enables enabled ensure ensures ensured etc every existing feature features following for
from full fully given has have having how if in include includes included including into is it its least less like
make makes made may might more most must need needs needed new no none nor not number of off on once one only onto or
other others our out over own per possible properly provide provides provided providing relevant required requires
respectively same shall should so some specific specified such support supports supported supporting system than that
the their them then there these they this those through to two three under up upon use used uses user users using
valid via was were what when where whether which while who will with within without work works would yet you your able
ability application app software product project e g i ie eg vs set sets based ms s implement implements implemented
implementation create creates created creating add adds added adding update updated task tasks file files src lib main
index test tests spec specs unit e2e write verify run check define module modules class method function component
components service services handle handles handled handling configure js ts tsx jsx mjs cjs py cs java kt go rs rb php
json yaml yml md html css scss sh sql xml toml com org net www
"""
KEEPS = (
    "must continue to; must remain unchanged; must keep working; backward compatib; backwards compatib; "
    "backward-compatib; backwards-compatib; must be preserved; no regression; must stay the same"
)
SUFFIXES = """
ications ication icating icated icates icate izations ization izing ized izes ize isations isation ising ised ises ise
ations ation ating ated ates ate ements ement ments ment ities ity ions ion ings ing ies ied iers ier ers er ors or
edly ed ably able ible ibility ability ally als al ively ive ly ness es s e y ence ences ency ance ances ant ent
"""
TERMS = """
authentication=auth authenticate=auth authenticated=auth authorization=auth authorize=auth authorized=auth login=auth
signin=auth logout=auth register=signup registration=signup permission=role permissions=role rbac=role
accessibility=a11y accessible=a11y aria=a11y wcag=a11y internationalization=i18n localization=i18n locale=i18n
breakpoint=responsive desktop=responsive tablet=responsive mobile=responsive viewport=responsive encryption=crypto
encrypt=crypto encrypted=crypto hash=crypto simultaneous=concurrency concurrent=concurrency semaphore=concurrency
idempotent=duplicate idempotency=duplicate deletion=remove delete=remove deleted=remove removal=remove
notify=notification emails=email environment=env configuration=config configured=config landing=homepage
biography=profile bio=profile photo=image picture=image avatar=image signout=auth fallback=degrade graceful=degrade
retention=expire
"""
