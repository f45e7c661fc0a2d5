"""Serialises requests and parses responses with botocore, one JSON document a line.

Values travel under the names of the service model's members; timestamps as {"@time": seconds},
blobs as {"@blob": base64}. What botocore's model does not know is taken out of what is expected,
and named under "unknown".
"""

import base64
import datetime
import json
import sys
from urllib.parse import urlencode

import botocore.parsers
import botocore.serialize
import botocore.session
from botocore.awsrequest import HeadersDict

SESSION = botocore.session.get_session()
MODELS = {}


def model(service):
    if service not in MODELS:
        found = SESSION.get_service_model(service)
        protocol = found.metadata["protocol"]
        MODELS[service] = (
            found,
            botocore.serialize.create_serializer(protocol, False),
            botocore.parsers.create_parser(protocol),
        )
    return MODELS[service]


def known(value, shape, path, unknown):
    """What of the value botocore's model knows."""
    if isinstance(value, dict) and shape.type_name == "structure":
        kept = {}
        for name, inner in value.items():
            if name in shape.members:
                kept[name] = known(inner, shape.members[name], path + "." + name, unknown)
            else:
                unknown.append(path + "." + name)
        return kept
    if isinstance(value, list) and shape.type_name == "list":
        return [known(inner, shape.member, path, unknown) for inner in value]
    if isinstance(value, dict) and shape.type_name == "map":
        return {k: known(inner, shape.value, path, unknown) for k, inner in value.items()}
    return value


def native(value, shape):
    """The value as a caller of botocore gives it."""
    if shape.type_name == "structure":
        return {k: native(v, shape.members[k]) for k, v in value.items()}
    if shape.type_name == "list":
        return [native(v, shape.member) for v in value]
    if shape.type_name == "map":
        return {k: native(v, shape.value) for k, v in value.items()}
    if shape.type_name == "timestamp":
        return datetime.datetime.fromtimestamp(value["@time"], datetime.timezone.utc)
    if shape.type_name == "blob":
        return base64.b64decode(value["@blob"])
    return value


def plain(value):
    """What botocore gave, as JSON."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, datetime.datetime):
        return {"@time": value.timestamp()}
    if isinstance(value, (bytes, bytearray)):
        return {"@blob": base64.b64encode(value).decode()}
    return value


def request(asked):
    service, serializer, _ = model(asked["service"])
    operation = service.operation_model(asked["operation"])
    unknown = []
    shape = operation.input_shape
    expected = {} if shape is None else known(asked["value"], shape, "", unknown)
    given = {} if shape is None else native(expected, shape)
    made = serializer.serialize_to_request(given, operation)
    body = made["body"]
    if isinstance(body, dict):
        body = urlencode(body, doseq=True)
    if isinstance(body, str):
        body = body.encode()
    return {
        "expected": expected,
        "unknown": unknown,
        "headers": dict(made["headers"]),
        "body": base64.b64encode(body).decode(),
    }


def response(asked):
    service, _, parser = model(asked["service"])
    operation = service.operation_model(asked["operation"])
    unknown = []
    shape = operation.output_shape
    expected = {} if shape is None else known(asked["value"], shape, "", unknown)
    answer = {
        "body": base64.b64decode(asked["body"]),
        "headers": HeadersDict(asked["headers"]),
        "status_code": asked["status"],
    }
    parsed = parser.parse(answer, shape)
    error = parsed.get("Error")
    if error is not None:
        code = error.get("Code")
        modelled = next((s for s in service.error_shapes if code in (s.name, s.error_code)), None)
        if modelled is not None:
            parsed.update(parser.parse(answer, modelled))
    return {"expected": expected, "unknown": unknown, "parsed": plain(parsed)}


def main():
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            if asked["ask"] == "version":
                answer = {"version": botocore.__version__}
            elif asked["ask"] == "request":
                answer = request(asked)
            else:
                answer = response(asked)
        except botocore.model.OperationNotFoundError:
            answer = {"newer": True}
        except Exception as e:
            answer = {"failure": type(e).__name__ + ": " + str(e)}
        print(json.dumps(answer), flush=True)


main()
