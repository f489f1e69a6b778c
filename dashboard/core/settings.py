"""Settings from the environment: read once, checked at start. The only reader of environment variables."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from dashboard.core.mail import LOCAL, audiences, is_address

WEAK: Final = frozenset({"secret", "changeme", "rahasia", "pantau-verpol", "password", "development", "test"})
MINIMUM_SECRET: Final = 32
MINIMUM_VARIETY: Final = 10


class Environment(StrEnum):
    """Where the program runs; `demo` is the only place where demo accounts exist."""

    DEMO = "demo"
    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """Every setting, with its environment variable in capitals; docs/operations.md lists them."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    environment: Environment = Environment.PRODUCTION
    database_url: str = "sqlite:///var/pantau.db"
    secret_key: SecretStr = SecretStr("")
    identity_key: SecretStr = SecretStr("")  # HMAC key of source ids; empty = the key file
    identity_key_file: Path = Path("var/identity.key")  # made at the first need; outside the database and its backups
    port: int = Field(default=8050, ge=1, le=65535)
    trusted_hosts: str = ""  # comma-separated; empty = localhost only outside production
    behind_tls: bool = False
    debug: bool = False
    smtp_host: str = ""  # empty: digests cannot be sent
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_tls: Literal["starttls", "ssl", "none"] = "starttls"
    smtp_ca_file: Path | None = None  # PEM; empty: what the machine trusts
    digest_from: str = ""
    digest_to: str = ""  # `33.73=a@kpu.example,b@kpu.example`: an area's digest, or without one the province's

    @model_validator(mode="after")
    def refuse_stray_variables(self) -> Settings:
        """A stray `DASH_*` or `FLASK_*` changes the framework behind our back (one of them opens every callback)."""
        stray = sorted(name for name in os.environ if name.startswith(("DASH_", "FLASK_")))
        if stray:
            msg = f"remove these environment variables: {', '.join(stray)}"
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def refuse_unsafe_mail(self) -> Self:
        """A password never goes over a bare line to another machine; addresses are plain addresses."""
        if self.smtp_password.get_secret_value() and self.smtp_tls == "none" and self.smtp_host not in LOCAL:
            msg = "SMTP_PASSWORD needs SMTP_TLS=starttls or ssl, except on localhost"
            raise ValueError(msg)
        if self.digest_from and not is_address(self.digest_from):
            msg = "DIGEST_FROM is not a plain address"
            raise ValueError(msg)
        audiences(self.digest_to)
        return self

    def checked_for_serving(self) -> Settings:
        """These settings, or `ValueError`: production serves only with a strong secret, known hosts and no debug."""
        if self.environment is Environment.PRODUCTION:
            secret = self.secret_key.get_secret_value()
            if len(secret) < MINIMUM_SECRET or len(set(secret)) < MINIMUM_VARIETY or secret.lower() in WEAK:
                msg = f"SECRET_KEY is missing or weak: give at least {MINIMUM_SECRET} random characters"
                raise ValueError(msg)
            if self.debug:
                msg = "DEBUG cannot be on in production"
                raise ValueError(msg)
            if not self.trusted_hosts:
                msg = "TRUSTED_HOSTS is missing: name the hosts this server answers for"
                raise ValueError(msg)
        return self

    @property
    def hosts(self) -> list[str]:
        """Host names this server answers for."""
        named = [host.strip() for host in self.trusted_hosts.split(",") if host.strip()]
        return named or ["localhost", "127.0.0.1", "[::1]"]
