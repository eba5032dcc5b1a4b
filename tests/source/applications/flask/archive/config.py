class Base:
    SQLALCHEMY_DATABASE_URI = "sqlite:///archive.db"
    JWT_TOKEN_LOCATION = ["headers"]


class Production(Base):
    PREFERRED_URL_SCHEME = "https"


class Testing(Base):
    TESTING = True
