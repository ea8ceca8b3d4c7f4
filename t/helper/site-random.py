#!/usr/bin/env python3
"""site-random.py DIR SEED: write a random site, and print what is wrong in it.

Each line is "FILE<tab>LINE" for a line with a link that leads nowhere, or
"FILE<tab>1<tab>way" for a page that index.html does not lead to. Independent
of lib/htmlattr and lib/linkurl: html.parser reads the tags, urljoin the URLs.
"""

import os
import random
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

top, seed = sys.argv[1], sys.argv[2]
rnd = random.Random(seed)
HOST = 'http://host.example/deep/er/still/'


def names():
    folders = ['', 'a/', 'b/', 'a/c/', 'b b/', 'é/']
    for folder in folders:
        for name in ('index.html', 'x.html', 'y z.html', 'ø.html', 'p.png'):
            if folder + name == 'index.html' or rnd.random() < 0.7:
                yield folder + name


def url_between(page, to):
    rel = os.path.relpath(to, os.path.dirname(page) or '.')
    rel = rnd.choice([rel, './' + rel, '../' * 0 + rel])
    if rnd.random() < 0.5:
        rel = rel.replace(' ', '%20').replace('é', '%C3%A9')
    if rel.endswith('index.html') and rnd.random() < 0.5:
        rel = rel[:-len('index.html')] or './'
    if rnd.random() < 0.1:
        rel += '?q=a/../b'
    if rnd.random() < 0.3:
        rel += '#' + rnd.choice(['one', 'two', 'th%20ree', '', 'top', 'é'])
    if rnd.random() < 0.15:
        rel = rnd.choice(['x/../' + rel, '../' + rel, rel + '.', rel.upper(),
                          'c/' + rel, rel.replace('x', 'q'), rel + '/'])
    return rel


def tag(url, number):
    text = url.replace('&', '&amp;')
    form = rnd.choice(['<a href="%s">', "<A class=x HREF = '%s'>",
                       '<a\thref="%s"/>', '<!-- <a href="%s"> -->',
                       '<script>"<a href=%s>"</script>', '<img src="%s">'])
    return form % text + '<b id="n%d">' % number


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.links, self.ids = [], set()

    def handle_starttag(self, name, attrs):
        for key, value in attrs:
            if key == 'id':
                self.ids.add(value)
            elif key in ('href', 'src'):
                self.links.append((self.getpos()[0], value, key == 'href'))


pages = sorted(set(names()))
read = {}
for page in pages:
    lines = []
    for number in range(rnd.randrange(1, 12)):
        lines.append(tag(url_between(page, rnd.choice(pages)), number))
    for name in ('one', 'two', 'th ree', 'é'):
        if rnd.random() < 0.7:
            lines.append('<p id="%s">' % name)
    text = '\n'.join(lines) + '\n'
    path = os.path.join(top, page)
    os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
    with open(path, 'w', encoding='utf-8', newline='') as f:
        f.write('' if page.endswith('.png') else text)
    if not page.endswith('.png'):
        read[page] = Reader()
        read[page].feed(text)

found, ways = set(), {}
for page, reader in read.items():
    ways[page] = set()
    for line, url, leads in reader.links:
        parts = urlsplit(urljoin(HOST + page, url))
        path = unquote(parts.path)
        to = path[len('/deep/er/still/'):]
        slash = path.endswith('/')
        if not path.startswith('/deep/er/still/'):
            if path + '/' != '/deep/er/still/':
                found.add((page, line))
                continue
            to = ''
        if to == '' or slash:
            to += 'index.html'
        elif os.path.isdir(os.path.join(top, to)):
            found.add((page, line))     # a warning: the slash is missing
            to += '/index.html'
        fragment = unquote(parts.fragment)
        if to not in pages:
            found.add((page, line))
        else:
            if leads:
                ways[page].add(to)
            if (to in read and fragment not in read[to].ids and
                    fragment.lower() not in ('', 'top')):
                found.add((page, line))

reached, queue = {'index.html'}, ['index.html']
while queue:
    for to in ways.get(queue.pop(), ()):
        if to not in reached:
            reached.add(to)
            queue.append(to)
for page in read:
    if page not in reached:
        found.add((page, 1, 'way'))
for item in sorted('\t'.join(map(str, (top + '/' + f[0],) + f[1:]))
                   for f in found):
    sys.stdout.buffer.write((item + '\n').encode())
