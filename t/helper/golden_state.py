"""golden_state - what comes next with a partner because of how it stands,
computed from the YAML files alone: for golden_next.py."""
from golden_agenda import policy
from golden_figures import commas, renews
from golden_tiers import Tiers
from metrics import ONE, day

SILENT = 90


class State:
    """Of golden_next.Looked: what its state asks for."""

    def from_state(self):
        self.silent()
        self.health()
        self.record()
        if not self.partial:
            self.moved_tier()

    def silent(self):
        last = max((h for h in self.p['heard'] if h <= self.today),
                   default=None)
        since = day(self.p, 'since')
        lately = since and 0 <= (self.today - since).days <= SILENT
        if self.partial or not self.ours or self.exiting or lately or \
                last and (self.today - last).days <= SILENT:
            return
        self.add('now', last, 'silent', 'never heard of since the signature'
                 if last is None else
                 f'not heard of for {(self.today - last).days} days',
                 f'pos mail --partner {self.slug} follow-up')

    def is_new(self):
        """Too early for results, by the signature and the onboarding."""
        begun = [d for d in (day(self.p, 'since'), self.completed('onboard'))
                 if d]
        return bool(begun) and (self.today - max(begun)).days < (
            policy(self.ws, 'onboarding', 'first_deal_days') or -1)

    def health(self):
        said = self.stage == 'at-risk'
        if self.exiting or not said and not (
                self.band == 'at risk' and not self.is_new()):
            return
        why = ['stage at-risk'] * said
        if self.score is not None:
            why.append(f'health {commas(self.score, 1)}' +
                       ('' if said else ' is at risk'))
        elif not self.partial:
            why.append('too little is known for a health score')
        self.add('now', None, 'health', ', '.join(why),
                 f'pos score health --explain {self.slug}')

    def moved_tier(self):
        """Where the rules give another tier and no hand gave it."""
        tiers, p = Tiers(self.ws, self.today), self.p
        own, rule = tiers.of(self.slug)
        if not self.ours or self.exiting or not own or own == rule or \
                p.get('tier_source') == 'hand':
            return
        if tiers.place(rule) > tiers.place(own):
            self.add('soon', None, 'tier-up',
                     f"meets all that {rule['name']} asks for",
                     f'pos partner set {self.slug} '
                     f"tier={rule['id']} tier_source=rule")
            return
        lost, until = tiers.grace(self.slug, own)
        name = rule['name'] if rule else 'none'
        why = f"{own['name']} is not met since {lost}, kept until {until}" \
            if until else f"{own['name']} is not met any more, the rules " \
            f'give {name}'
        self.add('soon', until, 'tier-down', why,
                 f'pos score tier --explain {self.slug}')

    def record(self):
        """What it lacks, and the command for the first of that."""
        p, going = self.p, self.ours and not self.exiting
        rule = None if self.partial or p.get('tier') else \
            Tiers(self.ws, self.today).of(self.slug)[1]
        tier = f"tier={rule['id']} tier_source=rule" if rule else "tier='TIER'"
        gaps = [(name, value) for name, known, value in (
            ('stage', self.stage, 'stage=prospect'),
            ('manager', p.get('manager'), "manager='NAME'"),
            ('contact', p.get('contacts'),
             "contacts+='NAME <name@example.com>, ROLE'"),
            ('agreement with an end', not going or renews(p),
             "agreements+='{kind: KIND, renews: DATE}'"),
            ('day of the signature (since)', not going or p.get('since'),
             "since='DATE'"),
            ('tier', not going or not self.tiers or p.get('tier'), tier))
            if not known]
        if gaps and not self.former:
            self.add('later', None, 'record', 'its record has ' + ' and '.join(
                f'no {name}' for name, _ in gaps),
                f'pos partner set {self.slug} {gaps[0][1]}')
