class SeasonConverter:
    regex = r"[0-9]{4}-(?:spring|summer)"

    def to_python(self, value):
        return tuple(value.split("-"))

    def to_url(self, value):
        return "-".join(value)
