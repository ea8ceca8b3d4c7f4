"""golden_plays - what comes next with a partner by playbooks: steps of those
under way, and those that its stage or a completed one asks for, computed from
the YAML files alone: for golden_next.py. What a playbook requires is looked at
as far as the shipped ones do, and their steps as far as they go on."""
import glob, os, re
import yaml
from golden_figures import first_of
from metrics import LOADER, ONE, day, months, number

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
EVERY = {'monthly': 1, 'quarterly': 3, 'semi-annual': 6, 'annual': 12}
SOON, CRITERIA = 14, 7
KEPT = {}


def slug_of(name):
    return re.sub(r'[^\w-]', '', name.lower().replace(' ', '-'))


def shelf():
    """The shipped playbooks by id."""
    for path in glob.glob(f'{ROOT}/playbooks/*.yaml') if not KEPT else []:
        with open(path, encoding='utf-8') as f:
            book = yaml.load(f, Loader=LOADER)
        book['id'] = os.path.basename(path)[:-len('.yaml')]
        KEPT[book['id']] = book
    return KEPT


def standing(run, book):
    """(number of the first step that has not ended, what the record has of
    it, the last day one ended or None)"""
    at = {s['id']: s for s in run.get('steps', [])}
    known = [at.get(slug_of(s['name']), {}) for s in book['steps']]
    ended = [day(s, 'done') or day(s, 'skipped') for s in known]
    k = ended.index(None) if None in ended else len(ended)
    return k, known[k] if k < len(ended) else {}, \
        max([d for d in ended if d], default=None)


class Plays:
    """Of golden_next.Looked: what playbooks ask for."""

    @property
    def books(self):
        return shelf()

    def runs(self):
        return self.p.get('playbooks', [])

    def is_open(self, book):
        return any(r['playbook'] == book['id'] and not r.get('completed') and
                   not r.get('stopped') for r in self.runs())

    def completed(self, id_):
        """The last day, or None."""
        return max([day(r, 'completed') for r in self.runs()
                    if r['playbook'] == id_ and r.get('completed')],
                   default=None)

    def holds(self, book):
        """The conditions of its trigger, but for those of days."""
        trigger = book.get('trigger', {})
        if 'stage' in trigger:
            if self.stage not in trigger['stage']:
                return False
        elif self.former or self.exiting:
            return False
        band = {'at-risk': 'at risk'}.get(trigger.get('health'),
                                          trigger.get('health'))
        return (band is None or band == self.band) and (
            'funds' not in trigger or self.has_funds())

    def has_funds(self):
        """Is any of its tier's funds left this fiscal year?"""
        budget = next((t.get('mdf') for t in self.tiers
                       if t['id'] == self.p.get('tier')), None)
        begin = first_of(self.today, 12, self.ws.start)
        used = sum(self.ws.worth(m, day(m, 'date'))
                   for m in self.p.get('mdf', [])
                   if m['state'] in ('paid', 'approved') and
                   begin <= day(m, 'date') <= self.today)
        return budget is not None and number(budget) > used

    def books_with(self, key):
        return [b for b in self.books.values() if key in b.get('trigger', {})
                and not self.is_open(b) and self.holds(b)]

    # What it requires before it begins.

    def lacks(self, book):
        """(text, command) of each requirement that is not met."""
        out = []
        for entry in book.get('requires', []):
            (key, want), = entry.items()
            found = getattr(self, f'lacks_{key}')(want)
            out += [found] * bool(found)
        return out

    def lacks_stage(self, want):
        if self.stage not in want:
            raise ValueError('a stage is required that a trigger does not '
                             'ask for: tell golden_plays.py')

    def lacks_manager(self, _):
        return not self.p.get('manager') and (
            'a manager of ours is named',
            f"pos partner set {self.slug} manager='NAME'")

    def lacks_contact(self, _):
        return not self.p.get('contacts') and (
            'a contact at the partner is on record',
            f"pos partner set {self.slug} 'contacts+={{name: NAME, email: "
            "ADDRESS}'")

    def lacks_deal(self, _):
        own = [d for d in self.ws.deals if d.get('partner') == self.slug]
        if any(d['stage'] == 'won' for d in own):
            return None
        open_ = [d for d in own if d['stage'] not in ('won', 'lost')]
        return 'a deal is won', f"pos deal set {open_[-1]['id']} stage=won" \
            if open_ else f'pos deal add --partner {self.slug} --role ' \
            "sourced --stage won --account 'NAME' --amount 'SUM'"

    def lacks_agreement(self, want):
        if want != 'signed':
            raise ValueError(f'agreement: {want}: tell golden_plays.py')
        if any(a['kind'] != 'nda' and a.get('signed') and
               day(a, 'signed') <= self.today and not (
                   a.get('renews') and day(a, 'renews') < self.today)
               for a in self.p.get('agreements', [])):
            return None
        return 'an agreement is in force', \
            f"pos partner set {self.slug} 'agreements+={{kind: KIND, " \
            "signed: DAY, renews: DAY}'"

    def lacks_renewal(self, _):
        if any(a.get('renews') for a in self.p.get('agreements', [])):
            return None
        raise ValueError('no agreement ends: tell golden_plays.py')

    def why(self, book, text):
        lacks = [t for t, _ in self.lacks(book)]
        return text + (f"; before {book['id']} begins: " + ', and '.join(lacks)
                       if lacks else '')

    def start(self, book):
        lacks = self.lacks(book)
        return lacks[0][1] if lacks else \
            f"pos play start {book['id']} --partner {self.slug}" + \
            (" --reason 'WHY'" if book.get('warnings') else '')

    # Those under way, and those that are to begin.

    def from_plays(self):
        for r in self.runs():
            if not r.get('completed') and not r.get('stopped'):
                self.step(r, self.books[r['playbook']])
        for book in self.books.values():
            self.recurring(book)
            self.asked(book)

    def step(self, run, book):
        steps = book['steps']
        k, known, last = standing(run, book)
        if k == len(steps):
            self.criteria(run, book, last)
            return
        due, waits = day(known, 'due'), self.waits(run, steps[k], known)
        late = due and due < self.today
        self.add('overdue' if late else 'now', due, 'step',
                 f"{book['id']} step {k + 1}/{len(steps)}, "
                 f"{steps[k]['name']}" + f', waits for its {waits}' *
                 bool(waits) + f', was due {due}' * bool(late),
                 f"pos play {'step' if waits == 'checklist' else 'done'} "
                 f"{book['id']} --partner {self.slug}" +
                 " --evidence 'TEXT'" * (waits == 'evidence'))

    def criteria(self, run, book, last):
        """All its steps have ended: what it is to reach has not been."""
        met = {m['text'] for m in run.get('criteria', []) if m.get('met')}
        if set(book.get('success_criteria', [])) <= met:
            return
        due = last + CRITERIA * ONE
        self.add('overdue' if due < self.today else 'now', due, 'step',
                 f"{book['id']} waits for its success criteria",
                 f"pos play step {book['id']} --partner {self.slug}")

    def waits(self, run, step, known):
        """'checklist', 'evidence' or ''."""
        path = f"{self.ws.where}/partners/{self.slug}/" \
            f"{run.get('folder', run['playbook'])}/{known.get('document')}"
        if os.path.exists(path):
            with open(path, encoding='utf-8') as f:
                parts = re.split(r'^(?=## )', f.read(), flags=re.M)
            lists = [x for x in parts if x.startswith('## Step checklist')
                     and x.split('\n')[0][17:] in ('', f": {step['name']}")]
            if any('\n- [ ] ' in x for x in lists) or \
                    not lists and step.get('checklist'):
                return 'checklist'
        return 'evidence' if step.get('evidence') else ''

    def recurring(self, book):
        size, last = EVERY.get(book.get('recurring')), \
            self.completed(book['id'])
        if not size or not last or self.former or self.exiting or \
                self.is_open(book) or \
                'before_renewal_days' in book.get('trigger', {}):
            return
        due = months(last, size)
        if due > self.today + SOON * ONE:
            return
        late = due < self.today
        self.add('overdue' if late else 'soon', due, 'recurring', self.why(
            book, f"{book['name']} {'was' if late else 'is'} due {due} "
            f"({book['recurring']})"), self.start(book))

    def is_completed(self, book):
        """A review on record counts as a playbook that has one."""
        return bool(self.completed(book['id'])) or any(
            s.get('activity') == 'qbr' for s in book['steps']) and any(
            a['kind'] == 'qbr' for a in self.p.get('activity', []))

    def comes_after(self, book):
        """(whether one that comes before it was, the id of that or None)"""
        before = [b for b in self.books.values() if b is not book and
                  book['id'] in b.get('next', [])]
        for b in sorted(before, key=lambda b: b['id']):
            if self.is_completed(b):
                return True, b['id']
        passed = [b.get('trigger', {}).get('stage') for b in before]
        return all(s and self.stage not in s for s in passed), None

    def asked(self, book):
        trigger = book.get('trigger')
        if not trigger or not self.stage or self.is_open(book) or \
                self.is_completed(book) or not self.holds(book) or \
                'before_renewal_days' in trigger or 'review' in trigger:
            return
        comes, after = self.comes_after(book)
        passage = self.stage in ('signed', 'onboarding', 'exiting')
        if not comes and not passage:
            return
        stopped = max([r['stopped'] for r in self.runs() if
                       r['playbook'] == book['id'] and r.get('stopped')],
                      default=None)
        if after:
            how = f'{after} is completed' if self.completed(after) else \
                'a business review is on record'
            why = f"{how}, {book['id']} usually follows" + \
                f', but was stopped {stopped}' * bool(stopped)
        else:
            why = f"stage {self.stage}, and {book['id']} was " + \
                (f'stopped {stopped}' if stopped else 'not begun')
        if 'health' in trigger:
            why += ', health is ' + {'healthy': 'good'}.get(
                trigger['health'], trigger['health'])
        why += ', market funds are left' * ('funds' in trigger)
        now = passage or after and self.stage == 'qualified'
        self.add('now' if now else 'later', None,
                 'follow' if after else 'stage', self.why(book, why),
                 self.start(book))
