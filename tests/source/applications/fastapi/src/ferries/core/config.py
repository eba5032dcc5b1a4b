from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field, PostgresDsn
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="FERRIES_")

    environment: Literal["local", "staging", "production"] = "local"
    api_root: str = "/api"
    database_url: Annotated[PostgresDsn, Field(default="postgresql+asyncpg://localhost/ferries")]
    page_size: int = Field(default=50, le=200)


@lru_cache
def get_settings() -> Settings:
    return Settings()


settings = get_settings()
