"""Registering a member."""

import logging

from members.masking import mask_email

log = logging.getLogger(__name__)


def register(members, form):
    if not form.email:
        log.warning("no email given", extra={"has_phone": form.phone is not None})
        return None
    member = members.add(form.full_name, form.email, form.phone)
    log.info("member %s registered", member.id)
    log.debug("confirmation goes to %s", mask_email(member.email), extra={"email": "***"})
    send_email(member.email, "welcome")
    return member
