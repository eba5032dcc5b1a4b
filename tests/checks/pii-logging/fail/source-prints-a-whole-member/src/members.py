def register(member: object) -> None:
    print(member)
