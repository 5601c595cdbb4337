# What is said of the names of places.

no-place-named = the text names no place that was recognized

long-report = the report names { $names } places; each is weighed with the { $near } names before it and after it
unplaced-name = no feature is known by the name "{ $name }"
unplaced-name-hint = look for another spelling with `dateline locate`, or give the place in a site list
approximate-place = no feature is known by the name "{ $name }"; it stands at { $container }, in which the text says that it lies
stands-beside = no feature is known by the name "{ $name }"; it stands at { $town }, which is named beside it
stands-in-row = no feature is known by the name "{ $name }"; it stands among the places named in a row with it, near { $beside }

## Why a place was chosen: short clauses, the weightiest first.

reason-only = the only feature of that name
reason-primary-name = its name on maps
reason-alias = a name in common use
reason-alternate-name = an alternate name
reason-code-name = an airport code
reason-exact-spelling = spelled exactly so
reason-near-spelling = spelled nearly so
reason-class-form = of the class that is named
reason-part-form = a part of it is named
reason-facility-form = the facility of the town named
reason-near-town-form = the town, the facility itself being unknown
reason-population = its population
reason-largest = the largest of that name
reason-country = a country
reason-first-level = a first-level division
reason-capital = a capital
reason-seat = the seat of its division
reason-own-class = of the class that its name says
reason-hint = what the words around call it
reason-in-container = lies in the place named after it
reason-text-puts-it-there = the text says that it lies there
reason-named-beside = the town is named beside it
reason-among-row = the places named in a row with it lie there
reason-holds = the place named before it lies in it
reason-in-beside = lies in a place named in the same sentence
reason-demonym = the words before name its country
reason-country-of-report = in a country that the report is about
reason-division-of-report = in a division that the report is about
reason-speaking-capital = the capital, named for its government
reason-near-beside = near another place of the sentence
reason-near = near other places of the report
reason-same-sense = the same name means it elsewhere in the report
