"""golden_agenda - what is due with a partner, as the pack of a business review
tells it, computed from the YAML files alone: for golden_packs.py. What waits
of a registration is golden_due.py's, too."""
import datetime
from golden_figures import renews, with_contract
from golden_plays import shelf, standing
from metrics import ONE, day

WAITING = 'submitted', 'under-review'


def policy(ws, group, key):
    """A number of policies, None where it is not there."""
    n = ws.program.get('policies', {}).get(group, {}).get(key)
    return None if n is None else int(n)


def registration(ws, today, d):
    """Of an open deal what its registration waits for: (kind, day, text,
    verb of pos-deal), kind one of answer, facts, protection; or None."""
    r = d.get('registration') or {}
    name = d.get('name', ws.accounts.get(d['account'], {}).get('name'))
    which = d['id'] + (f' ({name})' if name else '')
    lacks = [k for k in ('contact', 'need') if not r.get(k)]
    if not any(e.get('partner', d['partner']) == d['partner']
               for e in d.get('evidence', [])):
        lacks.append('evidence')
    if r.get('state') in WAITING and lacks:
        return 'facts', today, f'registration of {which} lacks ' + \
            ', '.join(lacks), 'show'
    if r.get('state') in WAITING:
        hours, on = policy(ws, 'deal_registration', 'approval_hours'), None
        if hours is not None and day(r, 'submitted'):
            on = day(r, 'submitted') + (hours + 23) // 24 * ONE
        return 'answer', on or today, 'answer to the registration of ' \
            f'{which}', 'approve'
    until = day(r, 'until')
    if r.get('state') == 'approved' and until and until >= today:
        more = not r.get('extended') and \
            policy(ws, 'deal_registration', 'extension_days')
        return 'protection', until, f'protection of {which} ends', \
            'extend' if more else 'show'
    return None


class Agenda:
    """Of a report: self.ws, self.today."""

    def agenda(self, k, told):
        """(day, rank of its kind, text, owner), but for what is told."""
        p, today = k['p'], self.today
        owner, out = p.get('manager'), self.steps_due(k)
        for rank, list_ in ((1, p.get('actions', [])),
                            (3, p.get('plan', {}).get('activities', []))):
            out += [(day(e, 'due'), rank, e['text'], e.get('owner', owner))
                    for e in list_ if e.get('due') and not e.get('done') and
                    not e.get('dropped') and not any(e is t for t in told)]
        for d in self.ws.deals:
            found = d.get('partner') == k['slug'] and \
                d['stage'] not in ('won', 'lost') and \
                registration(self.ws, today, d)
            if found:
                out.append((found[1], 2, found[2], owner))
        ends = renews(p)
        if ends and with_contract(p):
            notice = ends - policy(self.ws, 'agreement', 'notice_days') * ONE
            text = 'last day to give notice, or to agree on the renewal' \
                if notice >= today else f'notice was to be given by {notice}' \
                f', the agreement renews {ends}'
            if notice >= today or ends >= today and p.get('stage') != 'exiting':
                out.append((notice, 5, text, owner))
            out.append((ends, 6, 'agreement renews or ends', owner))
        return out + [
            (day(c, 'expires'), 7, f"certificate of {c['person']} "
             f"({c.get('level', '?')}) expires", owner)
            for c in p.get('certifications', [])
            if c.get('expires') and day(c, 'expires') >= today]

    def steps_due(self, k):
        """Of each playbook under way the step that it is at."""
        out = []
        for run in k['p'].get('playbooks', []):
            if run.get('completed') or run.get('stopped'):
                continue
            book = shelf()[run['playbook']]
            at, known, last = standing(run, book)
            if at == len(book['steps']):
                out.append((last + 7 * ONE, 0, f"{book['id']} waits for its "
                            'success criteria', self.owner(k['p'], 'us')))
                continue
            step = book['steps'][at]
            due = day(known, 'due') or max(
                last or datetime.date.min, day(run, 'started')) + \
                int(step.get('due', 7)) * ONE
            out.append((due, 0, f"{book['id']} {at + 1}/{len(book['steps'])}: "
                        f"{step['name']}", self.owner(k['p'], step['owner'])))
        return out

    def owner(self, p, who):
        """us, partner, joint as people."""
        contacts = p.get('contacts', [])
        theirs = next((c for c in contacts if c.get('primary') == 'true'),
                      contacts[0] if contacts else {}).get('name', p['name'])
        ours = p.get('manager')
        return theirs if who == 'partner' else f'{ours} and {theirs}' \
            if who == 'joint' and ours else ours
