//! Whether a report is about armed violence at all, so that an ambiguous word ("hit", "attack", "explosion") is one of it.
//!
//! In: the sentences of a document. Out: a [`Climate`], which admits a trigger or not. Words of arms speak for it, words of
//! accident, sport, trade, labour and ordinary crime against it, those of the sentence before those of the document.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::triggers::Trigger;
use super::view::View;

/// What a word says of its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A weapon, its use or one who lives by it.
    Arms,
    /// Soldiers and war, which are named in much else too.
    Service,
    /// A bang, whatever made it.
    Bang,
    /// An accident.
    Accident,
    /// Trades in which accidents happen, and which wars strike too: gas, coal, runways.
    Hazard,
    /// Sport, trade, labour, ordinary crime.
    Civil,
}

const TABLE: &[(Sign, &str)] = &[
    (
        Sign::Arms,
        "settlers jihad stormed missile missiles rocket rockets drone drones uav uavs airstrike airstrikes air-strike air-strikes airstrikes warplane \
         warplanes artillery mortar mortars shelling shelled bombardment bombarded bombed bombing bombings bomb bombs bomber bombers ied \
         ieds warhead warheads munition munitions militant militants gunmen insurgent insurgents rebels jihadist jihadists jihadi \
         militia militias militiamen paramilitary paramilitaries idf explosives shahed shaheds projectile projectiles ambush grenade \
         grenades gunship gunships houthi houthis hezbollah hamas isis isil al-shabaab al-shabab shabaab shabab taliban airbase \
         kamikaze howitzer howitzers landmine landmines terrorist terrorists terrorism islamist islamists extremists separatists \
         guerrillas guerrilla shrapnel fighter-jet airspace combatants assailants warships warship submarines tomahawk jets \
         belligerents katyusha irgc rsf centcom pkk air-defence air-defense anti-aircraft unmanned uncrewed glide quadcopter \
         hostilities offensive crossfire bombers' blitz",
    ),
    (
        Sign::Service,
        "war troops soldiers soldier army military forces fighters ceasefire frontline navy defence defense ministry attackers raid \
         gunfire commander invasion occupied siege rebel ballistic armed conflict gunman gangs commanders",
    ),
    (Sign::Bang, "explosion explosions blast blasts exploded detonated explosive"),
    (
        Sign::Accident,
        "leak leaked leaking methane propane boiler accident accidental fireworks firecracker firecrackers electrical \
         short-circuit kitchen cylinder derailed derailment collision collided \
         faulty faults wiring wildfire wildfires hectares acres firefighting spill motorist motorists speeding truck-driver",
    ),
    (Sign::Hazard, "gas coal mine miners firefighters firefighter passengers pilot runway"),
    (
        Sign::Civil,
        "goal goals match matches striker strikers league coach season game games team teams halftime half-time scored score \
         tournament inning innings touchdown quarterback penalty midfielder stocks shares investors analyst analysts markets earnings \
         quarter revenue sales profits tariffs tariff union unions controllers airline airlines flights holidaymakers holidays understaffed workers wages wage contract walkout picket nurses teachers \
         strikers' suspect suspects detectives detective sheriff deputies robbery robbed burglary nightclub gang gunshot homicide \
         stabbing stabbed felony misdemeanor inmate jail prosecutor court judge lawsuit jury charged pleaded guilty convicted \
         sentenced paramedics driver drivers vehicle vehicles highway interstate inc corp virus outbreak vaccine patients",
    ),
];

static SIGNS: LazyLock<HashMap<&'static str, Sign>> = LazyLock::new(|| {
    let mut signs = HashMap::new();
    for (sign, words) in TABLE {
        for word in words.split_whitespace() {
            signs.entry(word).or_insert(*sign);
        }
    }
    signs
});

/// Acts of war by their very name.
fn is_act(word: &str) -> bool {
    matches!(
        word,
        "airstrike"
            | "airstrikes"
            | "air-strike"
            | "air-strikes"
            | "shelling"
            | "shelled"
            | "shellings"
            | "bombed"
            | "bombing"
            | "bombings"
            | "bombardment"
            | "bombardments"
            | "bombarded"
            | "bombarding"
            | "rocketed"
            | "firebombed"
            | "mortared"
    )
}

/// How much a document must speak of arms for an ambiguous word to count as armed wherever it stands; a word of arms counts
/// twice, a word of soldiers once.
const ARMED: usize = 3;

/// The same for a report that speaks of little else.
const WAR: usize = 10;

/// Whether the sentence tells of an act, not only of what came of it.
fn tells_act(view: &View<'_>) -> bool {
    let act = |trigger: &Option<Trigger>| {
        matches!(
            trigger,
            Some(
                Trigger::Strike | Trigger::Striking | Trigger::Bare | Trigger::Event | Trigger::Burst | Trigger::Launch
            )
        )
    };
    view.trigger.iter().any(act)
}

/// How much of a document speaks of what.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Climate {
    arms: usize,
    service: usize,
    accident: usize,
    hazard: usize,
    civil: usize,
}

impl Climate {
    /// The climate of the document that `views` make up.
    pub(super) fn of(views: &[View<'_>]) -> Self {
        views.iter().fold(Self::default(), |sum, view| {
            let here = Self::within(view);
            Self {
                arms: sum.arms + here.arms,
                service: sum.service + here.service,
                accident: sum.accident + here.accident,
                hazard: sum.hazard + here.hazard,
                civil: sum.civil + here.civil,
            }
        })
    }

    fn within(view: &View<'_>) -> Self {
        let mut sum = Self::default();
        for (at, word) in view.lower.iter().enumerate() {
            let strike = word.starts_with("strike") || word.starts_with("raid");
            if strike && view.before(at) == "air" {
                sum.arms += 1;
            }
            match SIGNS.get(word.as_str()) {
                Some(Sign::Arms) => sum.arms += 1,
                Some(Sign::Service) => sum.service += 1,
                Some(Sign::Accident) => sum.accident += 1,
                Some(Sign::Hazard) => sum.hazard += 1,
                Some(Sign::Civil) => sum.civil += 1,
                Some(Sign::Bang) | None => {}
            }
        }
        sum
    }

    /// Whether the trigger at `at` is one of armed violence.
    pub(super) fn admits(&self, view: &View<'_>, at: usize) -> bool {
        let word = view.word(at);
        let here = Self::within(view);
        // "The plant produces gas" is no accident in a report that speaks of little but war.
        let warlike = 2 * self.arms + self.service >= WAR && self.arms > 2 * self.accident;
        if here.arms == 0 && (here.accident > 0 || here.hazard > 0) && !warlike {
            return false;
        }
        // That people died is no attack, unless the sentence tells of one or the report of little else.
        if view.trigger[at] == Some(Trigger::Casualty)
            && here.arms == 0
            && !tells_act(view)
            && 2 * self.arms + self.service < WAR
        {
            return false;
        }
        let (armed, others) = (2 * self.arms + self.service, self.accident + self.hazard + self.civil);
        if is_act(word) || view.before(at) == "air" {
            return armed > 2 || others <= 1;
        }
        if view.any(|word| matches!(SIGNS.get(word), Some(Sign::Bang))) && here.arms == 0 {
            let harmed = view.trigger.contains(&Some(Trigger::Casualty));
            return self.arms > self.accident + self.hazard || harmed && others == 0;
        }
        if here.arms > 0 {
            return armed > others / 2;
        }
        // "Lyon was also hit": by a walkout as likely as by a missile, unless the report speaks of arms time and again.
        let ambiguous = others > 0 && matches!(word, "hit" | "hits" | "hitting" | "target" | "targets");
        let least = if ambiguous { 2 * ARMED } else { ARMED };
        armed >= least && armed > others
    }
}

/// Whether the sentence itself names arms.
pub(super) fn is_armed(view: &View<'_>) -> bool {
    Climate::within(view).arms > 0
}

#[cfg(all(test, feature = "basemap"))]
mod tests {
    use super::*;
    use crate::world::World;

    fn admitted(report: &str, trigger: &str) -> bool {
        let world = World::embedded();
        let article = crate::text::read(report, world.gazetteer);
        let views = View::all(&article, &[], world);
        let at = views[0].lower.iter().position(|word| word == trigger).expect("the trigger");
        Climate::of(&views).admits(&views[0], at)
    }

    #[test]
    fn a_weapon_in_the_sentence_is_enough() {
        assert!(admitted("A missile hit Haifa.", "hit"));
        assert!(!admitted("A heat wave hit Haifa.", "hit"));
    }

    #[test]
    fn a_bang_alone_is_no_attack() {
        assert!(!admitted("An explosion shook a restaurant in Haifa. A gas leak was found.", "explosion"));
        assert!(admitted("An explosion shook Haifa. Drones had been seen.", "explosion"));
    }
}
