from flask import Blueprint, Response, current_app

feeds = Blueprint("feeds", __name__, url_prefix="/unused")


def recent():
    current_app.extensions.get("/feeds")
    return Response(mimetype="application/atom+xml")


feeds.add_url_rule("/recent.atom", view_func=recent)
feeds.add_url_rule("/<string:department>.atom", endpoint="department", view_func=recent, methods=("GET", "HEAD"))
