"""golden_refresh - the market estimate then and now, what it rests on and what
deals say of it, computed from the YAML files and the git history alone: for
golden.py. The arithmetic is that of tamrefresh.py. Not here: an estimate of
then that breaks its format, for the report tells it in the words of the
tools."""
import os
from tamrefresh import Refresh, Won, categories_of, parse

NUMBERS = 20


class Refreshed:
    """The part of a report on the market estimate: self.ws, self.first and
    self.as_of of its period, self.past, what there was before it."""

    def tam_refresh(self):
        r, past = Refresh(self.ws.where, None, self.today), self.past
        path = past.ws and f'{past.ws.where}/strategy/tam.yaml'
        if path and os.path.exists(path):
            with open(path, encoding='utf-8') as f:
                r.then = parse(f.read(), past.ws.currency)
        was = bool(r.then and r.then.own)
        scope, out = self.scope(), []
        if scope:
            out.append(f'Restricted to {scope}, this review still has the '
                       'market estimate of the whole program: only what was '
                       'won below is of what passes.')
        if not r.now.own:
            told = f' Commit {past.commit} of {past.on} had one.' * was
            return out + ['There is no market estimate: strategy/tam.yaml is '
                          f'not there, or has no category.{told}']
        return out + self.compared(r, was) + self.rests(r) + self.was_won(r)

    def compared(self, r, was):
        past = self.past
        if past.ws is None:
            return [f'{past.missing(self.first)}: what changed in the market '
                    'estimate since then is not known.']
        commit = f'commit {past.commit} of {past.on}'
        if not was:
            return [f'C{commit[1:]}, the last before the period, had no '
                    'market estimate to hold that of today against.']
        if r.then.currency != r.now.currency:
            return [f'The estimate of {commit} is in another currency '
                    f"({r.then.currency or 'none'}), so the two are not held "
                    'against each other.']
        out = [f'The market estimate of {commit} against that of today: a '
               'ceiling, not a forecast.']
        if r.then.as_of:
            now = f', that of today as of {r.now.as_of}' if r.now.as_of else ''
            out.append(f'The file of then says it is as of {r.then.as_of}'
                       f'{now}.')
        return out + ['| Value | Whose | Then | Now | Change |'] + \
            r.values() + (r.changes() or
                          ['No assumption has changed since then, nor has a '
                           'source.'])

    def rests(self, r):
        rows = r.footing(self.first)
        return ['| Assumption | Value | Newest date in its source | Source | '
                'As it is since |'] * bool(rows) + rows[:NUMBERS] + \
            [f'And {len(rows) - NUMBERS} more.'] * (len(rows) > NUMBERS)

    def was_won(self, r):
        won = [Won(d.get('partner'), d['role'] == 'sourced', d['value'])
               for d in self.now.closed((self.first, self.as_of), ('won',))]
        of = categories_of(self.ws.program, self.ws.partners)
        return [f'Against what was won from {self.first} to {self.as_of} '
                f'(deals: {len(won)}):', '| Category | Whose | Assumed share '
                '| Deals won that name a partner of it | Sourced by them, of '
                'revenue won |'] + r.measured(won, of)
