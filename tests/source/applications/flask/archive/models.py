from .extensions import db


class Item(db.Model):
    number = db.Column(db.String(20), primary_key=True)
    title = db.Column(db.String(200), nullable=False)


class Person(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(200), nullable=False)


class Place(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(200), nullable=False)
