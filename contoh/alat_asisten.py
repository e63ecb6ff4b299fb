"""One tool for an assistant: it asks the engine instead of guessing a figure.

Model Context Protocol over standard input and output: one message of JSON-RPC on each line. To
register it, give the assistant this command: python alat_asisten.py
"""

import json
import sys
from datetime import UTC, datetime, timedelta

from calculator.browser import respond

TOOL = {
    "name": "hitung_sertakan",
    "description": (
        "Iuran dan manfaat JKK, JKM, dan JHT pekerja informal di Indonesia, dengan syarat dan "
        "pasalnya. Sampaikan setiap jumlah bersama syarat dan peringatannya."
    ),
    "inputSchema": {
        "type": "object",
        "properties": {
            "pertanyaan": {
                "type": "string",
                "description": "Seperti di tautan: penghasilan=2jt&pekerjaan=art&anak=8,13",
            }
        },
        "required": ["pertanyaan"],
    },
}


def call(arguments: dict[str, str]) -> dict[str, object]:
    """Answer a question of the query contract, in this month of western Indonesia."""
    month = f"{datetime.now(UTC) + timedelta(hours=7):%Y-%m}"
    answer = json.loads(respond(arguments["pertanyaan"], month))
    answer.pop("html", None)
    text = json.dumps(answer, ensure_ascii=False)
    return {"content": [{"type": "text", "text": text}], "isError": "galat" in answer}


def result(message: dict[str, object]) -> dict[str, object]:
    """Do what a request asks for."""
    asked = message.get("params") or {}
    match message["method"]:
        case "initialize":
            version = asked["protocolVersion"]
            server = {"name": "sertakan", "version": "1"}
            return {"protocolVersion": version, "capabilities": {"tools": {}}, "serverInfo": server}
        case "tools/list":
            return {"tools": [TOOL]}
        case "tools/call" if asked["name"] == TOOL["name"]:
            return call(asked["arguments"])
    raise LookupError(message["method"])


for line in sys.stdin:
    message = json.loads(line)
    if "id" not in message:  # a notice, which wants no answer
        continue
    reply = {"jsonrpc": "2.0", "id": message["id"]}
    try:
        reply["result"] = result(message)
    except (LookupError, TypeError) as error:
        reply["error"] = {"code": -32601, "message": f"tidak dikenal: {error}"}
    print(json.dumps(reply, ensure_ascii=False), flush=True)
