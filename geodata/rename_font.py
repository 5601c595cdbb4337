"""Renames the family of a subset font, so that no name reserved by its licence remains.

usage: rename_font.py IN OUT STYLE. The family is the part of OUT's file name before the hyphen.
"""

import re
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

source, target, style = sys.argv[1:4]
postscript = Path(target).stem
family = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", postscript.split("-")[0])
font = TTFont(source, recalcTimestamp=False)
names = font["name"]
names.names = [record for record in names.names if record.nameID in (0, 5, 13, 14)]
for identifier, text in {1: family, 2: style, 3: postscript, 4: f"{family} {style}", 6: postscript}.items():
    names.setName(text, identifier, 3, 1, 0x409)
version = next(str(record) for record in names.names if record.nameID == 5)
names.setName(version.split(";")[0] + "; subset for dateline", 5, 3, 1, 0x409)
font.save(target)
