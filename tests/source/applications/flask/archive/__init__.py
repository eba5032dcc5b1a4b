"""The archive of a museum: its public pages, its API, and the reading room."""

import os

from flask import Flask, jsonify
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from .converters import InventoryNumber
from .extensions import db, jwt, migrate


def create_app(config=None):
    app = Flask(__name__, instance_relative_config=True, static_url_path="/assets")
    app.config.from_object(config or os.environ.get("ARCHIVE_CONFIG", "archive.config.Production"))
    app.url_map.strict_slashes = False
    app.url_map.converters["inv"] = InventoryNumber
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1)

    db.init_app(app)
    jwt.init_app(app)
    migrate.init_app(app, db)

    register_blueprints(app)
    register_error_handlers(app)
    register_commands(app)

    @app.get("/health")
    def health():
        return {"status": "ok"}

    return app


def register_blueprints(app):
    from archive.api import create_api
    from archive.catalogue.feeds import feeds
    from archive.site import site

    app.register_blueprint(site)
    app.register_blueprint(feeds, url_prefix="/feeds")
    app.register_blueprint(create_api())


def register_error_handlers(app):
    @app.errorhandler(HTTPException)
    def failed(error):
        return jsonify(code=error.code, message=error.description), error.code


def register_commands(app):
    @app.cli.command("reindex")
    def reindex():
        """Build the index of the catalogue anew."""
