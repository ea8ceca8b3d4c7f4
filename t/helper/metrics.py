#!/usr/bin/env python3
"""metrics.py WORKSPACE DAY PERIOD...: hold `pos metric list` of each period,
and the cases of each metric, against figures computed here from the YAML
files, by the published definition of each metric: metrics.yaml is not looked
at, nothing of the library is used. Prints what differs, and at the end how
many figures were compared.

metrics.py --make SEED WORKSPACE DAY: write a small workspace with days on the
borders of periods instead; from seed 20 on with sums in three currencies,
whose rates change on such days, too."""
import datetime, decimal, fractions, glob, json, os, random, subprocess, sys
import yaml

F = fractions.Fraction
ONE = datetime.timedelta(1)
FEW, NONE, UNKNOWN = 'few', 'none', 'unknown'
LOADER = getattr(yaml, 'CBaseLoader', yaml.BaseLoader)    # C is ten times faster
NOT_KNOWN = ('prospect', 'qualified')


def day(map_, key):
    text = (map_ or {}).get(key)
    return datetime.date.fromisoformat(text) if text else None


def months(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    last = (datetime.date(y + (m == 11), (m + 1) % 12 + 1, 1) - ONE).day
    return datetime.date(y, m + 1, min(d.day, last))


def number(text):
    text = str(text)
    return F(text[:-1]) / 100 if text.endswith('%') else F(text)


def period(name, start):
    """First and last day of 2026, 2026-H2, 2026-Q3, 2026-09."""
    year, _, part = name.partition('-')
    first = datetime.date(int(year), start, 1)
    if not part:
        size = 12
    elif part[0] == 'H':
        first, size = months(first, 6 * (int(part[1]) - 1)), 6
    elif part[0] == 'Q':
        first, size = months(first, 3 * (int(part[1]) - 1)), 3
    else:
        first, size = datetime.date(int(year), int(part), 1), 1
    return first, months(first, size) - ONE


def median(values):
    values = sorted(values)
    n = len(values)
    return F(values[(n - 1) // 2] + values[n // 2], 2)


def read(path, default=None):
    if not os.path.exists(path):
        return default
    with open(path, encoding='utf-8') as f:
        return yaml.load(f, Loader=LOADER) or default


class Workspace:
    def __init__(self, where, today):
        self.today = today
        self.company = read(f'{where}/company.yaml', {})
        self.program = read(f'{where}/program.yaml', {})
        self.start = int(self.company.get('fiscal_year_start', 1))
        self.deals = [d for f in sorted(glob.glob(f'{where}/data/deals-*.yaml'))
                      for d in read(f, {}).get('deals', [])]
        for d in self.deals:
            d['role'] = d.get('role', 'direct')
            d['created_on'] = day(d, 'created')
            d['closed_on'] = day(d, 'closed')
            d['value'] = self.worth(d, d['closed_on'] or today)
        self.partners = {f.split('/')[-2]: read(f)
                         for f in glob.glob(f'{where}/partners/*/partner.yaml')}
        self.settle()

    def settle(self):
        """What follows from the deals and partners that there are."""
        self.on_file = min((d['created_on'] for d in self.deals), default=None)
        for slug, p in self.partners.items():
            self.live(slug, p)
        self.heard = min((h for p in self.partners.values()
                          for h in p['heard']), default=None)

    def worth(self, sum_, on):
        """A sum in the company's currency, at the last rate by that day."""
        code = sum_.get('currency', self.company.get('currency')).upper()
        if code == self.company.get('currency'):
            return number(sum_['amount'])
        rates = {r['date']: F(r['rate']) for r in self.company['currencies']
                 if r['currency'].upper() == code and
                 day(r, 'date') <= on}
        return number(sum_['amount']) * rates[max(rates)]

    def live(self, slug, p):
        """When it began, left, was heard of, brought its first deal."""
        sourced = [d for d in self.deals if d.get('partner') == slug and
                   d['role'] == 'sourced']
        p['heard'] = [day(a, 'date') for a in p.get('activity', [])] + \
            [d['created_on'] for d in sourced]
        former = p.get('stage') == 'former'
        stage = p.get('stage', 'prospect')
        signed = [day(a, 'signed') for a in p.get('agreements', [])]
        p['start'] = p['left'] = p['first'] = None
        p['had'] = former or stage not in NOT_KNOWN
        if p['had']:
            p['start'] = day(p, 'since') or min(filter(None, signed),
                                                default=None)
        if former:
            told = [day(m, 'date') for m in p.get('milestones', [])
                    if m.get('reaches') == 'left' and m.get('date')]
            last = max(p['heard'], default=None)
            p['left'] = max(told) if told else p['start'] and max(
                last or p['start'], p['start'])
            p['had'] = p['left'] is not None
        p['knows_first'] = p['start'] is not None and (
            self.on_file is None or p['start'] >= self.on_file)
        if p['knows_first']:
            p['first'] = min((d['created_on'] for d in sourced), default=None)

    def signed(self, p, on):
        return p['had'] and (not p['start'] or p['start'] <= on) and \
            (not p['left'] or on < p['left'])

    def active(self, p, on):
        last = max((h for h in p['heard'] if h <= on), default=None)
        return self.signed(p, on) and last and (on - last).days <= 90

    def paid(self, slug):
        """What part of a first year the partner is paid; None: unknown."""
        p = self.partners[slug]
        rate = None
        if p['type'] == 'reseller':
            rate = next((t.get('margin') for t in self.program.get('tiers', [])
                         if t['id'] == p.get('tier')), None)
        rate = rate or next((t.get('commission')
                             for t in self.program.get('types', [])
                             if t['id'] == p['type']), None)
        rate = rate or self.program.get('policies', {}).get(
            'commission', {}).get(p['type'])
        return None if rate is None else number(rate)

    def plan(self, metric, first, last, adds):
        """That of the period, or of the parts that make it up."""
        own = [(period(x['period'], self.start), number(x['value']))
               for x in self.program.get('plan', []) if x['metric'] == metric]
        for span, value in own:
            if span == (first, last):
                return value
        size = round((last - first).days / 30.4)
        for part in (6, 3, 1):
            if not adds or part >= size:
                continue
            spans = [(months(first, i), months(first, i + part) - ONE)
                     for i in range(0, size, part)]
            if size > 1 and all(any(s == o[0] for o in own) for s in spans):
                return sum(v for s, v in own if s in spans)
        return None

    def plan_by(self, metric, first, last, adds):
        """The same; of what stands on a day, the plan of another period that
        ends on the last one, the longest."""
        plan = self.plan(metric, first, last, adds)
        spans = [(period(x['period'], self.start), number(x['value']))
                 for x in self.program.get('plan', [])
                 if x['metric'] == metric]
        spans = sorted((s[0], v) for s, v in spans if s[1] == last)
        if plan is None and metric in STANDS and spans:
            return spans[0][1]
        return plan


class Measure:
    """All metrics of one workspace over one period."""

    def __init__(self, ws, first, last, end=None):
        self.ws = ws
        self.future = first > ws.today
        self.first, self.last = first, last
        self.to = min(last, end or ws.today)
        self.year = (months(self.to, -12) + ONE, self.to)
        self.span = (first, self.to)

    def closed(self, span, stage, role=None):
        return [d for d in self.ws.deals if d['stage'] in stage and
                d['closed_on'] and span[0] <= d['closed_on'] <= span[1] and
                role in (None, d['role'])]

    def won(self, span, role=None):
        return sum(d['value'] for d in self.closed(span, ('won',), role))

    def open(self, role):
        return sum(d['value'] for d in self.ws.deals if d['role'] == role and
                   d['created_on'] <= self.to and not (
                       d['stage'] in ('won', 'lost') and
                       d['closed_on'] <= self.to))

    def share(self, part, whole, least=1):
        if len(whole) == 0:
            return NONE
        return FEW if len(whole) < least else F(len(part), len(whole))

    def win_rate(self, role):
        ends = self.closed(self.year, ('won', 'lost'), role)
        return self.share([d for d in ends if d['stage'] == 'won'], ends, 10)

    def middle(self, values, least=4):
        return NONE if not values else FEW if len(values) < least else \
            median(values)

    def cycle(self, role):
        return self.middle([(d['closed_on'] - d['created_on']).days for d in
                            self.closed(self.year, ('won',), role)])

    def partners(self):
        return self.ws.partners.values()

    def signed(self, on):
        return [p for p in self.partners() if self.ws.signed(p, on)]

    def began(self, span):
        return [p for p in self.partners() if p['start'] and
                span[0] <= p['start'] <= span[1]]

    def registrations(self, key, span):
        return [d['registration'] for d in self.ws.deals
                if d.get('registration') and d['created_on'] <= self.to and
                day(d['registration'], key) and
                span[0] <= day(d['registration'], key) <= span[1]]

    def funds(self, span):
        return [(slug, self.ws.worth(m, day(m, 'date')))
                for slug, p in self.ws.partners.items()
                for m in p.get('mdf', []) if m['state'] == 'paid' and
                day(m, 'paid') and span[0] <= day(m, 'paid') <= span[1]]

    def funded(self, span):
        slugs = {slug for slug, _ in self.funds(span)}
        return sum(d['value'] for d in self.closed(span, ('won',), 'sourced')
                   if d['partner'] in slugs)

    def cost(self, span):
        days, total = set(), F(0)
        for c in self.ws.program.get('costs', []):
            first, last = period(c['period'], self.ws.start)
            size = (last - first).days + 1
            days_in = [first + ONE * i for i in range(size)
                       if span[0] <= first + ONE * i <= span[1]]
            days.update(days_in)
            total += number(c['amount']) * F(len(days_in), size)
        return total if len(days) == (span[1] - span[0]).days + 1 else UNKNOWN

    def net(self, span):
        rates = [(d['value'], self.ws.paid(d['partner'])) for d in
                 self.closed(span, ('won',), 'sourced')]
        return sum(v * (1 - r) for v, r in rates if r is not None)

    def missing(self):
        return len([1 for d in self.closed(self.span, ('won',), 'sourced')
                    if self.ws.paid(d['partner']) is None])

    def concentration(self):
        by = {}
        for d in self.closed(self.year, ('won',), 'sourced'):
            by[d['partner']] = by.get(d['partner'], 0) + d['value']
        top = sorted(by.values())[-2:]
        return F(sum(top)) / sum(by.values()) if sum(by.values()) else NONE

    def people(self):
        return sum(len({c.get('person', i) for i, c in
                        enumerate(p.get('certifications', []))
                        if (day(c, 'earned') or self.to) <= self.to <=
                        (day(c, 'expires') or self.to)})
                   for p in self.signed(self.to))

    def over(self, a, b):
        if UNKNOWN in (a, b):
            return UNKNOWN
        return NONE if NONE in (a, b) or b == 0 else F(a) / b

    def values(self):
        ws, to, span, year = self.ws, self.to, self.span, self.year
        wins = self.closed(span, ('won',))
        signed = self.signed(to)
        active = [p for p in self.partners() if ws.active(p, to)]
        began = [p for p in self.began(year) if p['knows_first']]
        before = self.signed(year[0] - ONE)
        answered = [r for r in self.registrations('decided', year)
                    if r['state'] in ('approved', 'expired', 'rejected')]
        quarter = months(to.replace(day=1), -((to.month - ws.start) % 3))
        coming = months(quarter, 3), months(quarter, 6) - ONE
        target = ws.plan('sourced-won', *coming, True)
        deals = {
            'won': self.won(span), 'sourced-won': self.won(span, 'sourced'),
            'sourced-won-year': self.won(year, 'sourced'),
            'direct-won-year': self.won(year, 'direct'),
            'influenced-won': self.won(span, 'influenced'),
            'direct-won': self.won(span, 'direct'),
            'sourced-share': NONE if not wins else self.over(
                self.won(span, 'sourced'), self.won(span)),
            'attach-rate': self.share([d for d in wins
                                       if d['role'] != 'direct'], wins, 10),
            'sourced-open': self.open('sourced'),
            'influenced-open': self.open('influenced'),
            'sourced-created': sum(
                d['value'] for d in ws.deals if d['role'] == 'sourced' and
                span[0] <= d['created_on'] <= span[1]),
            'coverage': UNKNOWN if target is None else
            self.over(self.open('sourced'), target),
            'concentration': self.concentration(),
            'registered': len(self.registrations('submitted', span)),
            'registration-approval': self.share(
                [r for r in answered if r['state'] != 'rejected'], answered,
                4),
            'registration-days': self.middle([
                (day(r, 'decided') - day(r, 'submitted')).days
                for r in answered if day(r, 'submitted')]),
            'mdf-revenue': self.funded(span),
            'sourced-net': self.net(span),
            'revenue-per-active': self.over(self.won(year, 'sourced'),
                                            F(len(active))),
            'partner-cac': self.over(self.cost(year), self.net(year)),
        }
        for role in ('sourced', 'influenced', 'direct'):
            deals[f'{role}-win-rate'] = self.win_rate(role)
            deals[f'{role}-days'] = self.cycle(role)
        spent = sum(a for _, a in self.funds(year))
        deals['mdf-roi'] = NONE if not spent else \
            (self.funded(year) - spent) / F(spent)
        others = {
            'partners-signed': len(signed), 'partners-active': len(active),
            'partners-new': len(self.began(span)),
            'partners-left': len([p for p in self.partners() if p['left'] and
                                  span[0] <= p['left'] <= span[1]]),
            'activation': self.share([p for p in began if p['first'] and
                                      p['first'] <= to], began, 4),
            'days-to-first-deal': self.middle([
                (p['first'] - p['start']).days for p in self.partners()
                if p['first'] and year[0] <= p['first'] <= year[1]]),
            'retention': self.share([p for p in before if p in signed],
                                    before),
            'tiers': len(signed) if to == ws.today else UNKNOWN,
            'certified': self.people(),
            'mdf-paid': sum(a for _, a in self.funds(span)),
            'program-cost': self.cost(span),
        }
        if ws.on_file and to < ws.on_file:
            deals = {key: UNKNOWN for key in deals}
        if ws.heard and to < ws.heard:
            others['partners-active'] = UNKNOWN
            deals['revenue-per-active'] = UNKNOWN
        every = {**deals, **others}
        return {k: UNKNOWN if self.future else v for k, v in every.items()}


ADDS = ('won sourced-won influenced-won direct-won sourced-created '
        'partners-new partners-left registered mdf-paid mdf-revenue '
        'program-cost sourced-net').split()
STANDS = ('sourced-open influenced-open coverage partners-signed '
          'partners-active tiers certified').split()
FINE = 'percent', 'ratio'


def rounded(x, places):
    """Half up, away from zero."""
    scaled = abs(F(x)) * 10 ** places
    whole = (scaled.numerator * 2 + scaled.denominator) // (
        scaled.denominator * 2)
    return F(whole if x >= 0 else -whole, 10 ** places)


def pos(*args):
    done = subprocess.run(['pos-metric', *args], capture_output=True,
                          stdin=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return json.loads(done.stdout, parse_float=decimal.Decimal)


def before(ws, first, last):
    """Values of the period before: of a running one, of as many days."""
    size = round((last - first).days / 30.4)
    start = months(first, -size)
    end = start + (ws.today - first) if first <= ws.today < last else None
    return Measure(ws, start, first - ONE, end).values()


def compare(ws, where, name):
    first, last = period(name, ws.start)
    values = Measure(ws, first, last).values()
    then = before(ws, first, last)
    got = {m['metric']: m for m in
           pos('list', '-C', where, '-o', 'json', '-p', name)['metrics']}
    wrong = [f'{name}: {k} is only on one side'
             for k in values.keys() ^ got.keys()]
    left_out = Measure(ws, first, last).missing()
    if got['sourced-net']['state'] == 'measured' and \
            got['sourced-net']['missing'] != left_out:
        wrong.append(f'{name}: sourced-net leaves out {left_out} deals')
    for k in values.keys() & got.keys():
        places = 4 if got[k]['unit'] in FINE else 2
        plan = ws.plan_by(k, first, last, k in ADDS)
        want = values[k]
        said = got[k]['state'] if got[k]['value'] is None else \
            F(got[k]['value'])
        if not isinstance(want, str):
            want = rounded(want, places)
        if want != said:
            wrong.append(f'{name}: {k}: {said}, expected {want}')
        want = None if isinstance(then[k], str) else rounded(then[k], places)
        said = got[k]['before']
        if want != (None if said is None else F(said)):
            wrong.append(f'{name}: before, {k}: {said}, expected {want}')
        want = None if plan is None else rounded(plan, places)
        said = got[k]['plan']
        if want != (None if said is None else F(said)):
            wrong.append(f'{name}: plan of {k}: {said}, expected {want}')
        if k in ADDS and got[k]['state'] == 'measured' and \
                name[4:] in ('', '-Q3', '-02'):
            wrong += cases(where, name, got[k])
    return wrong, 3 * len(values)


def cases(where, name, metric):
    """The numbers of counted cases add up to the value; each may be rounded
    to a hundredth."""
    rows = [c for c in pos('cases', '-C', where, '-o', 'json', '-p', name,
                           metric['metric'])['cases'] if c['counted']]
    total = sum(F(c['number']) if c['number'] is not None else 1
                for c in rows)
    if abs(total - F(metric['value'])) * 200 <= len(rows) + 1:
        return []
    return [f"{name}: cases of {metric['metric']} add up to {total}, its "
            f"value is {metric['value']}"]


def main(where, today, names):
    ws = Workspace(where, datetime.date.fromisoformat(today))
    wrong, count = [], 0
    for name in names:
        more, n = compare(ws, where, name)
        wrong += more
        count += n
    for line in wrong:
        print(line)
    print(f'{count} figures of {len(names)} periods')


# A workspace whose days are on borders.


def borders(today):
    """Days on which something begins or ends."""
    out = []
    for y in (today.year - 2, today.year - 1, today.year):
        for m in (1, 2, 4, 7, 10):
            first = datetime.date(y, m, 1)
            out += [first, first - ONE, months(first, 1) - ONE]
        for m in (1, 4, 7, 10):     # heard of 90 and 91 days before an end
            end = datetime.date(y, m, 1) - ONE
            out += [end - 90 * ONE, end - 91 * ONE]
    for d in (today, months(today, -12)):
        out += [d - ONE, d, d + ONE]
    return sorted({d for d in out if d <= today})


def quoted(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return '{' + ', '.join(f'{k}: {quoted(v)}' for k, v in value.items()
                               if v is not None) + '}'
    if isinstance(value, list):
        return '[' + ', '.join(quoted(v) for v in value) + ']'
    return str(value)


def write(path, top):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        for key, value in top.items():
            if isinstance(value, list):
                f.write(f'{key}:\n' + ''.join(f'  - {quoted(v)}\n'
                                              for v in value))
            elif value is not None:
                f.write(f'{key}: {quoted(value)}\n')


def quarter_ends(today):
    return [months(datetime.date(today.year, 1, 1), 3 * n) - ONE
            for n in range(-4, 4)]


def make_partner(rng, pick, i, today):
    stage = rng.choice('prospect qualified signed active at-risk exiting '
                       'former former'.split())
    since = pick() if rng.random() < .7 else None
    p = {'name': f'Partner {i}', 'stage': stage, 'since': since,
         'type': rng.choice(['referral', 'reseller', 'services', 'alliance']),
         'tier': rng.choice(['silver', 'gold', None])}
    if rng.random() < .5:
        p['agreements'] = [{'kind': 'x', 'signed': pick()}
                           for _ in range(rng.randint(1, 2))]
    p['activity'] = [{'date': pick(), 'kind': 'meeting'}
                     for _ in range(rng.randint(0, 3))]
    if rng.random() < .3:       # last heard of 90 days before an end
        p['activity'] = [{'date': min(rng.choice(quarter_ends(today)), today) -
                          90 * ONE, 'kind': 'meeting'}]
    p['certifications'] = [
        {'person': rng.choice(['Ada', 'Åse', 'Bo']), 'earned': pick(),
         'expires': rng.choice([pick(), today, today - ONE, None])}
        for _ in range(rng.randint(0, 4))]
    p['milestones'] = [{'date': min(rng.choice(quarter_ends(today)), today),
                        'name': 'Left', 'reaches': 'left'}] \
        if stage == 'former' and rng.random() < .7 else []
    p['mdf'] = []
    for _ in range(rng.randint(0, 2)):
        a, b, c = sorted([pick(), pick(), pick()])
        p['mdf'].append(rng.choice([
            {'date': a, 'amount': rng.randint(1, 9) * 500, 'purpose': 'fair',
             'state': 'paid', 'decided': b, 'paid': c},
            {'date': a, 'amount': 700, 'purpose': 'fair',
             'state': 'approved', 'decided': b}]))
    return {k: v for k, v in p.items() if v != []}


def make_deal(rng, pick, i, slugs):
    created, closed = sorted([pick(), pick()])
    stage = rng.choice('won won lost proposal'.split())
    d = {'id': f'd-{i}', 'name': f'Deal {i}', 'account': 'c-1',
         'amount': rng.choice([1000, 1000, 2500.5, 4000, 33333]),
         'currency': 'EUR', 'stage': stage, 'created': created,
         'closed': closed if stage in ('won', 'lost') else None}
    role = rng.choice(['direct', 'sourced', 'sourced', 'influenced'])
    if role != 'direct' and slugs:
        d.update(partner=rng.choice(slugs), role=role)
        d['evidence'] = [{'date': created, 'note': 'seen', 'by': 'Ada'}]
    if d.get('role') == 'sourced' and rng.random() < .6:
        state = rng.choice(['submitted', 'approved', 'rejected', 'expired'])
        asked, told = sorted([pick(), pick()])
        asked, told = max(asked, created), max(told, created)
        d['registration'] = {
            'state': state, 'submitted': asked, 'contact': 'Bo', 'need': 'x',
            'decided': None if state == 'submitted' else told,
            'until': months(told, 3) if state in ('approved', 'expired')
            else None}
    return d


def make_program(rng, today):
    costs = [{'period': f'{y}-Q{q}', 'kind': 'program',
              'amount': rng.randint(1, 99) * 100}
             for y in (today.year - 2, today.year - 1, today.year)
             for q in (1, 2, 3, 4) if rng.random() < .9]
    costs += [{'period': f'{today.year - 1}', 'kind': 'overhead',
               'amount': 10000},
              {'period': f'{today.year}-02', 'kind': 'mdf', 'amount': 777}]
    plan = [{'metric': 'sourced-won', 'period': f'{y}-Q{q}',
             'value': rng.randint(0, 5) * 1000}
            for y in (today.year - 1, today.year, today.year + 1)
            for q in (1, 2, 3, 4) if rng.random() < .8]
    plan += [{'metric': 'attach-rate', 'period': f'{today.year}',
              'value': '50%'},
             {'metric': 'won', 'period': f'{today.year}-H1', 'value': 9000},
             {'metric': 'won', 'period': f'{today.year}-Q3', 'value': 7},
             {'metric': 'won', 'period': f'{today.year}-Q4', 'value': 8}]
    return {'name': 'Program',
            'types': [{'id': 'referral', 'name': 'A', 'category': 'sales'},
                      {'id': 'reseller', 'name': 'B', 'category': 'sales'},
                      {'id': 'services', 'name': 'C', 'category': 'sales',
                       'commission': '12.5%'},
                      {'id': 'alliance', 'name': 'D', 'category': 'sales'}],
            'categories': [{'id': 'sales', 'name': 'Sales'}],
            'tiers': [{'id': 'silver', 'name': 'Silver', 'margin': '20%'},
                      {'id': 'gold', 'name': 'Gold'}],
            'policies': {'commission': {'referral': '10%',
                                        'reseller': '15%'}},
            'costs': costs, 'plan': plan}


def make_rates(rng, today, days):
    """Of two currencies: from long ago, changing on borders, and to come."""
    rates = []
    for code, base, places in (('USD', 0.9, 4), ('JPY', 0.006, 12)):
        when = {datetime.date(2015, 1, 1), today + ONE}
        when.update(rng.choice(days) for _ in range(9))
        for d in when:
            rates.append({'currency': code, 'date': d, 'source': 'Made',
                          'rate': f'{base * rng.uniform(.8, 1.2):.{places}f}'})
    rng.shuffle(rates)
    return rates


def make_foreign(rng, deals, partners, today, days):
    """Put some sums into other currencies; the rates they need."""
    def some(sum_):
        code = rng.choice(['EUR', 'USD', 'usd', 'JPY', None])
        sum_['currency'] = code
        if code == 'JPY':
            sum_['amount'] = rng.choice([100000, 1, 777777])
        elif code in ('USD', 'usd'):
            sum_['amount'] = rng.choice([0, 0.01, 2500.5, 33333])
    for entries in deals.values():
        for d in entries:
            some(d)
    for p in partners.values():
        for m in p.get('mdf', []):
            some(m)
    return make_rates(rng, today, days)


def make(seed, where, today):
    rng = random.Random(seed)
    today = datetime.date.fromisoformat(today)
    days = borders(today)
    start = rng.choice([1, 1, 4, 7, 12])

    def pick():
        return rng.choice(days)

    slugs = [f'p{i}' for i in range(rng.choice([0, 4, 9, 14]))]
    deals = {}
    for i in range(rng.choice([0, 3, 25, 60])):
        d = make_deal(rng, pick, i, slugs)
        q = f"{d['created'].year}-q{(d['created'].month + 2) // 3}"
        deals.setdefault(q, []).append(d)
    opened = min((d['created'] for e in deals.values() for d in e),
                 default=today)
    partners = {}
    for i, slug in enumerate(slugs):
        partners[slug] = make_partner(rng, pick, i, today)
        if rng.random() < .3:
            partners[slug]['since'] = opened
    rates = make_foreign(random.Random(seed), deals, partners, today,
                         days) if seed >= 20 else None
    for slug, p in partners.items():
        write(f'{where}/partners/{slug}/partner.yaml', p)
    for q, entries in deals.items():
        write(f'{where}/data/deals-{q}.yaml', {'deals': entries})
    write(f'{where}/pos.yaml', {'version': 1})
    write(f'{where}/company.yaml', {'name': 'Made', 'currency': 'EUR',
                                    'fiscal_year_start': start,
                                    'currencies': rates})
    write(f'{where}/data/customers.yaml', {
        'customers': [{'id': 'c-1', 'name': 'One', 'since': '2020-01-01'}]})
    write(f'{where}/program.yaml', make_program(rng, today))


if __name__ == '__main__':
    if sys.argv[1] == '--make':
        make(int(sys.argv[2]), sys.argv[3], sys.argv[4])
    else:
        main(sys.argv[1], sys.argv[2], sys.argv[3:])
