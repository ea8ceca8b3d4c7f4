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
              "trigger", "buyer", "lost_to", "lost_reason"],
    "customers": ["id", "name", "domain", "industry", "employees", "region",
                  "country", "segment", "technologies", "arr", "since",
                  "churned", "products", "pains", "sites", "partners"],
}
PAIR = re.compile(r'(\w+): ("(?:[^"\\]|\\.)*"|\{[^}]*\}|\[[^]]*\]|'
                  r'[^,}]*)(?:, |\})')


ESCAPE = re.compile(r"\\(x..|u....|U........|.)", re.S)
NAMED = {"n": "\n", "r": "\r", "t": "\t", "e": "\x1b", "a": "\a", "b": "\b",
         "v": "\v", "f": "\f", "0": "\0", "N": "\x85", "_": "\xa0",
         "L": "\u2028", "P": "\u2029"}


def unescape(match):
    """What one escape of YAML's double quotes stands for."""
    code = match.group(1)
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return NAMED.get(code, code)


def text(value):
    """A scalar of YAML as text; of a list, its texts with ; between."""
    if value.startswith("["):
        return ";".join(text(v) for v in value[1:-1].split(", "))
    if not value.startswith('"'):
        return value
    return ESCAPE.sub(unescape, value[1:-1])


kind = sys.argv[2]
records = []
for path in sorted(glob.glob(sys.argv[1] + "/data/" + kind + "*.yaml")):
    for line in open(path, encoding="utf-8", newline="\n"):
        if line.startswith("  - {"):
            records.append({k: text(v) for k, v in PAIR.findall(line[5:])})
records.sort(key=lambda r: r["id"])
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(KEYS[kind])
for record in records:
    out.writerow([record.get(key, "") for key in KEYS[kind]])
