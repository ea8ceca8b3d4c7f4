#!/usr/bin/env python3
"""records.py DIR deals|customers|partners SEED N - N random records for DIR

DIR is the sample workspace. The records take the place of those of the kind
that it has. All is written without any code of ours, each text in double
quotes with JSON's escapes, which YAML has too. Texts are what breaks CSV,
YAML or a spreadsheet; each value is left out now and then. The same seed
gives the same bytes.
"""
import glob
import json
import os
import random
import shutil
import sys

PARTS = ["a", "Zz", " ", "  ", '"', '""', ",", ";", "\n", "\r\n", "\r", "\t",
         ":", ": ", " #", "- ", "-", "{", "}", "[", "]", "\\", "\\n", "=",
         "+", "@", "'", "%", "null", "yes", "1e3", "0012", "2026-01-02", "~",
         "#N/A", "N/A", '="007"', "\u00e9", "e\u0301", "\u20ac", "\u00a0",
         "\u2028", "\ufeff", "\U0001f600", "|", ">", "&", "*", "!", "$1.50"]
TYPES = ["referral", "reseller", "integration", "services", "co-sell"]
REGIONS = ["nordics", "dach", "benelux", "uk-ireland", "baltics"]
INDUSTRIES = ["logistics", "food-production", "energy", "manufacturing"]
SEGMENTS = ["enterprise", "mid-market"]
PRODUCTS = ["halden-flow", "halden-energy", "halden-sites"]
PARTNERS = ["fjell-data", "nordvik-systems", "ostby-consulting"]
PAINS = ["blind-spots", "manual-reports", "energy-bill"]

rand = random.Random(int(sys.argv[3]))


def hard(most=8):
    """A text that is hard to carry; never empty, never of blanks only."""
    while True:
        s = "".join(rand.choices(PARTS, k=rand.randint(1, most)))
        if s.strip(" \t\r\n\u00a0\u2028\ufeff"):
            return s


def line(most=8):
    """The same in one line, for names."""
    while True:
        s = "".join(c for c in hard(most) if c not in "\r\n\u2028")
        if s.strip(" \t\u00a0\ufeff"):
            return s


def texts():
    return list(dict.fromkeys(hard(4) for _ in range(rand.randint(1, 4))))


def some(of):
    return rand.sample(of, rand.randint(1, len(of)))


def day(first=2024, last=2026, month=12):
    return Plain("%d-%02d-%02d" % (rand.randint(first, last),
                                   rand.randint(1, month),
                                   rand.randint(1, 28)))


def money():
    whole = rand.choice([0, 7, 999, 1000, 42000, 9999999, 12345678901])
    cents = rand.choice(["", ".5", ".25", ".01", ".000001", ".123456"])
    return Plain(str(whole) + cents)


def ids():
    return {key: hard(3) for key in some(["salesforce", "hubspot", "crm"])}


class Plain(str):
    """A scalar that YAML has without quotes."""


def flow(value):
    if isinstance(value, Plain):
        return value
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % (k, flow(v))
                                  for k, v in value.items())
    if isinstance(value, list):
        return "[%s]" % ", ".join(flow(v) for v in value)
    if "\U0001f600" in value:  # JSON has it as two escapes, YAML as one
        return json.dumps(value, ensure_ascii=False).translate(
            {0x1f600: "\\U0001f600", 0x2028: "\\u2028", 0xfeff: "\\ufeff"})
    return json.dumps(value)


def thin(record, needed):
    """Leave out one value in four."""
    return {k: v for k, v in record.items()
            if k in needed or rand.random() < 0.75}


def deal(i):
    stage = rand.choice(["qualification", "discovery", "proposal",
                         "negotiation", "won", "lost"])
    account = Plain("c-%03d" % rand.randint(1, 100))
    created = day(2024, 2025)
    record = {"id": Plain("d-%03d" % i), "name": hard(), "account": account,
              "amount": money(), "currency": Plain("EUR"),
              "kind": Plain(rand.choice(["new", "expansion"])),
              "stage": Plain(stage), "created": created,
              "expected": day(2026, 2026),
              "product": Plain(rand.choice(PRODUCTS)),
              "trigger": Plain("trigger-%d" % i), "buyer": hard(),
              "lost_to": hard(), "lost_reason": hard(), "ids": ids()}
    needed = {"id", "account", "amount", "stage", "created"}
    if stage in ("won", "lost"):
        record["closed"] = day(2026, 2026, 10)
        needed.add("closed")
    if rand.random() < 0.5:
        record["partner"] = Plain(rand.choice(PARTNERS))
        record["role"] = Plain(rand.choice(["sourced", "influenced"]))
        needed |= {"partner", "role"}
    return thin(record, needed)


def customer(i):
    record = {"id": Plain("c-%03d" % i), "name": line(), "domain":
              "c%d.example" % i, "industry": Plain(rand.choice(INDUSTRIES)),
              "employees": Plain(rand.randint(0, 90000)),
              "region": Plain(rand.choice(REGIONS)),
              "country": rand.choice(["NO", "DE", "SE"]),
              "segment": Plain(rand.choice(SEGMENTS)),
              "technologies": texts(), "arr": money(),
              "since": day(2020, 2022), "churned": day(2023, 2025),
              "products": [Plain(p) for p in some(PRODUCTS)],
              "pains": [Plain(p) for p in some(PAINS)],
              "sites": Plain(rand.randint(1, 400)),
              "partners": [Plain(p) for p in some(PARTNERS)]}
    return thin(record, {"id", "name"})


def partner(i):
    contact = thin({"name": line(), "email": "p%d@example.com" % i,
                    "role": line(), "phone": "+47 %08d" % i}, {"name"})
    record = {"name": line(), "domain": "p%d.example" % i,
              "industry": line(), "employees": Plain(rand.randint(0, 9000)),
              "revenue": money(), "description": hard(20),
              "type": Plain(rand.choice(TYPES)), "subtype": hard(4),
              "tier": Plain(rand.choice(["silver", "gold"])),
              "tier_source": Plain("hand"), "tier_reason": hard(),
              "stage": Plain(rand.choice(["prospect", "active", "former"])),
              "segment": Plain(rand.choice(SEGMENTS)), "manager": line(),
              "since": day(), "regions": [Plain(r) for r in some(REGIONS)],
              "countries": some(["NO", "DE", "SE"]), "languages": texts(),
              "industries": [Plain(n) for n in some(INDUSTRIES)],
              "technologies": texts(), "services": texts(),
              "products": [Plain(p) for p in some(PRODUCTS)],
              "nps": Plain(rand.randint(-100, 100)), "contacts": [contact],
              "ids": ids()}
    return thin(record, {"name", "type", "tier_source", "tier_reason"})


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def main(root, kind, n):
    if kind == "partners":
        shutil.rmtree(root + "/partners")
        for i in range(n):
            write("%s/partners/p-%d/partner.yaml" % (root, i), "".join(
                "%s: %s\n" % (k, flow(v)) for k, v in partner(i).items()))
        return
    for path in glob.glob("%s/data/%s*.yaml" % (root, kind)):
        os.remove(path)
    make = deal if kind == "deals" else customer
    files = {}
    for i in range(1, n + 1):
        record = make(i)
        name = kind
        if kind == "deals":
            year, month = record["created"].split("-")[:2]
            name += "-%s-q%d" % (year, (int(month) + 2) // 3)
        files.setdefault(name, []).append("  - %s\n" % flow(record))
    for name, lines in files.items():
        write("%s/data/%s.yaml" % (root, name), "# %s\n%s:\n%s" % (
            name, kind, "".join(lines)))


main(sys.argv[1], sys.argv[2], int(sys.argv[4]))
