"""What a team serves from a place of its own, so that `specify` installs and upgrades from a catalog."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import spec_kit
from constitution_gate.engine.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def publication(base: str) -> Mapping[str, bytes]:
    """The three catalogs and what they name, by file name, to be served below the URL `base`.

    The archives hold no time, so the same version gives the same bytes. `specify` accepts https, and http for localhost
    alone; raises ValueError for any other URL.
    """
    from urllib.parse import urlsplit

    parts = urlsplit(base)
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
        raise ValueError(f"{base!r} is no URL that `specify` takes: https, or http for localhost.")
    held = spec_kit.files()
    served = {
        f"{spec_kit.EXTENSION}-{VERSION}.zip": _archive(held, "extension/"),
        **{
            f"{preset}-{VERSION}.zip": _archive(held, f"presets/{preset}/")
            for preset in (spec_kit.ANALYZE_PRESET, spec_kit.CONSTITUTION_PRESET)
        },
        f"{spec_kit.WORKFLOW}-{VERSION}.yml": held["workflow/workflow.yml"],
    }
    catalogs = {
        f"{kind}.json": _catalog(held[f"catalogs/{kind}.json"], base.rstrip("/"), served)
        for kind in ("extensions", "presets", "workflows")
    }
    bundle = {f"{spec_kit.BUNDLE}-bundle-{VERSION}.zip": _archive(held, "bundle/")}
    return {**catalogs, **bundle, **served}


def _catalog(template: bytes, base: str, served: Mapping[str, bytes]) -> bytes:
    import json
    from hashlib import sha256

    catalog = json.loads(template)
    if "catalog_url" in catalog:
        catalog["catalog_url"] = catalog["catalog_url"].replace("{base}", base)
    (entries,) = (value for value in catalog.values() if isinstance(value, dict))
    for entry in entries.values():
        key = "download_url" if "download_url" in entry else "url"
        name = entry[key].removeprefix("{base}/")
        entry[key] = f"{base}/{name}"
        entry["sha256"] = sha256(served[name]).hexdigest()
    return (json.dumps(catalog, indent=2) + "\n").encode("utf-8")


def _archive(held: Mapping[str, bytes], prefix: str) -> bytes:
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for path, content in held.items():
            if path.startswith(prefix):
                entry = ZipInfo(path.removeprefix(prefix), _EARLIEST)
                entry.compress_type = ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content)
    return packed.getvalue()
