"""An archive of pos-pack, read by other code than what made it.

names FILE: the names in it, in order. part FILE NAME: the bytes of one.
check FILE "Y M D H M S": everything that must hold of each; the current
folder is the workspace it was made of. pages FOLDER: are these pictures of
pages (PGM) more than one, and is there something on each?
"""
import hashlib
import json
import pathlib
import sys
import zipfile


def check_manifest(z):
    names = z.namelist()
    assert names[:2] == ['MANIFEST.json', 'index.html'], names
    assert names[2:] == sorted(names[2:], key=str.encode), names
    assert len(set(names)) == len(names), names
    manifest = json.loads(z.read('MANIFEST.json'))
    assert manifest['schema_version'] == 1
    assert [f['path'] for f in manifest['files']] == names[1:]
    for f in manifest['files']:
        data = z.read(f['path'])
        assert len(data) == f['size'], f
        assert hashlib.sha256(data).hexdigest() == f['sha256'], f
        if f['kind'] != 'page':
            assert f['source'] == f['path'], f
        if f['kind'] != 'page' and not f['shipped']:
            assert data == open(f['source'], 'rb').read(), f


def check_entries(z, time):
    for i in z.infolist():
        assert i.external_attr >> 16 == 0o100644, i
        assert i.create_system == 3 and i.extra == b'', i
        assert i.date_time == time, i
        assert not i.filename.startswith('/'), i
        assert '..' not in i.filename.split('/'), i
        assert i.filename.isascii() or i.flag_bits & 0x800, i


def check_pages(folder):
    pages = sorted(pathlib.Path(folder).iterdir())
    assert len(pages) > 1, pages
    for page in pages:
        header, data = page.read_bytes().split(b'\n255\n', 1)
        assert header.startswith(b'P5'), page
        assert sum(b < 160 for b in data) > 20, '%s is blank' % page


def main():
    if sys.argv[1] == 'pages':
        check_pages(sys.argv[2])
        return
    z = zipfile.ZipFile(sys.argv[2])
    if sys.argv[1] == 'names':
        sys.stdout.buffer.write(''.join(
            n + '\n' for n in z.namelist()).encode())
    elif sys.argv[1] == 'part':
        sys.stdout.buffer.write(z.read(sys.argv[3]))
    else:
        assert z.testzip() is None
        check_manifest(z)
        check_entries(z, tuple(int(n) for n in sys.argv[3].split()))


main()
