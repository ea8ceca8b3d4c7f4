#!/usr/bin/env python3
"""data-csv.py DIR deals|customers - records of a workspace as CSV

For pos-import. Reads data/ without any code of ours: one map in braces a
line, texts plain or in double quotes, lists in brackets.
"""
import csv
import glob
import re
import sys

KEYS = {
    "deals": ["id", "name", "account", "amount", "currency", "kind", "stage",
              "created", "closed", "expected", "product", "partner", "role",
              "trigger", "buyer", "lost_to", "lost_reason", "ids"],
    "customers": ["id", "name", "domain", "industry", "employees", "region",
                  "country", "segment", "technologies", "arr", "since",
                  "churned", "products", "pains", "sites", "partners"],
}
ESCAPE = re.compile(r"\\(x..|u....|U........|.)", re.S)
NAMED = {"n": "\n", "r": "\r", "t": "\t", "e": "\x1b", "a": "\a", "b": "\b",
         "v": "\v", "f": "\f", "0": "\0", "N": "\x85", "_": "\xa0",
         "L": "\u2028", "P": "\u2029"}
TOKEN = re.compile(r' *("(?:[^"\\]|\\.)*"|[{}\[\]]|, |\w+: |[^,\]}]+)', re.S)


def unescape(match):
    """What one escape of YAML's double quotes stands for."""
    code = match.group(1)
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return NAMED.get(code, code)


def value_of(tokens):
    """The next value: a text, a list, a map."""
    t = tokens.pop()
    if t not in ("{", "["):
        return ESCAPE.sub(unescape, t[1:-1]) if t[0] == '"' else t
    out = {} if t == "{" else []
    while tokens[-1] not in ("}", "]"):
        if tokens[-1] == ", ":
            tokens.pop()
        elif t == "{":
            key = tokens.pop()
            out[key.rstrip()[:-1]] = value_of(tokens)
        else:
            out.append(value_of(tokens))
    tokens.pop()
    return out


def escape(s):
    return s.replace("\\", "\\\\").replace(";", "\\;")


def text(value):
    """A value as a cell; of a list, its texts with ; between."""
    if isinstance(value, dict):
        value = ["%s=%s" % pair for pair in value.items()]
    if isinstance(value, list):
        return ";".join(escape(v) for v in value)
    return value


kind = sys.argv[2]
records = []
for path in sorted(glob.glob(sys.argv[1] + "/data/" + kind + "*.yaml")):
    for line in open(path, encoding="utf-8", newline="\n"):
        if line.startswith("  - {"):
            record = value_of(TOKEN.findall(line[4:].rstrip("\n"))[::-1])
            records.append(record)
records.sort(key=lambda r: r["id"])
out = csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL)
out.writerow(KEYS[kind])
for record in records:
    out.writerow([text(record.get(key, "")) for key in KEYS[kind]])
