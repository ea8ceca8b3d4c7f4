"""golden_market - how far each assumption on the partner market moves what it
makes up, computed from strategy/tam.yaml alone: for golden.py."""
from fractions import Fraction
from golden_placed import plain
from metrics import number, read
from tamrefresh import NAMES

FACTORS = 'accounts', 'reach', 'share', 'acv'


def stated(place, key):
    """(low, base, high) as it is written there; None: it is not."""
    n = (place or {}).get(key)
    if n is None:
        return None
    if not isinstance(n, dict):
        return (number(n),) * 3
    return tuple(number(n.get(k, n['base'])) for k in ('low', 'base', 'high'))


class Market:
    """The part of a report on assumptions: self.ws."""

    def swings(self):
        tam = read(f'{self.ws.where}/strategy/tam.yaml', {})
        ours, others = (self.swings_of(tam, part) for part in (True, False))
        return (ours or ['No assumption on the partner market that is ours '
                         'has a range: `pos tam` says which there are.']) + \
            others

    def parts_of(self, tam, ours):
        """Of each category its factors: (name, (low, base, high))."""
        out = []
        for id_, c in (tam.get('categories') or {}).items():
            whose = (c or {}).get('revenue', 'ours' if id_ == 'sales' else
                                  'ecosystem')
            factors = []
            for key in FACTORS:
                own, shared = stated(c, key), None
                if key in ('accounts', 'acv'):
                    shared = stated(tam, key)
                one = (Fraction(1),) * 3 if key == 'reach' else None
                factors.append((f'{id_}.{key}' if own else key,
                                own or shared or one))
            if (whose == 'ours') == ours and all(n for _, n in factors):
                out.append(factors)
        return out

    def swings_of(self, tam, ours):
        parts, rows = self.parts_of(tam, ours), []
        currency = tam.get('currency', self.ws.currency)
        names = {name: n for factors in parts for name, n in factors}
        for name, n in names.items():
            if n[0] != n[2]:
                rows.append((name, [self.sum_with(parts, name, i)
                                    for i in range(3)]))
        rows.sort(key=lambda r: (r[1][0] - r[1][2], r[0]))
        return ['| Input | at its low | at base | at its high |'] * \
            bool(rows) + [f'| {self.input(name)} | ' + ' | '.join(
                f'{currency} {plain(v, 2)}' for v in sums) + ' |'
                for name, sums in rows]

    def input(self, name):
        """sales.share is "Share, Sales", acv "ACV, shared"."""
        of, _, key = name.rpartition('.')
        at = self.ws.name_of('categories', of) if of else 'shared'
        return f'{NAMES[key]}, {at}'

    def sum_with(self, parts, moved, i):
        """All categories, one assumption at its low, base or high."""
        total = Fraction(0)
        for factors in parts:
            value = Fraction(1)
            for name, n in factors:
                value *= n[i if name == moved else 1]
            total += value
        return total
