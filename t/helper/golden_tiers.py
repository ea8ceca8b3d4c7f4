"""golden_tiers - the tiers that the rules of program.yaml give, day by day,
computed from the YAML files alone: for golden.py. A rule of a kind that the
sample does not have stops it."""
from golden_figures import commas, with_contract
from metrics import ONE, day, months, number

PARTS = {'sourced_revenue': 'sourced revenue', 'certified': 'certified people',
         'active_deals': 'active deals', 'customers': 'joint customers'}


class Tiers:
    """What the tiers of a sample ask for, and what its partners have."""

    def __init__(self, ws, today):
        self.ws, self.today = ws, today
        self.tiers = ws.program.get('tiers', [])

    def have(self, slug, metric, on):
        mine = [d for d in self.ws.deals if d.get('partner') == slug and
                d['role'] == 'sourced']
        if metric == 'sourced_revenue':
            return sum(d['value'] for d in mine if d['stage'] == 'won' and
                       months(on, -12) < d['closed_on'] <= on)
        if metric == 'active_deals':
            return len([d for d in mine if d['created_on'] <= on and not (
                d['closed_on'] and d['closed_on'] <= on)])
        if metric == 'customers':
            return len([a for a in self.ws.customers
                        if slug in a.get('partners', []) and
                        (day(a, 'since') or on) <= on and not (
                            a.get('churned') and day(a, 'churned') <= on)])
        level = metric[len('certified_'):]
        if metric != 'certified' and not metric.startswith('certified_'):
            raise ValueError(f'a tier asks for {metric}: tell golden_tiers.py')
        return len({c['person']
                    for c in self.ws.partners[slug].get('certifications', [])
                    if (day(c, 'expires') or on) >= on and
                    level in ('', c.get('level'))})

    def asked(self, tier, on):
        """([(metric, least)], [the same, of which one does])"""
        rules = tier.get('requirements')
        for c in tier.get('changes', []):
            if day(c, 'effective_from') <= on:
                rules = c['requirements']
        if rules is None:
            return None
        every = [(k, number(v)) for k, v in rules.items() if k != 'any']
        return every, [(x['metric'], number(x['gte']))
                       for x in rules.get('any', [])]

    def meets(self, slug, tier, on):
        rules = self.asked(tier, on)
        if rules is None:
            return False
        every, some = rules
        return all(self.have(slug, m, on) >= n for m, n in every) and (
            not some or any(self.have(slug, m, on) >= n for m, n in some))

    def place(self, tier):
        return self.tiers.index(tier) if tier else -1

    def of(self, slug):
        """(the tier on record, the one that the rules give); None: none"""
        own = next((t for t in self.tiers if
                    t['id'] == self.ws.partners[slug].get('tier')), None)
        met = [t for t in self.tiers if self.meets(slug, t, self.today)]
        return own, met[-1] if met else None

    def grace(self, slug, tier):
        """(the day since which it is not met, the last one it is kept), or
        (None, None) once it is not kept any more."""
        grace = int(self.ws.program.get('policies', {}).get('tier', {}).get(
            'grace_days', 0))
        for back in range(grace + 1 if grace > 0 else 0):
            if self.meets(slug, tier, self.today - (back + 1) * ONE):
                lost = self.today - back * ONE
                return lost, lost + grace * ONE
        return None, None

    def waits(self, slug):
        """(own, by the rules) where they differ and no hand gave it."""
        p = self.ws.partners[slug]
        own, rule = self.of(slug)
        if not with_contract(p) or p['stage'] == 'exiting' or not own or \
                p.get('tier_source') == 'hand' or own == rule:
            return None
        if self.place(rule) < self.place(own) and \
                self.grace(slug, own)[1]:
            return None
        return own, rule

    def part(self, slug, metric, least):
        """certified people 2 of 3"""
        name = PARTS.get(metric) or \
            f"people certified as {metric[len('certified_'):]}"
        money = metric == 'sourced_revenue'
        have = self.have(slug, metric, self.today)
        return f'{name} ' + (self.ws.money(have) if money else commas(have)) \
            + f' of {commas(least)}'

    def lacks(self, slug, tier):
        """What of the tier is not met: texts."""
        if self.asked(tier, self.today) is None:
            return []       # it is given by hand only
        every, some = self.asked(tier, self.today)
        out = [self.part(slug, m, n) for m, n in every
               if self.have(slug, m, self.today) < n]
        if some and not any(self.have(slug, m, self.today) >= n
                            for m, n in some):
            out.append('one of (' + ' or '.join(
                self.part(slug, m, n) for m, n in some) + ')')
        return out
