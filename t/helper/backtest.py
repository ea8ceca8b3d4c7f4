#!/usr/bin/env python3
"""backtest.py WORKSPACE THEN BEGAN END SCORES - did the score tell?

Computes the score back-test of an annual review from the YAML: the partners
of WORKSPACE that had a contract the day before BEGAN, their scores, and what
they sourced up to END. THEN: a folder with the workspace as it was, whose
records decide who has one. SCORES: JSON, slug to exact score as a fraction or
a decimal; of a slug that is not there is no score.
Prints the rows of the table by group, then rho, chance and what is said.
The arithmetic is golden_backtest.py's, too."""
import glob, json, os, sys
from collections import namedtuple
from datetime import date, timedelta
from decimal import Decimal, getcontext, ROUND_HALF_UP
from fractions import Fraction

import yaml

getcontext().prec = 60
FEW = 10    # below so many partners nothing is claimed

# end: 'left', 'active' or 'silent'
Person = namedtuple('Person', 'slug score won deals end')


def half_up(x, places):
    """A Fraction or Decimal, half away from zero."""
    if isinstance(x, Fraction):
        x = Decimal(x.numerator) / Decimal(x.denominator)
    return x.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def money(x, currency='EUR'):
    return f'{currency} {half_up(Fraction(x), 0):,}'


def median(v):
    v = sorted(v)
    return Fraction(v[(len(v) - 1) // 2] + v[len(v) // 2], 2)


def ranks(v):
    return [Fraction(2 * sum(y < x for y in v) + v.count(x) + 1, 2)
            for x in v]


def groups(people):
    """(name, people) of the thirds or fourths that have any; a partner's is
    by how many are better, so that equal scores are in one."""
    n = len(people)
    names = ['Top third', 'Middle third', 'Bottom third'] if n < 40 else \
        ['Top fourth', 'Second fourth', 'Third fourth', 'Bottom fourth']
    out = []
    for i, name in enumerate(names):
        own = [p for p in people if len(names) *
               sum(q.score > p.score for q in people) // n == i]
        out += [(name, own)] * bool(own)
    return out


def group_row(name, own, currency='EUR'):
    low, high = (half_up(f(p.score for p in own), 1) for f in (min, max))
    return f'| {name} | ' + ' | '.join(map(str, (
        low if low == high else f'{low} to {high}', len(own),
        sum(p.deals > 0 for p in own), sum(p.deals for p in own),
        money(sum(p.won for p in own), currency),
        money(median([p.won for p in own]), currency),
        sum(p.end == 'active' for p in own)))) + ' |'


def correlation(people):
    """(rho, chance, 'tells', 'against' or 'open') of score and revenue; or
    (None, None, 'scores' or 'revenue'), whichever is the same of all."""
    n = len(people)
    x, y = (ranks([getattr(p, k) for p in people]) for k in ('score', 'won'))
    mean = Fraction(n + 1, 2)
    xy, xx, yy = (sum((a - mean) * (b - mean) for a, b in zip(u, v))
                  for u, v in ((x, y), (x, x), (y, y)))
    if xx == 0 or yy == 0:
        return None, None, 'scores' if xx == 0 else 'revenue'
    square = Fraction(xx) * Fraction(yy)
    root_of = (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()
    rho = Decimal(xy.numerator) / Decimal(xy.denominator) / root_of
    chance = Decimal('1.96') / Decimal(n - 1).sqrt()
    return half_up(rho, 2), half_up(chance, 2), \
        'open' if abs(rho) <= chance else 'tells' if rho > 0 else 'against'


def people_of(root, then, began, end, scores):
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
        gone = left is not None and left <= end
        active = heard != [] and (end - max(heard)).days <= 90
        people.append(Person(slug, scores[slug], sum(won), len(won), 'left'
                             if gone else 'active' if active else 'silent'))
    return people


def main(root, then, began, end, path):
    with open(path, encoding='utf-8') as f:
        scores = {k: Fraction(v) for k, v in json.load(f).items()}
    people = people_of(root, then, *map(date.fromisoformat, (began, end)),
                       scores)
    print('partners', len(people))
    if len(people) < FEW:
        return
    for name, own in groups(people):
        print(group_row(name, own))
    rho, chance, says = correlation(people)
    if rho is None:
        print('alike')
    else:
        print('rho', rho, 'chance', chance, says)


if __name__ == '__main__':
    main(*sys.argv[1:])
