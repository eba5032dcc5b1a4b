from flask import Blueprint
from flask_jwt_extended import verify_jwt_in_request

from .v1 import bp as v1


def create_api():
    api = Blueprint("api", __name__, url_prefix="/api")
    api.register_blueprint(v1, url_prefix="/v1")

    @api.before_request
    def signed_in():
        verify_jwt_in_request(optional=True)

    return api
