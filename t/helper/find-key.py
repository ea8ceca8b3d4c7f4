"""find-key.py KEY FILE... - the files that hold the key, in whatever form.

Forms: as it is; with escapes of JSON, also of JSON in JSON; in base64,
wherever it begins; percent-encoded; in hexadecimal. Prints "FILE: FORM".
"""
import base64
import re
import sys
from urllib.parse import quote

key = sys.argv[1].encode()


def unescaped(b):
    b = re.sub(rb"\\+u([0-9a-fA-F]{4})",
               lambda m: chr(int(m[1], 16)).encode("utf-8", "replace"), b)
    return re.sub(rb"\\+([/\"\\])", rb"\1", b)


def in_base64():
    """The characters that any base64 of a text with the key must have."""
    for lead in range(3):
        text = base64.b64encode(b"\0" * lead + key)
        whole = text[4 if lead else 0:(lead + len(key)) // 3 * 4]
        yield whole
        yield whole.translate(bytes.maketrans(b"+/", b"-_"))


forms = {"plain": [key], "base64": list(in_base64()),
         "percent": [quote(key, safe="").encode()],
         "hex": [key.hex().encode(), key.hex().upper().encode()]}
for name in sys.argv[2:]:
    with open(name, "rb") as f:
        b = f.read()
    for form, texts in forms.items():
        if any(t in b for t in texts):
            print(f"{name}: {form}")
    if key in unescaped(b) and key not in b:
        print(f"{name}: escaped")
