from flask import Blueprint
from flask.views import MethodView

bp = Blueprint("tickets", __name__)


@bp.route("/", methods=["GET", "POST"])
def tickets():
    return []


class Ticket(MethodView):
    def get(self, ticket_id):
        return {"id": ticket_id}

    def delete(self, ticket_id):
        return "", 204


bp.add_url_rule("/<uuid:ticket_id>", view_func=Ticket.as_view("ticket"))
