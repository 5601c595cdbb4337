# What a map says: its title and deck, legend, credit and scale, and the words for those who do not see it.

## Lists of names

list-next = { $names }, { $next }
list-last = { $names } and { $last }
list-and-more = { $names } and { $count } more
list-open = { $names } and more
facts-next = { $facts }; { $next }

## Days

month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
day-of-year = { $month } { $day }, { $year }
day-of-month = { $month } { $day }
month-of-year = { $month } { $year }
year-alone = { $year }
days-of-month = { $month } { $first } to { $last }, { $year }
days-between = { $first } to { $last }

## Title

what-happened = { $what ->
    [strikes] Strikes
    [strikes-and-damage] Strikes and damage
    [explosions-and-damage] Explosions and damage
    [airstrike] { $count ->
        [one] Airstrike
       *[other] Airstrikes
    }
    [missile] { $count ->
        [one] Missile
       *[other] Missiles
    }
    [drone] { $count ->
        [one] Drone
       *[other] Drones
    }
    [explosion] { $count ->
        [one] Explosion
       *[other] Explosions
    }
    [shelling] Shelling
    [damage] Damage
   *[attack] { $count ->
        [one] Attack
       *[other] Attacks
    }
}
title-hit = { $happened } { $what ->
    [shelling] hits
   *[other] { $count ->
        [one] hits
       *[other] hit
    }
} { $place }
title-reported-in = { $happened } reported in { $place }
title-reported-at = { $happened } reported { $place }
title-reported-around = { $happened } reported in and around { $lands }
title-intercepted-over = { $happened } intercepted over { $place }
title-intercepted-at = { $happened } intercepted { $place }
title-around = places in and around { $lands }
title-countries = { $count } countries
title-others = { $first } and { $count } other places
title-places = { $count } { $count ->
    [one] place
   *[other] places
}
title-of-nothing = Map of the places named
title-named = { $count } { $count ->
    [one] place
   *[other] places
} named

## Deck

marks = { $what ->
    [listed] { $count ->
        [one] Place
       *[other] Places
    }
    [named] { $count ->
        [one] Place named
       *[other] Places named
    }
    [reportedly-hit] { $count ->
        [one] Site reportedly hit
       *[other] Sites reportedly hit
    }
    [hit] { $count ->
        [one] Site hit
       *[other] Sites hit
    }
    [hit-or-damaged] { $count ->
        [one] Site hit or damaged
       *[other] Sites hit or damaged
    }
    [damaged] { $count ->
        [one] Site of fire or damage
       *[other] Sites of fire or damage
    }
    [intercepted] { $count ->
        [one] Where an attack was intercepted
       *[other] Where attacks were intercepted
    }
    [damaged-or-intercepted] { $count ->
        [one] Site of damage or an interception
       *[other] Sites of damage and of interceptions
    }
   *[attacked-or-intercepted] { $count ->
        [one] Site of an attack or interception
       *[other] Sites of attacks and of interceptions
    }
}
marks-counted = { $figure } { $what ->
    [reportedly-hit] sites reportedly hit
    [hit] sites hit
    [hit-or-damaged] sites hit or damaged
    [damaged] sites of fire or damage
    [intercepted] places where attacks were intercepted
    [damaged-or-intercepted] sites of damage and of interceptions
   *[attacked-or-intercepted] sites of attacks and of interceptions
}
deck-days = { $deck }, { $days }
deck-in-report = { $deck } in the report
deck-in-report-of = { $deck } in a report of { $day }
deck-from-report = { $deck }, as named in the report
deck-from-report-of = { $deck }, as named in a report of { $day }
deck-listed = { $deck }, as listed
deck-as-of = { $deck }; as of { $day }

## Legend

legend-hollow = Hollow: not confirmed
legend-numbered = { $entry }, numbered
legend-hexagon = { $figure } { $count ->
    [one] event in a hexagon
   *[other] events in a hexagon
}
legend-hexagon-places = { $figure } { $count ->
    [one] place in a hexagon
   *[other] places in a hexagon
}
legend-alone = { $what ->
    [damage] Fire or damage
    [intercepted] Interceptions
    [airstrike] Attacks
   *[other] Places without an event
}
legend-disputed = Disputed boundary
legend-claimed = Territory held and disputed

## Names on the map

place-not-named = Place not named
inset-title = { $name } area
inset-unnamed = Detail

## Lengths

scale-kilometres = { $figure } km
scale-miles = { $figure } { $figure ->
    [1] mile
   *[other] miles
}
kilometres-and-miles = { $km } km ({ $miles } mi)
miles-and-kilometres = { $miles } miles ({ $km } km)
nautical-miles-and-kilometres = { $miles } nautical miles ({ $km } km)
ring-range = { $figure } { $unit ->
    [km] km
    [mi] miles
    [nmi] nautical miles
    [m] m
   *[ft] feet
}
ring-from = { $range } from { $place }

## Credit

sites-of-report = news report (sites)
sites-of-list = own list (sites)
credit-sources = Sources: { $sites }; Natural Earth (base map); GeoNames, CC BY 4.0 (place names)
credit-next = { $credit }. { $next }
credit-as-of = As of { $day }
borders-as-drawn = Borders as { $country } draws them
borders-as-drawn-disputed = Borders as { $country } draws them; other disputed borders dashed
borders-disputed = Disputed boundaries are dashed and shown without prejudice to status
borders-de-facto = Boundaries are de facto and without prejudice to status
credit-distance = Distance: geodesic, WGS 84
credit-lines = Distance: geodesic, WGS 84; lines are straight on the globe
credit-projection = { $projection ->
    [lambert-conformal-conic] Lambert conformal conic projection
    [mercator] Mercator projection
    [transverse-mercator] Transverse Mercator projection
    [azimuthal-equidistant] Azimuthal equidistant projection
    [lambert-azimuthal] Lambert azimuthal equal-area projection
    [polar-stereographic] Polar stereographic projection
    [equal-earth] Equal Earth projection
   *[orthographic] Orthographic projection
}
credit-spread = { $projection }; scale varies by { $percent }% over the map

## For those who do not see it

alt-title = Map: { $title }.
alt-shows = It shows { $lands } and surroundings.
alt-named = Places named: { $places }.
alt-sites = { $symbol }: { $places }.
alt-site = { $name } ({ $facts })
alt-line = A line is { $length } long.
alt-line-from = A line from { $from } is { $length } long.
alt-line-to = A line to { $to } is { $length } long.
alt-line-between = A line from { $from } to { $to } is { $length } long.
alt-ring = A dashed ring marks { $ring }.
alt-hollow = Hollow markers are claimed or not confirmed.
alt-discs = Discs mark places that are known only roughly.
alt-source = { $source }.

## What is not on it

unsure-site = `{ $name }` may have been struck ({ $probability }), and is not on the map
unsure-site-hint = read the sentence; a list of sites draws what it holds
nothing-to-map = the report names no place that could be put on a map
nothing-to-map-hint = the map shows the world; give --bbox or --center to choose
far-place = `{ $name }` lies far from all other places and is left off the map
far-place-hint = choose an extent with --bbox to show it
label-lost = { $class } `{ $name }` has no place on the map
off-map-places = { $count } { $count ->
    [one] place of the list lies
   *[other] places of the list lie
} off the map: { $names }
nothing-in-extent = nothing of what is to be shown lies in the extent that was asked for
nothing-in-extent-hint = give another --bbox, or none
off-map = `{ $name }` does not lie on the map
off-map-hint = widen the extent with --bbox, or choose another projection with --projection
larger-page-hint = make the page larger, or narrow the extent with --bbox
dropped-for-ground = no room on its own ground
dropped-for-others = every position is taken by something more important
no-local-name = no name in `{ $language }` is known for { $names }
no-local-name-hint = give it in a list, in a column `name:{ $language }`
no-glyphs = no embedded font has all letters of { $names }
no-glyphs-hint = the fonts have Latin, Greek, Cyrillic, Arabic and Hebrew letters
no-room-for-local-name = there is no room for the name in `{ $language }` of { $names }

## Pages and styles

page-too-odd = a page of { $width } × { $height } pixels cannot be made
page-too-odd-hint = each side is 200 to 16,384 pixels, and the page at most 64 million
not-a-size = `{ $size }` is not a size
not-a-size-hint = write it as WIDTHxHEIGHT, such as 1600x1000
no-aspect = there is no aspect `{ $aspect }`
no-aspect-hint = use 16:9, 16:10, 3:2, 4:3, 4:5, 1:1, 9:16, or a printed column such as 120mm@300
no-style = there is no style `{ $style }`
no-style-hint = use light, dark, print, contrast, or the path of a TOML file
style-not-understood = the style file is not understood: { $why }
style-not-understood-hint = it has `name`, `base` and a table `[colors]`
style-lacks-colour = the style file gives no colour for `{ $token }`
style-lacks-colour-hint = add it, or take the rest from a built-in style with `base = "light"`
style-colours-nothing = the style file colours `{ $token }`, which is nothing on a map
style-colours-nothing-hint = did you mean `{ $token }`?
style-not-a-colour = the style file gives `{ $token }` the colour `{ $colour }`
style-not-a-colour-hint = write it as #RRGGBB, for example #B3122E
style-contrast = style `{ $style }`: `{ $token }` on `{ $ground }` has a contrast of { $contrast }, and { $least } is the least that all can read
style-vision = style `{ $style }`: `{ $one }` and `{ $other }` differ by only { $difference } (CIEDE2000) seen with { $vision ->
    [full] Full
    [protanopia] Protanopia
    [deuteranopia] Deuteranopia
    [tritanopia] Tritanopia
   *[grey] Grey
}, below { $least }
no-label-languages = `{ $languages }` names no languages of labels
no-label-languages-hint = write en, or en and the language of the second lines, such as en,fa
