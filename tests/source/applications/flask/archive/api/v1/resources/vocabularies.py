"""People and places: two controlled vocabularies with the same operations."""

from flask import jsonify, request

from archive.extensions import db
from archive.models import Person, Place

from .base import ModelView


class EntryAPI(ModelView):
    def get(self, id):
        return jsonify(self._one(id).name)

    def patch(self, id):
        self._one(id).name = request.json["name"]
        db.session.commit()
        return "", 204

    def delete(self, id):
        db.session.delete(self._one(id))
        db.session.commit()
        return "", 204


class GroupAPI(ModelView):
    def get(self):
        return jsonify([each.name for each in self.model.query.all()])

    def post(self):
        return "", 201


def register_api(bp, model, name):
    entry = EntryAPI.as_view(f"{name}-entry", model)
    group = GroupAPI.as_view(f"{name}-group", model)
    bp.add_url_rule(f"/{name}/<int:id>", view_func=entry)
    bp.add_url_rule(f"/{name}/", view_func=group)


def register(bp):
    register_api(bp, Person, "people")
    register_api(bp, Place, name="places")
