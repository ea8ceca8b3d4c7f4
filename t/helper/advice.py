#!/usr/bin/env python3
"""What is wrong with the advice of artifact specifications, one line each.

Reads the YAML by lines, with no code of ours: a document and each section
has an advice of 80 to 600 bytes, two to four sentences, no digit, and no
five words that another advice has as well.
"""
import re
import sys


def advices(path):
    """(name, text) for the document and each section; text "" for none."""
    name, found, folded = None, {}, None
    for line in open(path, encoding='utf-8'):
        indent = len(line) - len(line.lstrip())
        if folded is not None and indent > folded:
            found[name] += line.strip() + ' '
            continue
        folded = None
        m = re.match(r'(artifact|  - id): (.*)', line)
        if m:
            name = m[2] if m[1] == 'artifact' else top + '#' + m[2]
            top = m[2] if m[1] == 'artifact' else top
            found[name] = ''
        elif line.strip() == 'advice: >-':
            folded = indent
    return {name: text.strip() for name, text in found.items()}


def wrong(name, text, seen):
    if not text:
        return ['no advice']
    said = []
    if not 80 <= len(text.encode()) <= 600:
        said.append('%d bytes' % len(text.encode()))
    if not 2 <= len(re.findall(r'[.?!](?: |$)', text)) <= 4:
        said.append('not two to four sentences')
    said += ['a digit: ' + d for d in re.findall(r'\S*\d\S*', text)]
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.lower())
    for i in range(len(words) - 4):
        other = seen.setdefault(tuple(words[i:i + 5]), name)
        if other != name:
            said.append('as in %s: %s' % (other, ' '.join(words[i:i + 5])))
    return said


count, seen, rc = 0, {}, 0
for path in sys.argv[1:]:
    for name, text in advices(path).items():
        count += text != ''
        for what in wrong(name, text, seen):
            rc = 1
            print('%s: %s' % (name, what))
print('%d advices' % count, file=sys.stderr)
sys.exit(rc)
