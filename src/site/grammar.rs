//! Closed classes of English words that the rules of this module ask for.

/// Prepositions that put an event at or on a place.
pub(super) fn is_locative(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "near"
            | "against"
            | "over"
            | "across"
            | "around"
            | "inside"
            | "outside"
            | "into"
            | "onto"
            | "throughout"
            | "within"
            | "off"
            | "upon"
            | "above"
            | "towards"
            | "toward"
            | "along"
            | "beside"
            | "between"
            | "targeting"
            | "including"
            | "hitting"
            | "striking"
    )
}

/// Any preposition.
pub(super) fn is_preposition(word: &str) -> bool {
    is_locative(word)
        || matches!(
            word,
            "of" | "from" | "to" | "by" | "with" | "for" | "about" | "than" | "like" | "via" | "through" | "under"
        )
}

/// Words at which a clause ends when it is read backwards.
pub(super) fn is_boundary(word: &str) -> bool {
    matches!(
        word,
        ";" | ":"
            | "—"
            | "–"
            | "after"
            | "before"
            | "when"
            | "while"
            | "because"
            | "since"
            | "although"
            | "though"
            | "whereas"
            | "but"
            | "according"
            | "despite"
            | "support"
            | "amid"
            | "following"
            | "unless"
            | "if"
            | "whether"
            | "similar"
            | "like"
            | "unlike"
            | "compared"
            | "as"
            | "until"
            | "than"
            | "so"
            | "where"
            | "."
    )
}

/// Verbs of speaking.
pub(super) fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "say"
            | "told"
            | "added"
            | "announced"
            | "wrote"
            | "stated"
            | "claimed"
            | "claims"
            | "insisted"
            | "declared"
            | "denied"
            | "warned"
            | "vowed"
            | "condemned"
            | "urged"
            | "posted"
            | "confirmed"
            | "acknowledged"
            | "accused"
            | "blamed"
            | "blames"
            | "denies"
            | "accuses"
            | "vows"
            | "warns"
            | "noted"
            | "called"
            | "stressed"
            | "reiterated"
            | "alleged"
            | "argued"
            | "quoted"
            | "tweeted"
            | "asked"
            | "praised"
            | "criticised"
            | "criticized"
            | "believes"
            | "thinks"
            | "hopes"
            | "demanded"
            | "explained"
    )
}

/// Verbs and nouns of coming, going and meeting: what happens at their places is not an attack.
pub(super) fn is_elsewhere(word: &str) -> bool {
    matches!(
        word,
        "met"
            | "meeting"
            | "talks"
            | "visited"
            | "visit"
            | "visiting"
            | "arrived"
            | "arriving"
            | "travelled"
            | "traveled"
            | "travelling"
            | "traveling"
            | "returned"
            | "returning"
            | "flew"
            | "fled"
            | "fleeing"
            | "evacuated"
            | "evacuating"
            | "moved"
            | "born"
            | "based"
            | "headquartered"
            | "summit"
            | "conference"
            | "ambassador"
            | "ambassadors"
            | "envoy"
            | "mediated"
            | "protests"
            | "protest"
            | "demonstrations"
            | "demonstration"
            | "rally"
            | "rallied"
            | "studied"
            | "lives"
            | "lived"
            | "elections"
            | "election"
            | "deployed"
            | "deploy"
            | "stationed"
            | "sanctions"
            | "negotiations"
            | "hospitalised"
            | "hospitalized"
            | "treated"
            | "funeral"
            | "buried"
            | "sirens"
            | "tactics"
            | "clashes"
            | "fighting"
            | "crossed"
            | "detained"
            | "arrested"
            | "shipped"
            | "exported"
            | "directions"
            | "direction"
            | "route"
            | "heading"
            | "linking"
            | "connecting"
            | "bordering"
            | "overlooking"
            | "bound"
            | "way"
            | "road"
            | "defenses"
            | "defences"
            | "responses"
            | "activated"
            | "sounded"
            | "relations"
            | "tensions"
            | "border"
            | "borders"
            | "frontier"
            | "ceasefire"
    )
}

/// Auxiliaries, which carry a finite verb.
pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "are"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "can"
            | "may"
            | "might"
            | "should"
            | "must"
            | "did"
            | "does"
            | "do"
            | "came"
            | "got"
            | "gets"
    )
}

/// Pronouns that are subjects.
pub(super) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "we" | "i" | "you" | "who" | "which" | "that")
}

/// Verbs that tell of an event named by a noun: "explosions were heard", "the attack took place".
pub(super) fn is_light(word: &str) -> bool {
    matches!(
        word,
        "heard"
            | "reported"
            | "recorded"
            | "seen"
            | "felt"
            | "registered"
            | "carried"
            | "conducted"
            | "took"
            | "taken"
            | "place"
            | "occurred"
            | "happened"
            | "continued"
            | "came"
            | "left"
            | "shook"
            | "rocked"
            | "ripped"
            | "tore"
            | "out"
            | "rang"
            | "echoed"
            | "thundered"
            | "began"
            | "launched"
            | "took-place"
            | "resumed"
            | "intensified"
            | "unfolded"
            | "carrying"
            | "aimed"
            | "broke"
            | "rose"
            | "rises"
            | "rising"
            | "billowed"
            | "billows"
            | "billowing"
            | "visible"
    )
}

/// Nouns for people who speak for, lead or come from a place: "the governor of X", "residents of X".
pub(super) fn is_office(word: &str) -> bool {
    matches!(
        word,
        "governor"
            | "governors"
            | "mayor"
            | "mayors"
            | "president"
            | "minister"
            | "ministry"
            | "ministers"
            | "official"
            | "officials"
            | "authorities"
            | "resident"
            | "residents"
            | "people"
            | "citizens"
            | "government"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "leader"
            | "leaders"
            | "king"
            | "prince"
            | "correspondent"
            | "reporter"
            | "ruler"
            | "rulers"
            | "regime"
            | "administration"
            | "university"
            | "bank"
            | "capture"
            | "control"
            | "member"
            | "members"
            | "allies"
            | "ally"
            | "forces"
            | "army"
            | "navy"
            | "ambassador"
            | "commander"
            | "chief"
            | "head"
            | "deputy"
            | "native"
            | "population"
            | "parliament"
            | "council"
            | "map"
    )
}

/// The offices whose holder reports on attacks in what they govern.
pub(super) fn is_governor(word: &str) -> bool {
    matches!(word, "governor" | "mayor" | "gov" | "gov.")
}

/// Weapons that fly by themselves: what is launched, sent, stopped and seen coming.
pub(super) fn is_flying_weapon(word: &str) -> bool {
    matches!(
        word,
        "drone"
            | "drones"
            | "uav"
            | "uavs"
            | "shahed"
            | "shaheds"
            | "missile"
            | "missiles"
            | "rocket"
            | "rockets"
            | "projectile"
            | "projectiles"
    )
}

/// Compass words, for anchors such as "south of".
pub(super) fn is_compass(word: &str) -> bool {
    matches!(
        word,
        "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "north-east"
            | "north-west"
            | "south-east"
            | "south-west"
            | "northeastern"
            | "outskirts"
    )
}

/// Units of length, as they stand after a figure.
pub(super) fn is_length_unit(word: &str) -> bool {
    matches!(
        word,
        "km" | "kilometres"
            | "kilometers"
            | "kilometre"
            | "kilometer"
            | "miles"
            | "mile"
            | "mi"
            | "nautical"
            | "metres"
            | "meters"
    ) || (word.ends_with("km") && word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Words between a preposition and the name of a country: "in northern Iraq", "across the north of".
pub(super) fn is_part(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "northeastern"
            | "northwestern"
            | "southeastern"
            | "southwestern"
            | "neighbouring"
            | "neighboring"
            | "nearby"
    )
}

/// Nouns for a settlement or a part of one or of a country, as they stand before "of" and a name.
pub(super) fn is_settlement(word: &str) -> bool {
    matches!(
        word,
        "city"
            | "town"
            | "village"
            | "port"
            | "suburb"
            | "suburbs"
            | "settlement"
            | "district"
            | "municipality"
            | "area"
            | "neighborhood"
            | "neighbourhood"
            | "quarter"
            | "camp"
            | "hamlet"
            | "township"
            | "community"
            | "province"
            | "region"
            | "governorate"
            | "island"
            | "enclave"
            | "capital"
            | "cities"
            | "towns"
            | "villages"
            | "crossing"
    )
}
