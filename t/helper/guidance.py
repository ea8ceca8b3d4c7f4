#!/usr/bin/env python3
"""guidance.py WORKSPACE VALUES DAY - what the program says to each partner of
its tier, computed anew from program.yaml by its look, one line a text:

    slug key text

VALUES: "slug metric value" with tabs, by t/helper/retier.pl --values."""
import datetime
import glob
import re
import sys

root, values, day = sys.argv[1:]
text = open(f'{root}/program.yaml').read()
block = re.search(r'^tiers:\n(.*?)^\w', text, re.M | re.S)[1]
NAMES = {'sourced_revenue': 'sourced revenue', 'certified': 'certified people',
         'active_deals': 'active deals', 'customers': 'joint customers',
         'certified_expert': 'people certified as expert'}
SPAN = {'sourced_revenue': ' in 12 months'}
RHYTHM = {'quarterly': 'four times a year', 'semi-annual': 'twice a year',
          'annual': 'once a year'}

have = {}
for line in open(values):
    slug, metric, value = line.rstrip('\n').split('\t')
    have[slug, metric] = int(float(value))


def money(metric, n, currency=True):
    if metric != 'sourced_revenue':
        return str(n)
    return ('EUR ' if currency else '') + f'{n:,}'




def in_words(d):
    """A date as documents have it."""
    d = datetime.date.fromisoformat(str(d))
    return f'{d.day} {d:%B %Y}'


tiers = []
for part in re.split(r'^  - id: ', block, flags=re.M)[1:]:
    now = part.split('    changes:')[0] + part.partition('    benefits:')[2]
    tiers.append({
        'id': part.split('\n')[0],
        'name': re.search(r'name: (.*)', part)[1],
        'need': [(m, int(n)) for m, n in re.findall(
            r'\b(sourced_revenue|certified|active_deals): (\d+)', now)],
        'any': [(m, int(n)) for m, n in re.findall(
            r'\{metric: (\w+), gte: (\d+)', now)],
        'benefits': re.findall(r'^      - (\w.*)', part.partition(
            'benefits:')[2], re.M),
        'margin': re.search(r'margin: (\d+)%', part)[1],
        'mdf': int(re.search(r'mdf: (\d+)', part)[1]),
        'review': re.search(r'review: (\S+)', part)[1],
        'later': re.findall(r'effective_from: (\S+)', part)})


def asked(t):
    out = [f'{NAMES[m]} at least {money(m, n)}{SPAN.get(m, "")}'
           for m, n in t['need'] if n > 0]
    if t['any']:
        out.append('one of (' + ' or '.join(
            f'{NAMES[m]} at least {n}' for m, n in t['any']) + ')')
    return out


def gaps(slug, t):
    def short(m, n):
        return (f'{NAMES[m]} {money(m, have[slug, m])} of '
                f'{money(m, n, False)}')
    out = [short(m, n) for m, n in t['need'] if have[slug, m] < n]
    if t['any'] and all(have[slug, m] < n for m, n in t['any']):
        out.append('one of (' + ' or '.join(short(*x) for x in t['any']) + ')')
    return out


for path in sorted(glob.glob(f'{root}/partners/*/partner.yaml')):
    slug = path.split('/')[-2]
    rec = dict(re.findall(r'^(tier|type|stage): (\S+)', open(path).read(),
                          re.M))
    said = []
    at = [t['id'] for t in tiers].index(rec['tier']) if 'tier' in rec else -1
    if rec['stage'] == 'former' and (slug, 'certified') not in have:
        for m in NAMES:
            have[slug, m] = 0
    if at >= 0:
        t = tiers[at]
        said += [('tier', t['name'])]
        said += [('benefits', b) for b in t['benefits']]
        if rec['type'] == 'reseller':
            said += [('margin', t['margin'] + ' %')]
        if t['mdf']:
            said += [('mdf', f'EUR {t["mdf"]:,}')]
        said += [('expectations', x) for x in asked(t)]
        said += [('missing', x) for x in gaps(slug, t)]
        said += [('reviews', RHYTHM[t['review']])]
    if rec['stage'] != 'former' and at + 1 < len(tiers):
        t = tiers[at + 1]
        said += [('next', t['name'])]
        lack = gaps(slug, t) if at >= 0 else []
        said += [('gaps', x) for x in lack] or [('met', 'true')]
    for t in tiers[max(at, 0):at + 2]:
        if rec['stage'] != 'former':
            said += [('changes', f'{in_words(d)} {t["name"]}')
                     for d in t['later'] if d > day]
    for key, words in said:
        print(f'{slug}\t{key}\t{words}')
