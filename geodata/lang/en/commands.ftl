# What commands write as text.

no-claims = no statement about distance, direction or containment found
claims-summary = { $count } { $count ->
        [one] claim
       *[other] claims
    }: { $verdicts }

unplaced = unplaced
no-such-name = no place name "{ $name }" was found in the report
explained-name = { $name }  ({ $mentions } mentions, { $candidates } candidates)
none-of-them = none of them: a place that the gazetteer lacks
no-reason-kept = no reason was kept
people = { $count } people
more-of-a-kind = and { $count } more of this kind
