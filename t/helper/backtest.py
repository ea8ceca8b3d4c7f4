#!/usr/bin/env python3
"""backtest.py WORKSPACE THEN BEGAN END SCORES - did the score tell?

Computes the score back-test of an annual review from the YAML: the partners
of WORKSPACE that had a contract the day before BEGAN, their scores, and what
they sourced up to END. THEN: a folder with the workspace as it was, whose
records decide who has one. SCORES: JSON, slug to exact score as a fraction or
a decimal; of a slug that is not there is no score.
Prints the rows of the table by group, then rho, chance and what is said."""
import glob, json, os, sys
from datetime import date, timedelta
from decimal import Decimal, getcontext, ROUND_HALF_UP
from fractions import Fraction

import yaml

getcontext().prec = 60
root, then = sys.argv[1:3]
began, end = map(date.fromisoformat, sys.argv[3:5])
scores = {k: Fraction(v) for k, v in json.load(open(sys.argv[5])).items()}
before = began - timedelta(days=1)

deals = [d for f in glob.glob(root + '/data/deals-*.yaml')
         for d in yaml.safe_load(open(f))['deals']]
people = []
for f in glob.glob(root + '/partners/*/partner.yaml'):
    p, slug = yaml.safe_load(open(f)), f.split('/')[-2]
    stage = p.get('stage')
    if stage in (None, 'prospect', 'qualified'):
        continue
    start = p.get('since') or min(a['signed'] for a in p['agreements'])
    own = [d for d in deals if d.get('partner') == slug and
           d['role'] == 'sourced']
    heard = [d['created'] for d in own] + \
        [a['date'] for a in p.get('activity', [])]
    left = None
    if stage == 'former':
        left = max([m['date'] for m in p.get('milestones', [])
                    if m.get('reaches') == 'left'] or [max(heard)])
    if start > before or left is not None and left <= before:
        continue
    if not os.path.exists(f'{then}/partners/{slug}/partner.yaml') or \
            slug not in scores:
        continue
    heard = [d for d in heard if d <= end]
    won = [d['amount'] for d in own if d['stage'] == 'won' and
           began <= d['closed'] <= end]
    people.append((slug, scores[slug], sum(won), len(won),
                   (left is None or left > end) and heard != [] and
                   (end - max(heard)).days <= 90))
n = len(people)


def half_up(x, places):
    """A Fraction or Decimal, half away from zero."""
    if isinstance(x, Fraction):
        x = Decimal(x.numerator) / Decimal(x.denominator)
    return x.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def money(x):
    return f'EUR {half_up(Fraction(x), 0):,}'


def median(v):
    v = sorted(v)
    return Fraction(v[(len(v) - 1) // 2] + v[len(v) // 2], 2)


def ranks(v):
    return [Fraction(2 * sum(y < x for y in v) + v.count(x) + 1, 2)
            for x in v]


names = ['Top third', 'Middle third', 'Bottom third'] if n < 40 else \
    ['Top fourth', 'Second fourth', 'Third fourth', 'Bottom fourth']
print('partners', n)
if n < 10:
    sys.exit()
for i, name in enumerate(names):
    own = [p for p in people if len(names) *
           sum(q[1] > p[1] for q in people) // n == i]
    if not own:
        continue
    low, high = (half_up(f(p[1] for p in own), 1) for f in (min, max))
    print(f'| {name} |', low if low == high else f'{low} to {high}',
          '|', len(own), '|', sum(p[3] > 0 for p in own), '|',
          sum(p[3] for p in own), '|', money(sum(p[2] for p in own)), '|',
          money(median([p[2] for p in own])), '|',
          sum(p[4] for p in own), '|')
x, y = (ranks([p[k] for p in people]) for k in (1, 2))
mean = Fraction(n + 1, 2)
xy, xx, yy = (sum((a - mean) * (b - mean) for a, b in zip(u, v))
              for u, v in ((x, y), (x, x), (y, y)))
if xx == 0 or yy == 0:
    print('alike')
    sys.exit()
square = Fraction(xx) * Fraction(yy)
root_of = (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()
rho = Decimal(xy.numerator) / Decimal(xy.denominator) / root_of
chance = Decimal('1.96') / Decimal(n - 1).sqrt()
print('rho', half_up(rho, 2), 'chance', half_up(chance, 2),
      'open' if abs(rho) <= chance else 'tells' if rho > 0 else 'against')
