#!/usr/bin/env python3
"""sitefigures.py WORKSPACE SITE [home|SLUG]: hold each figure on the home page, the list
of partners and the page of each partner against `pos metric`, `pos score` and
`pos partner show` as of the day that the page names, and sums against the
deals as the YAML files have them. A figure that names no day, or no window, is
told. home: only those at home; SLUG: only those of one partner. Prints what
differs, and at the end how many figures were compared."""
import collections, datetime, decimal, glob, html.parser, json, os, re, subprocess, sys
import yaml

ws, site, only = (sys.argv[1:] + [''])[:3]
LOADER = getattr(yaml, 'CBaseLoader', yaml.BaseLoader)
DAY = r'\d{4}-\d{2}-\d{2}'
compared = 0


class Page(html.parser.HTMLParser):
    """The text of dl.figures, of tables, of paragraphs, headings, dl.facts."""
    def __init__(self, path):
        super().__init__()
        self.boxes, self.rows, self.rest, self.facts = [], [], [], {}
        self.box = self.cell = self.row = None
        self.kind = self.term = ''
        with open(os.path.join(site, path), encoding='utf-8') as f:
            self.feed(f.read())

    def handle_starttag(self, tag, attrs):
        kind = dict(attrs).get('class') or ''
        if tag == 'dl':
            self.kind = kind
        elif tag == 'div' and self.kind:
            self.box = []
        elif tag == 'tr':
            self.row = []
        elif tag in ('dt', 'dd', 'td', 'th', 'p', 'h1', 'h2'):
            self.cell = ''
            self.cell_kind = kind

    def handle_endtag(self, tag):
        if tag in ('dt', 'dd'):
            self.box.append((self.cell_kind, self.cell.strip()))
        elif tag in ('td', 'th'):
            self.row.append(self.cell.strip())
        elif tag in ('p', 'h1', 'h2') and self.cell is not None:
            self.rest.append(self.cell)
        elif tag == 'tr':
            self.rows.append(self.row)
        elif tag == 'div' and self.box is not None:
            if self.kind == 'figures':
                self.boxes.append(self.box)
            else:
                self.facts[self.box[0][1]] = self.box[1][1]
            self.box = None
        elif tag == 'dl':
            self.kind = ''

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data


def pos(day, *args):
    env = dict(os.environ, POS_NOW=day + 'T10:00:00Z') if day else os.environ
    got = subprocess.run(['pos', *args, '-o', 'json'], cwd=ws, env=env,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(got.stdout)


def same(where, page, expected):
    global compared
    compared += 1
    if page != expected:
        print('%s: the page has %r, expected %r' % (where, page, expected))


def money(n):
    """EUR 1,234 as pages have sums; the sample has no cents."""
    assert n == int(n)
    return 'EUR {:,}'.format(int(n))


def half_up(x, digits=0):
    one = decimal.Decimal(1).scaleb(-digits)
    return str(decimal.Decimal(str(x)).quantize(one, decimal.ROUND_HALF_UP))


def metric_text(m, change=False):
    """The value of a metric as a page has it, from that for programs."""
    v = m['change' if change else 'value']
    if v is None:
        return None
    sign = '+' if change and v > 0 else '-' if v < 0 else ''
    v = abs(v)
    if m['unit'] == 'money':
        return sign + money(v)
    if m['unit'] == 'percent':
        return sign + half_up(100 * v) + (' points' if change else ' %')
    if m['unit'] == 'days':
        v = half_up(v)
        return sign + v + (' day' if v == '1' else ' days')
    if m['unit'] == 'count':
        return sign + str(int(v))
    return sign + re.sub(r'\.?0+$', '', half_up(v, 2))


def check_home():
    page = Page('index.html')
    period = [re.match('Key figures, (.*) so far', h) for h in page.rest]
    period = [m.group(1) for m in period if m][0]
    metrics = {m['name']: m for m in pos(None, 'metric', 'list', '--period',
                                         period)['metrics']}
    for box in page.boxes:
        name = box[0][1]
        m, value = metrics[name], box[1][1]
        where = 'home, ' + name
        text = metric_text(m)
        if text is not None:
            same(where, re.sub(r' \(.*\)$', '', value), text)
            n = re.search(r'\((?:n = )?(?:[\d,]+ of )?([\d,]+)(?: deals?)?\)$',
                          value)
            if n:
                same(where + ', of how many', int(n.group(1)), m['n'])
        elif not re.match('too few|none|not known|unknown', value):
            same(where, value, 'no value')
        days = [text for kind, text in box if kind == 'quiet days']
        same(where + ', days', days, [m['days']])
        if not re.search(DAY, m['days']):
            print(where + ': names no day')
        plan = [text for kind, text in box if kind == 'plan']
        same(where + ', plan', plan, [] if m['plan'] is None else [
            f"{half_up(100 * m['value'] / m['plan'])} % of the plan "
            f"({metric_text(dict(m, value=m['plan']))})"])
        change = [text for kind, text in box if kind.startswith('change')]
        if m['change'] is None:
            same(where + ', change', change, [])
            continue
        same(where + ', change', [c.split(' against')[0] for c in change],
             [metric_text(m, True)])
        if m['change'] != 0:
            good = (m['change'] > 0) == (m['direction'] == 'up')
            kind = [k for k, _ in box if k.startswith('change')][0]
            if m['direction'] != 'neither':
                same(where + ', judged', kind.split()[1:],
                     ['good' if good else 'bad'])
        ago = re.sub(DAY, lambda d: str(int(d.group()[:4]) - 1) +
                     d.group()[4:], m['days'])
        same(where + ', held against', change[0].split(' against ')[1],
             'the year before (%s)' % ago)


def read_deals():
    """partner -> role -> its deals, from the files alone"""
    deals = collections.defaultdict(lambda: collections.defaultdict(list))
    for path in glob.glob(os.path.join(ws, 'data', 'deals*.yaml')):
        with open(path, encoding='utf-8') as f:
            for d in yaml.load(f, LOADER)['deals']:
                assert d['currency'] == 'EUR', 'the sample is in euros'
                if 'partner' in d:
                    deals[d['partner']][d.get('role', 'sourced')].append(d)
    return deals


def sums(deals, first, last):
    """[won in the window, open]: amount and number"""
    won = [float(d['amount']) for d in deals if d['stage'] == 'won' and
           first <= d['closed'] <= last]
    still = [float(d['amount']) for d in deals if d['stage'] not in
             ('won', 'lost')]
    return [(sum(won), len(won)), (sum(still), len(still))]


def window(where, text):
    """The days that a page says its sums are of."""
    days = re.findall('from (%s) to (%s)' % (DAY, DAY), text)
    if len(days) != 1:
        print(where + ': does not say from when to when:', text)
        sys.exit()
    first, last = days[0]
    begin = datetime.date.fromisoformat(last)
    begin = begin.replace(year=begin.year - 1) + datetime.timedelta(1)
    same(where + ', twelve months', first, str(begin))
    return first, last


def score_text(s):
    return half_up(s['score'], 1) if s['state'] == 'ranked' else \
        'too little known' if s['state'] == 'insufficient' else s['state']


def check_partners():
    listing = Page('partners/index.html')
    first, last = window('list', ' '.join(listing.rest))
    if not re.search('health are scores of that day', ' '.join(listing.rest)):
        print('list: scores are of no day')
    deals = read_deals()
    scores = {card: {s['partner']: s for s in pos(last, 'score', card)[
        'scores']} for card in ('fit', 'readiness', 'health')}
    rows = {r[0]: r for r in listing.rows[1:]}
    slugs = sorted(os.path.basename(os.path.dirname(p)) for p in
                   glob.glob(os.path.join(ws, 'partners/*/partner.yaml')))
    same('list, partners', len(rows), len(slugs))
    revenue = [-int(re.sub('[^0-9]', '', r[7])) for r in listing.rows[1:]]
    same('list, order', revenue, sorted(revenue))
    for slug in slugs if not only else [only]:
        shown = pos(last, 'partner', 'show', slug)
        got, was = shown['derived'], shown['derived']['deals']
        name = shown['record']['name']
        mine = {role: sums(deals[slug][role], first, last) for role in
                ('sourced', 'influenced')}
        for role in mine:
            same(slug + ', %s, of pos partner show' % role,
                 [(was[role][s]['amount'], was[role][s]['count'])
                  for s in ('won', 'open')], mine[role])
        same(slug + ', window', (was['from'], was['to']), (first, last))
        row, page = rows[name], Page('partners/%s/index.html' % slug)
        same(slug + ', list', row, [
            name, got['type_name'] or '', got['tier_name'] or '',
            shown['record'].get('stage', ''), row[4],
            score_text(scores['fit'][slug]) if slug in scores['fit'] else '',
            score_text(scores['health'][slug]) if slug in scores['health']
            else '', money(mine['sourced'][0][0]),
            money(mine['sourced'][1][0]), got['last_heard'] or ''])
        same(slug + ', figures', [[text for _, text in b] for b in
                                  page.boxes], [
            ['Sourced revenue', money(mine['sourced'][0][0]),
             'deals won: %d' % mine['sourced'][0][1]],
            ['Influenced revenue', money(mine['influenced'][0][0]),
             'deals won: %d' % mine['influenced'][0][1]],
            ['Open, sourced', money(mine['sourced'][1][0]),
             'deals: %d' % mine['sourced'][1][1]],
            ['Open, influenced', money(mine['influenced'][1][0]),
             'deals: %d' % mine['influenced'][1][1]]])
        window(slug, ' '.join(page.rest))
        same(slug + ', last heard of', page.facts.get('Last heard of', ''),
             got['last_heard'] or '')
        cards = [r for r in page.rows if r[0] in ('Fit', 'Readiness',
                                                   'Health')]
        same(slug + ', cards', [r[0].lower() for r in cards],
             [c for c in scores if slug in scores[c]])
        if cards and not re.search('As of %s, out of 100' % last,
                                   ' '.join(page.rest)):
            print(slug + ': scores are of no day')
        for row in cards:
            s = scores[row[0].lower()][slug]
            same('%s, %s' % (slug, row[0]), row[1:4], [
                score_text(s), '%s to %s' % (half_up(s['low'], 1),
                                             half_up(s['high'], 1)),
                half_up(100 * s['coverage']) + ' %'])
        table = [r[0] for r in page.rows if re.fullmatch(r'd-\d+', r[0])]
        all_deals = [d for role in deals[slug].values() for d in role]
        same(slug + ', deals', len(table), min(len(all_deals), 25))
        same(slug + ', deals are its own', set(table) <= {d['id'] for d in
                                                          all_deals}, True)


if only in ('', 'home'):
    check_home()
if only != 'home':
    check_partners()
print('%d figures' % compared)
