"""golden_next - what comes next with partners, by the rules of pos-next(1),
computed from the YAML files alone: for golden.py. Not here: a playbook under
way that cannot be read."""
import datetime, os
from golden_due import Due
from golden_figures import commas, with_contract
from golden_plays import Plays
from golden_scores import ranked
from golden_state import State
from metrics import number


def health(report):
    """Slug to score on the card health, of those of which enough is known."""
    return ranked(report.ws, 'health', report.today)


def words_of(ws, slug, score):
    """A score of health, and of a partner with a contract its band."""
    told = f'{commas(score, 1)} of 100'
    return told + f', {band(ws, score)}' * with_contract(ws.partners[slug])


def band(ws, score):
    """What the program calls such a score."""
    bands = ws.program['policies']['health']
    return 'healthy' if score >= number(bands['healthy']) else \
        'watch' if score >= number(bands['watch']) else 'at risk'


class Looked(Due, Plays, State):
    """One partner looked at. items: (when, whether an agreement has not
    ended, day or None, slug, rule, why, command)."""

    def __init__(self, report, slug):
        self.ws, self.today = report.ws, report.today
        self.partial = report.partial
        self.slug, self.p = slug, report.ws.partners[slug]
        self.stage = self.p.get('stage')
        self.ours = self.stage not in (None, 'prospect', 'qualified',
                                       'former')
        self.former = self.stage == 'former'
        self.exiting = self.stage == 'exiting'
        self.tiers = self.ws.program.get('tiers', [])
        self.items = []
        self.score = None
        if self.ours and not self.partial:
            self.score = health(report).get(slug)
        self.band = None if self.score is None else band(self.ws, self.score)
        self.from_days()
        self.from_plays()
        self.from_state()

    def add(self, when, on, rule, why, command, ended=False):
        self.items.append((when, not ended, on, self.slug, rule, why,
                           command))


class Next:
    """The part of a report that says what comes next: self.ws, self.today,
    self.partial: deals of partners are cut away, which judge no partner."""

    def priorities(self):
        if not self.ws.partners:
            return self.first_steps()
        items = [i for slug in self.ws.partners
                 for i in Looked(self, slug).items]
        tiers = [t['id'] for t in self.ws.program.get('tiers', [])]

        def order(i):
            when, going, on, slug, *rest = i
            p = self.ws.partners[slug]
            rank = tiers.index(p['tier']) if p.get('tier') in tiers else -1
            return ('overdue now soon later'.split().index(when), going,
                    on or datetime.date.max, -rank, p['name'].encode(),
                    slug.encode(), [x.encode() for x in rest])
        items.sort(key=order)
        out = ['| When | Partner | Why | Command |']
        for when, _, _, slug, _, why, command in items[:12]:
            out.append(f"| {when} | {self.ws.partners[slug]['name']} | {why} "
                       f'| `{command}` |')
        if len(items) > 12:
            out.append(f'And {len(items) - 12} more: `pos next`.')
        return out if items else ['Nothing is due and no rule has fired.']

    def first_steps(self):
        """Where there is no partner yet."""
        types = [t['id'] for t in self.ws.program.get('types', [])]
        steps = (('whom you look for: a first draft to disagree with',
                  'pos gen icp ipp'),
                 ('the first partner, a name is enough',
                  f"pos partner add 'NAME' --type {(types + ['TYPE'])[0]}"),
                 ('or all of them, from a list of yours',
                  "pos import partners 'FILE'"),
                 ('what to do with a partner, step by step', 'pos play list'))
        drafted = os.path.exists(f'{self.ws.where}/strategy/ipp.md')
        return ['| When | Partner | Why | Command |'] + [
            f'| now | the program | {why} | `{command}` |'
            for why, command in steps[drafted:]]
