#!/usr/bin/env python3
"""payback.py DEALS PARTNERS PROGRAM DAY CUSTOMERS - rows of the framework's value section,
computed from the files by code of its own: nothing of the library is used.
DEALS: partner|role|stage|amount|created|closed; PARTNERS:
slug|type|tier|stage|since; DAY: the year ends on;
CUSTOMERS: customers.yaml. Prints each table row as the document has it,
after a line "= all", "= SLUG", "= kinds ours" or "= kinds theirs"."""
import datetime
import re
import sys
from fractions import Fraction as F

TO = sys.argv[4]
FROM = f'{int(TO[:4]) - 1}{TO[4:]}'
SIGNED = 'signed onboarding active growing at-risk exiting'.split()


def rows(path, names):
    return [dict(zip(names.split(), line.rstrip('\n').split('|')))
            for line in open(path)]


deals = [d for d in rows(sys.argv[1], 'partner role stage amount created closed')
         if d['role'] == 'sourced']
partners = rows(sys.argv[2], 'slug type tier stage since')
text = open(sys.argv[3]).read()
econ = {m[0]: [F(x.rstrip('%')) / (100 if x.endswith('%') else 1)
               for x in m[1:]]
        for m in re.findall(r'^  (\w+): \{low: ([\d%]+), base: ([\d%]+), '
                            r'high: ([\d%]+),', text, re.M)}
tiers = {m[0]: (F(m[1], 100), F(m[2])) for m in re.findall(
    r'- id: (\w+)\n(?:(?!  - id:).*\n)*?    margin: (\d+)%\n    mdf: (\d+)',
    text) for m in [(m[0], int(m[1]), int(m[2]))]}
types = []
for block in re.split(r'\n  - id: ', text[:text.index('\ncategories:')])[1:]:
    own = re.search(r'\n    commission: (\d+)%', block)
    again = re.search(r'\n    recurring: (\w+)', block)
    types.append({'id': block.split('\n')[0],
                  'name': re.search(r'\n    name: (.*)', block)[1],
                  'rate': F(int(own[1]), 100) if own else None,
                  'again': again and again[1]})
policy = re.search(r'\n  commission:\n    referral: (\d+)%\n    reseller: (\d+)%',
                   text)
for t in types:
    if t['rate'] is None and t['id'] in ('referral', 'reseller'):
        t['rate'] = F(int(policy[1 if t['id'] == 'referral' else 2]), 100)
by_id = {t['id']: t for t in types}


def rate(p):
    if p['type'] == 'reseller' and p['tier'] in tiers:
        return tiers[p['tier']][0]
    return by_id[p['type']]['rate']


def quartile(values, q):
    values = sorted(values)
    at = F(q * (len(values) - 1), 4)
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (at - low) * (values[high] - values[low])


def of(members):
    slugs = {p['slug'] for p in members}
    return [d for d in deals if d['partner'] in slugs]


def rates(*groups):
    for g in groups:
        won = [F(d['amount']) for d in of(g) if d['stage'] == 'won']
        closed = len(won) + sum(d['stage'] == 'lost' for d in of(g))
        if closed >= 10 or g is groups[-1]:
            return won, F(len(won), closed)


def sold(members):
    return {p['slug']: sum(F(d['amount']) for d in of([p])
            if d['stage'] == 'won' and FROM < d['closed'] <= TO)
            for p in members}


def mix(members):
    s = sold(members)
    known = [p for p in members if rate(p) is not None]
    return sum(s[p['slug']] * rate(p) for p in known) / \
        sum(s[p['slug']] for p in known)


def again_of(type, share):
    told = by_id[type]['again']
    return None if told is None or share is None else \
        share if told == 'true' else F(0)


def again_mix(members):
    s = sold(members)
    known = [(p, again_of(p['type'], rate(p))) for p in members]
    known = [(p, a) for p, a in known if a is not None]
    return sum(s[p['slug']] * a for p, a in known) / \
        sum(s[p['slug']] for p, a in known)


def money(x):
    n = int(abs(x) + F(1, 2))
    return 'EUR ' + ('-' if x < 0 and n else '') + f'{n:,}'


def number(x, places=1):
    n = int(x * 10 ** places + F(1, 2))
    return f'{n // 10 ** places:,}.{n % 10 ** places:0{places}}'


def anniversary(day, n):
    try:
        return day.replace(year=day.year + n)
    except ValueError:
        return day.replace(year=day.year + n, day=28)


def keep(path):
    """Renewed, ended contract years; their share, None of fewer than ten."""
    ended = renewed = 0
    date = datetime.date.fromisoformat
    for line in open(path):
        since = re.search(r'\bsince: ([\d-]+)', line)
        if not since or since[1] > TO:
            continue
        left = re.search(r'\bchurned: ([\d-]+)', line)
        left = left and left[1] <= TO and date(left[1])
        n = 1
        while anniversary(date(since[1]), n) < (left or date(TO)) or \
                not left and anniversary(date(since[1]), n) == date(TO):
            n += 1
        renewed += n - 1
        ended += n - 1 + bool(left)
    return renewed, ended, F(renewed, ended) if ended >= 10 else None


RENEWED, ENDED, KEEP = keep(sys.argv[5])


def with_renewals(once, left, expected, part):
    """Year by year in fractions; never when ten more years bring nothing."""
    if KEEP is None or part is None:
        return 'unknown'
    income, under = left, expected
    for year in range(400):
        if income > 0 and income >= once:
            return number(12 * (year + once / income))
        once -= income
        # what is under contract in a year: new, and the last one's renewals;
        # cut to nine places, so that fractions stay short
        kept = F(int(under * KEEP * 10 ** 9), 10 ** 9)
        under = expected + kept
        income = left + kept * part
    return 'never'


def months(once, left):
    return 'never' if left <= 0 else number(12 * once / left)


def table(pace, won, win, share, mdf, again):
    """Columns best, base, worst; rows in the document's order."""
    cols = []
    for at in range(3):
        e = {k: v[at] for k, v in econ.items()}
        margin = econ['margin'][2 - at]
        once = e['launch_days'] * e['day_rate'] + e['launch_cost']
        yearly = e['manage_days'] * e['day_rate'] + mdf
        deal = quartile(won, 3 - at)
        value = pace * win * deal
        left = value * (margin - share) - yearly
        once2 = e['partner_launch_days'] * e['partner_day_rate']
        yearly2 = e['partner_manage_days'] * e['partner_day_rate']
        gain = value * share
        cols.append([money(once), money(yearly), money(deal), money(value),
                     money(left), with_renewals(once, left, value,
                     None if again is None else margin - again),
                     months(once, left), money(once2),
                     money(yearly2), money(gain), money(gain - yearly2),
                     with_renewals(once2, gain - yearly2, value, again),
                     months(once2, gain - yearly2), 2 * gain - yearly2])
    return cols


def show(name, cols):
    print('=', name)
    for row in list(zip(*cols))[:13]:
        print('| ' + ' | '.join(row) + ' |')


def pace(members):
    live = [p for p in members if p['stage'] in SIGNED]
    n = sum(FROM < d['created'] <= TO for d in of(live))
    return n, F(n, len(live))


def mean_mdf(members):
    live = [p for p in members if p['stage'] in SIGNED]
    return sum(tiers[p['tier']][1] for p in live if p['tier']) / len(live)


show('all', table(pace(partners)[1], *rates(partners), mix(partners),
                  mean_mdf(partners), again_mix(partners)))
for p in partners:
    like = [q for q in partners if q['type'] == p['type']]
    base = [p] if p['stage'] in SIGNED and p['since'] <= FROM else like
    n, each = pace(base)
    if n < 4 or rate(p) is None:
        continue
    show(p['slug'], table(each, *rates([p], like, partners), rate(p),
                          tiers[p['tier']][1] if p['tier'] else F(0),
                          again_of(p['type'], rate(p))))

ours, theirs = [], []
for t in types:
    like = [p for p in partners if p['type'] == t['id']]
    live = [p for p in like if p['stage'] in SIGNED]
    n, each = pace(like)
    real = money(F(sum(sold(live).values()), len(live)))
    share = mix(like) if t['id'] == 'reseller' else t['rate']
    told = 'none stated' if share is None else \
        (f'{100 * share} %' if (100 * share).denominator == 1 else
         number(100 * share) + ' %')
    won, win = rates(like, partners)
    few = 'too few deals' if n < 4 else 'unknown' if share is None else None
    c = [few] * 14 if few else table(each, won, win, share,
                                     mean_mdf(like),
                                     again_of(t['id'], share))[1]
    year2 = 'not stated' if not t['again'] else \
        (money(c[13]) if t['again'] == 'true' and not few else c[10])
    print_value = few if n < 4 else money(each * win * quartile(won, 2))
    ours.append(f"| {t['name']} | {number(each, 2)} | {print_value} | {real}"
                f" | {c[4]} | {c[5]} | {c[6]} |")
    theirs.append(f"| {t['name']} | {told} | {c[9]} | {c[10]} | {c[11]} | {c[12]} |"
                  f" {year2} |")
ended = '' if KEEP is None else number(100 * KEEP) + ' %'
print('= keep', ended, f'of the {ENDED} contract years', RENEWED, sep='\n')
print('= kinds ours', *ours, '= kinds theirs', *theirs, sep='\n')
