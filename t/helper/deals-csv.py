#!/usr/bin/env python3
"""deals-csv.py DIR - the deals of a workspace as CSV, for pos-import deals

Reads data/deals-*.yaml without any code of ours: one map in braces a line,
texts plain or in double quotes.
"""
import csv
import glob
import re
import sys

KEYS = ["id", "name", "account", "amount", "currency", "kind", "stage",
        "created", "closed", "expected", "product", "partner", "role",
        "trigger", "buyer", "lost_to", "lost_reason"]
PAIR = re.compile(r'(\w+): ("(?:[^"\\]|\\.)*"|\{[^}]*\}|[^,}]*)(?:, |\})')


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
    """A scalar of YAML as text."""
    if not value.startswith('"'):
        return value
    return ESCAPE.sub(unescape, value[1:-1])


deals = []
for path in sorted(glob.glob(sys.argv[1] + "/data/deals-*.yaml")):
    for line in open(path, encoding="utf-8", newline="\n"):
        if line.startswith("  - {"):
            deals.append({k: text(v) for k, v in PAIR.findall(line[5:])})
deals.sort(key=lambda d: d["id"])
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(KEYS)
for deal in deals:
    out.writerow([deal.get(key, "") for key in KEYS])
