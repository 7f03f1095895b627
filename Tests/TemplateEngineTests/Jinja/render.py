"""Renders a batch of templates with Jinja2 itself.

Reads JSON from standard input: {"context": …, "cases": [{"page.html": source, …}, …]}.
Writes JSON: a list of {"output": text} or {"error": text}, in the order of the cases.

In the context, {"$markup": text} is finished HTML, {"$map": {…}} a mapping, and null an absent value.
"""

import json
import sys

from jinja2 import ChainableUndefined, DictLoader, Environment
from markupsafe import Markup


def value(raw):
    if isinstance(raw, dict):
        if "$markup" in raw:
            return Markup(raw["$markup"])
        raw = raw.get("$map", raw)
        return {key: value(raw[key]) for key in sorted(raw) if raw[key] is not None}
    if isinstance(raw, list):
        return [value(item) for item in raw]
    return raw


def render(case, context):
    environment = Environment(
        autoescape=True, undefined=ChainableUndefined, loader=DictLoader(case)
    )
    try:
        return {"output": environment.get_template("page.html").render(context)}
    except Exception as error:  # every failure is a result
        return {"error": f"{type(error).__name__}: {error}"}


batch = json.load(sys.stdin)
context = value(batch["context"])
json.dump([render(case, context) for case in batch["cases"]], sys.stdout)
