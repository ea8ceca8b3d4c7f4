#!/usr/bin/env python3
"""qbr.py WORKSPACE TODAY FROM TO UNTIL: the packs of business reviews of a
quarter, from the YAML alone: who, in which order, what was agreed, figures.
UNTIL: the last day of the quarter in which the reviews are held."""
import datetime, decimal, glob, sys
import yaml

where = sys.argv[1]
today, start, end, until = map(datetime.date.fromisoformat, sys.argv[2:6])
MONTHS = {'quarterly': 3, 'semi-annual': 6, 'annual': 12}
SIGNED = ('signed', 'onboarding', 'active', 'growing', 'at-risk')


def months(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    last = (datetime.date(y + (m == 11), (m + 1) % 12 + 1, 1) -
            datetime.timedelta(1)).day
    return datetime.date(y, m + 1, min(d.day, last))


with open(where + '/program.yaml') as f:
    tiers = yaml.safe_load(f)['tiers']
review = {t['id']: t.get('review') for t in tiers}
deals = []
for name in glob.glob(where + '/data/deals-*.yaml'):
    with open(name) as f:
        deals += [{'role': 'direct', **d} for d in yaml.safe_load(f)['deals']]
year = months(end, -12)
# reviews are held from the day after this one on
before = min(end, months(until + datetime.timedelta(1), -3) -
             datetime.timedelta(1))


def money(n):
    n = decimal.Decimal(n).quantize(0, decimal.ROUND_HALF_UP)
    return 'EUR {:,}'.format(n)


def won(slug, role):
    v = [d['amount'] for d in deals if d.get('partner') == slug and
         d['role'] == role and d['stage'] == 'won' and
         year < d['closed'] <= end]
    return sum(v), len(v)


def opened(slug, role):
    v = [d['amount'] for d in deals if d.get('partner') == slug and
         d['role'] == role and d['created'] <= end and
         d.get('closed', today.max) > end]
    return sum(v), len(v)


def told(sum_n):
    return '{} ({} deal{})'.format(money(sum_n[0]), sum_n[1],
                                   '' if sum_n[1] == 1 else 's')


packs = []
for name in sorted(glob.glob(where + '/partners/*/partner.yaml')):
    slug = name.split('/')[-2]
    with open(name) as f:
        p = yaml.safe_load(f)
    if p.get('stage') not in SIGNED:
        continue
    held = [a['date'] for a in p.get('activity', []) if a['kind'] == 'qbr']
    last = max((d for d in held if d <= before), default=None)
    rhythm = review.get(p.get('tier'))
    due = None
    if rhythm and (last or p.get('since')):
        due = months(last or p['since'], MONTHS[rhythm])
    packs.append({'slug': slug, 'p': p, 'last': last, 'due': due,
                  'owed': due is not None and due <= until,
                  'held': max((d for d in held if before < d <=
                               min(today, until)), default=None),
                  'sourced': won(slug, 'sourced'),
                  'influenced': won(slug, 'influenced')})
packs.sort(key=lambda k: (-k['sourced'][0], -k['influenced'][0], k['slug']))
fifth = -(-len(packs) // 5)
for k in packs[:fifth]:
    k['first'] = k['sourced'][0] > 0
packs = [k for k in packs if k['owed'] or k.get('first') or
         k['p'].get('tier') == tiers[-1]['id']]
owed = [k for k in packs if k['owed']]
print('due', len(owed), 'held', sum(k['held'] is not None for k in owed))
packs.sort(key=lambda k: not (k['owed'] and k['held'] is None))
closed = [d['stage'] for d in deals if d['role'] == 'sourced' and
          d['stage'] in ('won', 'lost') and year < d['closed'] <= end]


def state(entry):
    if entry.get('done'):
        return 2, entry['done'], 'done {}'.format(entry['done'])
    if entry.get('dropped'):
        on = entry.get('dropped_date')
        return 3, on or today.max, 'dropped{}: {}'.format(
            f' {on}' if on else '', entry['dropped'])
    due = entry.get('due')
    late = due is not None and due < today
    return 0 if late else 1, due or today.max, '**late**' if late else 'open'


def agreed(p):
    out = []
    for e in p.get('actions', []):
        ended = e.get('done') or e.get('dropped_date')
        by = [e.get('raised', today.min), e.get('due', today.max)]
        if min(by) <= end and not (ended and ended < start):
            out.append(e)
    for e in p.get('plan', {}).get('activities', []):
        days = [d for d in (e.get('due'), e.get('done')) if d]
        if days and min(days) <= end and not e.get('done', end) < start:
            out.append(e)
    out.sort(key=lambda e: state(e)[:2] + (e['text'],))
    return out


for k in packs[:8]:
    p = k['p']
    print('###', p['name'])
    for e in agreed(p):
        print('agreed', e['text'], '|', e.get('owner', p.get('manager')), '|',
              e.get('due', 'no day'), '|', state(e)[2])
    print('last', k['last'] or '-', 'held' if k['held'] else 'due',
          k['held'] or k['due'] or '-')
    print('sourced', told(k['sourced']))
    print('influenced', told(k['influenced']))
    n = opened(k['slug'], 'sourced')
    print('open', told(n))
    print('weighted', money(decimal.Decimal(n[0]) * closed.count('won') /
                            len(closed)) if len(closed) >= 10 else 'not known')
    print('average', money(decimal.Decimal(k['sourced'][0]) / k['sourced'][1])
          if k['sourced'][1] else 'none won')
    print('certified', sum(c.get('expires', today) >= today
                           for c in p.get('certifications', [])))
print('more', max(0, len(packs) - 8))
