from flask import abort, request, send_file
from flask.views import MethodView, View
from flask_jwt_extended import jwt_required

ITEMS = "/items"
ITEM = ITEMS + "/<inv:number>"


class ItemsView(MethodView):
    def get(self):
        return []

    @jwt_required()
    def post(self):
        return request.json, 201


class ItemView(MethodView):
    decorators = [jwt_required(optional=True)]

    def get(self, number):
        return {"number": number}

    def put(self, number):
        return request.json

    def delete(self, number):
        abort(409)


class Download(View):
    methods = ["GET"]

    def dispatch_request(self, number, size):
        return send_file(f"{number}-{size}.jpg")


class Loans(View):
    methods = ["GET", "POST"]

    def dispatch_request(self, number):
        return [] if request.method == "GET" else ({}, 201)


def init(bp):
    item = ItemView.as_view("item")
    bp.add_url_rule(ITEMS, view_func=ItemsView.as_view("items"))
    bp.add_url_rule(ITEM, view_func=item)
    bp.add_url_rule(f"{ITEM}/images/<any(small, large):size>", view_func=Download.as_view("download"))
    bp.add_url_rule(ITEM + "/loans", view_func=Loans.as_view("loans"))
    bp.add_url_rule(f"{ITEM}/files/<path:name>", "file", lambda number, name: send_file(name))
