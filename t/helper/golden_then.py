"""golden_then - a workspace as a commit had it, by git alone: for golden.py."""
import datetime, subprocess, tempfile
from golden_figures import Sample
from metrics import ONE


def git(where, *args):
    return subprocess.run(['git', '-C', where, *args], check=True,
                          stdout=subprocess.PIPE, text=True).stdout.strip()


def sample_at(where, commit, on, head):
    """It as a Sample, by the filter of head. Its folder lives as long."""
    copy = tempfile.TemporaryDirectory()
    tar = subprocess.run(['git', '-C', where, 'archive', commit], check=True,
                         stdout=subprocess.PIPE).stdout
    subprocess.run(['tar', '-x', '-C', copy.name], input=tar, check=True)
    out = Sample(copy.name, on, head)
    out.folder = copy
    return out


def renamed(where, commit):
    """What a slug of a commit is now, as git finds renames; those of merges
    themselves are not looked at."""
    now = {}
    for line in git(where, 'log', '--reverse', '-M', '--diff-filter=R',
                    '--name-status', '--relative', '--format=',
                    f'{commit}..HEAD', '--', 'partners').splitlines():
        _, old, new = line.split('\t')
        if old.endswith('/partner.yaml') and new.endswith('/partner.yaml'):
            old, new = old.split('/')[-2], new.split('/')[-2]
            first = next((k for k, v in now.items() if v == old), old)
            now[first] = new
    return now


class Then:
    """The last commit before a day, on the way of first parents: commit and
    on, its day, or both None; ws, what it had, but for partners that do not
    pass a filter today."""

    def __init__(self, ws, first):
        where = ws.where
        self.commit = self.on = self.ws = None
        for line in git(where, 'log', '--first-parent',
                        '--format=%H %ct').splitlines():
            commit, seconds = line.split()
            on = datetime.date(1970, 1, 1) + int(seconds) // 86400 * ONE
            if on < first:
                self.commit, self.on = commit[:10], on
                self.ws = sample_at(where, commit, on, {})
                self.ws.rename(renamed(where, commit))
                if ws.filtered:
                    self.ws.keep(ws.partners)
                break
        self.shallow = self.commit is None and git(
            where, 'rev-parse', '--is-shallow-repository') == 'true'

    def missing(self, first):
        """That there is none, as reports begin to say it."""
        return 'The history of this clone does not reach back to before ' \
            f'{first}' if self.shallow else f'No commit is from before {first}'
