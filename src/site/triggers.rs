//! The words that tell of an attack, and how each takes its place: what is struck, where it burst, who died, from where it came.
//!
//! The classes follow the event types of ACE 2005 (Conflict.Attack, Life.Die, Life.Injure) and the sub-events of ACLED's codebook
//! (air or drone strike, shelling or missile attack, remote explosive, suicide bomb), by syntax rather than by topic.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How a trigger word governs its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Trigger {
    /// A finite or past form whose object is the target: "struck Kharkiv", "Kharkiv was struck".
    Strike,
    /// A participle or gerund: "attacks targeting Kharkiv", "the bombing of Kharkiv".
    Striking,
    /// A bare form that is a noun or a verb by what stands before it: "air strikes", "to strike".
    Bare,
    /// A noun only: "airstrike", "explosion".
    Event,
    /// Something bursts, lands or falls there: "exploded near".
    Burst,
    /// People are killed or hurt there.
    Casualty,
    /// Things are damaged or burn there.
    Damage,
    /// Something is sent, from a place and towards one: "launched", "fired".
    Launch,
}

const TABLE: &[(Trigger, &str)] = &[
    (
        Trigger::Strike,
        "struck blowing attacked bombed bombarded shelled targeted pounded pummelled pummeled hammered raided strafed blasted \
         rocketed torpedoed ambushed stormed mortared assaulted firebombed carpet-bombed dive-bombed obliterated levelled leveled \
         flattened torched rocked blew blown overran incinerated razed peppered pelted showered",
    ),
    (
        Trigger::Striking,
        "striking attacking bombing bombarding shelling targeting pounding pummelling pummeling hammering raiding strafing hitting \
         ambushing storming assaulting rocking blasting shellings bombings",
    ),
    (
        Trigger::Bare,
        "strike strikes attack attacks bomb bombs raid raids hit hits target targets ambush assault assaults shell pound blast rock",
    ),
    (
        Trigger::Event,
        "airstrike airstrikes air-strike air-strikes airstike explosion explosions bombardment bombardments blasts barrage barrages salvo \
         salvos salvoes counterattack counterattacks counterstrike counterstrikes detonation detonations airraid impacts carnage massacre \
         fusillade onslaught ambushes offensive gunfire gunshots",
    ),
    (
        Trigger::Burst,
        "exploded exploding explodes detonated detonating detonates landed slammed crashed smashed ripped tore rained impacted plowed ploughed \
         fell burst",
    ),
    (
        Trigger::Casualty,
        "killed killing kills wounded wounding injured injuring died dead deaths casualties fatalities maimed martyred murder murdered toll \
         slain shot",
    ),
    (
        Trigger::Damage,
        "damaged damaging destroyed destroying damage destruction ablaze fire fires blaze burned burning burnt wrecked wrecking crippled \
         gutted alight crater craters wreckage sank cratered cratering shattered shattering scorched smoke devastated devastating demolished rubble collapsed sunk",
    ),
    (
        Trigger::Launch,
        "launched launching launch launches fired firing fire lobbed lobbing dropped dropping drops unleashed unleashing originated originating hurled sent aimed",
    ),
];

static WORDS: LazyLock<HashMap<&'static str, Trigger>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (trigger, list) in TABLE {
        for word in list.split_whitespace() {
            words.entry(word).or_insert(*trigger);
        }
    }
    words
});

/// What `word`, in lower case, may trigger.
pub(super) fn trigger(word: &str) -> Option<Trigger> {
    WORDS.get(word).copied()
}

/// Whether the word makes a strike, hit or blast something else: weather, sport, labour, money, accident.
pub(super) fn is_other_agent(word: &str) -> bool {
    matches!(
        word,
        "earthquake"
            | "quake"
            | "quakes"
            | "magnitude"
            | "aftershock"
            | "aftershocks"
            | "storm"
            | "storms"
            | "hurricane"
            | "typhoon"
            | "cyclone"
            | "tornado"
            | "tornadoes"
            | "flood"
            | "floods"
            | "flooding"
            | "wildfire"
            | "wildfires"
            | "hectares"
            | "heatwaves"
            | "firefighting"
            | "lightning"
            | "virus"
            | "pandemic"
            | "epidemic"
            | "outbreak"
            | "disease"
            | "heatwave"
            | "drought"
            | "tsunami"
            | "landslide"
            | "landslides"
            | "avalanche"
            | "recession"
            | "inflation"
            | "tariff"
            | "tariffs"
            | "shark"
            | "derailed"
            | "derailment"
            | "collision"
            | "collided"
            | "cyberattack"
            | "cyberattacks"
            | "cyber"
            | "ransomware"
            | "monsoon"
            | "rainfall"
            | "eruption"
            | "volcano"
            | "volcanic"
            | "gas-leak"
            | "boiler"
            | "stampede"
            | "sanctions"
            | "selloff"
            | "sell-off"
            | "heat"
            | "hail"
            | "snowstorm"
            | "blizzard"
    )
}

/// Whether the word tells that something incoming was stopped.
pub(super) fn is_interception(word: &str) -> bool {
    matches!(
        word,
        "intercepted"
            | "intercepting"
            | "intercept"
            | "interception"
            | "interceptions"
            | "downed"
            | "thwarted"
            | "foiled"
            | "repelled"
            | "repelling"
            | "neutralised"
            | "neutralized"
            | "averted"
            | "disrupted"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_one_verb_differ_in_class() {
        assert_eq!(trigger("struck"), Some(Trigger::Strike));
        assert_eq!(trigger("shelling"), Some(Trigger::Striking));
        assert_eq!(trigger("strikes"), Some(Trigger::Bare));
        assert_eq!(trigger("said"), None);
    }
}
