#!/usr/bin/env bash
# Makes the fonts of geodata/basemap/fonts from the registry packages, byte for byte.
#
# usage: geodata/fonts.sh PACKAGES
#
# PACKAGES is the folder that geodata/fetch.sh fills: the packages @expo-google-fonts/source-sans-3 0.4.1,
# noto-sans-arabic 0.4.3 and noto-sans-hebrew 0.4.1 of npm, pinned in SOURCES.toml. Needs Python 3 with fonttools 4.60.1 (`pip install fonttools==4.60.1`);
# another interpreter can be named in PYTHON.
#
# What is kept: kerning, marks, the joining and ligatures of Arabic. What is dropped: hinting, alternates, glyphs of
# other scripts. The family is renamed because the Open Font License reserves "Source" for the original.
set -eu
packages=$1
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")" && pwd)
out=$here/basemap/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

# Basic Latin to Latin Extended-B, the letters of transliteration, spacing modifiers, combining marks, Greek, Cyrillic,
# Latin Extended Additional, punctuation, superscripts, currency, letter-like signs, arrows and signs of mathematics.
latin=U+0020-007E,U+00A0-024F,U+0259,U+02B9-02BF,U+02C6-02DD,U+0300-030C,U+0323-0328,U+032E,U+0331
latin=$latin,U+0370-03FF,U+0400-045F,U+0462-0463,U+0472-0475,U+0490-0493,U+0496-04A3,U+04AE-04B3,U+04B6-04BB,U+04D8-04D9,U+04E2-04E9,U+04EE-04F5
latin=$latin,U+1E00-1E99,U+1E9E,U+1EA0-1EF9,U+2002-2014,U+2018-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044
latin=$latin,U+2070-209C,U+20AA,U+20AC,U+20B4,U+20BD,U+2116,U+2122,U+2190-2193,U+2212,U+2215,U+2248,U+2260,U+2264-2265
punctuation=U+0021-0022,U+0027-0029,U+002C-002F,U+003A-003B,U+005B,U+005D,U+2013-2014,U+2018-2019,U+201C-201D,U+2026
arabic=$punctuation,U+0020,U+00A0,U+00AB,U+00BB,U+0600-06FF,U+0750-077F,U+200C-200F,U+2010-2011,U+204F,U+2E41
hebrew=$punctuation,U+0020,U+00A0,U+0591-05F4,U+200C-200F,U+20AA,U+25CC,U+FB1D-FB4F

subset() { # package folder/file output weight-name unicodes
    tar xzf "$packages/$1" -C "$work" "package/$2"
    "$python" -m fontTools.subset "$work/package/$2" --output-file="$work/$3" --unicodes="$5" \
        --layout-features=kern,mark,mkmk,ccmp,locl,liga,rlig,init,medi,fina,isol,calt,curs,rtlm \
        --no-hinting --desubroutinize --name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline --drop-tables+=STAT,BASE,DSIG,gasp,prep \
        --no-glyph-names --no-recalc-timestamp
    "$python" "$here/rename_font.py" "$work/$3" "$out/$3" "$4"
}

sans=expo-google-fonts-source-sans-3-0.4.1.tgz
subset $sans 400Regular/SourceSans3_400Regular.ttf DatelineSans-Regular.ttf Regular "$latin"
subset $sans 400Regular_Italic/SourceSans3_400Regular_Italic.ttf DatelineSans-Italic.ttf Italic "$latin"
subset $sans 600SemiBold/SourceSans3_600SemiBold.ttf DatelineSans-Semibold.ttf Semibold "$latin"
subset $sans 700Bold/SourceSans3_700Bold.ttf DatelineSans-Bold.ttf Bold "$latin"
arab=expo-google-fonts-noto-sans-arabic-0.4.3.tgz
subset $arab 400Regular/NotoSansArabic_400Regular.ttf DatelineSansArabic-Regular.ttf Regular "$arabic"
subset $arab 700Bold/NotoSansArabic_700Bold.ttf DatelineSansArabic-Bold.ttf Bold "$arabic"
hebr=expo-google-fonts-noto-sans-hebrew-0.4.1.tgz
subset $hebr 400Regular/NotoSansHebrew_400Regular.ttf DatelineSansHebrew-Regular.ttf Regular "$hebrew"
subset $hebr 700Bold/NotoSansHebrew_700Bold.ttf DatelineSansHebrew-Bold.ttf Bold "$hebrew"

tar xzf "$packages/$sans" -C "$work" package/LICENSE_FONT
cp "$work/package/LICENSE_FONT" "$out/OFL-SourceSans.txt"
tar xzf "$packages/$arab" -C "$work" package/LICENSE_FONT
cp "$work/package/LICENSE_FONT" "$out/OFL-NotoSansArabic.txt"
tar xzf "$packages/$hebr" -C "$work" package/LICENSE_FONT
cp "$work/package/LICENSE_FONT" "$out/OFL-NotoSansHebrew.txt"
