"""golden_scores - what partners score on a card of the scorecard, computed from
the YAML files alone: for golden.py. The scores are those of rescore.pl, which
reads them from the text of a workspace whose files have one form. They are
written down in that form here, deals in the currency of the company."""
import collections, os, re, shutil, subprocess, tempfile
import yaml
from metrics import F, LOADER

HERE = os.path.dirname(os.path.abspath(__file__))
Score = collections.namedtuple('Score', 'state value coverage')


def scores(ws, card, on, profiles=None):
    """Slug to its Score; value None: nothing is known. profiles: the folder
    whose scorecard and profiles these are; None: those of ws."""
    where = profiles or ws.where
    kept = ws.__dict__.setdefault('scores', {})
    if (where, card, on) not in kept:
        with tempfile.TemporaryDirectory() as copy:
            write(copy, ws, where)
            out = subprocess.run(
                ['perl', f'{HERE}/rescore.pl', '--exact', copy, card,
                 str(on)], check=True, stdout=subprocess.PIPE,
                text=True).stdout
        rows = [line.split('\t') for line in out.splitlines()]
        kept[where, card, on] = {
            slug: Score(state, F(value) if value else None, F(coverage))
            for slug, state, value, coverage in rows}
    return kept[where, card, on]


def ranked(ws, card, on):
    """Slug to its score, of those of which enough is known."""
    if card not in cards(ws.where):
        return {}
    return {s: x.value for s, x in scores(ws, card, on).items()
            if x.state == 'ranked'}


def cards(where):
    """Names of the cards that there are."""
    path = f'{where}/strategy/scorecard.yaml'
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8') as f:
        return list(yaml.load(f, Loader=LOADER) or {})


def facts(where, name):
    """Of the head of a document, {} where there is none."""
    path = f'{where}/strategy/{name}.md'
    if not os.path.exists(path):
        return {}
    with open(path, encoding='utf-8') as f:
        head = re.match(r'---\n(.*?)^---$', f.read(), re.S | re.M)
    return (yaml.load(head[1], Loader=LOADER) or {}).get('facts') or {} \
        if head else {}


# The form that rescore.pl reads.


def flat(v):
    """A value on one line; marks that have a meaning there are left out."""
    if isinstance(v, dict):
        return '{' + ', '.join(f'{k}: {flat(x)}' for k, x in v.items()) + '}'
    if isinstance(v, list):
        return '[' + ', '.join(map(flat, v)) + ']'
    return re.sub(r'[\[\]{},\s]+', ' ', str(v)).strip()


def record(p):
    """The text of a partner.yaml."""
    out = ''
    for key, v in p.items():
        if v in ('', None):
            continue
        if key == 'ratings':
            out += 'ratings:\n' + ''.join(
                f'  {i}: ' + ('{na: true}\n' if r.get('na') == 'true' else
                              f"{{score: {r.get('score')}}}\n")
                for i, r in v.items())
        elif key == 'gates':
            out += 'gates:\n' + ''.join(
                f"  {i}: {{pass: {g.get('pass')}}}\n" for i, g in v.items())
        elif isinstance(v, list) and v and isinstance(v[0], dict):
            out += f'{key}:\n' + ''.join(f'  - {flat(x)}\n' for x in v)
        else:
            out += f'{key}: {flat(v)}\n'
    return out


def deal(d):
    keys = 'stage', 'created', 'closed', 'partner', 'role'
    return flat({'amount': F(d['value']),
                 **{k: d[k] for k in keys if d.get(k)}})


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)


def write(copy, ws, where):
    put(f'{copy}/data/deals-0.yaml',
        'deals:\n' + ''.join(f'  - {deal(d)}\n' for d in ws.deals))
    for slug, p in ws.partners.items():
        put(f'{copy}/partners/{slug}/partner.yaml', record(p))
    for name in 'icp', 'ipp':
        put(f'{copy}/strategy/{name}.md', '---\nfacts:\n' + ''.join(
            f'  {k}: {flat(v)}\n' for k, v in facts(where, name).items()) +
            '---\n')
    shutil.copy(f'{where}/strategy/scorecard.yaml', f'{copy}/strategy')
