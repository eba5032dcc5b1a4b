from flask.views import MethodView

from archive.extensions import db


class ModelView(MethodView):
    """Views of a model; `init_every_request` is off, as they keep nothing."""

    init_every_request = False

    def __init__(self, model):
        self.model = model

    def _one(self, id):
        return db.get_or_404(self.model, id)
