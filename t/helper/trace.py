#!/usr/bin/env python3
"""trace.py SIDECAR.yaml EVIDENCE.json - numbers of drafts that are in no evidence

Prints "SECTION: NUMBER in LINE" for each number that stands in the text an
engine gave (`base` of the sidecar) and nowhere in that section's evidence:
not as a value, not in a text, whatever its separators of thousands. Reads the
sidecar by its layout, not by any code of ours."""
import json, re, sys

NUMBER = re.compile(r'(?<![\w.])-?\d[\d,]*(?:\.\d+)?')


def plain(text):
    """A number as digits and point: 42,000 is 42000, 4.50 is 4.5."""
    n = text.lstrip('-').replace(',', '')
    if '.' in n:
        n = n.rstrip('0').rstrip('.')
    return n.lstrip('0') or '0'


def words(text):
    return {plain(n) for n in re.findall(r'\d[\d,]*(?:\.\d+)?', text)}


def known(node):
    """All numbers of a tree: of values, texts and keys."""
    if isinstance(node, dict):
        out = set()
        for key, value in node.items():
            out |= words(key) | known(value)
        return out
    if isinstance(node, list):
        return set().union(*map(known, node)) if node else set()
    if isinstance(node, bool) or node is None:
        return set()
    return words(str(node))


def bases(path):
    """Section id -> text under `base: |` of a sidecar."""
    out, section, inside = {}, None, False
    for line in open(path, encoding='utf-8'):
        if re.match(r'  [^\s:][^:]*:$', line):
            section, inside = line.strip()[:-1].strip('"'), False
        elif re.match(r'    base: ', line):
            inside = True
            out[section] = ''
            if not re.match(r'    base: [|>]', line):
                out[section] = json.loads(line.split(': ', 1)[1])
                inside = False
        elif inside and (line.startswith('      ') or line == '\n'):
            out[section] += line[6:] if line != '\n' else '\n'
        else:
            inside = False
    return out


def strip(line):
    """Without what is no figure: targets of links, code, diagrams' ids."""
    line = re.sub(r'\]\([^)]*\)', ']', line)
    return re.sub(r'`[^`]*`', '', line)


def main():
    evidence = json.load(open(sys.argv[2], encoding='utf-8'))
    texts = bases(sys.argv[1])
    if not texts:
        print('no drafts in', sys.argv[1])
    numbers = 0
    for section, text in texts.items():
        found = [v for k, v in evidence.items() if k.endswith('#' + section)]
        if len(found) != 1:
            print(f'{section}: no evidence')
            continue
        have = known(found[0])
        for line in text.split('\n'):
            for n in NUMBER.findall(strip(line)):
                numbers += 1
                if plain(n) not in have:
                    print(f'{section}: {n} in {line[:100]}')
    print(f'{numbers} numbers', file=sys.stderr)


main()
