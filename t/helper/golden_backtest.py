"""golden_backtest - did the score tell which partners would bring revenue,
computed from the YAML files and the git history alone: for golden.py. The
arithmetic is that of backtest.py. Not here: a commit, or a record of then,
that breaks its format, for the report tells it in the words of the tools."""
import yaml
from backtest import FEW, Person, correlation, group_row, groups, half_up
from golden_figures import listed
from golden_scores import cards, facts, scores
from metrics import LOADER, ONE

LISTED, NAMES = 30, 6


def card_file(where):
    with open(f'{where}/strategy/scorecard.yaml', encoding='utf-8') as f:
        return yaml.load(f, Loader=LOADER) or {}


class Backtest:
    """The part of a report that tests the score: self.ws, self.first and
    self.as_of of its period, self.past, what there was before it."""

    def backtest(self):
        ws, was = self.ws, self.past.ws or self.ws
        if 'fit' not in cards(ws.where):
            return ['There is no card `fit` in strategy/scorecard.yaml, so '
                    'there is no score to test.']
        if not ws.deals:
            return ['No deal is on file, so there is nothing to hold a score '
                    'against.']
        if self.partial:
            return ['No score is told: this filter leaves out some deals of '
                    'these partners, and the score would be of what is left. '
                    'A filter of whole partners has one.']
        out = ['Partners that had a contract when the period began, scored on '
               'the card `fit` and held against the sourced revenue won from '
               f'{self.first} to {self.as_of}.'] + self.rests_on()
        if was is not ws and card_file(was.where).get('scale') != \
                card_file(ws.where).get('scale'):
            return out + ['Ratings had another `scale` then, so they cannot '
                          'be read with the card of today: no score is told.']
        people, left_out = self.scored_then(was)
        rates = self.conversions() if people else []
        return out + self.verdict(people) + self.table_of(people) + rates + \
            left_out

    def rests_on(self):
        """Which records and which card, and since when deals are on file."""
        ws, past = self.ws, self.past
        if past.ws is None:
            out = [f'{past.missing(self.first)}, so the records are those of '
                   'today.', 'Who rates a partner today knows what it '
                   'brought: looking back flatters the score.']
        else:
            out = [f'The records are those of commit {past.commit} of '
                   f'{past.on}; the card and the profiles it asks are those '
                   'of today.']
            if any(of(past.ws.where) != of(ws.where) for of in (
                    lambda w: card_file(w).get('fit'),
                    lambda w: facts(w, 'icp'), lambda w: facts(w, 'ipp'))):
                out.append('These were others then, and whoever changed them '
                           'may have known what partners brought since.')
        if ws.on_file > self.first:
            out.append(f'The oldest deal on file was created on {ws.on_file}: '
                       'what was won of older ones is not in the figures.')
        return out

    def scored_then(self, was):
        """Those that had a contract, and in words why some are left out."""
        ws, before = self.ws, self.first - ONE
        of = scores(was, 'fit', before, ws.where)
        people, out = [], {'absent': [], 'insufficient': [], 'gated': []}
        for slug, p in ws.sorted_partners():
            if not ws.signed(p, before):
                continue
            state = of[slug].state if slug in of else 'absent'
            if state != 'ranked':
                out[state].append(p['name'])
                continue
            won = self.won_by(slug, 'sourced', (self.first, self.as_of))
            end = 'left' if p['left'] and p['left'] <= self.as_of else \
                'active' if ws.active(p, self.as_of) else 'silent'
            people.append(Person(slug, of[slug].value, sum(
                d['value'] for d in won), len(won), end))
        gone = [p for s, p in was.partners.items() if
                s not in self.ws.partners and was.signed(p, before)]
        words = (('absent', 'no record of then'),
                 ('insufficient',
                  'too little known for a score, as `pos score` says'),
                 ('gated', 'a gate failed'))
        told = [f'- {text}: {listed(out[k], NAMES)}' for k, text in words
                if out[k]]
        if gone:
            told.append('- with a contract then, and not on file today: '
                        f'{len(gone)}')
        return people, ['Not among them:'] * bool(told) + told

    def verdict(self, people):
        n = len(people)
        if n == 0:
            return ['No partner that had a contract then has a score.']
        if n < FEW:
            return [f'Of so few partners (n = {n}) nothing is claimed: it '
                    f'takes {FEW} for that.']
        return [self.says(n, *correlation(people)),
                '| By score | Scores | Partners | That brought a deal won | '
                'Deals won | Sourced revenue won | Median | Active at the '
                'end |'] + [group_row(name, own, self.ws.currency)
                            for name, own in groups(people)]

    def says(self, n, rho, chance, what):
        if what == 'scores':
            return f'All {n} partners had the same score, so it could tell ' \
                'nothing.'
        if what == 'revenue':
            return f'All {n} partners brought the same, so there was ' \
                'nothing to tell.'
        once = f'the rank correlation is {rho} (Spearman, n = {n}), and ' \
            f'chance gives one beyond ±{chance} only once in twenty times.'
        if what == 'tells':
            bold = '**The score told.**' if self.past.ws else \
                '**Seen from today, the score fits**, which proves little.'
            return f'{bold} Partners with a higher one brought more: {once}'
        if what == 'against':
            return '**The score told the opposite.** Partners with a higher ' \
                f'one brought less: {once} The card should be looked at ' \
                'before anybody is chosen by it.'
        return '**The score did not tell.** The rank correlation of score ' \
            f'and revenue is {rho} (Spearman, n = {n}): within ±{chance}, ' \
            'which chance alone stays in nineteen of twenty times.'

    def table_of(self, people):
        people.sort(key=lambda p: (-p.score, p.slug.encode()))
        when = 'then' if self.past.ws else 'today'
        out = [f'| Partner | Score {when} | Sourced revenue won | Deals won | '
               'At the end |'] * bool(people)
        out += [f'| {self.link(p.slug)} | {half_up(p.score, 1)} | '
                f'{self.ws.money(p.won)} | {p.deals} | {p.end} |'
                for p in people[:LISTED]]
        return out + [f'And {len(people) - LISTED} more.'] * \
            (len(people) > LISTED)
