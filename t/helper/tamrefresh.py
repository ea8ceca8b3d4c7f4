#!/usr/bin/env python3
"""tamrefresh.py WORKSPACE THEN BEGAN END - the market estimate, then and now

Computes from the YAML what the section of that name of an annual review has
to say: THEN is a tam.yaml, that of today and its commits are WORKSPACE's.
Prints the rows of categories and totals, the lines of changes with what each
alone makes of the totals, what every assumption rests on and since when it is
as it is, the worst first, and what was won from BEGAN to END. POS_NOW has the
day that it is today. golden_refresh.py takes it from here, too."""
import glob, os, re, subprocess, sys
from collections import namedtuple
from datetime import date
from fractions import Fraction

import yaml

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
    def __init__(self, tree, currency=''):
        """currency: of one that says none"""
        tree = tree or {}
        self.currency = tree.get('currency') or currency
        self.as_of = tree.get('as_of')
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
        out = Tam(None, self.currency)
        out.common = dict(self.common)
        out.own = {i: dict(c) for i, c in self.own.items()}
        out.ours = dict(self.ours)
        return out


def plain(x):
    """Exact, with commas; it has six decimals at most."""
    if x.denominator == 1:
        return f'{x.numerator:,}'
    digits = f'{int(x * 10 ** 6):07}'
    return f'{int(digits[:-6]):,}.{digits[-6:]}'.rstrip('0')


def rounded(x):
    sign = -1 if x < 0 else 1
    return sign * int(abs(x) + Fraction(1, 2))


def parse(text, currency=''):
    return Tam(yaml.safe_load(text), currency)


def base_lines(text):
    """The line on which the base of a number stands, by (category, key)."""
    out = {}

    def look(node, category):
        for k, v in node.value if isinstance(node, yaml.MappingNode) else []:
            if isinstance(v, yaml.MappingNode):
                base = [x for name, x in v.value if name.value == 'base']
                v = base[0] if base else v
            out[category, k.value] = v.start_mark.line
    top = yaml.compose(text)
    look(top, None)
    for k, v in top.value if top else []:
        if k.value == 'capacity':
            look(v, None)
        elif k.value == 'categories':
            for id, c in v.value:
                look(c, id.value)
    return out


def newest_date(source, today):
    """The newest year, month or day that the text has; '' for none. A year
    is one from 2010 on that has begun."""
    found = []
    for m in re.finditer(r'(?<![\d.,])\d{4}', source):
        text = re.match(r'\d{4}(-\d\d(-\d\d)?)?', source[m.start():])[0]
        beyond = source[m.start() + len(text):][:1]
        if not beyond.isdigit() and '2010' <= text[:4] <= today[:4]:
            found.append(text)
    best = ''
    for text in found:
        n = min(len(text), len(best))
        if text[:n] > best[:n] or text[:n] == best[:n] and \
                len(text) > len(best):
            best = text
    return best


# A deal that was won: partner, or None; sourced, whether it brought it.
Won = namedtuple('Won', 'partner sourced amount')


class Refresh:
    """The estimate of root on a day against then, a Tam, or None."""

    def __init__(self, root, then, today):
        self.root, self.today = root, str(today)
        with open(root + '/program.yaml', encoding='utf-8') as f:
            self.program = yaml.safe_load(f) or {}
        with open(root + '/company.yaml', encoding='utf-8') as f:
            self.currency = (yaml.safe_load(f) or {}).get('currency', '')
        self.text = ''
        if os.path.exists(root + '/strategy/tam.yaml'):
            with open(root + '/strategy/tam.yaml', encoding='utf-8') as f:
                self.text = f.read()
        self.then, self.now = then, parse(self.text, self.currency)
        self.names = {c['id']: c.get('name', c['id'])
                      for c in self.program.get('categories', [])}
        self.states = None

    # Words.

    def name(self, id, key=None):
        at = self.names.get(id, id) if id is not None else None
        return at if key is None else f"{NAMES[key]}, {at or 'shared'}"

    def text_of(self, key, n):
        if n is None:
            return 'not known'

        def one(x):
            return plain(x * 100) + ' %' if key in PERCENT else \
                (f'{self.now.currency} ' if key == 'acv' else '') + plain(x)
        low, base, high = map(one, n[0])
        return base if low == high else f'{base} ({low} to {high})'

    def money(self, x):
        return 'not known' if x is None else \
            f'{self.now.currency} {rounded(x):,}'

    def change(self, a, b):
        if a is None or b is None:
            return ''
        if a == b:
            return 'no change'
        out = ('+' if b > a else '-') + self.money(abs(b - a))
        if a:
            percent = rounded((b - a) / a * 100)
            out += f" ({'+' if b > a else ''}{percent} %)"
        return out

    def whose(self, ours):
        return 'our revenue' if ours else "the ecosystem's"

    # Then and now.

    def values(self):
        """Rows of categories and totals."""
        then, now, out = self.then, self.now, []
        for id in list(now.own) + [i for i in then.own if i not in now.own]:
            a, b = (t.value(id) if id in t.own else None for t in (then, now))
            ours = (now if id in now.own else then).ours[id]
            out.append(f'| {self.name(id)} | {self.whose(ours)} | '
                       f'{self.money(a)} | {self.money(b)} | '
                       f'{self.change(a, b)} |')
        for ours, word in (True, 'Our revenue through partners'), \
                (False, 'Revenue of the ecosystem'):
            a, b = then.total(ours), now.total(ours)
            out.append(f'| **{word}** | | {self.money(a)} | {self.money(b)} '
                       f'| {self.change(a, b)} |')
        return out

    def git(self, *words):
        run = subprocess.run(['git', '-C', self.root, *words],
                             capture_output=True, text=True,
                             env={**os.environ, 'TZ': 'UTC'})
        return run.stdout if run.returncode == 0 else None

    def since(self, alike):
        """(commit, day, whether an older one may have, which a shallow clone
        has not) that made it so: its parent has it otherwise. None: it is not
        committed."""
        if self.states is None:     # of the file, newest first
            commits = self.git(
                'log', '--first-parent', '--date=format-local:%Y-%m-%d',
                '--format=%h %cd', '--abbrev=10') or ''
            self.states = [(*line.split(), self.git(
                'show', line.split()[0] + ':./strategy/tam.yaml'))
                for line in commits.splitlines()]
            # as it is written, whether this clone has its parent or not
            self.cut = commits and '\nparent ' in self.git(
                'cat-file', 'commit', self.states[-1][0])
        made = None
        for commit, day, text in self.states:
            if not alike(parse(text or '', self.currency)):
                return made
            made = commit, day, False
        return made and (*made[:2], bool(self.cut))

    def made(self, alike):
        made = self.since(alike)
        return f'Commit {made[0]} of {made[1]}' + \
            ', or an older one that this clone has not' * made[2] + '.' \
            if made else 'Not committed.'

    def same(self, id, key):
        now = self.now

        def alike(t):
            if id is not None and id not in t.own:
                return False
            if id is None:
                return t.common[key] == now.common[key]
            return t.own[id][key] == now.own[id][key] and \
                t.get(id, key) == now.get(id, key)
        return alike

    def effects(self, with_it):
        line = ''
        for ours in True, False:
            a, b = self.then.total(ours), with_it.total(ours)
            if a != b:
                by = self.change(a, b)
                line += f'Alone: {self.whose(ours)} {self.money(a)} → ' \
                    f'{self.money(b)}' + (f', {by}' if by else '') + '. '
        return line

    def tell(self, id, key):
        """The line of one assumption, [] where it is as it was."""
        then, now = self.then, self.now
        a, b = then.get(id, key), now.get(id, key)
        if a == b or id is not None and not (then.own[id][key] or
                                             now.own[id][key]):
            return []
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
        line = f'- {self.name(id, key)}: '
        if (a and a[0]) == (b and b[0]):
            line += f'stays at {self.text_of(key, b)}, with another source. '
            line += f'Source: {source}. ' if source else 'It has none now. '
        else:
            line += f'{self.text_of(key, a)} → {self.text_of(key, b)}. ' + \
                self.effects(with_it)
            line += 'No source. ' if source is None else \
                f'The source is the one it had: {source}. ' \
                if a and a[1] == source else f'Source: {source}. '
        return [line + self.made(self.same(id, key))]

    def tell_category(self, id):
        """Lines of a category that there was."""
        then, now = self.then, self.now
        with_it, out = then.copy(), []
        if id not in now.own:
            del with_it.own[id]
            return [f'- {self.name(id)}: the category is gone. ' +
                    self.effects(with_it) +
                    self.made(lambda t: id not in t.own)]
        if then.ours[id] != now.ours[id]:
            with_it.ours[id] = now.ours[id]
            out.append(f'- {self.name(id)}: another revenue than before, '
                       "ours or the ecosystem's. " + self.effects(with_it) +
                       self.made(lambda t: t.ours.get(id) == now.ours[id]))
        for key in INPUTS + MORE:
            out += self.tell(id, key)
        return out

    def tell_new(self, id):
        with_it, now = self.then.copy(), self.now
        with_it.own[id] = {k: now.get(id, k) for k in INPUTS + MORE}
        with_it.ours[id] = now.ours[id]
        if now.value(id) is None:   # what it lacks, nothing else gives it
            with_it.value = lambda i, v=with_it.value: \
                None if i == id else v(i)
        return [f'- {self.name(id)}: a new category. ' +
                self.effects(with_it) + self.made(lambda t: id in t.own)]

    def changes(self):
        out = []
        for key in INPUTS[:1] + INPUTS[3:] + MORE:
            out += self.tell(None, key)
        for id in self.then.own:
            out += self.tell_category(id)
        for id in self.now.own:
            if id not in self.then.own:
                out += self.tell_new(id)
        return out

    # What it rests on.

    def footing(self, began):
        """A row for each assumption, the worst first: no source, none but
        the word assumption, no date in it, the oldest date."""
        lines, rows = base_lines(self.text) if self.text else {}, []
        numbers = [(None, k) for k in INPUTS + MORE if self.now.common.get(k)]
        numbers += [(i, k) for i in self.now.own for k in INPUTS + MORE
                    if self.now.own[i][k]]
        for id, key in numbers:
            n = self.now.get(id, key)
            source = n[1]
            bare = source is not None and (
                source.lower() == 'assumption' or
                source[:10].lower() == 'assumption' and
                source == 'assumption, replace')
            rank = 0 if source is None else 1 if bare else 2
            dated = newest_date(source, self.today) if rank == 2 else ''
            rows.append(((rank, dated != '', dated, lines[id, key],
                          (INPUTS + MORE).index(key)),
                         self.footing_row(id, key, dated, bare, str(began))))
        return [row for _, row in sorted(rows, key=lambda r: r[0])]

    def footing_row(self, id, key, dated, bare, began):
        n = self.now.get(id, key)
        old = ', before the period' if dated and dated < began[:len(dated)] \
            else ''
        source = '**no source**' if n[1] is None else \
            n[1] + ', nothing more' * bare
        made = self.since(self.same(id, key))
        made = f'{made[1]}, commit {made[0]}' + ', or an older one' * made[2] \
            if made else 'not committed'
        return f'| {self.name(id, key)} | {self.text_of(key, n)} | ' \
            f"{dated or 'none'}{old} | {source} | {made} |"

    # What deals say.

    def measured(self, deals, of):
        """A row for each category and one for all, of deals won. of: the
        categories of each partner."""
        won, out = sum(d.amount for d in deals), []
        for id in list(self.now.own) + [None]:
            with_it = [d for d in deals if d.partner and
                       (id is None or id in of[d.partner])]
            brought = sum(d.amount for d in with_it if d.sourced)
            n = len(deals)
            attach = 'none' if n == 0 else f'too few to say (n = {n})' \
                if n < 10 else f'{rounded(Fraction(100 * len(with_it), n))}' \
                f' % ({len(with_it)} of {n})'
            sourced = 'not told' if n < 10 or won == 0 else \
                f'{rounded(Fraction(100 * brought) / won)} % ' \
                f'({self.money_of(brought)} of {self.money_of(won)})'
            out.append(f'| {self.assumed(id)} | {attach} | {sourced} |')
        return out

    def money_of(self, x):
        """Of what was won: in the company's currency."""
        return f'{self.currency} {rounded(x):,}'

    def assumed(self, id):
        if id is None:
            return '**All partners** | |'
        reach = self.now.own[id]['reach']
        part = f" of the {self.text_of('reach', reach)} in reach" \
            if reach else ''
        return f'{self.name(id)} | {self.whose(self.now.ours[id])} | ' \
            f"{self.text_of('share', self.now.get(id, 'share'))}{part}"


def categories_of(program, partners):
    """Of each partner, by slug."""
    types = {t['id']: t['category'] for t in program.get('types', [])}
    return {s: p.get('categories') or [types.get(p.get('type'))]
            for s, p in partners.items()}


def main(root, then_file, began, end):
    began, end = map(date.fromisoformat, (began, end))
    with open(then_file, encoding='utf-8') as f:
        then = f.read()
    r = Refresh(root, None, os.environ['POS_NOW'][:10])
    r.then = parse(then, r.currency)
    deals = [Won(d.get('partner'), d.get('role') == 'sourced',
                 Fraction(d['amount']))
             for f in glob.glob(root + '/data/deals-*.yaml')
             for d in yaml.safe_load(open(f))['deals']
             if d['stage'] == 'won' and began <= d['closed'] <= end]
    partners = {f.split('/')[-2]: yaml.safe_load(open(f))
                for f in glob.glob(root + '/partners/*/partner.yaml')}
    print('\n'.join(r.values() + r.changes() + r.footing(began) +
                    r.measured(deals, categories_of(r.program, partners))))


if __name__ == '__main__':
    main(*sys.argv[1:])
