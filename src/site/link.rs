//! How a place hangs on the event that its sentence tells: as what was struck, as where it came from, or not at all.
//!
//! In: a sentence and the tokens of a place. Out: a [`Link`] to a trigger. A dependency parser is out of proportion here; what
//! it would be asked is read from the words between place and trigger (shortest path with blocking words, after the pattern
//! rules of event coders such as TABARI, Schrodt 2001, and PETRARCH).

use std::ops::Range;

use super::distant;
use super::grammar;
use super::lead;
use super::locator;
use super::passing;
use super::subject;
use super::suffered;
use super::triggers::Trigger;
use super::view::View;
use crate::world::gazetteer::FeatureKind;

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
const FARTHEST: usize = 34;

/// The link of the place at `tokens`, if any.
pub(super) fn link(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    if grammar::is_office(view.word(tokens.end)) || locator::is_locator(view, tokens) {
        return None;
    }
    // "near the U.S. consulate"
    let owned = matches!(
        view.word(tokens.end),
        "embassy"
            | "consulate"
            | "mission"
            | "compound"
            | "base"
            | "bases"
            | "troops"
            | "soldiers"
            | "personnel"
            | "warship"
            | "warships"
    );
    let country = view.place[tokens.start].is_some_and(|place| view.places[place].kind == FeatureKind::Country);
    if owned && country {
        return None;
    }
    // "bombarded the Doha goal"
    if matches!(view.word(tokens.end), "goal" | "goalmouth" | "goalkeeper") || lead::is_of_government(view, tokens) {
        return None;
    }
    // "Moscow blames sabotage"
    let place = view.place[tokens.start].map(|place| &view.places[place]);
    if grammar::is_saying(view.word(tokens.end)) && place.is_some_and(|place| place.metonymic) {
        return None;
    }
    // "…, the ministry in Beirut reported": who speaks there was not struck there.
    let end = tokens.end + usize::from(matches!(view.word(tokens.end), "hospital" | "clinic"));
    let speaks = grammar::is_saying(view.word(end)) || view.word(end) == "reported";
    if speaks && matches!(view.before(tokens.start), "in" | "of" | "from" | "at") {
        return None;
    }
    lead::modifier(view, tokens)
        .or_else(|| behind(view, tokens))
        .or_else(|| subject::subject(view, tokens))
        .or_else(|| lead::fronted(view, tokens))
        .or_else(|| lead::sender(view, tokens))
        .or_else(|| lead::flight(view, tokens))
        .or_else(|| distant::relative_clause(view, tokens))
        .or_else(|| suffered::link(view, tokens))
        .or_else(|| distant::before_colon(view, tokens).and_then(|colon| behind(view, &colon)))
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
    /// A preposition was passed that says where something was sent.
    aimed: bool,
    /// A length was passed that is counted from what the place belongs to.
    anchored: bool,
    /// The place hangs on a "from", with nothing but "of" between.
    from: bool,
    /// The place is added by "as well as" after a comma.
    resumed: bool,
    /// The place hangs on an "as far as".
    far: bool,
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
        // "drones sent as far south as X"
        let far =
            word == "as" && (view.word(at + 1) == "far" || (at.saturating_sub(3)..at).any(|b| view.word(b) == "far"));
        if far {
            path.preposition.get_or_insert("to");
            path.outer = Some("towards");
            path.far = true;
            continue;
        }
        // "used as a jail"
        if word == "as" && matches!(view.before(at), "used" | "known" | "serving" | "served" | "described") {
            continue;
        }
        let compared = word == "than" && matches!(view.before(at), "more" | "less" | "fewer" | "rather");
        let warring =
            matches!(word, "war" | "conflict") && matches!(path.outer, Some("between" | "with" | "in" | "of"));
        // "struck X, where planes are mended, as well as Y": the clause between is passed over.
        if path.resumed && view.before(at) == "," && matches!(word, "where" | "which" | "who") {
            path.verb = false;
            path.resumed = false;
            continue;
        }
        // "X was struck, as was a village near Y"
        if word == "as" && matches!(view.word(at + 1), "was" | "were") {
            path.verb = false;
            continue;
        }
        // "hitting stations in Atbara and, as recently as this month, a hospital in X"
        let lately = |at: usize| matches!(view.word(at), "recently" | "early" | "late");
        if word == "as" && (lately(at + 1) || at > 0 && lately(at - 1)) {
            continue;
        }
        let well = word == "as" && (view.word(at + 1) == "well" || view.before(at) == "well")
            || word == "well" && view.before(at) == "as";
        if well {
            path.resumed |= view.before(at) == ",";
            continue;
        }
        // "struck what it said were launchers in X"
        if passing::is_hedged_object(view, at) {
            path.verb = false;
            continue;
        }
        // "aimed before dawn at"
        let hour = matches!(word, "before" | "after" | "since")
            && matches!(
                view.word(at + 1),
                "dawn" | "midnight" | "noon" | "sunrise" | "daybreak" | "dusk" | "sunset" | "nightfall"
            );
        if (grammar::is_boundary(word) && !compared && !hour)
            || warring
            || grammar::is_saying(word)
            || grammar::is_subject_pronoun(word)
                && word != "that"
                && view.tokens[at].text != "i"
                // "silencing it for a week": no subject.
                && !(word == "it" && view.before(at).ends_with("ing"))
        {
            return None;
        }
        let road = matches!(word, "road" | "way" | "route") && !passing::leads_on(view.word(at + 1));
        let adjective = road || matches!(word, "border" | "frontier") && grammar::is_settlement(view.word(at + 1));
        // "a strike on a funeral tent outside X"
        let gathering = matches!(
            word,
            "funeral" | "protest" | "protests" | "rally" | "demonstration" | "meeting" | "conference" | "summit"
        ) && (at.saturating_sub(4)..at).any(|near| view.trigger[near].is_some());
        if grammar::is_elsewhere(word) && !adjective && !gathering && !path.verb {
            return None;
        }
        // ", sending prices up in Chicago": what follows from it is elsewhere.
        let consequence = word.ends_with("ing")
            && view.before(at) == ","
            && view.trigger[at].is_none()
            && !matches!(word, "including" | "during" | "using" | "morning" | "evening");
        if consequence && !passing::goes_on(view, at, tokens) {
            return None;
        }
        if consequence {
            path.commas = path.commas.saturating_sub(1);
            path.verb = false;
            continue;
        }
        if passing::is_description(view, at) && matches!(path.preposition, Some("in" | "of")) {
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
            // "60 miles from the front in X", "37 miles south-west of the yard in X"
            let bearing = (at + 1..at + 4).any(|next| grammar::is_compass(view.word(next)));
            path.anchored |= path.outer == Some("from") || bearing && path.outer == Some("of");
        }
        // "close to", "next to"
        if word == "to" && matches!(view.before(at), "close" | "next" | "adjacent") {
            path.preposition.get_or_insert("near");
            path.outer = Some("near");
            continue;
        }
        // "more than 40" is a figure.
        if grammar::is_preposition(word) && !compared {
            path.from |= word == "from" && matches!(path.outer, None | Some("of" | "over"));
            path.preposition.get_or_insert(word);
            path.outer = Some(word);
            path.aimed |= is_aim(word);
            // "bombed access roads to the site"
            if word == "to" && matches!(view.before(at), "road" | "roads" | "entrance" | "entrances" | "approaches") {
                path.preposition = Some("at");
                path.outer = Some("at");
            }
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
    // "Also targeted was a plant in X"
    let inverted = matches!(view.word(at + 1), "was" | "were") && trigger == Trigger::Strike && path.outer.is_some();
    if (path.verb && !noun && !inverted) || (aims && !named) {
        return None;
    }
    let nearest = path.preposition;
    // "blamed the shelling on Kyiv"
    let blamed = |near: usize| matches!(view.word(near), "blamed" | "blames" | "blame" | "blaming" | "pinned");
    if noun && nearest == Some("on") && (at.saturating_sub(4)..at).any(blamed) {
        return Some(None);
    }
    if path.measured && (path.compass || nearest == Some("from") || path.anchored) {
        return Some(Some(Bond::Anchor));
    }
    if noun && distant::is_in_range(view, tokens) {
        return Some(Some(Bond::Target));
    }
    // "explosions were reported from Bandar Abbas"
    let reported = |near: usize| matches!(view.word(near), "reported" | "heard" | "reports");
    let heard = (at.saturating_sub(3)..tokens.start).any(reported);
    if path.from && (view.word(at) == "smoke" || noun && trigger == Trigger::Event && heard) {
        return Some(Some(Bond::Target));
    }
    if path.from {
        // "The dead included a teacher from X": the dead were not sent.
        let sent =
            trigger == Trigger::Launch || noun && trigger != Trigger::Casualty || is_arrival(view, at..tokens.start);
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
            // "launched its campaign against Tehran's programme"
            let campaign = (at + 1..tokens.start).any(|near| {
                matches!(view.word(near), "campaign" | "war" | "operation" | "offensive" | "invasion" | "crackdown")
            });
            if campaign && nearest == Some("against") {
                return Some(None);
            }
            let within = matches!(nearest, Some("in" | "near" | "including" | "of"));
            Some((path.far || nearest.is_some_and(is_aim) || within && path.aimed).then_some(Bond::Target))
        }
        Trigger::Strike | Trigger::Striking if !noun && nearest.is_none() => Some(Some(Bond::Target)),
        Trigger::Bare if !noun && nearest.is_none() => Some(Some(Bond::Target)),
        Trigger::Burst if nearest == Some("to") && view.word(at) == "through" => Some(Some(Bond::Target)),
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

/// Prepositions that say where something was sent.
fn is_aim(word: &str) -> bool {
    matches!(word, "at" | "against" | "toward" | "towards" | "into" | "on" | "onto" | "over" | "across" | "near")
}

/// Prepositions that stand between a trigger and its place without turning it away: "damage to … in X", "hit by … in X".
fn is_passing(word: &str) -> bool {
    matches!(word, "by" | "to" | "with" | "for" | "through" | "under" | "of")
}

fn is_arrival(view: &View<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        let word = view.word(at);
        grammar::is_flying_weapon(word)
            || matches!(word, "launched" | "fired" | "coming" | "came" | "originating" | "flown" | "incoming" | "sent")
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
            matches!(
                view.word(at),
                "deaths" | "casualties" | "fatalities" | "toll" | "murder" | "killing" | "dead" | "life" | "lives"
            )
        }
        Trigger::Damage => {
            matches!(
                view.word(at),
                "damage"
                    | "destruction"
                    | "fire"
                    | "fires"
                    | "blaze"
                    | "rubble"
                    | "smoke"
                    | "crater"
                    | "craters"
                    | "wreckage"
            )
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
            // "They did, however, bomb the capital"
            let did = (at.saturating_sub(4)..at).any(|near| matches!(view.word(near), "did" | "does" | "do"));
            let object_next = view.word(at) == "targets" && grammar::is_preposition(view.word(at + 1));
            !(verb_before || plain_past || did) || object_next
        }
    }
}
