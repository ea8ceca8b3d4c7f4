"""golden_drawn - the tables beside the drawings of a report, computed from the
YAML files alone: for golden.py. The scatter is not here; golden_market.py has
the tornado."""
from golden_figures import with_contract

STAGES = 'qualification discovery proposal negotiation'.split()


class Drawn:
    """The part of a report that is drawn: self.ws."""

    def funnel(self):
        """Open deals that partners brought, by stage, and from it on."""
        ws = self.ws
        open_ = [d for d in ws.deals
                 if d['role'] == 'sourced' and d['stage'] in STAGES]
        if not open_:
            return ['No deal that a partner brought is open.']
        out = ['| Stage | In it | Annual value | So far or further | '
               'Annual value |']
        for i, stage in enumerate(STAGES):
            cells = []
            for stages in ([stage], STAGES[i:]):
                found = [d['value'] for d in open_ if d['stage'] in stages]
                cells += [str(len(found)), ws.money(sum(found))]
            out.append(f"| {stage.capitalize()} | {' | '.join(cells)} |")
        return out

    def cover_map(self):
        """Partners that cover a need of a stage at least, by type."""
        ws = self.ws
        journey, types = ws.company.get('journey', []), ws.program.get(
            'types', [])
        if not types or not any(s.get('needs') for s in journey):
            return ['Who covers the customer\'s journey is not known: '
                    '`company.yaml` has no needs in it, or `program.yaml` no '
                    'types of partner.']
        out = ['| Stage | ' + ' | '.join(t['name'] for t in types) + ' |']
        for stage in journey:
            needs = {n['id'] for n in stage['needs']}
            cells = [len([p for p in ws.partners.values()
                          if with_contract(p) and p['type'] == t['id'] and
                          needs & set(p.get('covers', []))]) for t in types]
            out.append(f"| {stage['name']} | " +
                       ' | '.join(map(str, cells)) + ' |')
        return out
