"""Who may call: principals, their groups, and tokens that end."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from .errors import ApiError
from .settings import Settings

DEFAULT: dict[str, Any] = {
    "principals": [
        {
            "name": "admin@example.com",
            "admin": True,
            "groups": ["admins", "account users"],
            "tokens": ["dapi-admin"],
            "client_id": "admin-client",
            "client_secret": "admin-secret",
        },
        {
            "name": "reader@example.com",
            "groups": ["readers", "account users"],
            "tokens": ["dapi-reader"],
            "client_id": "reader-client",
            "client_secret": "reader-secret",
        },
    ]
}


@dataclass
class Principal:
    """A user or a service principal."""

    name: str
    id: int
    admin: bool = False
    groups: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    client_id: str | None = None
    client_secret: str | None = None

    @property
    def names(self) -> set[str]:
        """The names under which it may hold grants."""
        own = {self.name, *self.groups, "account users"}
        return own | ({self.client_id} if self.client_id else set())


class Auth:
    """Knows the principals and the tokens given out."""

    def __init__(self, config: dict[str, Any] | None, settings: Settings) -> None:
        entries = (config or DEFAULT)["principals"]
        self.principals = [Principal(id=1000 + number, **entry) for number, entry in enumerate(entries)]
        self.settings = settings
        self.given: dict[str, tuple[Principal, float]] = {}
        self.lock = threading.Lock()

    def give(self, principal: Principal) -> tuple[str, int]:
        """A token for it, and how many seconds it lives."""
        token = secrets.token_urlsafe(24)
        with self.lock:
            self.given[token] = (principal, time.monotonic() + self.settings.token_life)
        return token, max(1, int(self.settings.token_life))

    def end_all(self) -> None:
        """Ends every token that was given out; personal access tokens stay."""
        with self.lock:
            self.given = {token: (principal, 0.0) for token, (principal, _) in self.given.items()}

    def client(self, client_id: str | None, secret: str | None) -> Principal | None:
        for principal in self.principals:
            if principal.client_id and principal.client_id == client_id:
                return principal if secrets.compare_digest(principal.client_secret or "", secret or "") else None
        return None

    def admin(self) -> Principal:
        return next(principal for principal in self.principals if principal.admin)

    def named(self, name: str | None) -> Principal | None:
        return next((each for each in self.principals if name in (each.name, each.client_id)), None)

    def check(self, header: str | None) -> Principal:
        """The caller behind an Authorization header."""
        kind, _, token = (header or "").partition(" ")
        if not token:
            raise _refused("Credential was not sent or was of an unsupported type for this API.")
        if kind.lower() != "bearer":
            raise _refused("Credential was not sent or was of an unsupported type for this API.")
        token = token.strip()
        for principal in self.principals:
            if token in principal.tokens:
                return principal
        with self.lock:
            found = self.given.get(token)
        if found is None:
            raise _refused("Invalid access token.")
        if found[1] <= time.monotonic():
            raise _refused("Access token has expired.")
        return found[0]


def _refused(message: str) -> ApiError:
    realm = {"WWW-Authenticate": 'Bearer realm="DatabricksRealm"'}
    return ApiError(401, "UNAUTHENTICATED", message, realm)
