#!/usr/bin/env python3
"""mail.py WORKSPACE GUIDANCE DAY NEWEST - what mails to partners of the sample
may say on DAY, computed anew from its files by their look; no library.
GUIDANCE: the lines of guidance.py; NEWEST: the newest entry on file.
Prints "slug<TAB>situation<TAB>yes|no", whether there is something to write,
and "slug<TAB>situation<TAB>line<TAB>TEXT", lines that such a mail has."""
import datetime
import glob
import re
import sys

root, guidance, day, newest = sys.argv[1:]
today = datetime.date.fromisoformat(day)
newest = datetime.date.fromisoformat(newest)
names = dict(re.findall(r'\{id: ([cp]-\d+), name: "?([^",}]*)"?',
             open(f'{root}/data/customers.yaml').read() +
             open(f'{root}/data/prospects.yaml').read()))
deals = []
for path in sorted(glob.glob(f'{root}/data/deals*.yaml')):
    for line in open(path):
        if '{id:' in line:
            deals.append(dict(re.findall(
                r'\b(id|account|amount|stage|created|closed|expected|partner|'
                r'role): ([\w.-]+)', line)))
deals.sort(key=lambda d: (d['created'], d['id']))
# kinds of agreement, as program.yaml names the types
KINDS = {'alliance': 'strategic alliance', 'co-develop': 'co-development'}
lacks = {}
for line in open(guidance):
    slug, key, text = line.rstrip('\n').split('\t')
    lacks.setdefault((slug, key), []).append(text)
try:
    year_ago = today.replace(year=today.year - 1)
except ValueError:
    year_ago = today.replace(year=today.year - 1, day=28)


def when(d):
    return f'{d.day} {d:%B}' + (f' {d.year}' if d.year != today.year else '')


def join(words):
    words = list(dict.fromkeys(words))
    if len(words) > 3:
        return f'{", ".join(words[:3])} and {len(words) - 3} more'
    return ' and '.join([', '.join(words[:-1]), words[-1]]
                        if len(words) > 1 else words)


def joined(words):
    return ' and '.join([', '.join(words[:-1]), words[-1]]
                        if len(words) > 1 else words)


def half_up(num, den):
    return (2 * num + den) // (2 * den)


def some(ds):
    return (f'{len(ds)} deal' + ('s' if len(ds) != 1 else ''),
            f'EUR {sum(int(d["amount"]) for d in ds):,}',
            join([names[d['account']] for d in ds]))


for path in sorted(glob.glob(f'{root}/partners/*/partner.yaml')):
    slug = path.split('/')[-2]
    rec = open(path).read()
    top = dict(re.findall(r'^(\w+): (.+)', rec, re.M))
    mine = [d for d in deals if d.get('partner') == slug]
    sourced = [d for d in mine if d['role'] == 'sourced']
    won = [d for d in sourced if d['stage'] == 'won' and
           year_ago < datetime.date.fromisoformat(d['closed']) <= today]
    is_open = [d for d in sourced if d['stage'] not in ('won', 'lost')]
    stage = top['stage']
    signed = stage not in ('prospect', 'qualified', 'former')
    out = []

    # targets of the plan of the year: the first goal of each metric
    targets = {}
    for m, t in re.findall(r'metric: (\w+), target: (\d+)', rec):
        targets.setdefault(m, int(t))
    passed = (newest - datetime.date(newest.year, 1, 1)).days + 1
    year = [d for d in sourced if d['stage'] == 'won' and
            d['closed'][:4] == day[:4] and d['closed'] <= day]
    people = len([x for x in re.findall(r'person: .*?expires: ([\d-]+)', rec)
                  if x >= day])
    now = {'sourced_revenue': sum(int(d['amount']) for d in year),
           'won_deals': len(year), 'certified': people,
           'pipeline': sum(int(d['amount']) for d in is_open)}
    missed = []
    for m, label in (('sourced_revenue', 'Sourced revenue won'),
                     ('won_deals', 'Sourced deals won')):
        if m in targets and now[m] < targets[m] and \
                now[m] * 365 < targets[m] * passed:
            if m == 'won_deals':
                tenth = half_up(targets[m] * passed * 10, 365)
                pace = f'{tenth // 10}.{tenth % 10}'
                missed.append(f'- {label}: {now[m]} of {targets[m]} '
                              f'({pace} would be on pace)')
            else:
                pace = half_up(targets[m] * passed, 365)
                missed.append(f'- {label}: EUR {now[m]:,} of EUR '
                              f'{targets[m]:,} (EUR {pace:,} would be on pace)')
    short = lacks.get((slug, 'missing'), [])

    renews = {}     # of each kind the newest
    part = re.search(r'^agreements:\n((?: .*\n)*)', rec, re.M)
    for entry in re.split(r'^  - ', part[1] if part else '', flags=re.M)[1:]:
        f = dict(re.findall(r"\b(kind|renews): ['\"]?([\w-]+)", entry))
        if 'renews' in f:
            renews[f['kind']] = max(f['renews'], renews.get(f['kind'], ''))
    ends = min(((d, k) for k, d in renews.items()), default=None)
    may = {
        'first-contact': not signed and stage != 'former',
        'follow-up': stage != 'former',
        'qbr-invitation': signed,
        'missed-target': stage != 'former' and bool(missed or short),
        'co-marketing': signed and stage != 'exiting',
        'renewal': stage not in ('former', 'exiting') and ends is not None,
        'exit-notice': signed}
    for s, yes in may.items():
        print(slug, s, 'yes' if yes else 'no', sep='\t')

    if won:
        n, amount, who = some(won)
        out.append(('qbr-invitation', f'- what you won in the last twelve '
                    f'months: {n}, {amount} a year ({who})'))
        out.append(('renewal', f'In the last twelve months you brought {n} '
                    f'worth {amount} a year: {who}.'))
    if is_open:
        n, amount, who = some(is_open)
        out.append(('qbr-invitation', f'- what is open: {n}, {amount} ({who})'))
    gaps = lacks.get((slug, 'gaps'), [])
    if short:
        out.append(('qbr-invitation', f'- what {lacks[slug, "tier"][0]} asks '
                    f'for and is missing: {joined(short)}'))
    elif gaps:
        tier = lacks[slug, 'next'][0]
        out.append(('qbr-invitation',
                    f'- what {tier} still needs: {joined(gaps)}'))
    for line in missed:
        out.append(('missed-target', line))
    if short:
        tier = lacks[slug, 'tier'][0]
        out.append(('missed-target', f'What you need to keep {tier} and do not '
                    f'have today, by our records: {joined(short)}.'))
    if ends:
        last = datetime.date.fromisoformat(ends[0])
        notice = last - datetime.timedelta(60)
        if last >= today:
            out.append(('renewal', f'Our {KINDS.get(ends[1], ends[1])} '
                        f'agreement runs until '
                        f'{when(last)}' + (f', and notice can be given until '
                        f'{when(notice)}.' if notice >= today else '.')))
        else:
            out.append(('renewal', f'agreement was to be renewed by '
                        f'{when(last)}, and I have nothing on record'))
    by = when(today + datetime.timedelta(14))
    monday = today + datetime.timedelta(7)
    while monday.weekday() != 0:
        monday += datetime.timedelta(1)
    out.append(('follow-up', f'a line by {by}:'))
    out.append(('follow-up', f'in the week of {when(monday)}.'))
    for s, line in out:
        if may[s]:
            print(slug, s, 'line', line, sep='\t')
