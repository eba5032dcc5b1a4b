"""Asks the running service for what is asked for most."""

import httpx


def main() -> None:
    with httpx.Client(base_url="http://localhost:8000") as client:
        client.get("/api/v1/crossings")
        client.get("/api/v1/ports/")


if __name__ == "__main__":
    main()
