"""A list of what is shipped, for machines: CycloneDX 1.6.

https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import hashlib
import json
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tools.facts.parts import Part, parts
from tools.paths import EPOCH

if TYPE_CHECKING:
    from pathlib import Path

NAME = "sbom.cdx.json"


def _component(part: Part) -> dict[str, object]:
    known = {"version": part.version} if part.version else {}
    single = " " not in part.licence
    licence = {"license": {"id": part.licence}} if single else {"expression": part.licence}
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        **known,
        "purl": part.purl,
        "licenses": [licence],
        "externalReferences": [{"type": "website", "url": part.url}],
    }


def _ours(wheel: Path) -> dict[str, object]:
    name, version, *_ = wheel.name.split("-")
    purl = f"pkg:pypi/{name.replace('_', '-')}@{version}"
    return {
        "type": "application",
        "bom-ref": purl,
        "name": name.replace("_", "-"),
        "version": version,
        "purl": purl,
        "licenses": [{"license": {"id": "MIT"}}],
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(wheel.read_bytes()).hexdigest()}],
    }


def sbom(wheel: Path) -> str:
    """Return the list as JSON; the same parts give the same text."""
    ours, theirs = _ours(wheel), [_component(part) for part in parts()]
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(int(EPOCH), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": ours,
        },
        "components": theirs,
        "dependencies": [
            {"ref": ours["bom-ref"], "dependsOn": [each["bom-ref"] for each in theirs]},
            *({"ref": each["bom-ref"]} for each in theirs),
        ],
    }
    # Named by its content, as everything else of a build.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return json.dumps({**content, "serialNumber": serial.urn}, indent=1, sort_keys=True) + "\n"
