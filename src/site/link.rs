//! How a place hangs on the event that its sentence tells: as what was struck, as where it came from, or not at all.
//!
//! In: a sentence and the tokens of a place. Out: a [`Link`] to a trigger. A dependency parser is out of proportion here; what
//! it would be asked is read from the words between place and trigger (shortest path with blocking words, after the pattern
//! rules of event coders such as TABARI, Schrodt 2001, and PETRARCH).

use std::ops::Range;

use super::grammar;
use super::locator;
use super::triggers::Trigger;
use super::view::View;
use crate::gazetteer::FeatureKind;

/// What the words say of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bond {
    /// The event was there.
    Target,
    /// The attack came from there.
    Origin,
    /// The event was at a distance or direction from there.
    Anchor,
}

/// A place's hold on a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    /// What the words say.
    pub(super) bond: Bond,
    /// The trigger's token.
    pub(super) trigger: usize,
    /// Tokens between the two.
    pub(super) gap: usize,
}

/// The farthest that a place may stand behind its trigger, in tokens.
const FARTHEST: usize = 26;

/// The link of the place at `tokens`, if any.
pub(super) fn link(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    if grammar::is_office(view.word(tokens.end)) || locator::is_locator(view, tokens) {
        return None;
    }
    // "…, the ministry in Beirut reported": who speaks there was not struck there.
    let speaks = grammar::is_saying(view.word(tokens.end)) || view.word(tokens.end) == "reported";
    if speaks && matches!(view.before(tokens.start), "in" | "of" | "from") {
        return None;
    }
    modifier(view, tokens)
        .or_else(|| behind(view, tokens))
        .or_else(|| subject(view, tokens))
        .or_else(|| fronted(view, tokens))
        .or_else(|| sender(view, tokens))
        .or_else(|| flight(view, tokens))
}

/// "Rockets from Gaza set off sirens": the weapon itself tells that it was sent.
fn flight(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    let the = usize::from(view.before(tokens.start) == "the");
    let from = tokens.start.checked_sub(1 + the).filter(|&at| view.word(at) == "from")?;
    let weapon = from.checked_sub(1)?;
    matches!(
        view.word(weapon),
        "rocket" | "rockets" | "missile" | "missiles" | "drone" | "drones" | "shells" | "projectiles"
    )
    .then_some(Link { bond: Bond::Origin, trigger: weapon, gap: 2 })
}

/// Whether the word belongs to "what it said was", which stands before an object without ending the clause.
fn is_hedged_object(view: &View<'_>, at: usize) -> bool {
    let what = |steps: usize| at.checked_sub(steps).is_some_and(|before| view.word(before) == "what");
    matches!(view.word(at), "it" | "they" | "he") && what(1)
        || (grammar::is_saying(view.word(at)) || view.word(at) == "described") && what(2)
}

/// Whether the word describes the place named before it: "Qalat, a city in the province of …" tells where Qalat lies.
fn is_description(view: &View<'_>, at: usize) -> bool {
    let article = (at.saturating_sub(4)..at).rev().find(|&before| matches!(view.word(before), "a" | "an" | "the"));
    let named = |article: usize| article >= 2 && view.before(article) == "," && view.place[article - 2].is_some();
    grammar::is_settlement(view.word(at)) && article.is_some_and(named)
}

/// What the scan to the left has passed.
#[derive(Default)]
struct Path<'v> {
    /// The preposition closest to the place.
    preposition: Option<&'v str>,
    /// The preposition passed last, which hangs on what comes next.
    outer: Option<&'v str>,
    commas: usize,
    /// A finite verb was passed: only a noun that is its subject can still govern.
    verb: bool,
    /// A place was passed that is no member of the same list.
    crossed: bool,
    compass: bool,
    measured: bool,
    /// The place hangs on a "from", with nothing but "of" between.
    from: bool,
}

/// Reads to the left from the place to the word that governs it.
fn behind(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    let mut path = Path::default();
    for at in (tokens.start.saturating_sub(FARTHEST)..tokens.start).rev() {
        let word = view.word(at);
        if view.place[at].is_some() {
            let listed = matches!(view.word(at + 1), "," | "and" | "or" | "/" | "'s" | "’s" | "(");
            path.crossed |= !listed;
            if path.preposition.is_none() && matches!(view.word(at + 1), "," | "and" | "or") {
                continue;
            }
            continue;
        }
        if let Some(trigger) = view.trigger[at]
            && let Some(bond) = governs(view, at, trigger, &path, tokens)
        {
            return bond.map(|bond| Link { bond, trigger: at, gap: tokens.start - at });
        }
        let compared = word == "than" && matches!(view.before(at), "more" | "less" | "fewer" | "rather");
        let warring =
            matches!(word, "war" | "conflict") && matches!(path.outer, Some("between" | "with" | "in" | "of"));
        // "struck what it said were launchers in X"
        if is_hedged_object(view, at) {
            path.verb = false;
            continue;
        }
        if (grammar::is_boundary(word) && !compared)
            || warring
            || grammar::is_saying(word)
            || grammar::is_subject_pronoun(word) && word != "that"
        {
            return None;
        }
        let adjective = matches!(word, "border" | "frontier") && grammar::is_settlement(view.word(at + 1));
        if grammar::is_elsewhere(word) && !adjective && !path.verb {
            return None;
        }
        // ", sending prices up in Chicago": what follows from it is elsewhere.
        let consequence = word.ends_with("ing")
            && view.before(at) == ","
            && view.trigger[at].is_none()
            && !matches!(word, "including" | "during" | "using" | "morning" | "evening");
        if consequence {
            return None;
        }
        if is_description(view, at) && matches!(path.preposition, Some("in" | "of")) {
            return None;
        }
        if word == "of" && grammar::is_office(view.before(at)) && path.preposition.is_none() {
            return None;
        }
        if grammar::is_compass(word) && view.word(at + 1) == "of" && path.preposition == Some("of") {
            path.compass = true;
        }
        if grammar::is_length_unit(word) {
            path.measured = true;
        }
        if grammar::is_preposition(word) {
            path.from |= word == "from" && matches!(path.outer, None | Some("of"));
            path.preposition.get_or_insert(word);
            path.outer = Some(word);
        }
        if word == "," {
            path.commas += 1;
            if path.commas > 4 {
                return None;
            }
        }
        if grammar::is_auxiliary(word) || grammar::is_light(word) {
            path.verb = true;
        }
    }
    None
}

/// Whether the trigger governs the place: `None` to read on, `Some(None)` to give up, `Some(Some(bond))` when it does.
fn governs(
    view: &View<'_>,
    at: usize,
    trigger: Trigger,
    path: &Path<'_>,
    tokens: &Range<usize>,
) -> Option<Option<Bond>> {
    let noun = is_noun(view, at, trigger);
    // "Targets" alone are no event: what struck them governs.
    let aims = noun && matches!(view.word(at), "target" | "targets");
    let named = aims && path.preposition.is_none() && path.verb;
    if (path.verb && !noun) || (aims && !named) {
        return None;
    }
    let nearest = path.preposition;
    if path.measured && (path.compass || nearest == Some("from")) {
        return Some(Some(Bond::Anchor));
    }
    if path.from && view.word(at) == "smoke" {
        return Some(Some(Bond::Target));
    }
    if path.from {
        let sent = trigger == Trigger::Launch || noun || is_arrival(view, at..tokens.start);
        return Some(sent.then_some(Bond::Origin));
    }
    if nearest == Some("by") && path.outer == Some("by") {
        return Some(None);
    }
    if path.compass && (path.crossed || path.commas > 0) {
        return Some(Some(Bond::Anchor));
    }
    match trigger {
        _ if named => Some(Some(Bond::Target)),
        Trigger::Launch => {
            let aimed = |word: Option<&str>| {
                matches!(
                    word,
                    Some("at" | "against" | "toward" | "towards" | "into" | "on" | "onto" | "over" | "across" | "near")
                )
            };
            let within = matches!(nearest, Some("in" | "near" | "including" | "of"));
            Some((aimed(nearest) || within && aimed(path.outer)).then_some(Bond::Target))
        }
        Trigger::Strike | Trigger::Striking if !noun && nearest.is_none() => Some(Some(Bond::Target)),
        Trigger::Bare if !noun && nearest.is_none() => Some(Some(Bond::Target)),
        Trigger::Damage if nearest == Some("to") => Some(Some(Bond::Target)),
        _ => {
            let direct = nearest.is_none() && !noun;
            let located = match path.outer {
                Some("of") => true,
                Some(outer) => grammar::is_locative(outer) || is_passing(outer) || trigger == Trigger::Burst,
                None => direct,
            };
            let place_located = match nearest {
                Some("of") => true,
                Some("through") => trigger == Trigger::Burst || noun,
                Some(nearest) => grammar::is_locative(nearest),
                None => direct || path.commas > 0,
            };
            if located && place_located { Some(Some(Bond::Target)) } else { Some(None) }
        }
    }
}

/// Prepositions that stand between a trigger and its place without turning it away: "damage to … in X", "hit by … in X".
fn is_passing(word: &str) -> bool {
    matches!(word, "by" | "to" | "with" | "for" | "through" | "under" | "of")
}

fn is_arrival(view: &View<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        matches!(
            view.word(at),
            "launched"
                | "fired"
                | "coming"
                | "came"
                | "originating"
                | "flown"
                | "incoming"
                | "sent"
                | "missile"
                | "missiles"
                | "drone"
                | "drones"
                | "rocket"
                | "rockets"
        )
    })
}

/// Whether the trigger is used as a noun.
pub(super) fn is_noun(view: &View<'_>, at: usize, trigger: Trigger) -> bool {
    let before = view.before(at);
    match trigger {
        Trigger::Event => true,
        Trigger::Strike | Trigger::Burst => false,
        Trigger::Launch => matches!(view.word(at), "fire") && !matches!(before, "to" | "not"),
        Trigger::Casualty => {
            matches!(view.word(at), "deaths" | "casualties" | "fatalities" | "toll" | "murder" | "killing" | "dead")
        }
        Trigger::Damage => {
            matches!(view.word(at), "damage" | "destruction" | "fire" | "fires" | "blaze" | "rubble" | "smoke")
        }
        Trigger::Striking => {
            let word = view.word(at);
            let gerund = matches!(word, "bombing" | "shelling" | "shellings" | "bombings");
            gerund && !matches!(before, "is" | "are" | "was" | "were" | "been" | "began" | "started" | "by")
        }
        Trigger::Bare => {
            let verb_before = matches!(
                before,
                "to" | "not"
                    | "n't"
                    | "would"
                    | "could"
                    | "might"
                    | "may"
                    | "will"
                    | "can"
                    | "should"
                    | "must"
                    | "has"
                    | "have"
                    | "had"
                    | "was"
                    | "were"
                    | "been"
                    | "being"
                    | "be"
                    | "it"
                    | "they"
                    | "we"
                    | "he"
                    | "who"
                    | "which"
                    | "that"
                    | "also"
                    | "directly"
                    | "again"
                    | "repeatedly"
            );
            let plain_past = view.word(at) == "hit" && !matches!(before, "a" | "the" | "direct" | "an" | "no" | "each");
            let object_next = view.word(at) == "targets" && grammar::is_preposition(view.word(at + 1));
            !(verb_before || plain_past) || object_next
        }
    }
}

/// Reads to the right from a place that is in the subject: "Kharkiv was struck", "a depot in Kharkiv caught fire".
fn subject(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    const REACH: usize = 26;
    let (mut verb, mut perfect, mut aside) = (false, false, false);
    let spoken = tokens.start > 0 && matches!(view.before(tokens.start), "from" | "to" | "by" | "against" | "with");
    if spoken || is_anchor(view, tokens) {
        return None;
    }
    for at in tokens.end..view.len().min(tokens.end + REACH) {
        let word = view.word(at);
        if view.place[at].is_some() {
            continue;
        }
        if matches!(word, "," | "-" | "–" | "—" | "(" | ")") {
            let listed = view.place.get(at + 1).copied().flatten().is_some();
            aside ^= !listed;
            continue;
        }
        // "has sustained confirmed damage", "suffered repeated attacks"
        if matches!(word, "sustained" | "suffered") && !aside {
            let taken = (at + 1..view.len().min(at + 6)).find(|&next| view.trigger[next].is_some())?;
            return Some(Link { bond: Bond::Target, trigger: taken, gap: taken + 1 - tokens.end });
        }
        let purpose = matches!(word, "to" | "such" | "for") && !aside && !verb && !perfect;
        if purpose || grammar::is_boundary(word) || (grammar::is_saying(word) && !aside) {
            return None;
        }
        if let Some(trigger) = view.trigger[at] {
            let harm = matches!(trigger, Trigger::Strike | Trigger::Casualty | Trigger::Damage | Trigger::Burst);
            let suffered = verb && (harm || view.word(at) == "hit");
            let burst = !aside && trigger == Trigger::Burst && !matches!(word, "fell" | "landed");
            let received = receives(view, tokens.end, at);
            let target = (suffered && !aside) || burst || received;
            if target {
                return Some(Link { bond: Bond::Target, trigger: at, gap: at + 1 - tokens.end });
            }
            if !aside && !is_noun(view, at, trigger) {
                return None;
            }
        }
        if grammar::is_auxiliary(word) && !aside {
            verb |= matches!(word, "was" | "were" | "is" | "are" | "be" | "been" | "being" | "came" | "got");
            perfect |= matches!(word, "has" | "have" | "had");
        } else if (verb || perfect) && !aside && !is_adverb(word) && view.trigger[at].is_none() && !received_later(word)
        {
            return None;
        }
    }
    None
}

/// Whether the place only fixes a direction: "south of the Kremlin".
fn is_anchor(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start - usize::from(view.before(tokens.start) == "the").min(tokens.start);
    view.before(before) == "of" && before >= 2 && grammar::is_compass(view.word(before - 2))
}

/// Whether the words from `from` say that the subject takes what the trigger names: "came under attack", "sustained damage".
fn receives(view: &View<'_>, from: usize, at: usize) -> bool {
    (from..at).rev().take(6).any(|before| {
        matches!(
            view.word(before),
            "under"
                | "sustained"
                | "suffered"
                | "caught"
                | "endured"
                | "saw"
                | "witnessed"
                | "experienced"
                | "scene"
                | "target"
        ) || view.word(before) == "set" && view.word(at) == "ablaze"
    }) && view.word(at) != "by"
        && !(from..at)
            .any(|between| matches!(view.word(between), "governor" | "officials" | "ministry" | "military" | "army"))
}

fn received_later(word: &str) -> bool {
    matches!(
        word,
        "sustained"
            | "suffered"
            | "endured"
            | "caught"
            | "seen"
            | "witnessed"
            | "under"
            | "the"
            | "a"
            | "an"
            | "set"
            | "scene"
            | "of"
            | "heavy"
            | "target"
            | "by"
            | "new"
            | "fresh"
            | "intense"
            | "once"
            | "more"
            | "and"
            | "artillery"
            | "mortar"
            | "rocket"
            | "missile"
            | "drone"
            | "enemy"
            | "air"
            | "hostile"
            | "attack"
            | "small-arms"
            | "sniper"
    )
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly")
        || matches!(
            word,
            "been"
                | "also"
                | "again"
                | "not"
                | "never"
                | "had"
                | "has"
                | "have"
                | "n't"
                | "still"
                | "now"
                | "being"
                | "once"
                | "twice"
                | "all"
                | "both"
                | "later"
                | "among"
        )
}

/// A place that opens its clause, before an event told with verb and all: "In Nikopol, a drone hit a market".
fn fronted(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    const OPENING: usize = 12;
    let start = (tokens.start.saturating_sub(OPENING)..tokens.start)
        .rev()
        .find(|&at| grammar::is_boundary(view.word(at)) || matches!(view.word(at), "“" | "\""))
        .map_or(if tokens.start > OPENING { return None } else { 0 }, |at| at + 1);
    let preposition = (start..tokens.start).find(|&at| grammar::is_locative(view.word(at)));
    let opens = preposition.is_some_and(|preposition| (start..preposition).all(|at| is_opener(view.word(at))));
    let clean = (start..tokens.start).all(|at| {
        view.trigger[at].is_none()
            && !grammar::is_auxiliary(view.word(at))
            && !grammar::is_saying(view.word(at))
            && !grammar::is_office(view.word(at))
    });
    if !opens || !clean || view.before(tokens.start) == "from" {
        return None;
    }
    let comma = (tokens.end..view.len().min(tokens.end + 14)).find(|&at| view.word(at) == ",")?;
    for at in comma + 1..view.len() {
        let word = view.word(at);
        if let Some(trigger) = view.trigger[at] {
            let event = !matches!(trigger, Trigger::Launch) || is_noun(view, at, trigger);
            if event {
                return Some(Link { bond: Bond::Target, trigger: at, gap: at - comma });
            }
        }
        if grammar::is_elsewhere(word) {
            return None;
        }
    }
    None
}

/// A place that stands before the attack as its modifier: "Gaza strikes", "the Moscow drone attack". Countries are left out: in
/// "Israel strikes" they act.
fn modifier(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    const REACH: usize = 3;
    let place = &view.places[view.place[tokens.start]?];
    if matches!(place.kind, FeatureKind::Country | FeatureKind::Region) {
        return None;
    }
    for at in tokens.end..view.len().min(tokens.end + REACH) {
        match view.trigger[at] {
            Some(trigger @ (Trigger::Event | Trigger::Bare | Trigger::Striking)) if is_noun(view, at, trigger) => {
                let end = view.word(at + 1);
                let noun = end.is_empty() || !(end == "the" || view.place.get(at + 1).copied().flatten().is_some());
                return noun.then_some(Link { bond: Bond::Target, trigger: at, gap: at + 1 - tokens.end });
            }
            Some(_) => return None,
            None if is_means(view.word(at)) => {}
            None => return None,
        }
    }
    None
}

/// Words for what an attack is made with or aimed at, as they stand between a place and the noun.
fn is_means(word: &str) -> bool {
    matches!(
        word,
        "air"
            | "drone"
            | "missile"
            | "rocket"
            | "car"
            | "suicide"
            | "mosque"
            | "airport"
            | "market"
            | "hospital"
            | "school"
            | "church"
            | "theatre"
            | "train"
            | "truck"
            | "terror"
            | "terrorist"
            | "bus"
            | "hotel"
            | "refinery"
            | "port"
    )
}

/// Words that may stand before the place that opens a clause: "Meanwhile, in Nikopol", "Also on Friday in Sumy".
fn is_opener(word: &str) -> bool {
    word.ends_with("ly")
        || word.ends_with("day")
        || word.ends_with("where")
        || matches!(
            word,
            "," | "and"
                | "also"
                | "meanwhile"
                | "later"
                | "earlier"
                | "then"
                | "further"
                | "farther"
                | "overnight"
                | "on"
                | "hours"
                | "-"
                | "—"
        )
}

/// A place whose people send the attack: "the Houthis in Yemen launched", "Israel launched a sweeping offensive".
fn sender(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    const REACH: usize = 6;
    if matches!(view.before(tokens.start), "against" | "on" | "at" | "of" | "to" | "toward" | "towards" | "near") {
        return None;
    }
    let possessive = matches!(view.word(tokens.end), "'s" | "’s");
    for at in tokens.end..view.len().min(tokens.end + REACH) {
        let word = view.word(at);
        if word == ","
            || view.place[at].is_some()
            || grammar::is_boundary(word)
            || grammar::is_saying(word)
            || grammar::is_preposition(word)
        {
            return None;
        }
        match view.trigger[at] {
            Some(Trigger::Launch) if matches!(word, "launched" | "fired" | "launching" | "unleashed" | "lobbed") => {
                return Some(Link { bond: Bond::Origin, trigger: at, gap: at + 1 - tokens.end });
            }
            Some(Trigger::Bare | Trigger::Event)
                if possessive && is_noun(view, at, Trigger::Bare) && !matches!(word, "target" | "targets") =>
            {
                return Some(Link { bond: Bond::Origin, trigger: at, gap: at + 1 - tokens.end });
            }
            Some(_) => return None,
            None => {}
        }
    }
    None
}
