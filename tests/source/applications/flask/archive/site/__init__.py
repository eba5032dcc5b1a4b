from flask import Blueprint

site = Blueprint("site", __name__, template_folder="templates")

from . import pages  # noqa: E402,F401
