"""golden_evolution - how a program evolved: moves between tiers, and what
became of each year's partners, computed from the YAML files and the git
history alone: for golden.py."""
import datetime
from golden_figures import first_of, named, percent
from golden_placed import cell
from metrics import F


class Evolution:
    """The part of a report on that: self.ws, self.first and self.as_of of
    its period, self.past, what there was before it."""

    def evolution(self):
        return self.moves() + self.cohorts()

    def tier_called(self, id_):
        return self.ws.name_of('tiers', id_, 'no tier')

    def moves(self):
        """From each tier to each: those that were on file then."""
        past, ws = self.past, self.ws
        if past.ws is None:
            return [f'{past.missing(self.first)}: who changed tier since then '
                    'is not known.']
        was = {s: p.get('tier') for s, p in past.ws.partners.items()
               if s in ws.partners}
        tiers = [t['id'] for t in ws.program.get('tiers', [])] + [None]
        names = [cell(self.tier_called(t)) for t in tiers]
        out = [f'Tiers as commit {past.commit} of {past.on} had them, and '
               'today:', '| Then | ' + ' | '.join(names) + ' |']
        for a, name in zip(tiers, names):
            counts = [len([s for s in was if was[s] == a and
                           ws.partners[s].get('tier') == b]) for b in tiers]
            out.append(f'| {name} | ' + ' | '.join(map(str, counts)) + ' |')
        moved = [s for s, p in ws.sorted_partners()
                 if s in was and was[s] != p.get('tier')]
        return out + ([
            f'- {self.link(s)}: from {self.tier_called(was[s])} to '
            f"{self.tier_called(ws.partners[s].get('tier'))}" for s in moved]
            or ['No partner has changed its tier.'])

    def cohorts(self):
        ws, end, cohorts = self.ws, self.as_of, {}
        for slug, p in ws.partners.items():
            if p['start'] and p['start'] <= end:
                year = named(first_of(p['start'], 12, ws.start), 12, ws.start)
                cohorts.setdefault(year, []).append((slug, p))
        if not cohorts:
            return ['No partner has a contract.']
        out = [f'Partners by the year they began in, as of {end}:',
               '| Began | Partners | Left | Active | Brought a deal | '
               'Sourced revenue won |']
        for year, found in sorted(cohorts.items()):
            left = len([p for _, p in found if p['left'] and p['left'] <= end])
            active = len([p for _, p in found if ws.active(p, end)])
            won = sum(d['value'] for s, _ in found for d in self.won_by(
                s, 'sourced', (datetime.date.min, end)))
            brought = 'not known'
            if all(p['start'] >= (ws.on_file or end) for _, p in found):
                n = len([p for _, p in found
                         if p['first'] and p['first'] <= end])
                brought = f'{percent(F(n, len(found)))} ({n} of {len(found)})'
            out.append(f'| {year} | {len(found)} | {left} | {active} | '
                       f'{brought} | {ws.money(won)} |')
        return out
