import logging

log = logging.getLogger(__name__)


def register(members, form):
    log.info(f"registering {form.email}")
    member = members.add(form.full_name, form.email, form.phone_number)
    log.info("registered", extra={"member_id": member.id, "phone": member.phone_number})
    return member
