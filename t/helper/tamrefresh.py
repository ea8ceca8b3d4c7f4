#!/usr/bin/env python3
"""tamrefresh.py WORKSPACE THEN BEGAN END - the market estimate, then and now

Computes from the YAML what the section of that name of an annual review has
to say: THEN is a tam.yaml, that of today and its commits are WORKSPACE's.
Prints the rows of categories and totals, the lines of changes with what each
alone makes of the totals, whence every assumption is as it is, and what was
won from BEGAN to END."""
import glob, subprocess, sys
from datetime import date
from fractions import Fraction

import yaml

root, then_file = sys.argv[1:3]
began, end = map(date.fromisoformat, sys.argv[3:5])
INPUTS = ['accounts', 'reach', 'share', 'acv']
MORE = ['deals_per_partner', 'activation']
NAMES = dict(accounts='Accounts', reach='Reach', share='Share', acv='ACV',
             deals_per_partner='Deals of a partner a year',
             activation='Activation')
PERCENT = {'reach', 'share', 'activation'}
LEVELS = ['low', 'base', 'high']


def number(text):
    text = str(text)
    return Fraction(text[:-1]) / 100 if text.endswith('%') else Fraction(text)


def own(place, key):
    """((low, base, high), source) written there, or None."""
    n = (place or {}).get(key)
    if n is None:
        return None
    source = (place or {}).get(key + '_source')
    if isinstance(n, dict):
        source = n.get('source', source)
        base = number(n['base'])
        return (number(n.get('low', n['base'])), base,
                number(n.get('high', n['base']))), source
    return (number(n),) * 3, source


class Tam:
    def __init__(self, tree):
        tree = tree or {}
        self.common = {k: own(tree, k) for k in ('accounts', 'acv')}
        for k in MORE:
            self.common[k] = own(tree.get('capacity'), k)
        self.own = {}
        self.ours = {}
        for id, c in (tree.get('categories') or {}).items():
            self.own[id] = {k: own(c, k) for k in INPUTS + MORE}
            self.ours[id] = (c or {}).get('revenue',
                'ours' if id == 'sales' else 'ecosystem') == 'ours'

    def get(self, id, key):
        if id is None:
            return self.common.get(key)
        n = self.own[id][key] or self.common.get(key)
        return n or (((Fraction(1),) * 3, None) if key == 'reach' else None)

    def value(self, id):
        out = Fraction(1)
        for k in INPUTS:
            n = self.get(id, k)
            if n is None:
                return None
            out *= n[0][1]
        return out

    def total(self, ours):
        v = [self.value(i) for i in self.own if self.ours[i] == ours]
        v = [x for x in v if x is not None]
        return sum(v) if v else None

    def copy(self):
        out = Tam(None)
        out.common = dict(self.common)
        out.own = {i: dict(c) for i, c in self.own.items()}
        out.ours = dict(self.ours)
        return out


def plain(x):
    """Exact, with commas."""
    if x.denominator == 1:
        return f'{x.numerator:,}'
    return f'{float(x):,.6f}'.rstrip('0')


def text(key, n):
    if n is None:
        return 'not known'
    def one(x):
        return plain(x * 100) + ' %' if key in PERCENT else \
            ('EUR ' if key == 'acv' else '') + plain(x)
    low, base, high = map(one, n[0])
    return base if low == high else f'{base} ({low} to {high})'


def rounded(x):
    sign = -1 if x < 0 else 1
    return sign * int(abs(x) + Fraction(1, 2))


def money(x):
    return 'not known' if x is None else f'EUR {rounded(x):,}'


def change(a, b):
    if a is None or b is None:
        return ''
    if a == b:
        return 'no change'
    sign = '+' if b > a else '-'
    out = sign + money(abs(b - a))
    if a:
        percent = rounded((b - a) / a * 100)
        out += f" ({'+' if b > a else ''}{percent} %)"
    return out


program = yaml.safe_load(open(root + '/program.yaml'))
categories = {c['id']: c['name'] for c in program['categories']}
then = Tam(yaml.safe_load(open(then_file)))
now = Tam(yaml.safe_load(open(root + '/strategy/tam.yaml')))


def name(id, key=None):
    at = categories.get(id, id) if id is not None else None
    return at if key is None else f"{NAMES[key]}, {at or 'shared'}"


for id in list(now.own) + [i for i in then.own if i not in now.own]:
    a, b = (t.value(id) if id in t.own else None for t in (then, now))
    ours = (now if id in now.own else then).ours[id]
    print(f'| {name(id)} | {"our revenue" if ours else "the ecosystem" + chr(39) + "s"} '
          f'| {money(a)} | {money(b)} | {change(a, b)} |')
for ours, word in (True, 'Our revenue through partners'), \
        (False, 'Revenue of the ecosystem'):
    a, b = then.total(ours), now.total(ours)
    print(f'| **{word}** | | {money(a)} | {money(b)} | {change(a, b)} |')

# the states of the file, newest first, by git itself
git = ['git', '-C', root]
def out_of(*words):
    run = subprocess.run(git + list(words), capture_output=True, text=True)
    return run.stdout if run.returncode == 0 else None
commits = [line.split() for line in out_of('log', '--first-parent',
    '--date=format-local:%Y-%m-%d', '--format=%h %cd', '--abbrev=10').splitlines()]
states = [(c, d, out_of('show', f'{c}:./strategy/tam.yaml')) for c, d in commits]


def since(alike):
    """The commit that made it so: its parent has it otherwise."""
    made = 'Not committed.'
    for c, d, bytes in states:
        if not alike(Tam(yaml.safe_load(bytes)) if bytes else Tam(None)):
            return made
        made = f'Commit {c} of {d}.'
    return made


def same(id, key):
    def alike(t):
        if id is not None and id not in t.own:
            return False
        if id is None:
            return t.common[key] == now.common[key]
        return t.own[id][key] == now.own[id][key] and \
            (t.get(id, key) == now.get(id, key))
    return alike


def effects(with_it):
    line = ''
    for ours, word in (True, 'our revenue'), (False, "the ecosystem's"):
        a, b = then.total(ours), with_it.total(ours)
        if a != b:
            by = change(a, b)
            line += f'Alone: {word} {money(a)} → {money(b)}' + \
                (f', {by}' if by else '') + '. '
    return line


def tell(id, key):
    a, b = then.get(id, key), now.get(id, key)
    if a == b or id is not None and not (then.own[id][key] or
                                         now.own[id][key]):
        return
    with_it = then.copy()
    if id is None:
        with_it.common[key] = b
    else:
        with_it.own[id][key] = b
        if b is None:   # nor does a shared one stand in
            assert key in ('accounts', 'acv', 'share') + tuple(MORE)
            with_it.get = lambda i, k, get=with_it.get: \
                None if (i, k) == (id, key) else get(i, k)
    source = b[1] if b else None
    line = f'- {name(id, key)}: '
    if (a and a[0]) == (b and b[0]):
        line += f'stays at {text(key, b)}, with another source. '
        line += f'Source: {source}. ' if source else 'It has none now. '
    else:
        line += f'{text(key, a)} → {text(key, b)}. ' + effects(with_it)
        line += 'No source. ' if source is None else \
            f'The source is the one it had: {source}. ' if a and a[1] == source \
            else f'Source: {source}. '
    print(line + since(same(id, key)))


for key in INPUTS[:1] + INPUTS[3:] + MORE:
    tell(None, key)
for id in then.own:
    with_it = then.copy()
    if id not in now.own:
        del with_it.own[id]
        print(f'- {name(id)}: the category is gone. ' + effects(with_it) +
              since(lambda t: id not in t.own))
        continue
    if then.ours[id] != now.ours[id]:
        with_it.ours[id] = now.ours[id]
        print(f'- {name(id)}: another revenue than before, ours or the '
              "ecosystem's. " + effects(with_it) +
              since(lambda t: t.ours.get(id) == now.ours[id]))
    for key in INPUTS + MORE:
        tell(id, key)
for id in now.own:
    if id in then.own:
        continue
    with_it = then.copy()
    with_it.own[id] = {k: now.get(id, k) for k in INPUTS + MORE}
    with_it.ours[id] = now.ours[id]
    if now.value(id) is None:   # what it lacks, nothing else gives it
        with_it.value = lambda i, v=with_it.value: None if i == id else v(i)
    print(f'- {name(id)}: a new category. ' + effects(with_it) +
          since(lambda t: id in t.own))

numbers = [(None, k) for k in INPUTS[:1] + INPUTS[3:] + MORE
           if now.common[k]] + \
    [(i, k) for i in now.own for k in INPUTS + MORE if now.own[i][k]]
for id, key in sorted(numbers, key=lambda s: name(*s)):
    n = now.common[key] if id is None else now.own[id][key]
    words = since(same(id, key)).rstrip('.').split()
    print(f'| {name(id, key)} | {text(key, n)} |',
          'not committed' if words[0] == 'Not' else
          f'{words[3]}, commit {words[1]}', '|')

deals = [d for f in glob.glob(root + '/data/deals-*.yaml')
         for d in yaml.safe_load(open(f))['deals']
         if d['stage'] == 'won' and began <= d['closed'] <= end]
types = {t['id']: t['category'] for t in program['types']}
of = {}
for f in glob.glob(root + '/partners/*/partner.yaml'):
    p = yaml.safe_load(open(f))
    of[f.split('/')[-2]] = p.get('categories') or [types.get(p['type'])]
won = sum(Fraction(d['amount']) for d in deals)
for id in list(now.own) + [None]:
    with_it = [d for d in deals if d.get('partner') and
               (id is None or id in of[d['partner']])]
    brought = sum(Fraction(d['amount']) for d in with_it
                  if d['role'] == 'sourced')
    few = len(deals) < 10
    attach = f'too few to say (n = {len(deals)})' if deals else 'none'
    if not few:
        attach = f'{rounded(Fraction(100 * len(with_it), len(deals)))} % ' \
            f'({len(with_it)} of {len(deals)})'
    sourced = 'not told' if few else \
        f'{rounded(100 * brought / won)} % ({money(brought)} of {money(won)})'
    print(f'| {name(id) if id else "**All partners**"} | {attach} | {sourced} |')
