"""golden_figures - figures of a workspace as a report words them, computed from
the YAML files alone: for golden.py. The values are those of metrics.py, which
holds pos-metric against the same definitions."""
import datetime, re
from metrics import (F, FEW, NONE, ONE, UNKNOWN, Measure, Workspace, day,
                     months, period, read, rounded)

# Numbers as people read them.


def commas(x, places=0):
    x = rounded(x, places)
    digits = str(abs(x) * 10 ** places).rjust(places + 1, '0')
    whole, rest = (digits[:-places], '.' + digits[-places:]) if places \
        else (digits, '')
    return ('-' if x < 0 else '') + f'{int(whole):,}' + rest


def percent(x):
    return commas(100 * F(x)).replace(',', '') + ' %'


def several(n, one, many=None):
    return f'{n} {one if n == 1 else many or one + "s"}'


def listed(names, shown=5):
    """a, b and c; beyond five: and 2 more."""
    if len(names) > shown:
        return ', '.join(names[:shown]) + f' and {len(names) - shown} more'
    return ' and '.join([', '.join(names[:-1]), names[-1]]
                        if len(names) > 1 else names)


def called(name, start):
    """A period in words, within a sentence."""
    year, _, part = name.partition('-')
    fiscal = ('' if start == 1 else 'fiscal ') + year
    if not part:
        return fiscal
    if part[0] in 'HQ':
        nth = 'first second third fourth'.split()[int(part[1]) - 1]
        kind = 'half' if part[0] == 'H' else 'quarter'
        return f'the {nth} {kind} of {fiscal}'
    return datetime.date(2000, int(part), 1).strftime('%B ') + year


def opening(name, start):
    """The same at the beginning of one."""
    if '-' not in name:
        return f"The {'' if start == 1 else 'fiscal '}year {name}"
    words = called(name, start)
    return words[0].upper() + words[1:]


def first_of(on, size, start):
    """The first day of the period of so many months that a day is in."""
    return months(on.replace(day=1), -((on.month - start) % 12 % size))


def named(first, months_long, start):
    """The name of the period of so many months that begins on a day."""
    year, n = first.year, (first.month - start) % 12
    if months_long != 1 and first.month < start:
        year -= 1
    if months_long == 1:
        return f'{first.year}-{first.month:02}'
    return str(year) + {12: '', 6: f'-H{n // 6 + 1}',
                        3: f'-Q{n // 3 + 1}'}[months_long]


class Sample(Workspace):
    """A workspace of which only what passes a filter counts."""

    def __init__(self, where, today, head):
        super().__init__(where, today)
        self.where = where
        self.accounts = {}
        for name in ('customers', 'prospects'):
            top = read(f'{where}/data/{name}.yaml', {})
            self.accounts.update({a['id']: a for a in top.get(name, [])})
        self.customers = list(read(f'{where}/data/customers.yaml', {}).get(
            'customers', []))
        self.currency = self.company.get('currency', '')
        self.filtered = bool(head.get('filter'))
        if self.filtered:
            self.cut({k: v if isinstance(v, list) else [v]
                      for k, v in head['filter'].items()})

    def cut(self, want):
        keys = {'region': 'regions', 'industry': 'industries'}

        def passes(slug, p):
            return all({slug} & set(v) if k == 'partner' else
                       set(as_list(p.get(keys.get(k, k)))) & set(v)
                       for k, v in want.items())

        self.partners = {s: p for s, p in self.partners.items()
                         if passes(s, p)}
        self.accounts = {
            i: a for i, a in self.accounts.items()
            if all(a.get(k) in want[k] for k in ('region', 'segment',
                                                 'industry') if k in want)}
        self.deals = [d for d in self.deals if d['account'] in self.accounts
                      and d.get('partner') in {None, *self.partners}]
        for key in ('plan', 'costs'):
            self.program[key] = [
                x for x in self.program.get(key, [])
                if all(set(as_list(x.get(k))) == set(want.get(k, []))
                       for k in ('region', 'type', 'tier', 'segment',
                                 'partner', 'industry'))]
        self.settle()

    def keep(self, slugs):
        """Leave out all other partners, with their deals."""
        self.partners = {s: p for s, p in self.partners.items() if s in slugs}
        self.deals = [d for d in self.deals
                      if d.get('partner') in {None, *self.partners}]
        self.settle()

    def rename(self, now):
        """Call partners by other slugs."""
        self.partners = {now.get(s, s): p for s, p in self.partners.items()}
        for d in self.deals:
            if d.get('partner') in now:
                d['partner'] = now[d['partner']]
        self.settle()

    def money(self, x):
        return f'{self.currency} {commas(x)}'

    def sorted_partners(self):
        return sorted(self.partners.items(), key=lambda x: x[0].encode())

    def name_of(self, list_, id_, none='none'):
        return none if id_ is None else next(
            (x.get('name', id_) for x in self.program.get(list_, [])
             if x['id'] == id_), id_)


def as_list(v):
    return v if isinstance(v, list) else [] if v is None else [v]


class Figures(Measure):
    """Each metric with what it counts, in words."""

    def __init__(self, ws, first, last, end=None):
        super().__init__(ws, first, last, end)
        self.value = self.values()

    def of_deals(self, found):
        return f' ({several(len(found), "deal")})'

    def counts(self, key):
        """What stands behind the value: cases, two sums, n."""
        ws, money = self.ws, self.ws.money
        year, span = self.year, self.span
        role = key.split('-')[0] if key != 'won' else None
        if key in ('won', 'sourced-won', 'influenced-won', 'direct-won',
                   'sourced-net'):
            found = self.closed(span, ('won',), role)
            missing = self.missing() if key == 'sourced-net' else 0
            found = found[missing:]
            return self.of_deals(found) + self.without(missing)
        if key.endswith('-won-year'):
            return self.of_deals(self.closed(year, ('won',), role))
        if key == 'sourced-share':
            return f' ({money(self.won(span, "sourced"))} of ' \
                f'{money(self.won(span))})'
        if key == 'attach-rate':
            wins = self.closed(span, ('won',))
            return self.ratio([d for d in wins if d['role'] != 'direct'],
                              wins)
        if key.endswith('-win-rate'):
            ends = self.closed(year, ('won', 'lost'), role)
            return self.ratio([d for d in ends if d['stage'] == 'won'], ends)
        if key in ('sourced-days', 'influenced-days', 'direct-days'):
            n = len(self.closed(year, ('won',), role))
            return f' (n = {n})'
        if key in ('sourced-open', 'influenced-open'):
            return self.of_deals(self.open_deals(role))
        if key == 'sourced-created':
            return self.of_deals([d for d in ws.deals if d['role'] == role and
                                  span[0] <= d['created_on'] <= span[1]])
        if key == 'concentration':
            by = {}
            for d in self.closed(year, ('won',), 'sourced'):
                by[d['partner']] = by.get(d['partner'], 0) + d['value']
            first = sum(sorted(by.values())[-2:])
            return f' ({money(first)} of {money(sum(by.values()))})'
        return self.other_counts(key)

    def other_counts(self, key):
        year, span = self.year, self.span
        began = [p for p in self.began(year) if p['knows_first']]
        before = self.signed(year[0] - ONE)
        answered = [r for r in self.registrations('decided', year)
                    if r['state'] in ('approved', 'expired', 'rejected')]
        if key == 'activation':
            return self.ratio([p for p in began if p['first'] and
                               p['first'] <= self.to], began)
        if key == 'days-to-first-deal':
            n = len([p for p in self.partners() if p['first'] and
                     year[0] <= p['first'] <= year[1]])
            return f' (n = {n})'
        if key == 'retention':
            signed = self.signed(self.to)
            return self.ratio([p for p in before if p in signed], before)
        if key == 'registration-approval':
            return self.ratio([r for r in answered
                               if r['state'] != 'rejected'], answered)
        if key == 'registration-days':
            n = len([r for r in answered if day(r, 'submitted')])
            return f' (n = {n})'
        if key == 'mdf-paid':
            n = len(self.funds(span))
            return f' ({several(n, "request for funds", "requests for funds")})'
        if key == 'mdf-revenue':
            slugs = {slug for slug, _ in self.funds(span)}
            return self.of_deals([d for d in self.closed(
                span, ('won',), 'sourced') if d['partner'] in slugs])
        if key == 'program-cost':
            spans = [period(c['period'], self.ws.start)
                     for c in self.ws.program.get('costs', [])]
            n = len([s for s in spans if s[0] <= span[1] and s[1] >= span[0]])
            return f' ({several(n, "cost")})'
        if key == 'partner-cac':
            return self.without(len(
                [1 for d in self.closed(year, ('won',), 'sourced')
                 if self.ws.paid(d['partner']) is None]))
        return ''

    def open_deals(self, role):
        return [d for d in self.ws.deals if d['role'] == role and
                d['created_on'] <= self.to and not (
                    d['stage'] in ('won', 'lost') and
                    d['closed_on'] <= self.to)]

    def ratio(self, part, whole):
        return f' ({len(part)} of {len(whole)})'

    def without(self, n):
        return f', and {n} left out whose number is not on file' if n \
            else ''

    def why(self, key):
        """Why it is not known."""
        ws = self.ws
        if self.future:
            return 'the period has not begun'
        if key == 'tiers':
            return 'the files tell it of today only'
        if key in ('program-cost', 'partner-cac'):
            return 'program.yaml has no costs of this for these days'
        if ws.on_file and self.to < ws.on_file and key != 'partners-active':
            return 'what is counted was not on file yet on these days'
        if key == 'coverage':
            return 'program.yaml has no plan of this for the quarter after'
        return 'activities and deals on file begin later'

    def known(self, key):
        return not isinstance(self.value[key], str)

    def text(self, key, unit, plain=False):
        """The value in words: EUR 840,000 (12 deals)."""
        v = self.value[key]
        if v is NONE:
            return 'none'
        if v is FEW:
            n = re.search(r'(\d+)\)$', self.counts(key)).group(1)
            return f'too few to say (n = {n})'
        if v is UNKNOWN:
            return 'not known' + ('' if plain else f': {self.why(key)}')
        return in_unit(self.ws, v, unit) + ('' if plain else self.counts(key))


def in_unit(ws, v, unit):
    if unit == 'money':
        return ws.money(v)
    if unit == 'percent':
        return percent(v)
    if unit == 'days':
        return commas(v) + (' day' if rounded(v, 0) == 1 else ' days')
    return commas(v, 2 if unit == 'ratio' else 0)


def difference(ws, now, then, unit):
    d = F(now) - F(then)
    places = 2 if unit in ('percent', 'ratio') else 0
    sign = '-' if rounded(d, places) < 0 else \
        '+' if rounded(d, places) > 0 else ''
    if not sign:
        return ''
    d = abs(d)
    if unit == 'percent':
        points = rounded(100 * d, 0)
        return f'{sign}{commas(points)} point' + ('' if points == 1 else 's')
    return sign + in_unit(ws, d, unit)


def with_contract(p):
    return p.get('stage') not in (None, 'prospect', 'qualified', 'former')


def silent_days(p, today):
    last = max((h for h in p['heard'] if h <= today), default=None)
    return (today - last).days if last else 10 ** 6


def renews(p):
    """The first end of an agreement that no later one has replaced."""
    last = {}
    for a in p.get('agreements', []):
        if a.get('renews'):
            last[a['kind']] = max(last.get(a['kind'], datetime.date.min),
                                  day(a, 'renews'))
    return min(last.values(), default=None)
