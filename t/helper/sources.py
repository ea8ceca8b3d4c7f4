#!/usr/bin/env python3
"""sources.py WORKSPACE KIND... - do kinds of evidence name the files they are from?

Adds artifacts of all kinds to the workspace, then alters one file, or all of
a folder, at a time: its numbers, its dates, its names, its lines. Prints each
kind that reads otherwise after a change of files that it does not name, each
source that expands to no file, and each kind and each group of files where
nothing ever changed, which would have shown nothing. Where pos-gen refuses
what was altered, each half of it is tried alone, down to a sixteenth."""
import glob, json, os, re, subprocess, sys

PARTNER = 'nordvik-systems'
REQUESTS = [['pos-gen', 'kinds'],
            ['pos-gen', '--partner', PARTNER, 'kinds-for'],
            ['pos-report', 'exec'], ['pos-report', 'quarterly'],
            ['pos-report', 'board'],
            ['pos-report', '--period', '2026', 'annual'],
            ['pos-report', '--period', '2026', '--partner', PARTNER,
             'partner']]
# Kinds that only a report has; these reports have all of them.
OF_REPORTS = {'asks', 'backtest', 'cohorts', 'conversions', 'cover_map', 'fit_health',
              'funnel', 'history', 'metrics', 'moves', 'named_deals',
              'next_plan', 'partner_page', 'priorities', 'progress', 'qbrs',
              'ranking', 'report', 'swings', 'tam_refresh'}


def number(m):
    return m[0] + '1' if '.' in m[0] else str(int(m[0]) + 1)


# What is done to a line: None where there is nothing to do.
def numbers(line):
    return re.sub(r'(?<![\w.-])\d+(\.\d+)?(?![\w.]*-)', number, line)


def dates(line):
    return re.sub(r'\b20\d\d(?=-\d\d-\d\d)', lambda m: str(int(m[0]) - 1),
                  line)


def names(line):
    return re.sub(r'\b((?:name|text|note|objective): "?[A-Z][\w ]*)', r'\1q',
                  line)


def lines(line):
    return ''


def add_artifacts(kinds):
    kinds = list(kinds)
    outputs = {'kinds': 'output: strategy/kinds.md',
               'kinds-for': 'partner_output: partners/%PARTNER%/kinds.md'}
    for name, output in outputs.items():
        folder = f'templates/artifacts/{name}'
        os.makedirs(folder)
        with open(f'{folder}/artifact.yaml', 'w') as f:
            f.write(f'artifact: {name}\ntitle: All\n{output}\nabout: All.\n'
                    'sections:\n')
            for k in kinds:
                f.write(f'  - {{id: {k}, heading: {k.title()}, about: It., '
                        f'evidence: [{k}], draft: kind.md}}\n')
        with open(f'{folder}/kind.md', 'w') as f:
            f.write('Nothing.\n')
    for path in 'strategy', f'partners/{PARTNER}':
        with open(f'{path}/kinds.md', 'w') as f:
            f.write('---\nfacts:\n  objective: Growth\n---\n# All\n')


def evidence():
    """(address, kind) -> what it is, or None when pos-gen refuses."""
    out = {}
    for request in REQUESTS:
        run = subprocess.run(request[:1] + ['--evidence'] + request[1:],
                             stdin=subprocess.DEVNULL,
                             capture_output=True, text=True)
        if run.returncode != 0:
            if run.returncode != 3:
                print(request, 'status', run.returncode)  # a wrong call
            return None
        for address, parts in json.loads(run.stdout).items():
            for kind, part in parts.items():
                # of which commit the files are is not read from them
                part.pop('commit', None), part.pop('unsaved', None)
                out[request[-1] + address, kind] = part
    return out


class Trials:
    def __init__(self):
        self.base = evidence()
        self.count = 0
        self.moved = set()  # kinds that a change has changed
        self.told = set()
        self.files = {key: {f for s in part.get('sources', [])
                            for f in glob.glob(s)}
                      for key, part in self.base.items()}

    def tell(self, *words):
        if words not in self.told:
            print(*words)
        self.told.add(words)

    def exist(self):
        for (address, kind), part in self.base.items():
            if not part.get('sources'):
                self.tell(kind, 'names no file')
            for s in part.get('sources', []):
                if not any(os.path.isfile(f) for f in glob.glob(s)):
                    self.tell(kind, s, 'is not there')

    def attempt(self, texts, changes, depth=4):
        """Make the changes [(file, line, new)]; whether anything moved."""
        altered = {}
        for f, i, new in changes:
            altered.setdefault(f, list(texts[f]))[i] = new
        for f, text in altered.items():
            with open(f, 'w') as out:
                out.write('\n'.join(text))
        now = evidence()
        for f in altered:
            with open(f, 'w') as out:
                out.write('\n'.join(texts[f]))
        self.count += 1
        if now is None:
            if len(changes) == 1 or depth == 0:
                return False
            half = len(changes) // 2
            return any([self.attempt(texts, changes[:half], depth - 1),
                        self.attempt(texts, changes[half:], depth - 1)])
        moved = [key for key in self.base if now.get(key) != self.base[key]]
        self.moved.update(kind for _, kind in moved)
        for key in moved:
            if not self.files[key] & set(altered):
                self.tell(key[1], 'does not name', min(altered))
        return bool(moved)

    def group(self, pattern):
        texts = {}
        for f in sorted(glob.glob(pattern)):
            with open(f) as text:
                texts[f] = text.read().split('\n')
        moved = False
        for alter in numbers, dates, names, lines:
            changes = [(f, i, alter(line)) for f in texts
                       for i, line in enumerate(texts[f])
                       if alter(line) != line
                       and not line.lstrip().startswith('#')]
            if changes:
                moved |= self.attempt(texts, changes)
        if not moved and pattern.endswith('.yaml') and pattern != 'pos.yaml':
            self.tell(pattern, 'was altered to no effect')


def main():
    os.chdir(sys.argv[1])
    add_artifacts(k for k in sys.argv[2:] if k not in OF_REPORTS)
    trials = Trials()
    trials.exist()
    for pattern in sorted(glob.glob('*.yaml') + glob.glob('strategy/*') +
                          glob.glob('data/[!d]*.yaml')):
        trials.group(pattern)
    trials.group('data/deals*.yaml')
    trials.group('partners/*/partner.yaml')
    trials.group('partners/*/*.md')
    for kind in {kind for _, kind in trials.base} - trials.moved:
        trials.tell(kind, 'never reads otherwise')
    print(trials.count, 'trials', file=sys.stderr)


main()
