//! Whether a place is named as an actor: "Tehran warned", "Israel's ambassador", "tension between Serbia and Kosovo".
//!
//! In: the tokens around a name. Out: yes or no. A preposition of place before the name outweighs everything that comes
//! after it ("in Israel, officials said").

use std::ops::Range;

use crate::text::Token;

/// Prepositions after which a name is a place.
const PLACED: &[&str] = &[
    "in", "at", "near", "into", "inside", "outside", "across", "throughout", "around", "within", "beyond", "via", "toward",
    "towards", "through", "over", "off", "along", "north", "south", "east", "west",
];
/// Helpers of a verb: the name before them is a subject.
const HELPERS: &[&str] = &[
    "has", "have", "had", "will", "would", "could", "should", "may", "might", "must", "did", "does", "also", "now", "still",
    "continues", "continued", "is", "was", "again", "later", "then", "itself",
];
/// What a government or army does.
const DEEDS: &[&str] = &[
    "said", "says", "say", "told", "tells", "added", "announced", "denied", "denies", "warned", "warns", "stated",
    "insisted", "insists", "claimed", "claims", "accused", "accuses", "called", "calls", "urged", "urges", "vowed", "vows",
    "agreed", "refused", "rejected", "rejects", "condemned", "condemns", "demanded", "demands", "declared", "threatened",
    "threatens", "asked", "believes", "argued", "argues", "acknowledged", "confirmed", "reported", "signed", "wants",
    "hopes", "plans", "decided", "pledged", "promised", "responded", "replied", "retaliated", "launched", "launches",
    "fired", "fires", "attacked", "attacks", "struck", "strikes", "invaded", "supported", "supports", "backed", "backs",
    "began", "started", "ended", "seeks", "sought", "sent", "sends", "uses", "used", "fears", "faces", "opposes",
    "opposed", "offered", "knows", "annexed", "occupied", "seized", "withdrew", "joined", "broke", "imposed", "lifted",
    "recalled", "summoned", "expelled", "evacuated", "blamed", "blames", "targeted", "targets", "intercepted", "killed",
    "carried", "conducted", "deployed", "regards", "considers", "sees", "views", "took", "takes", "made", "makes", "gave",
    "came", "wanted", "expects", "expected", "intends", "needs", "needed", "needn't", "beat", "won", "lost", "defeated",
];
/// Offices, bodies and acts of a state that its name stands before.
const OFFICES: &[&str] = &[
    "president", "prime", "minister", "ministry", "secretary", "official", "officials", "ambassador", "envoy", "senator",
    "government", "administration", "military", "army", "navy", "forces", "troops", "authorities", "diplomat", "diplomats",
    "leader", "leaders", "leadership", "regime", "parliament", "intelligence", "police", "air", "armed", "defense",
    "defence", "foreign", "spokesman", "spokeswoman", "spokesperson", "embassy", "policy", "involvement", "involvements",
    "sanctions", "support", "allies", "ally", "strikes", "strike", "attack", "attacks", "offensive", "campaign", "response",
    "resolve", "actions", "ambitions", "retaliation", "nuclear", "ballistic", "missile", "missiles", "drones", "warplanes",
    "jets", "supreme", "top", "security", "war", "invasion", "aggression", "threats", "demands", "proposal", "decision",
    "denial", "right", "chief", "general", "commander", "central", "congress", "state", "treasury", "dollar", "initial",
];
/// Verbs and nouns whose object is an actor, with the preposition that may stand between.
const ADDRESSED: &[&str] = &[
    "accuse", "accused", "accuses", "accusing", "blame", "blamed", "blames", "blaming", "urge", "urged", "urges", "urging",
    "warn", "warned", "warning", "warnings", "threaten", "threatened", "pressure", "told", "ask", "asked", "asking",
    "assist", "support", "supports", "supporting", "back", "backing", "help", "helping", "arm", "arming", "sanction",
    "ally", "allies", "enemy", "between", "like", "both", "with", "by", "limit", "prevent", "stop", "halting",
];

/// Whether the name at `name` among `tokens` acts or is addressed.
pub(super) fn is_actor(tokens: &[Token], name: Range<usize>) -> bool {
    let lower = |at: usize| tokens.get(at).map(|token| token.text.to_lowercase()).unwrap_or_default();
    let before = name.start.checked_sub(1).map(lower).unwrap_or_default();
    let (before, earlier) = match before.as_str() {
        "the" => (name.start.checked_sub(2).map(lower).unwrap_or_default(), name.start.checked_sub(3).map(lower)),
        _ => (before, name.start.checked_sub(2).map(lower)),
    };
    let earlier = earlier.unwrap_or_default();
    let is = |list: &[&str], word: &str| list.contains(&word);
    let after = lower(name.end);
    if after == "'s" || after == "’s" {
        return is(OFFICES, &lower(name.end + 1));
    }
    if is(OFFICES, &after) {
        return true;
    }
    if is(PLACED, &before) || (before == "of" && is(PLACED, &earlier)) || before == "from" {
        return false;
    }
    let linked = matches!(before.as_str(), "on" | "to" | "of" | "and" | "against") && is(ADDRESSED, &earlier);
    let acts = is(DEEDS, &after) || (is(HELPERS, &after) && !after.is_empty());
    acts || linked || is(ADDRESSED, &before)
}
