"""A bucket of moto, behind a gate that checks signatures as Amazon does, keeps a record and can cut the line."""

import hmac
import http.client
import json
import sys
import threading
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import boto3
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from child import Child

KEY, SECRET, REGION = "AKIABROADSHEETTESTS0", "a-secret-that-only-the-tests-know", "eu-central-1"


def flaw(method, target, headers, body):
    """Amazon's code for what is wrong with a request's signature; none where botocore comes to the same one."""
    query = parse_qs(urlsplit(target).query, keep_blank_values=True)
    if "X-Amz-Signature" in query:
        given = {name: values[0] for name, values in query.items()}
        signed, signature = given["X-Amz-SignedHeaders"], given["X-Amz-Signature"]
        credential, date = given["X-Amz-Credential"], given["X-Amz-Date"]
        target = "&".join(part for part in target.split("&") if not part.startswith("X-Amz-Signature="))
        kind = S3SigV4QueryAuth
    elif headers.get("Authorization", "").startswith("AWS4-HMAC-SHA256 "):
        fields = dict(part.strip().split("=", 1) for part in headers["Authorization"].split(" ", 1)[1].split(","))
        signed, signature = fields["SignedHeaders"], fields["Signature"]
        credential, date = fields["Credential"], headers["X-Amz-Date"]
        promised = headers["X-Amz-Content-SHA256"]
        if promised != "UNSIGNED-PAYLOAD" and promised != sha256(body).hexdigest():
            return "XAmzContentSHA256Mismatch"
        kind = S3SigV4Auth
    else:
        return "AccessDenied"
    key, day, region, service, ending = credential.split("/")
    if (key, region, service, ending) != (KEY, REGION, "s3", "aws4_request") or day != date[:8]:
        return "InvalidAccessKeyId" if key != KEY else "AuthorizationHeaderMalformed"
    wanted = {name: headers[name] for name in signed.split(";") if headers.get(name) is not None}
    request = AWSRequest(method, f"http://{headers['Host']}{target}", wanted)
    request.context["timestamp"] = date
    signer = kind(Credentials(KEY, SECRET), "s3", REGION)
    right = signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request)
    return None if hmac.compare_digest(right, signature) else "SignatureDoesNotMatch"


# What whoever may write has in the environment.
KEYS = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}


@dataclass(frozen=True)
class Request:
    """One request that came to the gate, and how it was answered; 0 where the line was cut before the answer."""

    method: str
    key: str
    query: str
    headers: dict
    status: int


class Guard(BaseHTTPRequestHandler):
    """Hands requests on to moto, if their signature is right and the line is whole."""

    protocol_version = "HTTP/1.1"

    def pass_on(self):
        gate = self.server.gate
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        reaches, returns = gate.fate()
        if not reaches:
            return self.cut()
        if code := flaw(self.command, self.path, self.headers, body):
            answer = f"<Error><Code>{code}</Code><Message>Refused by the gate</Message></Error>".encode()
            status, headers = 403, [("Content-Type", "application/xml"), ("Content-Length", str(len(answer)))]
        else:
            status, headers, answer = self.ask(body)
        gate.note(self, status if returns else 0)
        if not returns:
            return self.cut()
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = pass_on

    def ask(self, body):
        """What moto answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.gate.port, timeout=30)
        connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            if name.lower() not in ("connection", "expect"):
                connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        content = answer.read()
        own = ("connection", "transfer-encoding", "content-length")
        headers = [(name, value) for name, value in answer.getheaders() if name.lower() not in own]
        length = answer.getheader("Content-Length") if self.command == "HEAD" else str(len(content))
        connection.close()
        return answer.status, [*headers, ("Content-Length", length or "0")], content

    def cut(self):
        self.close_connection = True

    def log_message(self, *_):
        pass


class Gate:
    """The way to the bucket of one test: a record of all that came through, and a knife."""

    def __init__(self, port, bucket):
        self.port = port
        self.bucket = bucket
        self.lock = threading.Lock()
        self.mend()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Guard)
        self.http.daemon_threads = True
        self.http.gate = self
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def cut(self, at, answered=True):
        """Cuts the line at a request, counted from 1: that one does not arrive, or its answer does not come back."""
        with self.lock:
            self.last_to_arrive, self.last_to_return = (at - 1, at - 1) if answered else (at, at - 1)

    def mend(self):
        """Mends the line and begins a new record."""
        with self.lock:
            self.last_to_arrive = self.last_to_return = float("inf")
            self.count = 0
            self.requests = []

    def fate(self):
        """Whether the request that has come reaches the bucket, and whether its answer comes back."""
        with self.lock:
            self.count += 1
            return self.count <= self.last_to_arrive, self.count <= self.last_to_return

    def note(self, request, status):
        parts = urlsplit(request.path)
        key = unquote(parts.path).removeprefix(f"/{self.bucket}").lstrip("/")
        with self.lock:
            headers = {name.lower(): value for name, value in request.headers.items()}
            self.requests.append(Request(request.command, key, parts.query, headers, status))

    def changes(self, *methods):
        """The keys of the requests that were to change something, in the order in which they came."""
        return [it.key for it in self.requests if it.method in (methods or ("PUT", "POST", "DELETE"))]

    def close(self):
        self.http.shutdown()
        self.http.server_close()


class Bucket:
    """A bucket, seen from inside and as its readers see it; `gate` is the way in for those who write."""

    def __init__(self, service, name):
        self.name = name
        self.service = service
        self.client = service.client
        self.client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        self.client.put_bucket_policy(Bucket=name, Policy=json.dumps(self.open_to_readers()))
        self.gate = Gate(service.port, name)
        self.address = f"{service.address}/{name}"

    def open_to_readers(self):
        """Who has no key may read, as in a bucket that is a web site."""
        files = f"arn:aws:s3:::{self.name}/*"
        reading = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": files}
        return {"Version": "2012-10-17", "Statement": [reading]}

    def target(self, **more):
        """This bucket as a target in site.yml."""
        return {"to": "s3", "bucket": self.name, "endpoint": self.gate.address, "region": REGION, **more}

    def keys(self):
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name)
        return [item["Key"] for page in pages for item in page.get("Contents", [])]

    def files(self, prefix=""):
        """The bytes of every key under a prefix."""
        return {key.removeprefix(prefix): self.read(key) for key in self.keys() if key.startswith(prefix)}

    def shows(self, files, prefix=""):
        """Whether it has exactly these files, and beside them at most the edition before of each lasting one."""
        there = self.files(prefix)
        before = there.keys() - files.keys()
        families = {key.split(".")[0] for key in before if key.startswith("assets/")}
        return files.items() <= there.items() and len(families) == len(before)

    def read(self, key):
        return self.client.get_object(Bucket=self.name, Key=key)["Body"].read()

    def head(self, key):
        return self.client.head_object(Bucket=self.name, Key=key)

    def put(self, key, body, **more):
        self.client.put_object(Bucket=self.name, Key=key, Body=body, **more)

    def fill_from(self, other):
        """Takes over every file of another bucket, headers as well, past the gate."""
        for key in other.keys():
            self.client.copy_object(Bucket=self.name, Key=key, CopySource={"Bucket": other.name, "Key": key})


class Moto:
    """The moto server, which speaks S3, in a process of its own."""

    def __init__(self, folder):
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
        self.child = Child(command, r"Running on http://127\.0\.0\.1:(\d+)", folder / "moto.log")
        self.port = int(self.child.ready[1])
        self.address = f"http://127.0.0.1:{self.port}"
        # The real keys: moto gives each key's account its own buckets.
        self.client = boto3.client(
            "s3",
            endpoint_url=self.address,
            region_name=REGION,
            aws_access_key_id=KEY,
            aws_secret_access_key=SECRET,
        )
        self.buckets = []

    def bucket(self):
        self.buckets.append(Bucket(self, f"paper-{len(self.buckets) + 1}"))
        return self.buckets[-1]

    def close(self):
        for bucket in self.buckets:
            bucket.gate.close()
        self.child.close()
