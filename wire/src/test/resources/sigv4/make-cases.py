#!/usr/bin/env python3
"""Writes the cases beside this file. Needs botocore."""

import datetime
import os
import shutil
from unittest import mock

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.compat import HTTPHeaders
from botocore.credentials import Credentials

HERE = os.path.dirname(os.path.abspath(__file__))
TIME = datetime.datetime(2015, 8, 30, 12, 36, 0, tzinfo=datetime.timezone.utc)
HOST = "example.amazonaws.com"
KEY = ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None)
TOKEN = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267"
FORM = ("Content-Type", "application/x-www-form-urlencoded")
UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

# name: method, target, headers besides Host, body, key, region, service
CASES = {
    # As in AWS's signing test suite.
    "get-vanilla": ("GET", "/", [], b""),
    "get-vanilla-query": ("GET", "/", [], b""),
    "get-vanilla-empty-query-key": ("GET", "/?Param1=value1", [], b""),
    "get-vanilla-query-order-key-case": ("GET", "/?Param2=value2&Param1=value1", [], b""),
    "get-vanilla-query-order-value": ("GET", "/?Param1=value2&Param1=value1", [], b""),
    "get-vanilla-query-unreserved": ("GET", f"/?{UNRESERVED}={UNRESERVED}", [], b""),
    "get-unreserved": ("GET", f"/{UNRESERVED}", [], b""),
    "get-vanilla-utf8-query": ("GET", "/?%E1%88%B4=bar", [], b""),
    "get-header-key-duplicate": (
        "GET", "/", [("My-Header1", "value2"), ("My-Header1", "value2"), ("My-Header1", "value1")], b""),
    "get-header-value-order": (
        "GET", "/", [("My-Header1", v) for v in ("value4", "value1", "value3", "value2")], b""),
    "get-header-value-trim": (
        "GET", "/", [("My-Header1", " value1"), ("My-Header2", ' "a   b   c"')], b""),
    "get-relative": ("GET", "/example/..", [], b""),
    "get-relative-relative": ("GET", "/example1/example2/../..", [], b""),
    "get-slash-dot-slash": ("GET", "/./", [], b""),
    "get-slash-pointless-dot": ("GET", "/./example", [], b""),
    "get-slash": ("GET", "//", [], b""),
    "get-slashes": ("GET", "//example//", [], b""),
    "get-vanilla-with-session-token": ("GET", "/", [], b"", (KEY[0], KEY[1], TOKEN)),
    "post-vanilla": ("POST", "/", [], b""),
    "post-vanilla-query": ("POST", "/?Param1=value1", [], b""),
    "post-x-www-form-urlencoded": ("POST", "/", [FORM], b"Param1=value1"),
    "post-header-key-sort": ("POST", "/", [("My-Header1", "value1")], b""),
    # Ours.
    "dynamodb-get-item": (
        "POST", "/",
        [("Content-Type", "application/x-amz-json-1.0"), ("X-Amz-Target", "DynamoDB_20120810.GetItem")],
        b'{"TableName":"Orders","Key":{"id":{"S":"1"}}}', KEY, "us-east-1", "dynamodb"),
    "dynamodb-session": (
        "POST", "/",
        [("Content-Type", "application/x-amz-json-1.0"), ("X-Amz-Target", "DynamoDB_20120810.ListTables")],
        b"{}", ("ASIAEXAMPLE", "secret/with+all=", TOKEN + "/+=="), "eu-central-1", "dynamodb"),
    "sts-form": (
        "POST", "/", [("Content-Type", FORM[1] + "; charset=utf-8")],
        b"Action=GetCallerIdentity&Version=2011-06-15", KEY, "us-east-1", "sts"),
    "sts-query": ("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", [], b"", KEY, "us-east-1", "sts"),
    "path-escaped": ("GET", "/a%20b/%2F/c+d/e:f/%C3%A4", [], b""),
    "path-dots-kept": ("GET", "/.../a.b/..c", [], b""),
    "path-above-root": ("GET", "/../../a/", [], b""),
    "query-escaped": ("GET", "/?b=%2F%20%2B&a=%C3%A4&a=%26&A=%3D", [], b""),
    "query-name-only": ("GET", "/?b=&a=1", [], b""),
    "header-inner-spaces": ("GET", "/", [("X-A", "  a   b\t c  "), ("X-B", "")], b""),
    "body-binary": ("PUT", "/x", [], bytes(range(256))),
}


def headers(pairs):
    made = HTTPHeaders()
    made.add_header("Host", HOST)
    for name, value in pairs:
        made.add_header(name, value)
    return made


def write(folder, name, content):
    data = content if isinstance(content, bytes) else content.encode("ascii")
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def raw(method, target, pairs, body):
    lines = [f"{method} {target} HTTP/1.1"] + [f"{name}:{value}" for name, value in pairs]
    return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + body


def make(name, method, target, pairs, body, key=KEY, region="us-east-1", service="service"):
    folder = os.path.join(HERE, name)
    os.makedirs(folder)
    credentials = Credentials(*key)
    url = f"https://{HOST}{target}"

    request = AWSRequest(method=method, url=url, data=body, headers=headers(pairs))
    signer = SigV4Auth(credentials, service, region)
    signer.add_auth(request)
    unsigned = request.headers
    authorization = unsigned["Authorization"]
    del unsigned["Authorization"]
    stamped = [("Host", HOST)] + pairs + [("X-Amz-Date", unsigned["X-Amz-Date"])]
    if key[2]:
        stamped.append(("X-Amz-Security-Token", key[2]))

    write(folder, "context.properties", "".join(
        f"{k}={v}\n" for k, v in (
            ("accessKeyId", key[0]), ("secretAccessKey", key[1]), ("sessionToken", key[2] or ""),
            ("region", region), ("service", service))))
    write(folder, "request.txt", raw(method, target, stamped, body))
    write(folder, "canonical.txt", signer.canonical_request(request))
    write(folder, "authorization.txt", authorization)
    if not body:  # botocore would move it into the query
        presigned = AWSRequest(method=method, url=url, headers=headers(pairs))
        SigV4QueryAuth(credentials, service, region, expires=3600).add_auth(presigned)
        write(folder, "presigned.txt", presigned.url[len(f"https://{HOST}"):])


def main():
    for entry in os.listdir(HERE):
        if os.path.isdir(os.path.join(HERE, entry)):
            shutil.rmtree(os.path.join(HERE, entry))
    with mock.patch("botocore.auth.get_current_datetime", lambda: TIME):
        for name, case in CASES.items():
            make(name, *case)


main()
