LOANS: list[int] = []
