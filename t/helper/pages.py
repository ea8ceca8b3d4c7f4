"""pages.py PPM...: for each page the share of its pixels that are not white,
in thousandths, and how many of its rows have one; a line each."""
import sys


def read(path):
    """width, height and bytes of a PPM of kind P6"""
    data = open(path, "rb").read()
    fields, at = [], 0
    while len(fields) < 4:
        end = at
        while not data[end:end + 1].isspace():
            end += 1
        fields.append(data[at:end])
        at = end + 1
    if fields[0] != b"P6" or fields[3] != b"255":
        sys.exit(path + ": no PPM of 255 shades")
    return int(fields[1]), int(fields[2]), data[at:]


for path in sys.argv[1:]:
    width, height, pixels = read(path)
    marked = rows = 0
    for y in range(height):
        row = pixels[3 * width * y:3 * width * (y + 1)]
        # a pixel is white when its three bytes are near 255
        dark = sum(1 for x in range(0, len(row), 3) if min(row[x:x + 3]) < 200)
        marked += dark
        rows += dark > 0
    print(1000 * marked // (width * height), rows)
