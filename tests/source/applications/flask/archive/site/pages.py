from flask import redirect, render_template, url_for

from archive.site import site


@site.route("/")
@site.route("/index.html")
def home():
    return render_template("home.html")


@site.route("/visit", methods=["GET", "POST"])
def visit():
    return render_template("visit.html")


@site.route("/exhibitions/", defaults={"year": None})
@site.route("/exhibitions/<int:year>")
def exhibitions(year):
    return render_template("exhibitions.html", year=year)


@site.route("/o/<inv:number>")
def short_link(number):
    return redirect(url_for("api.v1.item", number=number))
