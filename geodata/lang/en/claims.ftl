# What is said of statements about space and of their ends.

## Names of ends

name = { $name }
name-as-known = { $said } ({ $known })
site-at = the { $noun } { $link } { $place }
the-noun = the { $noun }
the-coordinates = the coordinates
epicenter = epicenter
the-place = the place
the-launcher = the launcher
the-target = the target
the-border = the border
border-of = the border of { $place }
named-border = { $one }–{ $other } border
the-named-border = the { $one }–{ $other } border
coast-of = the coast of { $place }
both-places = { $one } and { $other }
within-sentence = { $name }
another-country = another country
the-gazetteer = the gazetteer
with-claimed = { $area } with the ground that it claims
wind-name = { $wind ->
    [north] north
    [north-northeast] north-northeast
    [northeast] northeast
    [east-northeast] east-northeast
    [east] east
    [east-southeast] east-southeast
    [southeast] southeast
    [south-southeast] south-southeast
    [south] south
    [south-southwest] south-southwest
    [southwest] southwest
    [west-southwest] west-southwest
    [west] west
    [west-northwest] west-northwest
    [northwest] northwest
   *[north-northwest] north-northwest
}

## What was measured to

nearest-border = nearest border
undisputed-border = nearest border without disputed ground
border-they-share = the border that they share
border-with = border with { $country }
undisputed-border-with = border with { $country } without disputed ground
middle-of-mainland = middle of the mainland
middle-with-claimed = middle of the mainland with the ground that it claims
farthest-point = farthest point
town-of = the town of { $place }
nearest-border-of = nearest border of { $place }
middle-of = middle of { $place }
outline = outline
outline-with-claimed = outline with the ground that it claims
position-given = the position that the claim gives
the-reading = the { $reading }

## Figures

units = { $unit ->
    [km] kilometres
    [mi] miles
    [nmi] nautical miles
    [m] metres
   *[ft] feet
}
figure-range = { $low } to { $high }
length = { $figure } { $units }
length-in-km = { $length } ({ $km } km)
length-short = { $figure } { $symbol }
order-of-magnitude = order of magnitude, { $length },

## Hedges that the words make

hedge-near = near
hedge-outside = outside
hedge-on-border = on the border
hedge-off-coast = off the coast
hedge-between = between
hedge-halfway = halfway between
hedge-range = range

## Distances

distance-found = { $subject } is { $reach } from { $object }.
distance-found-town = { $subject } is { $reach } from { $object }; { $figure } from { $town }.
stated-as-road = The stated { $stated } is { $factor } times the straight line, as a road may be.
stated-loose = The stated { $stated } is true but loose.
stated-closest = The stated { $stated } comes closest to { $reading }.
stated-holds-only = The stated { $stated } holds only to { $reading }, not to the nearest border.
stated-close = The stated { $stated } is close to that.
stated-close-km = The stated { $stated } ({ $km } km) is close to that.
stated-too-short = The stated { $stated } is { $share } % of the straight line, and no way is shorter than that.
stated-far-too-short = The stated { $stated } is less than 1 % of the straight line, and no way is shorter than that.
stated-by-road-only = The stated { $stated } is { $factor } times the straight line: possible by road only.
stated-too-long = The stated { $stated } is { $factor } times that, too long.
stated-too-long-for-roads = The stated { $stated } is { $factor } times that, too long even for most roads.
fits-units = The figure fits { $units }.
stated-holds = The stated { $stated } holds.
stated-holds-to = The stated { $stated } holds to { $reading }.
stated-holds-best = The stated { $stated } holds best to { $best }, least to { $least } ({ $share } % off).
stated-holds-not = The stated { $stated } holds to { $best }, not to { $least } ({ $share } % off).

## Ends without a position

refuted-end = This cannot be checked: the report puts { $place } in { $area }, and the only one known lies in { $elsewhere }.
only-this-tells = Nothing but this claim tells where { $place } is, so it cannot be checked.
derived-at-sea = Measured from { $object } it would be at { $position }, at sea.
derived-on-land = Measured from { $object } it would be at { $position }, on land in { $country }.
neither-placed = This cannot be checked: neither { $one } nor { $other } has a position.
not-placed = This cannot be checked: { $place } has no position of its own.

## Directions

direction-found = { $subject } lies { $wind } of { $object } (bearing { $bearing }°, { $off }° off what is stated; { $km } km).
too-far-apart = They are too far apart for these two to be meant.

## Which bearer of a name

rival-bearer = But { $place } may also be the one in { $elsewhere }, { $km } km from { $other }: which is meant has to be said before this can be checked.
unsure-bearer = But it is not sure that { $place } is the one in { $elsewhere }: which is meant has to be said before this can be checked.
unsure-spelling = But { $place } is spelt { $known } in { $elsewhere }: whether that is meant has to be said before this can be checked.
unsure-stand-in = But { $place } is measured from a site or a middle that stands in for it, so this cannot be checked.
unsure-subject = But it is not sure that this is said of { $place }.
road-as-others = But another figure of the report is that of a road, and this may be one through mountains.
length-of-path = This cannot be checked: it is the length of a way, not a distance.
another-bearer = The figure is so far off that another { $place } than the one in { $elsewhere } must be meant.

## Containment, parts, borders

lies-in = { $subject } lies in { $area }.
lies-outside = { $subject } lies { $km } km outside { $area }.
lies-outside-in = { $subject } lies { $km } km outside { $area }; it is in { $country }.
no-outline = This cannot be checked: no outline of { $area } is known.
no-such-place = This cannot be checked: no { $place } is known in { $area }.
part-found = { $subject } lies { $wind } of the middle of { $area } (bearing { $bearing }°; { $east } % of the way from the middle to the { $toward_east ->
    [west] western
   *[east] eastern
} edge and { $north } % to the { $toward_north ->
    [south] southern
   *[north] northern
} edge).
part-unknown = This cannot be checked: no outline of { $area } or no position of { $place } is known.
border-shared = { $one } and { $other } share a border.
no-border = { $one } and { $other } share no border; they are { $km } km apart.
no-outlines = This cannot be checked: no outline of { $one } or of { $other } is known.
border-within = This cannot be checked: one of { $one } and { $other } is a part of the other.
border-length = The length of a border depends on the scale and is not checked.

## Ranges

range-open = A range cannot be checked without the place of launch and a target.
range-reaches = A range cannot be checked without the place of launch; from the nearest point of { $subject } it is { $length } to { $object }, and the stated range would do.
range-falls-short = A range cannot be checked without the place of launch; from the nearest point of { $subject } it is { $length } to { $object }, and the stated range would fall short.

## Links without a figure

near-too-far = { $subject } is { $km } km from { $object }, too far to be near it.
near-measured = { $subject } is { $km } km from { $object }; “near” states no figure.
outside-within = { $subject } lies within { $area }, { $km } km from its border.
outside-measured = { $subject } is { $km } km from { $object }; “outside” states no figure.
not-on-border = { $subject } is { $km } km from { $border }, not on it.
on-border-measured = { $subject } is { $km } km from { $border }; whether that is on it is a matter of words.
coast-too-far = { $subject } is { $km } km from { $object }, too far to be off its coast.
coast-measured = { $subject } is { $km } km from { $object }; “off the coast” states no figure.
between-found = { $subject } is { $first } km from { $one } and { $second } km from { $other }, which are { $whole } km apart.
not-between = { $subject } is { $first } km from { $one } and { $second } km from { $other }, which are { $whole } km apart: it does not lie between them.
not-halfway = { $subject } is { $first } km from { $one } and { $second } km from { $other }, which are { $whole } km apart: it is not halfway.

## Beside the claims

conversion-disagrees = { $first } is { $same }, not { $other }
conversion-hint = { $other } would be { $first }
other-bearers = { $place }: { $containers }; { $count } { $count ->
    [one] other place has
   *[other] other places have
} this name
refuted-name = no { $place } is known in { $area }, only in { $elsewhere }
refuted-name-hint = give the place in a site list, if it is there
reason-defined = the report says where it lies
reason-town-measured = a distance is measured from the town, not from the division of its name
