from functools import wraps

from flask import Blueprint, abort, g

reading_room = Blueprint("reading_room", __name__, url_prefix="/reading-room")
get, post = reading_room.get, reading_room.post


def readers_only(view):
    @wraps(view)
    def checked(*args, **kwargs):
        if "reader" not in g:
            abort(403)
        return view(*args, **kwargs)

    return checked


@reading_room.get("/desks")
def desks():
    return []


@reading_room.post("/desks/<uuid:desk>/requests")
@readers_only
def request_item(desk):
    return {"desk": str(desk)}, 202


@reading_room.route("/requests/<int:request_id>", methods=["PATCH", "DELETE"])
@readers_only
def change_request(request_id):
    return "", 204


@get("/hours")
def hours():
    return {"mon": "10-18"}
