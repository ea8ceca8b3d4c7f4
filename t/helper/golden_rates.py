"""golden_rates - by which rates of exchange a figure was converted, computed
from the YAML files alone: for golden.py."""
from metrics import day

TOLD = 3    # of a currency; of more, their days


def sums_of(figures, key):
    """What adds up to a metric, as (the map with the sum, its day); nothing
    where it counts."""
    ws, year, span = figures.ws, figures.year, figures.span
    role = key.split('-')[0]

    def won(days, role=None):
        return [(d, d['closed_on'])
                for d in figures.closed(days, ('won',), role)]

    def paid(days):
        return [(m, day(m, 'date')) for p in ws.partners.values()
                for m in p.get('mdf', []) if m['state'] == 'paid' and
                day(m, 'paid') and days[0] <= day(m, 'paid') <= days[1]]

    def of_funded(days):
        slugs = {slug for slug, _ in figures.funds(days)}
        return [x for x in won(days, 'sourced') if x[0]['partner'] in slugs]

    def told(days):
        return [x for x in won(days, 'sourced')
                if ws.paid(x[0]['partner']) is not None]
    if key in ('won', 'sourced-share'):
        return won(span)
    if key in ('sourced-won', 'influenced-won', 'direct-won'):
        return won(span, role)
    if key.endswith('-won-year'):
        return won(year, role)
    if key in ('concentration', 'revenue-per-active'):
        return won(year, 'sourced')
    if key in ('sourced-open', 'influenced-open', 'coverage'):
        return [(d, d['closed_on'] or ws.today) for d in figures.open_deals(
            'influenced' if key == 'influenced-open' else 'sourced')]
    if key == 'sourced-created':
        return [(d, d['closed_on'] or ws.today) for d in ws.deals
                if d['role'] == role and
                span[0] <= d['created_on'] <= span[1]]
    return {'mdf-paid': lambda: paid(span),
            'mdf-revenue': lambda: of_funded(span),
            'mdf-roi': lambda: paid(year) + of_funded(year),
            'sourced-net': lambda: told(span),
            'partner-cac': lambda: told(year)}.get(key, list)()


def rates_told(ws, sums):
    """JPY at 0.006 from 2025-01-01, ECB and at ...; '' for none."""
    used = {}
    for sum_, on in sums:
        code = (sum_.get('currency') or ws.currency).upper()
        if code == ws.currency.upper():
            continue
        rates = [r for r in ws.company['currencies']
                 if r['currency'].upper() == code and day(r, 'date') <= on]
        rate = max(rates, key=lambda r: r['date'])
        used.setdefault(code, {})[rate['date']] = rate
    out = []
    for code, rates in sorted(used.items()):
        rates = [r for _, r in sorted(rates.items())]
        if len(rates) > TOLD:
            out.append(f"{code} at {len(rates)} rates from "
                       f"{rates[0]['date']} to {rates[-1]['date']}")
        else:
            out.append(f'{code} at ' + ' and at '.join(
                f"{r['rate']} from {r['date']}" +
                (f", {r['source']}" if r.get('source') else '')
                for r in rates))
    return '; '.join(out)
