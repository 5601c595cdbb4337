# What stops a run, what is odd in what a user gives, and what to do about it.

## Kinds of errors

cannot-read = cannot read { $path }: { $why }; { $hint }
cannot-write = cannot write { $path }: { $why }; what was there before is unchanged
cannot-use = { $what }; { $hint }
damaged-data = the compiled { $what } is unusable: { $why }; rebuild it with `cargo run -p dateline-compile`
cannot-encode = cannot encode { $what ->
    [geopackage] the GeoPackage
    [record] the analysis record
    [unplaced] the table of unplaced names
    [geojson] a GeoJSON layer
    [png] PNG
    [pdf] PDF
    [candidates] the candidates
    [distances] the distances
    [layout] the layout report
    [manual] the manual page
   *[other] { $what }
}: { $why }

## Files

standard-input = standard input
check-name-hint = check the name and that it may be read
check-pipe-hint = check what is piped in
json-lines-hint = give one JSON object a line, in UTF-8
too-long = { $file } is longer than { $mebibytes } MiB
too-long-hint = split it; `dateline batch` takes many reports as NDJSON
binary-file = { $file } holds binary data, not text
binary-file-hint = give a report as plain text, Markdown or HTML
empty-file = { $file } is empty
empty-file-hint = give a report with text in it
not-utf8-file = { $file } is not valid UTF-8 (line { $line })
not-utf8-file-hint = convert it first, for instance with `iconv -f WINDOWS-1252 -t UTF-8`
other-encoding = the file is not UTF-8 and was read as { $encoding }
other-encoding-hint = save it as UTF-8 if letters are wrong
other-encoding-damaged-hint = some characters could not be read: save it as UTF-8

## Reports, lists and records

not-a-day = `{ $text }` is not a day
not-a-day-hint = write a day as YEAR-MONTH-DAY, such as 2025-06-15
date-of-report-note = note: --date is the day of a report; the column of a list is given with --date-column
no-columns = { $file } is no list, and has no columns
no-columns-hint = leave out --lat, --lon, --label, --kind and --date-column
not-whole-record = { $file } is no whole record: { $fault }
not-whole-record-hint = write it anew with `dateline places --format json` or `dateline batch`
several-records = { $file } holds more than one record
several-records-hint = give one of them, each stands on a line of its own
failed-record = the record says that its report could not be analyzed: { $why }
failed-record-hint = give the report itself
record-without-ends = the record does not tell between which points { $count } distances were measured
record-without-ends-hint = give the report itself to have them drawn
not-in-layers = { $count } lines, rings and areas of the list are in no layer
not-in-layers-hint = the record holds them
correction-of-nothing = there is no `{ $missing }` to correct
correction-of-nothing-hint = the record of `--format json` numbers the parts in their order
too-many-divisions = these base maps have too many divisions together
too-many-divisions-hint = lay fewer over each other

## Pictures

not-drawable = a picture of { $width } × { $height } pixels cannot be drawn
not-drawable-hint = give a width and a height between 1 and { $most }, such as --size 1600x1000
not-a-scale = a scale of { $scale } cannot be drawn
not-a-scale-hint = give a scale between 1 and 4
picture-too-large = a picture of { $width } × { $height } pixels is too large
picture-too-large-hint = at most { $side } a side and { $million } million in all are drawn: lower the size or the scale
not-a-resolution = a resolution of { $dpi } pixels an inch cannot be written
taken-target = `{ $file }` would be written over what another output or the input is
taken-target-hint = give every output a file of its own
held-database = `{ $file }` is open elsewhere, or was left in a hurry: { $beside } stands beside it
held-database-hint = close the layer in QGIS or whatever has it open, and run again
not-a-resolution-hint = give a resolution between 24 and 2400, such as --dpi 300
not-a-map-file = { $file } is no kind of map
not-a-map-file-hint = end the name with { $endings }
left-out-format = { $file } is of a kind that this build leaves out
left-out-format-hint = end the name with { $endings }, or build with `--features png,pdf`
no-such-topic = there is no help on `{ $topic }`
no-such-topic-hint = name a command, or record, lists or styles; `dateline --help` lists the commands

## What a map is asked for

not-a-callout = `{ $text }` is not a callout
not-a-callout-hint = write the site's name, `=` and its facts, such as "Bat Yam=Apartment block hit; at least 35 missing"
callout-too-full = the callout of `{ $site }` has { $count } facts
callout-too-full-hint = a callout has room for two
no-such-site = there is no site `{ $site }` to write a callout for
no-site-hint = the map has no site with a name
sites-hint = the sites are: { $names }
not-a-position = `{ $text }` is not a position
not-a-position-hint = write longitude and latitude in degrees, such as 51.4,35.7
not-an-extent = `{ $text }` is not an extent
not-an-extent-hint = write west, south, east and north in degrees, such as 32,24,64,41
no-such-country = there is no country `{ $code }` whose point of view could be taken
not-a-country = `{ $code }` is not a country code
country-hint = use the two letters of ISO 3166, such as UA

## Distances

nothing-between = nothing can be measured between { $from } and { $to }
nothing-between-hint = give names, coordinates or GeoJSON files that hold a point or an area
nothing-stated = no distance is stated in "{ $text }"
nothing-stated-hint = give a figure with a unit, such as "nearly 1,500 miles" or "300–400 km"
rows-without-positions = { $failed } of { $rows } rows hold no two positions, the first in line { $line }
rows-without-positions-hint = give lat1, lon1, lat2, lon2 in degrees, or name these columns in a header
empty-side = a side is empty
empty-side-hint = give a name, a coordinate or a GeoJSON file
not-on-earth = "{ $text }" is no position on the earth
coordinate-hint = give latitude and longitude in degrees, such as "36.2352, 59.6410" or 36°14′N 59°38′E
no-such-place-name = no place is known by the name "{ $name }"
locate-hint = try `dateline locate`, or { $hint }
perhaps-hint = perhaps { $names } is meant; see `dateline locate`, or give a coordinate
list-or = { $names } or { $next }
side-beyond-pole = { $file } has the latitude { $latitude }, which is beyond a pole
side-not-utf8 = { $file } is not valid UTF-8
side-not-geojson = { $file } is no GeoJSON: { $why }
side-odd-geometry = { $file } holds an odd geometry: { $why }
side-without-geometry = { $file } holds neither a polygon nor a point
side-hint = give GeoJSON with a polygon or a point in degrees

## Limits

long-name = a name of more than { $most } words is asked for
long-name-hint = give the name alone, or the text as a report
