import pytest
from archive import create_app


@pytest.fixture
def app():
    app = create_app("archive.config.Testing")

    @app.route("/raises")
    def raises():
        raise RuntimeError

    return app
