from flask import Flask


def create_app() -> Flask:
    app = Flask(__name__)
    from shop.tickets import bp

    app.register_blueprint(bp, url_prefix="/internal/tickets")
    return app
