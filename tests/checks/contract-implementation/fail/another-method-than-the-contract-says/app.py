from flask import Flask

app = Flask(__name__)


@app.get("/tickets/<int:ticket_id>")
def read(ticket_id): ...


@app.route("/tickets/<int:ticket_id>", methods=["PUT"])
def change(ticket_id): ...
