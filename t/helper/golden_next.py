"""golden_next - what comes next with partners, by the rules of pos-next(1) that
the sample workspace calls for, computed from the YAML files alone: for
golden.py. Scores of the card health are those of rescore.pl, which computes
them from the text. Not here: steps of playbooks under way, the register of
actions, deal registrations, tiers that are lost or won, gaps of a record."""
import datetime, os, shutil, subprocess, tempfile
import yaml
from golden_figures import (commas, renews, several, silent_days,
                            with_contract)
from metrics import F, ONE, day, months, number

HERE = os.path.dirname(os.path.abspath(__file__))


def health(report, kept={}):
    """The score of each partner on the card health, by rescore.pl."""
    ws = report.ws
    if ws.where not in kept:
        with tempfile.TemporaryDirectory() as copy:
            shutil.copytree(ws.where, copy, dirs_exist_ok=True,
                            ignore=shutil.ignore_patterns('.git', '.pos'))
            for name in ('icp', 'ipp'):     # not looked at by this card
                with open(f'{copy}/strategy/{name}.md', 'w',
                          encoding='utf-8') as f:
                    f.write('---\nfacts:\n---\n')
            out = subprocess.run(
                ['perl', f'{HERE}/rescore.pl', copy, 'health',
                 str(report.today)], check=True, stdout=subprocess.PIPE,
                text=True).stdout
        rows = [line.split('\t') for line in out.splitlines()]
        kept[ws.where] = {r[1]: F(r[4]) for r in rows if r[4]}
    return kept[ws.where]


class Next:
    """The part of a report that says what comes next: self.ws, self.today,
    self.partial: deals of partners are cut away, which judge no partner."""

    def priorities(self):
        items = [i for slug, p in self.ws.partners.items()
                 for i in self.next_of(slug, p)]
        tiers = [t['id'] for t in self.ws.program.get('tiers', [])]

        def order(i):
            when, ended, on, slug, why, command = i
            p = self.ws.partners[slug]
            rank = tiers.index(p['tier']) if p.get('tier') in tiers else -1
            return ('overdue now soon later'.split().index(when), not ended,
                    on or datetime.date.max, -rank, p['name'].encode(),
                    why, command)
        items.sort(key=order)
        out = ['| When | Partner | Why | Command |']
        for when, _, _, slug, why, command in items[:12]:
            out.append(f"| {when} | {self.ws.partners[slug]['name']} | {why} "
                       f'| `{command}` |')
        if len(items) > 12:
            out.append(f'And {len(items) - 12} more: pos next.')
        return out if items else ['Nothing is due and no rule has fired.']

    def next_of(self, slug, p):
        """(when, whether an agreement has ended, day, slug, why, command)"""
        exiting = p.get('stage') == 'exiting'
        items = []

        def add(when, on, why, command, ended=False):
            items.append((when, ended, on, slug, why, command))

        def dated(on):
            return 'overdue' if on < self.today else 'soon'
        start = f'pos play start %s --partner {slug}'
        if with_contract(p) and not exiting:
            self.next_dated(p, add, dated, start)
            self.next_state(slug, p, add)
        self.next_plan(slug, p, add, dated)
        self.next_playbooks(slug, p, add, start)
        return items

    def next_dated(self, p, add, dated, start):
        """Agreements, reviews and certificates."""
        today, policies = self.today, self.ws.program['policies']
        ends, slug_book = renews(p), start % 'renewal'
        if ends and (ends - today).days <= 120:
            left = (ends - today).days
            notice = ends - int(policies['agreement']['notice_days']) * ONE
            why = f'agreement renews in {several(left, "day")}'
            if left < 0:
                add('overdue', ends, f'agreement ended '
                    f'{several(-left, "day")} ago', slug_book, True)
            else:
                told = f'notice was to be given by {notice}, ' \
                    if notice < today else ''
                add(dated(notice), notice, told + why, slug_book)
        tier = next((t for t in self.ws.program.get('tiers', [])
                     if t['id'] == p.get('tier')), None)
        every = {'monthly': 1, 'quarterly': 3, 'semi-annual': 6, 'annual': 12}
        last = max([day(a, 'date') for a in p.get('activity', [])
                    if a['kind'] == 'qbr' and day(a, 'date') <= today],
                   default=day(p, 'since'))
        if tier and 'review' in tier and last:
            due = months(last, every[tier['review']])
            if (due - today).days <= 14:
                word = 'was' if due < today else 'is'
                add(dated(due), due, f"business review ({tier['name']}: "
                    f"{tier['review']}) {word} due {due}", start % 'qbr')
        for c in p.get('certifications', []):
            until = day(c, 'expires')
            if until and 0 <= (until - today).days <= 60:
                add('soon', until, f"certificate of {c['person']} "
                    f"({c['level']}) expires {until}", 'pos fill --partner '
                    f'{start.split()[-1]} enablement/03-certification')

    def next_plan(self, slug, p, add, dated):
        plan = p.get('plan', {})
        for i, a in enumerate(plan.get('activities', [])):
            due = day(a, 'due')
            if a.get('done') or not due or (due - self.today).days > 14:
                continue
            word = 'was' if due < self.today else 'is'
            command = f'pos partner show {slug}' if due > self.today else \
                f'pos partner set {slug} plan.activities.{i}.done={self.today}'
            add(dated(due), due, f"{a['text']} {word} due {due}", command)

    def next_state(self, slug, p, add):
        heard = silent_days(p, self.today)
        policies = self.ws.program['policies']
        if heard > 90 and not self.partial:
            add('now', self.today - heard * ONE, f'not heard of for {heard} '
                'days', f'pos mail --partner {slug} follow-up')
        said = p['stage'] == 'at-risk'
        if self.partial:
            if said:
                add('now', None, 'stage at-risk',
                    f'pos score health --explain {slug}')
            return
        score = health(self)[slug]
        new = (self.today - p['start']).days < int(
            policies['onboarding']['first_deal_days'])
        if said or (score < number(policies['health']['watch']) and not new):
            why = f'health {commas(score, 1)}'
            add('now', None, f'stage at-risk, {why}' if said else
                f'{why} is at risk', f'pos score health --explain {slug}')

    def next_playbooks(self, slug, p, add, start):
        """Those that a stage asks for, and expand, which follows a review."""
        stage, begun = p.get('stage'), p.get('playbooks', [])
        asked = {'prospect': 'recruit', 'qualified': 'recruit',
                 'signed': 'onboard', 'onboarding': 'onboard',
                 'exiting': 'exit'}.get(stage)
        if asked and asked not in [b['playbook'] for b in begun]:
            with open(f'{HERE}/../../playbooks/{asked}.yaml',
                      encoding='utf-8') as f:
                warns = yaml.safe_load(f).get('warnings')
            add('later' if asked == 'recruit' else 'now', None,
                f'stage {stage}, and {asked} was not begun', start % asked +
                (" --reason 'WHY'" if warns else ''))
        reviewed = any(a['kind'] == 'qbr' for a in p.get('activity', []))
        if stage in ('active', 'growing') and reviewed and \
                not self.partial and health(self)[slug] >= number(
                    self.ws.program['policies']['health']['healthy']):
            add('later', None, 'qbr is completed, expand usually follows, '
                'health is good', start % 'expand')
