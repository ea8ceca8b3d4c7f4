"""golden_due - what comes next with a partner because a day has come, or is
near, computed from the YAML files alone: for golden_next.py."""
import datetime
from golden_agenda import policy, registration
from golden_figures import renews, several
from metrics import ONE, day, months

SOON, CERTIFICATE = 14, 60
EVERY = {'monthly': 1, 'quarterly': 3, 'semi-annual': 6, 'annual': 12}
CLOSED = 'won', 'lost'


class Due:
    """Of golden_next.Looked: what its days say."""

    def from_days(self):
        self.actions()
        for d in self.ws.deals:
            if d.get('partner') == self.slug and d['stage'] not in CLOSED:
                self.registration(d)
        if not self.former:
            self.plan()
            self.review()
            self.renewal()
            if not self.exiting:
                self.certificates()

    def dated(self, on):
        return 'overdue' if on < self.today else 'soon'

    def near(self, on, rule, text, command, days=SOON):
        """One that is told from so many days before; text: up to the verb,
        or with one of its own, which ends in 's'."""
        if (on - self.today).days > days:
            return
        verb = '' if text.endswith((' expires', ' ends')) else \
            ' was due' if on < self.today else ' is due'
        self.add(self.dated(on), on, rule, f'{text}{verb} {on}', command)

    def actions(self):
        for i, a in enumerate(self.p.get('actions', []), 1):
            if day(a, 'due') and not a.get('done') and not a.get('dropped'):
                self.near(day(a, 'due'), 'action', a['text'],
                          f'pos partner action {self.slug} done {i}')

    def registration(self, d):
        found = registration(self.ws, self.today, d)
        if not found:
            return
        kind, on, text, verb = found
        command = f"pos deal {verb} {d['id']}"
        if kind == 'facts':
            self.add('now', on, 'registration', text, command)
        elif kind == 'protection':
            self.near(on, 'registration', text, command)
        else:
            late = on < self.today
            self.add('overdue' if late else 'now', on, 'registration',
                     f"{text} {'was' if late else 'is'} due {on}", command)

    def plan(self):
        for i, a in enumerate(self.p.get('plan', {}).get('activities', [])):
            due = day(a, 'due')
            if a.get('done') or not due:
                continue
            command = f'pos partner show {self.slug}' \
                if due > self.today else f'pos partner set {self.slug} ' \
                f'plan.activities.{i}.done={self.today}'
            self.near(due, 'plan', a['text'], command)

    def review(self):
        tier = next((t for t in self.tiers if t['id'] == self.p.get('tier')),
                    {})
        last = max([day(a, 'date') for a in self.p.get('activity', [])
                    if a['kind'] == 'qbr' and day(a, 'date') <= self.today],
                   default=day(self.p, 'since'))
        if not self.ours or self.exiting or 'review' not in tier or not last:
            return
        due = months(last, EVERY[tier['review']])
        if (due - self.today).days > SOON:
            return
        word = 'was' if due < self.today else 'is'
        for book in self.books_with('review'):
            self.add(self.dated(due), due, 'review', self.why(
                book, f"business review ({tier['name']}: {tier['review']}) "
                f'{word} due {due}'), self.start(book))

    def renewal(self):
        ends = renews(self.p)
        if not ends or not self.ours:
            return
        left = (ends - self.today).days
        notice = policy(self.ws, 'agreement', 'notice_days')
        on = ends - notice * ONE if left >= 0 and notice is not None else ends
        why = self.renewal_text(left, on)
        told = left < 0 or on >= self.today or self.exiting

        def add(when, why, command):
            self.add(self.dated(when), when, 'renewal', why, command,
                     ends < self.today)
        for book in self.books.values():
            before = book.get('trigger', {}).get('before_renewal_days')
            if before is None or left > int(before):
                continue
            told = True
            if self.is_open(book) or not self.holds(book):
                continue
            last = self.completed(book['id'])
            if last and last >= ends - int(before) * ONE:
                add(ends, f"{book['id']} is completed, and the record still "
                    f'has the end {ends}', f'pos partner show {self.slug}')
            else:
                add(on, self.why(book, why), self.start(book))
        if not told:
            add(on, why, f'pos partner show {self.slug}')

    def renewal_text(self, left, notice):
        if left < 0:
            return f'agreement ended {several(-left, "day")} ago'
        told = f'notice was to be given by {notice}, ' \
            if notice < self.today else ''
        return f'{told}agreement renews ' + \
            ('today' if left == 0 else f'in {several(left, "day")}')

    def certificates(self):
        for c in self.p.get('certifications', []):
            until = day(c, 'expires') or datetime.date.max
            if self.today <= until < datetime.date.max:
                self.near(until, 'certificate',
                          f"certificate of {c['person']} ({c.get('level', '?')}) "
                          'expires', 'pos fill --partner '
                          f'{self.slug} enablement/03-certification',
                          CERTIFICATE)
