#!/usr/bin/env python3
"""golden.py WORKSPACE DAY REPORT [day]: compute each figure of a report again.

REPORT is a document that pos-report wrote of WORKSPACE on DAY; its head says
its kind, period and filter, and "day" that its title has DAY in the place of
the period. For each of its sections a function here writes
the lines that tell something - rows of tables, items of lists, sentences with
a number or a denial, footnotes - from the YAML files alone, by the published
definitions. Nothing of the library is used; the words of templates/metrics.yaml
are (names, definitions, units, which direction is better), its formulas are
not. What differs is printed, and so is a section that nothing is known of: it
needs a function in SECTIONS. Then how many figures there were.

golden.py --bent WORKSPACE DAY REPORT [day]: bend each figure of the report by
one in turn, and print those that would not be noticed.

golden.py --elsewhere: what is not computed here, and the test that does.

The commit that a report names is the last one of WORKSPACE that changed a
file which holds figures: SOURCES."""
import datetime, difflib, os, re, sys
import yaml
from golden_asks import Asks
from golden_backtest import Backtest
from golden_drawn import Drawn
from golden_evolution import Evolution
from golden_figures import (Figures, Sample, as_list, called, commas,
                            difference, first_of, in_unit, listed, named,
                            opening, percent, renews, silent_days, with_contract)
from golden_market import Market
from golden_next import Next, health, words_of
from golden_packs import Packs
from golden_placed import Placed
from golden_rates import rates_told, sums_of
from golden_refresh import Refreshed
from golden_then import Then, git, renamed, sample_at
from metrics import ADDS, F, ONE, day, months, number, period, read

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# What the executive summary has, in this order.
HEADLINES = '''sourced-won influenced-won sourced-share attach-rate sourced-open
    influenced-open coverage sourced-win-rate direct-win-rate sourced-days
    direct-days partners-signed partners-active concentration'''.split()


# Files by which a report says of which commit it is.
SOURCES = ('company.yaml', 'program.yaml', 'pos.yaml', 'data/*.yaml',
           'partners/*/partner.yaml', 'strategy/*.yaml',
           'templates/metrics.yaml')

# What is said of partners by deals they brought.
BY_DEALS = set('active activated first_deal first_win days_to_deal '
               'days_to_win'.split())


class Report(Next, Drawn, Asks, Packs, Market, Placed, Evolution, Backtest,
             Refreshed):
    """What a report says, computed from its workspace."""

    def __init__(self, where, today, head):
        self.today = today
        self.kind, name = head['kind'], head['period']
        self.ws = ws = Sample(where, today, head)
        self.head, self.name = head, name
        self.partial = bool({'region', 'segment', 'industry'} &
                            set(head.get('filter', {})))
        self.first, self.last = period(name, ws.start)
        size = round((self.last - self.first).days / 30.4)
        self.size = size
        self.before_first = months(self.first, -size)
        self.before = named(self.before_first, size, ws.start)
        self.running = self.last > today
        self.as_of = min(self.last, today)
        end = None
        if self.first <= today < self.last:
            end = self.before_first + (today - self.first)
        self.now = Figures(ws, self.first, self.last)
        self.then = Figures(ws, self.before_first, self.first - ONE, end)
        words = read(f'{ROOT}/templates/metrics.yaml')['metrics']
        self.words = {m['id']: m for m in words}
        self.commit = git(where, 'log', '-1', '--format=%h', '--abbrev=10',
                          '--', *SOURCES)
        if git(where, 'status', '--porcelain', '--', *SOURCES):
            self.commit += ', with edits that are not committed'
        self.year = (months(self.as_of, -12) + ONE, self.as_of)
        self.past = Then(ws, self.first) if self.kind == 'annual' else None

    def won_by(self, slug, role, span):
        return [d for d in self.ws.deals if d.get('partner') == slug and
                d['role'] == role and d['stage'] == 'won' and
                span[0] <= d['closed_on'] <= span[1]]

    def scope(self):
        """What it is restricted to, in words."""
        lists = {'type': 'types', 'region': 'regions', 'tier': 'tiers',
                 'segment': 'segments', 'industry': 'industries'}
        out = []
        for key in ('type', 'partner', 'region', 'segment', 'tier',
                    'industry'):
            v = as_list(self.head.get('filter', {}).get(key))
            if v:
                names = [self.ws.partners[x]['name'] if key == 'partner' else
                         self.ws.name_of(lists[key], x) for x in v]
                out.append(f'{key} ' + ' or '.join(names))
        return '; '.join(out)

    # Rows of figures and their footnotes.

    def against(self, key):
        m = self.words[key]
        now, then = self.now, self.then
        if not now.known(key) or not then.known(key):
            return then.text(key, m['unit'], True) + ' before'
        change = difference(self.ws, now.value[key], then.value[key],
                            m['unit'])
        better = (F(now.value[key]) > F(then.value[key])) == \
            (m.get('direction', 'up') == 'up')
        if change and m.get('direction') != 'none':
            change += ', better' if better else ', worse'
        return change or 'no change'

    def planned(self, key):
        plan = self.ws.plan_by(key, self.first, self.last, key in ADDS)
        if plan is None:
            return 'none'
        planned = in_unit(self.ws, plan, self.words[key]['unit'])
        if self.now.known(key) and plan > 0:
            planned += f', {percent(F(self.now.value[key]) / plan)} reached'
        return planned

    def row(self, key):
        m = self.words[key]
        return f"| {m['name']}[^{key}] | {self.now.text(key, m['unit'])} | " \
            f'{self.against(key)} | {self.planned(key)} |'

    def days(self, key):
        m = self.words[key]
        window = m.get('window')
        if window == 'now':
            return f'on {self.as_of}'
        span = self.now.year if window == '12 months' else self.now.span
        return f'{span[0]} to {span[1]}'

    def files(self, key):
        """Files that it is counted from, by what it counts."""
        of = {'deals': 'data/deals-*.yaml', 'costs': 'program.yaml',
              'partners': 'partners/*/partner.yaml',
              'certificates': 'partners/*/partner.yaml',
              'mdf': 'partners/*/partner.yaml'}
        m = self.words[key]
        if 'of' in m:
            words = {*m.get('where', {}), *m.get('part', {}), m.get('day'),
                     m.get('by'), *m.get('take', '').split()}
            return [of[m['of']]] + [of['deals']] * (
                m['of'] == 'partners' and bool(words & BY_DEALS))
        out = self.files(m['divide'])
        more = self.files(m['per']) if 'per' in m else ['program.yaml']
        return out + [f for f in more if f not in out]

    def footnote(self, key):
        m = self.words[key]
        note = ' ' + m['note'] if 'note' in m else ''
        files = [f'`{x}`' for x in self.files(key)]
        rates = rates_told(self.ws, sums_of(self.now, key) +
                           sums_of(self.then, key))
        if rates:
            files.append(f'`company.yaml` ({rates})')
        return f"[^{key}]: {m['definition']}{note} Days: {self.days(key)}. " \
            f'As of {self.as_of}, commit {self.commit}. ' \
            f"Files: {', '.join(files)}."

    def table(self, keys):
        return [f'| Figure | {self.name} | Against {self.before} | Plan |'] + \
            [self.row(k) for k in keys]

    def footnotes(self, keys):
        return [self.footnote(k) for k in keys]

    def group(self, name):
        return [i for i, m in self.words.items() if m.get('group') == name]

    def opening(self):
        start = self.ws.start
        out = [f'{opening(self.name, start)} ({self.first} to {self.last}),'
               f' held against {called(self.before, start)}.']
        if self.running:
            out.append('The period is not over: figures are up to '
                       f'{self.as_of}, and those of {self.before} up to the '
                       'same day of it.')
        return out

    def conversions(self):
        """By which rates the deals that pass are converted."""
        rates = rates_told(self.ws, [(d, d['closed_on'] or self.today)
                                     for d in self.ws.deals])
        return [f'Deals on file in another currency are converted at the '
                f'rates of [company.yaml](../company.yaml): {rates}.'] * \
            bool(rates)

    # Sections.

    def summary(self):
        keys = self.group('revenue')
        return self.opening() + self.begins() + self.table(keys) + \
            self.footnotes(keys)

    def begins(self):
        """Deals that begin too late for what figures are held against."""
        first, last = period(self.before, self.ws.start)
        oldest = self.ws.on_file or first.min
        year = months(last, -12) + ONE
        short = (oldest - first).days > 31
        if not short and (oldest - year).days <= 31:
            return []
        then = called(self.before, self.ws.start)
        if oldest > last:
            return [f'The oldest deal here is of {oldest}. What depends on '
                    f'deals is not known of {then}.']
        return [f'The oldest deal here is of {oldest}. Figures of ' + (
            f'{then}, and of the twelve months to its end,' if short
            else f'the twelve months to the end of {then}') +
            ' rest on less time than they name, and so do changes against '
            'them.']

    def headlines(self):
        keys = HEADLINES
        upto = f' up to {self.as_of}' if self.running else ''
        same = ' up to the same day' if self.running else ''
        return [f'The program in {called(self.name, self.ws.start)}{upto}, '
                f'held against {self.before}{same} and the plan.'] + \
            self.begins() + self.table(keys) + self.footnotes(keys)

    def pipeline(self):
        keys = self.group('pipeline')
        return self.table(keys) + self.footnotes(keys)

    def performance(self):
        a, b = self.group('pipeline'), self.group('selling')
        drawn = self.funnel() if self.kind == 'quarterly' else []
        out, rows = self.table(a) + self.table(b) + drawn, []
        ws = self.ws
        quarter = first_of(self.as_of, 3, ws.start)
        for i in range(-7, 1):
            first = months(quarter, 3 * i)
            last = months(first, 3) - ONE
            if ws.on_file is None or last < ws.on_file:
                continue
            name = named(first, 3, ws.start)
            name += ' so far' if last > self.as_of else ''
            span = first, min(last, self.as_of)
            rows.append(self.amounts(name, span, 'sourced influenced direct'))
        out += ['| Quarter | Sourced | Influenced | Direct |'] + rows \
            if rows else ['No deal was on file yet in the quarters up to the '
                          'end of the period.']
        return out + self.footnotes(a) + self.footnotes(b)

    def amounts(self, name, span, roles):
        return f'| {name} | ' + ' | '.join(
            self.ws.money(self.now.won(span, r)) for r in roles.split()) + ' |'

    def partners(self):
        keys = self.group('partners')
        out = self.table(keys)
        if self.now.known('tiers') and self.now.value['tiers']:
            out.append(self.by_tier())
        return out + self.ranking() + self.placed() + self.cover_map() + \
            self.footnotes(keys)

    def by_tier(self):
        tiers = {}
        for p in self.now.signed(self.as_of):
            tiers[p.get('tier')] = tiers.get(p.get('tier'), 0) + 1
        told = sorted(tiers.items(), key=lambda t: (
            -t[1], t[0] is None, (t[0] or '').encode()))
        return 'By tier: ' + ''.join(
            f"{self.ws.name_of('tiers', t)} {n}; " for t, n in told) + \
            'partners with a contract.'

    def link(self, slug):
        name = self.ws.partners[slug]['name']
        return f'[{name}](../partners/{slug}/partner.yaml)'

    def tier(self, slug):
        return self.ws.name_of('tiers', self.ws.partners[slug].get('tier'))

    def ranked(self, span):
        """Partners by what they brought and helped with in the span."""
        out = []
        for slug in self.ws.partners:
            a, b = (self.won_by(slug, r, span)
                    for r in ('sourced', 'influenced'))
            if a or b:
                out.append((sum(d['value'] for d in a),
                            sum(d['value'] for d in b), slug, a, b))
        return sorted(out, key=lambda r: (-r[0], -r[1], r[2].encode()))

    def ranking(self):
        rows, money = self.ranked(self.year), self.ws.money
        if not rows:
            return ['No partner brought or helped to win a deal in the twelve '
                    'months up to the end of the period.']
        total, so_far = sum(r[0] for r in rows), 0
        out = ['| Partner | Tier | In the period | Twelve months | Together '
               '| Influenced |']
        for brought, helped, slug, _, _ in rows[:10]:
            so_far += brought
            share = percent(F(so_far) / total) if total else 'none'
            inside = sum(d['value'] for d in self.won_by(
                slug, 'sourced', (self.first, self.as_of)))
            out.append(f'| {self.link(slug)} | {self.tier(slug)} | '
                       f'{money(inside)} | {money(brought)} | {share} | '
                       f'{money(helped)} |')
        if len(rows) > 10:
            out.append(f'And {len(rows) - 10} more.')
        return out

    def money_(self):
        a, b = self.group('registration'), self.group('money')
        return self.table(a) + self.table(b) + self.footnotes(a) + \
            self.footnotes(b)

    def progress(self):
        milestones, done, late, begun, over = [], [], [], [], []
        for slug, p in self.ws.partners.items():
            def within(entries, key, text, to):
                for x in entries:
                    on = day(x, key)
                    if on and self.first <= on <= self.as_of and x.get(text):
                        to.append((str(on), slug.encode(), slug, x[text]))
            within(p.get('milestones', []), 'date', 'name', milestones)
            agreed = p.get('actions', []) + \
                p.get('plan', {}).get('activities', [])
            within(agreed, 'done', 'text', done)
            within(p.get('playbooks', []), 'started', 'playbook', begun)
            within(p.get('playbooks', []), 'completed', 'playbook', over)
            late += [(a['due'], slug.encode(), slug, a['text'])
                     for a in agreed if not a.get('done') and
                     not a.get('dropped') and a.get('due') and
                     day(a, 'due') <= self.as_of and
                     day(a, 'due') < self.today]
        out = []
        for found, none in (
                (milestones, 'No milestone was reached in the period.'),
                (done, 'No action was done in the period.'),
                (late, 'No action was left open beyond its day.'),
                (begun, 'No playbook was begun in the period.'),
                (over, 'No playbook was completed in the period.')):
            found.sort(key=lambda e: e[:2] + (e[3].encode(),))
            out += [f'- {on} {self.link(slug)}: {text}'
                    for on, _, slug, text in found] or [none]
        return out

    # The executive summary: what was won, up to the end of its period; how
    # things stand, as of today.

    def later(self, words):
        """Said where a report's period is over, and today is told."""
        return [words] * (self.as_of < self.today)

    def overview(self):
        ws, span = self.ws, (months(self.as_of, -12) + ONE, self.as_of)
        n = len(ws.partners)
        out = [f'{n} partners on file.' if n > 1 else
               'One partner on file.' if n else 'No partner is on file.']
        out += self.later('Partners, tiers and contracts are those of today, '
                          "after the period; revenue is that of the period's "
                          'last twelve months.')
        views = (('Tier', 'tiers', 'tier'), ('Type', 'types', 'type'),
                 ('Region', 'regions', 'regions'))
        for title, list_, key in views:
            table = [f'| {title} | Partners | With contract | '
                     'Sourced revenue won |']
            rows = [(x.get('name', x['id']), x['id'])
                    for x in ws.program.get(list_, [])]
            for name, id_ in rows + [('none', []), ('not set', None)]:
                found = [(s, p) for s, p in ws.partners.items()
                         if p.get(key) == id_ or id_ in as_list(p.get(key))]
                if not id_ and not found:
                    continue
                won = sum(d['value'] for s, _ in found
                          for d in self.won_by(s, 'sourced', span))
                signed = len([p for _, p in found if with_contract(p)])
                table.append(f'| {name} | {len(found)} | {signed} | '
                             f'{ws.money(won)} |')
            if len(table) > 1 or list_ != 'regions':
                out += table
        return out + [
            f'Revenue is the annual value of deals won from {span[0]} to '
            f'{span[1]}. A partner that works in several regions counts in '
            'each, so that table does not add up.']

    def open_and_won(self):
        ws = self.ws
        stages = 'qualification discovery proposal negotiation'.split()
        out = self.later('The period is over, and the files tell the stage of '
                         'a deal of today only. What was open at its end is '
                         'among the headline figures.') + [
            '| | Deals | Qualification | Discovery | Proposal | '
            'Negotiation | Together |']
        for role in ('direct', 'sourced', 'influenced'):
            found = [d for d in ws.deals if d['role'] == role and
                     d['stage'] not in ('won', 'lost')]
            cells = [commas(sum(d['value'] for d in found
                                if d['stage'] == s)) for s in stages]
            out.append(f'| {role} | {len(found)} | ' + ' | '.join(cells) +
                       f" | {ws.money(sum(d['value'] for d in found))} |")
        out += self.funnel()
        quarters = []
        this = first_of(self.as_of, 3, ws.start)
        for i in range(-4, 1):
            first = months(this, 3 * i)
            last = months(first, 3) - ONE
            if ws.on_file is None or last < ws.on_file:
                continue
            name = named(first, 3, ws.start) + \
                (' so far' if last > self.as_of else '')
            quarters.append(self.amounts(name, (first, last),
                                         'direct sourced influenced'))
        return out + (['| Quarter | Direct | Sourced | Influenced |'] +
                      quarters if quarters else
                      ['No deal was on file yet in the quarters up to the end '
                       'of the period.'])

    def top(self):
        span = months(self.as_of, -12) + ONE, self.as_of
        rows, money = self.ranked(span), self.ws.money
        if not rows:
            return ['No partner has brought or helped to win a deal in the '
                    'last 12 months' + (' of the period.' if self.as_of <
                                        self.today else '.')]
        out = [f'By sourced revenue won from {span[0]} to {span[1]}; '
               'influenced stands apart.' +
               ' Tiers are those of today.' * (self.as_of < self.today),
               '| Partner | Tier | Sourced deals | Sourced revenue | '
               'Influenced deals | Influenced revenue |']
        out += [f'| {self.link(slug)} | {self.tier(slug)} | {len(a)} | '
                f'{money(brought)} | {len(b)} | {money(helped)} |'
                for brought, helped, slug, a, b in rows[:8]]
        two = self.first_two(self.as_of)
        if two:
            out.append(f'The first two brought {two[1]} of what partners '
                       'sourced.')
        return out

    def first_two(self, until):
        """Their share of twelve months, and the same in words."""
        rows = self.ranked((months(until, -12) + ONE, until))
        total = sum(r[0] for r in rows)
        two = sum(r[0] for r in rows[:2])
        if not total:
            return None
        return F(two) / total, f'{percent(F(two) / total)} ' \
            f'({self.ws.money(two)} of {self.ws.money(total)})'

    def risks(self):
        today = self.today
        rules = (
            (lambda p: p.get('stage') == 'at-risk',
             'Set to the stage at-risk',
             'review each: `pos score health`'),
            (lambda p: with_contract(p) and not self.partial and
             silent_days(p, today) > 90,
             'Silent for more than 90 days', 'call them, or let them go'),
            (lambda p: with_contract(p) and renews(p) and renews(p) < today,
             'Agreement has run out', 'renew or end it'),
            (lambda p: with_contract(p) and renews(p) and
             0 <= (renews(p) - today).days <= 60,
             'Agreement renews or ends within 60 days', 'start the renewal'),
            (lambda p: with_contract(p) and any(
                c.get('expires') and day(c, 'expires') < today
                for c in p.get('certifications', [])),
             'Certifications have expired', 'book the renewal courses'),
            (lambda p: with_contract(p) and not p.get('manager'),
             'Nobody manages them', 'name a manager: `pos partner set`'))
        out, two = [], self.first_two(today)
        if two and two[0] > F(30, 100):
            out.append(f'- **Revenue rests on two partners**: {two[1]}. '
                       'Next: widen the base: `pos score fit`.')
        for rule, name, todo in rules:
            found = [p['name'] for _, p in self.ws.sorted_partners()
                     if rule(p)]
            if found:
                out.append(f'- **{name}** ({len(found)}): {listed(found)}. '
                           f'Next: {todo}.')
        silent = '' if self.partial else ', silent'
        return self.later('As of today, after the period:') + (out or [
            f'No rule fired: no partner at risk{silent}, unmanaged, with an '
            'agreement that ends or certifications that ran out.'])

    def changed(self):
        """Against the last such report, each as of its own day."""
        last = git(self.ws.where, 'log', '-1', '--format=%H %cs', '--',
                   'reports/*-exec.md')
        if not last:
            return []
        commit, on = last.split()
        then = sample_at(self.ws.where, commit,
                         datetime.date.fromisoformat(on), self.head)
        then.rename(renamed(self.ws.where, commit))
        out = [f'Since the last report of {on} (commit {commit[:7]}), each '
               'figure as of its own day:']
        was, is_ = self.as_of_today(then), self.as_of_today(self.ws)
        rows = [(self.words[k], k) for k in HEADLINES
                if was.text(k, self.words[k]['unit']) !=
                is_.text(k, self.words[k]['unit'])]
        out += ['| Figure | Then | Now |'] if rows else []
        out += [f"| {m['name']} | {was.text(k, m['unit'])} | "
                f"{is_.text(k, m['unit'])} |" for m, k in rows]
        return out + self.moved(then)

    def as_of_today(self, ws):
        first = first_of(ws.today, self.size, ws.start)
        return Figures(ws, first, months(first, self.size) - ONE)

    @staticmethod
    def told(ws, p, key):
        if key not in p:
            return 'not set'
        return ws.name_of('tiers', p[key]) if key == 'tier' else p[key]

    def moved(self, then):
        """Partners that are new or gone, or have another stage or tier."""
        out = []
        for slug, p in self.ws.sorted_partners():
            was = then.partners.get(slug)
            out += [f"- {p['name']}: new"] if was is None else [
                f"- {p['name']}: {key} {self.told(self.ws, p, key)}, was "
                f'{self.told(then, was, key)}'
                for key in ('name', 'stage', 'tier')
                if was.get(key) != p.get(key)]
        return out + [f"- {p['name']}: no longer on file"
                      for slug, p in then.sorted_partners()
                      if slug not in self.ws.partners]

    # The annual review.

    def outlook(self):
        ws = self.ws
        first, last = self.last + ONE, months(self.last + ONE, self.size) - ONE
        name = called(named(first, self.size, ws.start), ws.start)
        out = []
        for x in ws.program.get('plan', []):
            span = period(x['period'], ws.start)
            if x['metric'] in self.words and span[0] >= first and \
                    span[1] <= last:
                m = self.words[x['metric']]
                value = in_unit(ws, number(x['value']), m['unit'])
                out.append(f"| {m['name']} | {x['period']} | {value} |")
        if not out:
            return [f'Nothing is planned for {name}: `plan` in program.yaml '
                    'has no entry of it.'] + self.swings()
        return [f'Planned for {name}:', '| Figure | Period | Plan |'] + out \
            + self.swings()

    # The board page.

    def numbers(self):
        rows = (('Revenue that partners brought', 'sourced-won-year',
                 'direct-won-year'),
                ('Days from created to won', 'sourced-days', 'direct-days'),
                ('Deals won of those closed', 'sourced-win-rate',
                 'direct-win-rate'))
        out = [f'Twelve months up to {self.as_of}.'] + self.begins() + [
            f'| Number | With partners | Against {self.before} | Plan | '
            'Without |']
        for name, a, b in rows:
            with_, without = (self.now.text(k, self.words[k]['unit'], True)
                              for k in (a, b))
            out.append(f'| {name}[^{a}] | **{with_}** | {self.against(a)} | '
                       f'{self.planned(a)} | {without}[^{b}] |')
        found = sorted(self.now.closed(self.year, ('won',), 'sourced'),
                       key=lambda d: (-d['value'], d['id'].encode()))
        for d in found[:5]:
            on = d['closed_on']
            out.append(f"- {self.ws.accounts[d['account']]['name']}, "
                       f"{self.ws.money(d['value'])}, brought by "
                       f"{self.ws.partners[d['partner']]['name']}, won on "
                       f"{on.day} {on.strftime('%B %Y')}")
        return out + self.footnotes([k for _, *both in rows for k in both])

    # The report of one partner.

    def one(self):
        return next(iter(self.ws.partners.items()))

    def standing(self):
        slug, p = self.one()
        ws = self.ws
        reviews = [a['date'] for a in p.get('activity', [])
                   if a['kind'] == 'qbr' and day(a, 'date') <= self.today]
        score = health(self).get(slug)
        told = 'left the program' if p.get('stage') == 'former' else \
            'not known' if score is None else words_of(ws, slug, score)
        type_ = ws.name_of('types', p.get('type'), 'not known')
        out = ['| | |', f'| Type | {type_} |', f'| Tier | {self.tier(slug)} |',
               f"| Stage | {p.get('stage', 'not known')} |",
               f"| Manager | {p.get('manager', 'nobody')} |",
               f'| Health | {told} |',
               '| Last business review | '
               f"{max(reviews, default='none on file')} |"]
        people = [f"- {c['person']}, {c['level']}, until {c['expires']}"
                  for c in p.get('certifications', [])
                  if day(c, 'expires') >= self.today]
        return out + (people or ['Nobody is certified.'])

    def one_figures(self):
        keys = ('sourced-won', 'influenced-won', 'sourced-net', 'mdf-paid',
                'certified', 'registered')
        return self.opening() + self.table(keys) + self.footnotes(keys)

    def one_pipeline(self):
        a, b = self.group('pipeline'), self.group('selling')
        return self.table(a) + self.table(b) + self.footnotes(a) + \
            self.footnotes(b)

    def notes(self):
        found = sorted(self.one()[1].get('notes', []),
                       key=lambda n: n['date'], reverse=True)
        return [f"- {n['date']}, {n['by']}: {n['text']}" for n in found] or \
            ['Nobody has written a note.']


# A function for each section of each kind; a new section needs one.
SECTIONS = {
    'exec': {'headline-figures': Report.headlines,
             'what-changed': Report.changed,
             'program': Report.overview,
             'pipeline-and-revenue': Report.open_and_won,
             'top-partners': Report.top, 'risks': Report.risks,
             'asks': Report.asks},
    'annual': {'summary': Report.summary, 'performance': Report.performance,
               'highlights': Report.partners,
               'program-evolution': Report.evolution,
               'economics': Report.money_,
               'score-back-test': Report.backtest,
               'tam-refresh': Report.tam_refresh,
               'outlook': Report.outlook},
    'quarterly': {'summary': Report.summary,
                  'performance': Report.performance,
                  'partners': Report.partners, 'progress': Report.progress,
                  'business-reviews': Report.business_reviews,
                  'registration-funds-and-costs': Report.money_,
                  'risks': Report.risks, 'priorities': Report.priorities},
    'monthly': {'summary': Report.summary, 'pipeline': Report.pipeline,
                'progress': Report.progress,
                'priorities': Report.priorities},
    'board': {'three-numbers': Report.numbers},
    'partner': {'where-it-stands': Report.standing,
                'what-was-agreed': Report.what_was_agreed,
                'business-review': Report.business_review,
                'figures': Report.one_figures,
                'pipeline': Report.one_pipeline, 'notes': Report.notes,
                'what-comes-next': Report.priorities},
}

# Sections that say by which rates of exchange deals are converted: before
# their footnotes.
CONVERTED = set('''performance highlights partners program-evolution tam-refresh
    three-numbers program pipeline-and-revenue top-partners asks
    business-reviews business-review'''.split())

# Sections whose first lines say what the report is restricted to.
RESTRICTED = ('summary', 'headline-figures', 'three-numbers')


def slug_of(heading):
    return re.sub(r'[^\w-]', '', heading.lower().replace(' ', '-'))


TELLING = re.compile(
    r'\||- |### |By tier|Here |No |Nothing |Nobody |Restricted |'
    r'Fit and |Not among |As of today|Partners, tiers|The period is over|'
    r'Too little |Who rates |Who covers |These were |Ratings |There is |'
    r'Of (type|partner|region|segment|tier|industry) ')


def tells(line):
    """Does a line say something that can be wrong?"""
    return not re.fullmatch(r'\|[-:|]+\|', line) and bool(
        re.search(r'\d', line) or TELLING.match(line))


# What other tests compute again, section by section: nothing.
ELSEWHERE = {}


def elsewhere():
    for what, test in ELSEWHERE.items():
        print(f'section {what}\t{test}')


def read_report(path):
    """Its head, and the lines that tell something by section."""
    with open(path, encoding='utf-8') as f:
        text = f.read()
    _, head, body = text.split('---\n', 2)
    sections, at = {}, ''
    for line in body.splitlines():
        if line.startswith('## '):
            at = slug_of(line[3:])
        if not line.startswith('![') and (at == '' or
                                          not line.startswith('## ')):
            sections.setdefault(at, [])
            if tells(line):
                sections[at].append(line)
    return yaml.load(head, Loader=yaml.BaseLoader)['facts']['report'], sections


TITLES = {'exec': 'Partner program, executive summary',
          'annual': 'Partner program, annual review',
          'quarterly': 'Partner program, quarterly review',
          'monthly': 'Partner program, monthly roll-up',
          'board': 'Partner program, board page', 'partner': 'Partner report'}


def title(report, of):
    """With what it is of."""
    name = str(report.today) if of == 'day' else report.name
    scope = report.scope()
    if report.kind == 'partner':
        name, scope = f"{report.one()[1]['name']}, {name}", ''
    return f'# {TITLES[report.kind]}: {name}' + (scope and f', {scope}')


def expected(report, section, of):
    """The lines a section should have; None: nobody knows."""
    if section == '':
        return [title(report, of)]
    write = SECTIONS.get(report.kind, {}).get(section)
    if write is None:
        return None
    lines = write(report)
    if section in CONVERTED:
        at = [i for i, x in enumerate(lines) if x.startswith('[^')]
        at = at[0] if at else len(lines)
        lines[at:at] = report.conversions()
    scope = report.scope()
    if scope and section in RESTRICTED:
        lines.insert(0 if section == 'three-numbers' else 1,
                     f'Restricted to {scope}. Figures without a partner are '
                     'those of accounts that pass.')
        if section == 'three-numbers':
            lines[0], lines[1] = lines[1], lines[0]
    elif scope and section == 'figures':
        lines.insert(1, f'Of {scope}.')
    return lines


def differences(section, got, want):
    if want is None:
        return [f'{section}: no function computes this section: '
                'SECTIONS in helper/golden.py']
    out = []
    match = difflib.SequenceMatcher(None, got, want, autojunk=False)
    for tag, i, j, k, l in match.get_opcodes():
        if tag != 'equal':
            out += [f'{section}: it says     {x}' for x in got[i:j]]
            out += [f'{section}: computed is {x}' for x in want[k:l]]
    return out


NUMBER = re.compile(r'\d+')


def main(where, today, path, of='period', bend=False):
    head, sections = read_report(path)
    report = Report(where, datetime.date.fromisoformat(today), head)
    count = 0
    for section, got in sections.items():
        if section in ELSEWHERE:
            continue
        want = expected(report, section, of)
        for line in differences(section, got, want):
            print(line)
        count += sum(len(NUMBER.findall(line)) for line in got)
        for i, line in enumerate(got if bend else []):
            for m in NUMBER.finditer(line):
                other = line[:m.start()] + str(int(m.group()) + 1) + \
                    line[m.end():]
                if got[:i] + [other] + got[i + 1:] == want:
                    print(f'{section}: not noticed: {other}')
    missing = SECTIONS.get(report.kind, {}).keys() - sections.keys()
    for section in sorted(missing):
        print(f'{section}: is not in the report')
    print(f'{count} figures')


if __name__ == '__main__':
    if sys.argv[1] == '--elsewhere':
        elsewhere()
    elif sys.argv[1] == '--bent':
        main(*sys.argv[2:], bend=True)
    else:
        main(*sys.argv[1:])
