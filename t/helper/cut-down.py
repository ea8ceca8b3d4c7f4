"""Cut a workspace down to what passes a filter, by its files alone.

usage: cut-down.py WORKSPACE KEY=VALUE...

KEY: region, type, tier, segment, partner. A partner stays by its record, an
account by region and segment, a deal with its account and its partner. Of the
program's plan and costs nothing stays: they are of the whole.
"""
import glob
import os
import re
import shutil
import sys

import yaml

root = sys.argv[1]
want = {}
for pair in sys.argv[2:]:
    key, value = pair.split("=", 1)
    want.setdefault(key, []).append(value)

PARTNER = {"region": "regions", "type": "type", "tier": "tier",
           "segment": "segment"}


def values(v):
    return v if isinstance(v, list) else [] if v is None else [v]


def partner_passes(slug, record):
    for key, any_of in want.items():
        have = [slug] if key == "partner" else values(record.get(PARTNER[key]))
        if not set(have) & set(any_of):
            return False
    return True


def account_passes(account):
    return all(account.get(key) in want[key] for key in ("region", "segment")
               if key in want)


partners = set()
for path in glob.glob(root + "/partners/*/partner.yaml"):
    slug = path.split("/")[-2]
    with open(path) as f:
        record = yaml.safe_load(f)
    if partner_passes(slug, record):
        partners.add(slug)
    else:
        shutil.rmtree(os.path.dirname(path))

accounts = set()


def cut(path, keep):
    """Keep the lines of records that pass; each record is one line."""
    out = []
    with open(path) as f:
        for line in f:
            m = re.match(r"\s*- (\{.*\})\s*$", line)
            if m is None or keep(yaml.safe_load(m.group(1))):
                out.append(line)
    with open(path, "w") as f:
        f.writelines(out)


def keep_account(record):
    if account_passes(record):
        accounts.add(record["id"])
        return True
    return False


for path in glob.glob(root + "/data/customers*.yaml") + \
        glob.glob(root + "/data/prospects*.yaml"):
    cut(path, keep_account)
    with open(path) as f:
        text = f.read()
    # a customer names its partners: those that are gone, no longer

    def names(m):
        left = [s.strip() for s in m.group(1).split(",")
                if s.strip() in partners]
        return "partners: [%s]" % ", ".join(left)

    with open(path, "w") as f:
        f.write(re.sub(r"partners: \[([^]]*)\]", names, text))
for path in glob.glob(root + "/data/deals-*.yaml"):
    cut(path, lambda d: d["account"] in accounts and
        ("partner" not in d or d["partner"] in partners))

with open(root + "/program.yaml") as f:
    lines = f.read()
lines = re.sub(r"(?m)^(costs|plan):\n(  - .*\n)+", "", lines)
with open(root + "/program.yaml", "w") as f:
    f.write(lines)
print(len(partners), "partners", len(accounts), "accounts")
