"""golden_placed - partners placed by fit and health, computed from the YAML
files alone: for golden.py."""
import re
from golden_figures import commas, listed, with_contract
from golden_scores import cards, scores
from metrics import number, read

PLACED, NAMES = 30, 6


def cell(text):
    """As a cell of a chart's table: nothing in it is Markdown."""
    return re.sub(r"([\\|<\[\]*_`~]|&(?=[A-Za-z#]))", r"\\\1", text)


def plain(x, places=1):
    """A number without zeros at its end."""
    return commas(x, places).rstrip('0').rstrip('.')


class Placed:
    """The part of a report that places partners: self.ws, self.today,
    self.year, the twelve months that they are ordered by, self.partial."""

    def placed(self):
        if self.partial:
            return ['Nobody is placed by fit and health: this filter leaves '
                    'out some deals of these partners.']
        slugs = [s for s, p in self.ws.sorted_partners() if with_contract(p)]
        if not slugs or not {'fit', 'health'} <= set(cards(self.ws.where)):
            return ['Nobody is placed by fit and health: no partner has a '
                    'contract, or the scorecard lacks one of the two.']
        slugs.sort(key=lambda s: -sum(
            d['value'] for d in self.won_by(s, 'sourced', self.year)))
        out = self.scatter(slugs[:PLACED])
        if len(slugs) > PLACED:
            out.append('Partners with a contract that are not looked at '
                       f'here: {len(slugs) - PLACED}. `pos score fit` and '
                       '`pos score health` have them.')
        return out

    def scatter(self, slugs):
        fit, health = (self.known_scores(c) for c in ('fit', 'health'))
        known = [s for s in slugs if s in fit and s in health]
        out = []
        if known:
            out = ['Fit and health of the partners with a contract that '
                   'sourced most, as of today:', '| Partner | Fit | Health |']
        for s in known:
            out.append(f"| {cell(self.ws.partners[s]['name'])} | "
                       f'{plain(fit[s])} | {plain(health[s])} |')
        rest = [self.ws.partners[s]['name'] for s in slugs if s not in known]
        if rest:
            out.append(f'Too little is known of {listed(rest, NAMES)} to '
                       f'place {len(rest)} of {len(slugs)}: `pos score fit` '
                       'and `pos score health` say what is missing.')
        return out

    def known_scores(self, card):
        """Those of which enough is known; one that fails a gate has its
        own, too."""
        floor = number(read(f'{self.ws.where}/strategy/scorecard.yaml')
                       ['coverage_floor'])
        return {s: x.value for s, x in
                scores(self.ws, card, self.today).items()
                if x.coverage >= floor and x.value is not None}
