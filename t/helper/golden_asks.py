"""golden_asks - what leadership is asked to decide, computed from the YAML
files alone: for golden.py."""
import glob, os, shlex
from golden_figures import (Figures, difference, first_of, in_unit, named,
                            renews, with_contract)
from golden_tiers import Tiers
from metrics import ADDS, F, ONE, day, months, number, read

SHOWN, DEALS_SHOWN = 5, 4
CLOSED = 'won', 'lost'


class Asks:
    """The part of a report that asks: self.ws, self.today, self.words, self.now
    (figures of its period), self.partial."""

    def asks(self):
        self.files_of = {
            d['id']: os.path.relpath(f, self.ws.where)
            for f in glob.glob(f'{self.ws.where}/data/deals-*.yaml')
            for d in read(f, {}).get('deals', [])}
        kinds = (('Far off the plan', self.ask_plan(False)),
                 ('Deals in conflict on one account', self.ask_conflicts()),
                 ('Deal registrations without an answer',
                  self.ask_registrations()),
                 ('Requests for funds without an answer',
                  self.ask_requests()),
                 ('Funds beyond the plan',
                  self.ask_plan(True) + self.ask_funds()),
                 ('Tier changes that wait', self.ask_tiers()),
                 ('Agreements that end without an owner',
                  self.ask_renewals()))
        out = []
        for name, found in kinds:
            if found:
                out += self.of_kind(name, found)
        tiers = '' if self.partial else ' no tier waits to be changed,'
        return self.later('As of today, after the period:') + (out or [
            'Nothing on file asks for a decision: no figure that has a plan is '
            'far off it, no deals are in conflict, no answer is overdue, no '
            f'funds are beyond the plan,{tiers} and no agreement ends without '
            'an owner.'])

    def of_kind(self, name, found):
        """Asks are (amount or None, id or '', what, source, command)."""
        found.sort(key=lambda a: (a[0] is None, -(a[0] or 0), a[1].encode()))
        out = [f'**{name}** ({len(found)}):']
        out += [f'- {what}. Source: {source}. `{command}`'
                for _, _, what, source, command in found[:SHOWN]]
        if len(found) > SHOWN:
            out.append(f'- And {len(found) - SHOWN} more.')
        return out

    def ask_plan(self, funds):
        """Figures far behind the plan; of funds, beyond it."""
        quarter = first_of(self.as_of, 3, self.ws.start)
        spans = [(self.first, self.last, self.size)]
        if self.size != 3:
            spans.append((quarter, months(quarter, 3) - ONE, 3))
        figures = [Figures(self.ws, a, b) for a, b, _ in spans]
        out = []
        for key, m in self.words.items():
            fund = m.get('direction') == 'none' and m.get('group') == 'money'
            for (first, last, size), now in zip(spans, figures):
                plan = self.ws.plan(key, first, last, key in ADDS)
                if fund == funds and plan is not None and now.known(key) and \
                        self.is_off(key, F(now.value[key]), plan, now):
                    name = named(first, size, self.ws.start)
                    out.append(self.ask_figure(key, now, plan, name, fund))
        return out

    def is_off(self, key, value, plan, now):
        m = self.words[key]
        if m.get('direction', 'up') == 'none':
            return m.get('group') == 'money' and value > plan
        if m.get('direction', 'up') == 'down':
            return value > plan * F(5, 4)
        if key in ADDS and self.today < now.last:
            plan *= F((self.today - now.first).days + 1,
                      (now.last - now.first).days + 1)
        return value < plan * F(4, 5)

    def ask_figure(self, key, now, plan, name, fund):
        m, value = self.words[key], now.value[key]
        by = difference(self.ws, value, plan, m['unit'])[1:]
        what = f"{m['name']}, {name}: {now.text(key, m['unit'])}, planned " \
            f"{in_unit(self.ws, plan, m['unit'])}; {by} " + \
            ('missing' if m.get('direction', 'up') == 'up' else 'more')
        return (F(value) - plan if fund else None, '', what, 'program.yaml',
                f'pos report exec --period {name} --explain {key}')

    def claim(self, d):
        """Where its registration stands today, and until when it protects."""
        r = d.get('registration') or {}
        state, until = r.get('state'), day(r, 'until')
        if state == 'approved' and until and until < self.today:
            state = 'expired'
        return state, until

    def ask_conflicts(self):
        on = {}
        for d in self.ws.deals:
            if d['stage'] not in CLOSED:
                on.setdefault(d['account'], []).append(d)
        out = []
        for account, deals in on.items():
            deals.sort(key=lambda d: d['id'].encode())
            of = {d.get('partner') for d in deals}
            claimed = any(self.claim(d)[0] in
                          ('approved', 'submitted', 'under-review')
                          for d in deals)
            if len(of) > 1 and (len(of - {None}) > 1 or claimed):
                first, told = deals[0]['id'], [self.clash(d) for d in deals]
                more = told[DEALS_SHOWN:]
                told = told[:DEALS_SHOWN] + [f'and {len(more)} more'] * \
                    bool(more)
                out.append((sum(d['value'] for d in deals), first,
                            f"{self.ws.accounts[account]['name']}: " +
                            '; '.join(told), self.files_of[first],
                            f'pos deal show {first}'))
        return out

    def clash(self, d):
        state, until = self.claim(d)
        whose = f" of {self.ws.partners[d['partner']]['name']}" \
            if d.get('partner') else ', direct'
        words = {'submitted': 'registered, not yet answered',
                 'under-review': 'registered, not yet answered',
                 'approved': 'protected' + (f' until {until}' if until else '')}
        return f"{d['id']}{whose}, {self.ws.money(d['value'])}, " + \
            words.get(state, 'open')

    def ask_registrations(self):
        hours = self.policy('deal_registration', 'approval_hours')
        out = []
        for d in self.ws.deals:
            r = d.get('registration') or {}
            if hours is None or not d.get('partner') or \
                    d['stage'] in CLOSED or not r.get('submitted') or \
                    r['state'] not in ('submitted', 'under-review') or \
                    not (r.get('contact') and r.get('need')) or \
                    not any(e.get('partner', d['partner']) == d['partner']
                            for e in d.get('evidence', [])):
                continue
            due = day(r, 'submitted') + (hours + 23) // 24 * ONE
            if due < self.today:
                name = self.ws.partners[d['partner']]['name']
                out.append((d['value'], d['id'], f"{d['id']} of {name}, "
                            f"{self.ws.money(d['value'])}: the answer was due "
                            f'{due}', self.files_of[d['id']],
                            f"pos deal approve {d['id']}"))
        return out

    def policy(self, group, key):
        value = self.ws.program.get('policies', {}).get(group, {}).get(key)
        return None if value is None else int(value)

    def ask_requests(self):
        days, out = self.policy('mdf', 'approval_days'), []
        for slug, p in self.ws.partners.items():
            for i, m in enumerate(p.get('mdf', []), 1):
                if days is None or m['state'] != 'requested' or \
                        day(m, 'date') + days * ONE >= self.today:
                    continue
                sum_ = self.ws.worth(m, day(m, 'date'))
                due = day(m, 'date') + days * ONE
                out.append((sum_, slug, f"{p['name']} asks for "
                            f'{self.ws.money(sum_)}: the answer was due {due}',
                            f'partners/{slug}/partner.yaml', 'pos partner mdf '
                            f'{shlex.quote(slug)} approve {i}'))
        return out

    def ask_funds(self):
        """Granted beyond what the tier gives for the fiscal year."""
        out = []
        for slug, p in self.ws.partners.items():
            budget = next((t.get('mdf') for t in
                           self.ws.program.get('tiers', [])
                           if t['id'] == p.get('tier')), None)
            if budget is None or not p.get('mdf'):
                continue
            got = self.granted(p, self.today, ('paid', 'approved'))
            over = got - number(budget)
            if over > 0:
                money = self.ws.money
                out.append((over, slug, f"{p['name']} has {money(got)} paid "
                            f'or approved of {money(number(budget))}: '
                            f'{money(over)} more than its tier gives',
                            f'partners/{slug}/partner.yaml',
                            f'pos partner mdf {shlex.quote(slug)}'))
        return out

    def granted(self, p, on, states):
        """Funds asked for in the fiscal year of a day that are in a state."""
        begin = first_of(on, 12, self.ws.start)
        return sum(self.ws.worth(m, day(m, 'date')) for m in p.get('mdf', [])
                   if m['state'] in states and
                   begin <= day(m, 'date') <= on)

    def ask_tiers(self):
        tiers, out = Tiers(self.ws, self.today), []
        for slug, p in self.ws.sorted_partners():
            found = None if self.partial else tiers.waits(slug)
            if not found:
                continue
            own, rule = found
            up = tiers.place(rule) > tiers.place(own)
            what = f"has {own['name']} and meets all that {rule['name']} " \
                'asks for' if up else f"has {own['name']}, which it does " \
                'not meet any more; the rules give ' + \
                (rule['name'] if rule else 'no tier')
            word = shlex.quote(slug)
            command = f"pos partner set {word} tier={rule['id']} " \
                'tier_source=rule' if rule else \
                f'pos score tier --explain {word}'
            out.append((None, slug, f"{p['name']} {what}",
                        f'partners/{slug}/partner.yaml', command))
        return out

    def ask_renewals(self):
        out = []
        for slug, p in self.ws.partners.items():
            ends = renews(p)
            if p.get('manager') or not with_contract(p) or not ends or \
                    (ends - self.today).days > 60:
                continue
            word = 'ended' if ends < self.today else 'ends'
            out.append((None, slug, f"the agreement with {p['name']} {word} "
                        f'{ends} and it has no manager',
                        f'partners/{slug}/partner.yaml', 'pos partner set '
                        f"{shlex.quote(slug)} manager='NAME'"))
        return out
