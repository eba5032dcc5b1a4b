from werkzeug.routing import BaseConverter


class InventoryNumber(BaseConverter):
    regex = r"[A-Z]{2}-\d{4}-\d+"
