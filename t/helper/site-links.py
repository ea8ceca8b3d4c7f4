#!/usr/bin/env python3
"""site-links.py DIR: what a browser would miss on a site in a folder.

Prints a line for each link or resource that leads to no file, each anchor
that is not on its page, each id that stands twice on one, each page that no
way leads to from index.html, and each request that would leave the site.
"""
import os
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

HOST = "http://site.test/"


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.twice = set(), [], []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "id":
                if value in self.ids:
                    self.twice.append(value)
                self.ids.add(value)
            elif name == "href" and tag != "link":
                self.links.append((value or "", tag))
            elif name in ("src", "href"):
                self.links.append((value or "", "resource"))


def read(root):
    pages = {}
    for folder, _, files in os.walk(root):
        for name in files:
            if name.endswith(".html"):
                path = os.path.join(folder, name)
                page = Page()
                with open(path, encoding="utf-8") as f:
                    page.feed(f.read())
                pages[os.path.relpath(path, root)] = page
    return pages


def follow(root, pages, path, link, kind):
    """The page that a link leads to, or None; and what is wrong with it."""
    url = urlsplit(urljoin(HOST + path.replace("%", "%25"), link))
    if not (url.scheme + "://" + url.netloc + "/").startswith(HOST):
        return None, "leaves the site" if kind == "resource" else None
    to = unquote(url.path).lstrip("/")
    if to in pages:
        anchor = unquote(url.fragment)
        if anchor and anchor not in pages[to].ids:
            return to, "no anchor " + anchor
        return to, None
    return None, None if os.path.isfile(os.path.join(root, to)) else "nothing there"


def main():
    root = sys.argv[1]
    pages = read(root)
    seen, todo = set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        for link, kind in pages[path].links:
            to, wrong = follow(root, pages, path, link, kind)
            if wrong:
                print(f"{path}: {link}: {wrong}")
            if to:
                todo.append(to)
        for name in pages[path].twice:
            print(f"{path}: id {name} stands twice")
    for path in sorted(set(pages) - seen):
        print(f"{path}: no way leads here")


main()
