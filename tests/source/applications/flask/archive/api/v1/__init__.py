from flask import Blueprint

from .reading_room import reading_room
from .resources import items, vocabularies

bp = Blueprint("v1", __name__)

items.init(bp)
vocabularies.register(bp)
bp.register_blueprint(reading_room)
bp.register_blueprint(reading_room, name="legacy_reading_room", url_prefix="/readingroom")
