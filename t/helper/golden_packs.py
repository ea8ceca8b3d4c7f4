"""golden_packs - the packs of business reviews, and the part of them that the
report of one partner has, computed from the YAML files alone: for golden.py."""
import datetime
from golden_agenda import Agenda
from golden_figures import (commas, first_of, listed, percent, renews,
                            with_contract)
from golden_next import health, words_of
from golden_scores import cards
from golden_tiers import Tiers
from metrics import F, ONE, day, median, months, number

PACKS, NAMES, AGREED, NEXT = 8, 12, 10, 8
EVERY = {'monthly': 1, 'quarterly': 3, 'semi-annual': 6, 'annual': 12}
LAST = datetime.date.max


def entry_state(e, today):
    """(rank, day it is ordered by, words)"""
    due, dropped = day(e, 'due'), day(e, 'dropped_date')
    if e.get('done'):
        return 2, day(e, 'done'), f"done {e['done']}"
    if e.get('dropped'):
        on = f' {dropped}' if dropped else ''
        return 3, dropped or due or LAST, f"dropped{on}: {e['dropped']}"
    late = bool(due and due < today)
    return 1 - late, due or LAST, '**late**' if late else 'open'


class Packs(Agenda):
    """The part of a report on business reviews: self.ws, self.today,
    self.first, self.last and self.as_of of its period, self.partial."""

    def business_reviews(self):
        packs = self.all_packs()
        owed = [k for k in packs if k['owed']]
        until = self.until()
        if not packs:
            return [f'No partner has a review due by {until}, none sourced '
                    'revenue, and none has the highest tier.']
        out = [f'Reviews that fall due by {until}: {len(owed)}, of them held '
               f"{len([k for k in owed if k['held']])}. A pack stands here "
               'for those whose tier asks for one, the first fifth by sourced '
               'revenue, and the highest tier; reviews still to be held come '
               'first.']
        partial = ' What a tier asks for and health are not looked at: this ' \
            'filter leaves out some deals of these partners.' \
            if self.partial else ''
        out.append(self.weighing() + partial)
        for k in packs[:PACKS]:
            out += [f"### {self.link(k['slug'])}"] + self.agreed_last(k)
            out += [self.review_days(k)] + [f'Here because {k["why"]}.'] * \
                bool(k['why'])
            out += self.dashboard(k)
        rest = [self.ws.partners[k['slug']]['name'] for k in packs[PACKS:]]
        if rest:
            out.append(f'And {len(rest)} more: {listed(rest, NAMES)}. The '
                       'pack of one: `pos report partner --partner NAME`.')
        return out

    def business_review(self):
        return self.dashboard(self.pack(self.one()[0])) + [self.weighing()]

    def what_was_agreed(self):
        k = self.pack(self.one()[0])
        return self.agreed_last(k) + [self.review_days(k)] + self.progress()

    def until(self):
        """The last day of the quarter in which the reviews are held."""
        quarter = first_of(self.as_of, 3, self.ws.start)
        return months(quarter, 6 if self.last < self.today else 3) - ONE

    def in_year(self, deals):
        return [d for d in deals if d['closed_on'] and
                months(self.as_of, -12) < d['closed_on'] <= self.as_of]

    def closed_sourced(self):
        found = self.in_year(d for d in self.ws.deals
                             if d['role'] == 'sourced' and
                             d['stage'] in ('won', 'lost'))
        return len([d for d in found if d['stage'] == 'won']), len(found)

    def weighing(self):
        won, n = self.closed_sourced()
        how = 'Weighted is the open sourced pipeline times the rate at which' \
            f' sourced deals were won in these months: {percent(F(won, n))} ' \
            f'({won} of {n}).' if n >= 10 else 'Too few sourced deals closed ' \
            f'in these months to weight the pipeline by: {n}.'
        return f'Sourced and influenced are never added up. {how} Tier, ' \
            'health, certified people, goals and what became of actions are ' \
            f'those of today, the rest is as of {self.as_of}.'

    def reviewed(self, p, by):
        return max([day(a, 'date') for a in p.get('activity', [])
                    if a['kind'] == 'qbr' and day(a, 'date') <= by],
                   default=None)

    def tier_of(self, p):
        return next((t for t in self.ws.program.get('tiers', [])
                     if t['id'] == p.get('tier')), {})

    def pack(self, slug):
        """What is known of the review of a partner."""
        p, until = self.ws.partners[slug], self.until()
        has = with_contract(p) and p.get('stage') != 'exiting'
        rhythm = self.tier_of(p).get('review') if has else None
        last = self.reviewed(p, min(self.as_of, months(until + ONE, -3) - ONE))
        since, due = last or day(p, 'since'), None
        if rhythm and since:
            due = months(since, EVERY[rhythm])
        held = self.reviewed(p, min(self.today, until))
        year = {r: self.in_year(d for d in self.ws.deals
                                if d.get('partner') == slug and
                                d['role'] == r and d['stage'] == 'won')
                for r in ('sourced', 'influenced')}
        return {'slug': slug, 'p': p, 'last': last, 'due': due,
                'rhythm': rhythm, 'held': held if held != last else None,
                'owed': bool(due and due <= until), **year,
                'sums': [sum(d['value'] for d in year[r])
                         for r in ('sourced', 'influenced')]}

    def all_packs(self):
        """Those that something speaks for; still to be held come first."""
        packs = [self.pack(s) for s, p in self.ws.sorted_partners()
                 if with_contract(p) and p.get('stage') != 'exiting']
        packs.sort(key=lambda k: (-k['sums'][0], -k['sums'][1]))
        tiers, out = self.ws.program.get('tiers', []), []
        for i, k in enumerate(packs):
            tier, why = self.tier_of(k['p']), []
            name = self.tier(k['slug'])
            if k['owed']:
                why.append(f"{name} asks for a review ({k['rhythm']})")
            if 5 * i < len(packs) and k['sums'][0] > 0:
                why.append('among the first fifth by sourced revenue')
            if tier and tier is tiers[-1]:
                why.append(f'{name} is the highest tier')
            k['why'] = '; '.join(why)
            out += [k] * bool(why)
        out.sort(key=lambda k: not (k['owed'] and not k['held']))
        return out

    # What was agreed, and when they meet.

    def agreed(self, p):
        """Begun by the end of the period, and not ended before it."""
        found, end = [], self.as_of
        for e in p.get('actions', []):
            ended = day(e, 'dropped_date') or day(e, 'due') \
                if e.get('dropped') else day(e, 'done')
            raised = day(e, 'raised')
            if (not raised or min(raised, day(e, 'due') or LAST) <= end) and \
                    not (ended and ended < self.first):
                found.append(e)
        for e in p.get('plan', {}).get('activities', []):
            done = day(e, 'done')
            if min(day(e, 'due') or LAST, done or LAST) <= end and \
                    not (done and done < self.first):
                found.append(e)
        found.sort(key=lambda e: entry_state(e, self.today)[:2] +
                   (e['text'].encode(),))
        return found

    def agreed_last(self, k):
        found = self.agreed(k['p'])
        if not found:
            return ['Nothing that was agreed up to the end of the period is '
                    'on file.']
        out = ['| Agreed last time | Owner | Due | State |']
        for e in found[:AGREED]:
            owner = e.get('owner', k['p'].get('manager', 'nobody'))
            out.append(f"| {e['text']} | {owner} | {e.get('due', 'no day')} "
                       f'| {entry_state(e, self.today)[2]} |')
        if len(found) > AGREED:
            out.append(f'And {len(found) - AGREED} more: `pos partner action '
                       f"{k['slug']}`.")
        return out

    def review_days(self, k):
        out = f"The last review was on {k['last']}. " if k['last'] else \
            'No review is on file. '
        if k['held']:
            out += f"This one was held on {k['held']}."
        elif k['due']:
            word = 'was' if k['due'] < self.today else 'is'
            out += f"This one {word} due on {k['due']}."
        runs = [b for b in k['p'].get('playbooks', [])
                if b['playbook'] == 'qbr']
        going = runs and not runs[-1].get('completed') and \
            not runs[-1].get('stopped')
        if going:
            out += f" The playbook is under way since {runs[-1]['started']}."
        if going or not k['held'] and with_contract(k['p']):
            out += f" `pos play {'step' if going else 'start'} qbr " \
                f"--partner {k['slug']}`"
        return out

    # Figures.

    def open_then(self, slug, role):
        return [d for d in self.ws.deals if d.get('partner') == slug and
                d['role'] == role and d['created_on'] <= self.as_of and
                not (d['closed_on'] and d['closed_on'] <= self.as_of)]

    def summed(self, deals):
        n = len(deals)
        return f"{self.ws.money(sum(d['value'] for d in deals))} ({n} deal" + \
            ('' if n == 1 else 's') + ')'

    def dashboard(self, k):
        slug, p, money = k['slug'], k['p'], self.ws.money
        won, n = self.closed_sourced()
        mine, n_mine = k['sourced'], len(k['sourced'])
        open_ = self.open_then(slug, 'sourced')
        days = [(d['closed_on'] - d['created_on']).days for d in mine]
        certified = {c['person'] for c in p.get('certifications', [])
                     if (day(c, 'expires') or LAST) >= self.today}
        rows = (
            ('Sourced, won', self.summed(mine)),
            ('Influenced, won', self.summed(k['influenced'])),
            ('Open pipeline, sourced', self.summed(open_)),
            ('Open pipeline, sourced, weighted', money(
                F(sum(d['value'] for d in open_)) * F(won, n)) if n >= 10
             else 'not known'),
            ('Open pipeline, influenced',
             self.summed(self.open_then(slug, 'influenced'))),
            ('Average deal, sourced and won',
             money(F(k['sums'][0]) / n_mine) if mine else 'none won'),
            ('Median days from created to won, sourced', 'none won'
             if not mine else f'too few to say (n = {n_mine})' if n_mine < 4
             else f'{commas(median(days))} (n = {n_mine})'),
            ('Registered deals won, of those closed', self.registered(slug)),
            ('Certified people', len(certified)),
            ('Development funds', self.funds_of(p)),
            ('Tier', self.own_tier(slug)), ('Next tier', self.next_tier(slug)),
            ('Health', self.health_of(slug)))
        year = months(self.as_of, -12) + ONE
        return [f'| From {year} to {self.as_of} | |'] + \
            [f'| {a} | {b} |' for a, b in rows] + self.goals(k) + \
            self.comes_next(k)

    def registered(self, slug):
        found = [d for d in self.in_year(self.ws.deals)
                 if d.get('partner') == slug and
                 d['stage'] in ('won', 'lost') and
                 (d.get('registration') or {}).get('state') in
                 ('approved', 'expired')]
        won, n = len([d for d in found if d['stage'] == 'won']), len(found)
        if not found:
            return 'none closed'
        return f'{won} of {n}' if n < 10 else \
            f'{percent(F(won, n))} ({won} of {n})'

    def funds_of(self, p):
        budget, money = self.tier_of(p).get('mdf'), self.ws.money
        if budget is None:
            return 'left the program' if p.get('stage') == 'former' else \
                'its tier says no sum'
        paid, approved = (self.granted(p, self.as_of, (s,))
                          for s in ('paid', 'approved'))
        return f'{money(paid)} paid, {money(approved)} approved of ' \
            f'{money(number(budget))}, fiscal year from ' \
            f'{first_of(self.as_of, 12, self.ws.start)}'

    def own_tier(self, slug):
        own = self.tier_of(self.ws.partners[slug])
        if not own or self.partial:
            return self.tier(slug)
        lacks = Tiers(self.ws, self.today).lacks(slug, own)
        return ', lacks '.join([own['name']] + ['; '.join(lacks)] *
                               bool(lacks))

    def next_tier(self, slug):
        if self.partial:
            return 'not looked at'
        tiers, p = Tiers(self.ws, self.today), self.ws.partners[slug]
        above = tiers.tiers[tiers.place(self.tier_of(p)) + 1:]
        if p.get('stage') == 'former':
            return 'left the program'
        if not above:
            return 'none above'
        if tiers.asked(above[0], self.today) is None:
            return f"{above[0]['name']}, given by hand"
        lacks = tiers.lacks(slug, above[0])
        return above[0]['name'] + (f", lacks {'; '.join(lacks)}"
                                   if lacks else '')

    def health_of(self, slug):
        if self.partial:
            return 'not looked at'
        if self.ws.partners[slug].get('stage') == 'former':
            return 'left the program'
        if 'health' not in cards(self.ws.where):
            return 'no scorecard'
        score = health(self).get(slug)
        return 'insufficient' if score is None else \
            words_of(self.ws, slug, score)

    # The time ahead.

    def goals(self, k):
        found = [g for g in k['p'].get('plan', {}).get('goals', [])
                 if not g.get('by') or day(g, 'by') > self.as_of]
        if not found:
            return ['No goal for the time ahead is on file: `pos gen '
                    f"--partner {k['slug']} jbp` drafts a joint plan."]
        return ['| Goal | Owner | By | Now | Target |'] + [
            f"| {g['text']} | {g.get('owner', 'nobody')} | "
            f"{g.get('by', 'no day')} | {self.goal(k, g)} |" for g in found]

    def goal(self, k, g):
        """Where it stands, and what is aimed at."""
        if g.get('metric') not in ('sourced_revenue', 'won_deals', 'pipeline',
                                   'certified') or 'target' not in g:
            return '– | –'
        key, target = g['metric'], number(g['target'])
        text = self.ws.money if key in ('sourced_revenue', 'pipeline') \
            else commas
        year = k['p']['plan'].get('year')
        first = first_of(self.today, 12, self.ws.start) if year is None else \
            datetime.date(int(year), self.ws.start, 1)
        now = self.goal_now(k, key, first)
        return f'{text(now)}, {self.goal_state(key, now, target, first)} | ' \
            f'{text(target)}'

    def goal_now(self, k, key, first):
        mine = [d for d in self.ws.deals if d.get('partner') == k['slug'] and
                d['role'] == 'sourced']
        if key == 'pipeline':
            return sum(d['value'] for d in mine
                       if d['stage'] not in ('won', 'lost'))
        if key == 'certified':
            return len({c['person'] for c in k['p'].get('certifications', [])
                        if (day(c, 'expires') or LAST) >= self.today})
        won = [d for d in mine if d['stage'] == 'won' and first <=
               d['closed_on'] <= min(self.today, months(first, 12) - ONE)]
        return len(won) if key == 'won_deals' else \
            sum(d['value'] for d in won)

    def goal_state(self, key, now, target, first):
        last = months(first, 12) - ONE
        if now >= target:
            return 'reached'
        if self.today > last or self.today < first:
            return 'missed' if self.today > last else 'not begun'
        if key in ('pipeline', 'certified'):
            return 'to go'
        newest = self.newest()
        if newest < first:
            return 'unknown'
        part = F((newest - first).days + 1, (last - first).days + 1)
        return 'on pace' if now >= target * part else 'behind'

    def newest(self):
        """The day that the records reach to: of a deal or an activity."""
        days = [d[key] for d in self.ws.deals
                for key in ('created_on', 'closed_on')] + \
            [day(a, 'date') for p in self.ws.partners.values()
             for a in p.get('activity', [])]
        return max((d for d in days if d and d <= self.today),
                   default=self.today)

    def comes_next(self, k):
        told = self.agreed(k['p'])
        by = max(self.until(), self.today)
        items = [i for i in self.agenda(k, told) if i[0] <= by]
        items.sort(key=lambda i: (i[0], i[1], i[2].encode()))
        dated = [self.next_row(*i) for i in items]
        undated = [self.next_row(None, 0, a['text'], a.get(
            'owner', k['p'].get('manager'))) for a in k['p'].get('actions', [])
            if not a.get('due') and not a.get('done') and
            not a.get('dropped') and not any(a is t for t in told)]
        rows = (dated[:NEXT] + undated)[:NEXT]
        out = ['| Comes next | Owner | Due |'] + rows if rows else \
            [f'Nothing more is due by {self.until()}.']
        if len(dated) > NEXT:
            out.append(f'And {len(dated) - NEXT} more: `pos play due '
                       f"--partner {k['slug']}`.")
        return out

    def next_row(self, due, _, text, owner):
        late = ', late' if due and due < self.today else ''
        return f"| {text} | {owner or 'nobody'} | {due or 'no day'}{late} |"
