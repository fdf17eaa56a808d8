"""Where tokens come from: the service's own, one like Entra's, one like a machine's metadata service."""

from __future__ import annotations

import base64
import binascii
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from .web import Request, Response, Routes, answer

if TYPE_CHECKING:
    from .double import Double

routes = Routes()


@routes.add("GET", "/oidc/.well-known/oauth-authorization-server", open=True)
def discover(double: Double, request: Request) -> dict[str, Any]:
    root = request.address + "/oidc"
    return {
        "issuer": root,
        "authorization_endpoint": root + "/v1/authorize",
        "token_endpoint": root + "/v1/token",
        "grant_types_supported": ["client_credentials", "authorization_code", "refresh_token"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }


@routes.add("GET", "/.well-known/databricks-config", open=True)
def about(double: Double, request: Request) -> dict[str, Any]:
    return {"oidc_endpoint": request.address + "/oidc", "workspace_id": "1", "cloud": "AZURE"}


@routes.add("POST", "/oidc/v1/token", open=True)
def own_token(double: Double, request: Request) -> Response:
    return _token(double, request)


@routes.add("POST", "/{tenant}/oauth2/v2.0/token", open=True)
def entra_token(double: Double, request: Request) -> Response:
    if not request.form.get("scope", "").endswith("/.default"):
        return _refuse(400, "invalid_scope", "AADSTS70011: The provided value for the input parameter 'scope' is not valid.")
    return _token(double, request)


@routes.add("POST", "/{tenant}/oauth2/token", open=True)
def old_entra_token(double: Double, request: Request) -> Response:
    return _token(double, request)


@routes.add("GET", "/metadata/identity/oauth2/token", open=True)
def machine_token(double: Double, request: Request) -> Response:
    if request.headers.get("metadata", "").lower() != "true":
        return _refuse(400, "invalid_request", "Required metadata header not specified")
    if not request.query.get("resource"):
        return _refuse(400, "invalid_request", "The 'resource' query parameter is required")
    wanted = request.query.get("client_id")
    principal = double.auth.named(wanted) if wanted else double.auth.admin()
    if principal is None:
        return _refuse(400, "invalid_request", "Identity not found")
    token, life = double.auth.give(principal)
    now = int(time.time())
    # This service writes its numbers as texts.
    return answer(
        {
            "access_token": token,
            "client_id": principal.client_id,
            "expires_in": str(life),
            "expires_on": str(now + life),
            "not_before": str(now),
            "resource": request.query["resource"],
            "token_type": "Bearer",
        }
    )


def _token(double: Double, request: Request) -> Response:
    form = request.form
    if form.get("grant_type") != "client_credentials":
        return _refuse(400, "unsupported_grant_type", "Only client_credentials is supported")
    principal = double.auth.client(*_credentials(request))
    if principal is None:
        return _refuse(401, "invalid_client", "Client authentication failed")
    token, life = double.auth.give(principal)
    return answer({"access_token": token, "token_type": "Bearer", "expires_in": life, "scope": form.get("scope", "all-apis")})


def _credentials(request: Request) -> tuple[str | None, str | None]:
    kind, _, text = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "basic":
        try:
            name, _, secret = base64.b64decode(text).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None, None
        return unquote(name), unquote(secret)
    return request.form.get("client_id"), request.form.get("client_secret")


def _refuse(status: int, error: str, description: str) -> Response:
    return answer({"error": error, "error_description": description}, status)
