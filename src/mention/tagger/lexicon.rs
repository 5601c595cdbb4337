//! Closed classes of words that say what a neighbouring name is: titles, organisations, landforms, prepositions.
//!
//! The lists are grammar, not geography: names of places, demonyms and stopwords are in the gazetteer.

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u32);

impl Classes {
    /// "Mr.", "President": the name of a person follows.
    pub(crate) const TITLE: Self = Self(1);
    /// "University", "Police", "Inc.": heads the name of an organisation.
    pub(crate) const ORGANISATION: Self = Self(1 << 1);
    /// "County", "Province": heads the name of a division or settlement.
    pub(crate) const DIVISION: Self = Self(1 << 2);
    /// "Airport", "Stadium", "Hospital": heads the name of a building or site.
    pub(crate) const FACILITY: Self = Self(1 << 3);
    /// "River", "Mount": heads or opens the name of a landform or water.
    pub(crate) const NATURE: Self = Self(1 << 4);
    /// "Street", "Highway".
    pub(crate) const STREET: Self = Self(1 << 5);
    /// "in", "near": a place is likely to follow.
    pub(crate) const LOCATIVE: Self = Self(1 << 6);
    /// "of", "by", "with": any noun may follow.
    pub(crate) const PREPOSITION: Self = Self(1 << 7);
    /// "said", "denied": its subject speaks.
    pub(crate) const SPEECH: Self = Self(1 << 8);
    /// Months and days.
    pub(crate) const CALENDAR: Self = Self(1 << 9);
    /// "War", "Festival", "Cup": heads the name of an event.
    pub(crate) const EVENT: Self = Self(1 << 10);
    /// "north", "southern", "central".
    pub(crate) const DIRECTION: Self = Self(1 << 11);
    /// Small words and marks that join the parts of a name.
    pub(crate) const JOINER: Self = Self(1 << 12);
    /// "I", "The": words that are capitalised for their place in the sentence only.
    pub(crate) const FUNCTION: Self = Self(1 << 13);
    /// "Iranian": a people or what belongs to it.
    pub(crate) const DEMONYM: Self = Self(1 << 14);
    /// "players", "coach", "season": talk of sport, where cities are teams.
    pub(crate) const SPORT: Self = Self(1 << 15);

    /// "Fox News": part of the name of an organisation that the gazetteer's lists know.
    pub(crate) const KNOWN_ORGANISATION: Self = Self(1 << 16);

    /// No class.
    pub(crate) const NONE: Self = Self(0);

    /// Whether the sets share a class.
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets.
    pub(crate) const fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// The set as a number, for features.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }
}

const TITLES: &str = "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor president vice chancellor minister premier \
    secretary ambassador envoy senator sen sen. sens. rep rep. reps. representative congressman congresswoman governor gov gov. \
    mayor councilman councilwoman councillor commissioner sheriff deputy officer detective det. constable inspector chief \
    captain capt capt. major maj maj. general gen gen. colonel col col. lieutenant lt lt. sergeant sgt sgt. corporal cpl. \
    private pvt. admiral adm. commander cmdr. brigadier brig. judge justice attorney lawyer coach manager director chairman \
    chairwoman spokesman spokeswoman spokesperson reverend rev rev. father fr. sister brother bishop archbishop cardinal pope \
    imam ayatollah sheikh sheik shaikh rabbi king queen prince princess sultan emir lord lady sir dame saint author singer actor \
    actress student teacher principal superintendent editor reporter analyst economist leader candidate lawmaker shehu mullah maulana \
    haji hajji warlord marshal";
const ORGANISATIONS: &str = "university college school academy institute institution council committee commission department dept \
    dept. ministry agency bureau office administration authority board court police army navy force forces guard guards corps \
    command brigade regiment battalion infantry cavalry artillery volunteers division company co co. corp corp. corporation \
    inc inc. ltd ltd. llc plc group holdings partners associates association society federation union league party congress \
    parliament senate assembly house cabinet government club team united fc bank fund foundation trust center centre centers \
    centres church ministries network news times post tribune herald gazette journal chronicle press daily star examiner \
    observer telegraph register dispatch television tv radio broadcasting magazine airlines airways air motors electric energy \
    oil gas petroleum chamber coalition alliance front movement brotherhood service services system systems organization \
    organisation national international state central federal museum library orchestra symphony choir band theatre theater \
    hospital clinic medical health healthcare district districts fire rescue sheriff's sheriff patrol troop unit bar cafe \
    restaurant hotel inn casino store market stores supermarket brewery winery farm farms industries enterprises laboratories \
    laboratory labs lab research studies project program initiative campaign fellowship scouts rotary lions elks";
const DIVISIONS: &str = "county counties parish province provinces state states district districts region regions oblast governorate \
    prefecture municipality township town city village borough ward territory republic kingdom emirate federation canton \
    commune department suburb neighborhood neighbourhood quarter settlement hamlet capital metropolis area zone strip raion \
    krai okrug wilayat shire islands isle coast peninsula";
const FACILITIES: &str = "airport airfield airbase aerodrome airstrip base barracks camp prison jail hospital clinic school station \
    bridge dam port harbor harbour terminal refinery plant reactor facility complex depot warehouse factory mine stadium arena \
    park zoo mall plaza square building tower hall palace castle fort fortress temple mosque church cathedral cemetery \
    monument museum library theater theatre hotel market checkpoint crossing embassy consulate headquarters courthouse center \
    centre farm ranch field speedway raceway track course pier dock shipyard pipeline canal lock gate tunnel house";
const NATURE: &str = "river rivers creek lake lakes sea ocean gulf bay strait straits channel sound inlet fjord lagoon pond reservoir \
    mount mountain mountains mt mt. mts. peak hill hills ridge range valley canyon gorge pass plateau plain plains desert \
    forest woods island islands isle isles atoll archipelago peninsula cape point beach coast shore delta basin falls springs \
    spring heights volcano glacier swamp marsh cove bayou fork branch run bluff bluffs prairie mesa rock rocks reef bank";
const STREETS: &str = "street st. avenue ave ave. road rd rd. boulevard blvd blvd. lane drive highway hwy route interstate freeway \
    parkway expressway turnpike way court place terrace circle alley square";
const LOCATIVES: &str = "in at near from to around outside inside across throughout towards toward into through between north south \
    east west northeast northwest southeast southwest downtown via off within beyond leaving entering reached reaching visiting visited \
    leaves enters bordering neighboring neighbouring nearby";
const PREPOSITIONS: &str = "of by with for on about against over under after before during since until among amid behind along upon \
    without despite like than as per";
const SPEECH: &str = "said says say told tells added adds according announced announces denied denies warned warns stated states \
    insisted insists claimed claims accused accuses called calls urged urges vowed vows agreed agrees refused refuses rejected rejects \
    condemned condemns demanded demands declared declares threatened threatens asked asks wrote writes believes believed \
    thinks thought argued argues explained explains noted notes acknowledged confirmed confirms reported reports signed wants \
    hopes plans decided pledged promised responded replied retaliated launched fired attacked struck invaded supports supported backs backed";
const CALENDAR: &str = "january february march april may june july august september october november december jan jan. feb feb. mar mar. \
    apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec. monday tuesday wednesday thursday friday saturday sunday \
    mon. tue. tues. wed. thu. thurs. fri. sat. sun. christmas easter ramadan thanksgiving today yesterday tomorrow";
const EVENTS: &str = "war wars battle festival fair games cup championship championships tournament open series bowl olympics prix \
    marathon race derby conference summit treaty accord agreement act crisis massacre revolution rebellion uprising earthquake \
    hurricane storm election elections awards award prize show parade expo convention week day month anniversary trial";
const DIRECTIONS: &str = "north south east west northern southern eastern western northeast northwest southeast southwest \
    northeastern northwestern southeastern southwestern central upper lower inner outer greater mid middle downtown uptown";
const JOINERS: &str = "of the de del della la le les el al au aux du da do dos das di den der van von y upon sur en and & - – ' ’ . al- \
    bin abu ibn ul ur as ash ad ar at az an in";
const FUNCTION: &str = "a an the i he she it we they you his her its their our my your this that these those there here who what when \
    where why how if but and or nor so yet as at by for from in into of on to with after before while although though because \
    since until is are was were be been being has have had do does did will would can could may might must shall should not no \
    yes all any both each few more most other some such only own same than too very just also now then once one two three four \
    five six seven eight nine ten many much several another every either neither during among between about against over under \
    above below up down out off again further however meanwhile instead according despite still even ever never always often";
const SPORT: &str = "game games season player players goal goals team teams match matches win wins won beat beats lost loss defeat \
    defeated victory quarterback touchdown inning innings homer coach league playoff playoffs vs vs. tournament title scored \
    score points championship final semifinal finals fans rebounds yards drafted";

/// A word list as a sorted table, and the search in it.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: Vec<(u64, Classes)>,
}

impl Lexicon {
    /// Gathers the lists above, keyed by `hash`.
    pub(crate) fn new(hash: impl Fn(&str) -> u64) -> Self {
        let lists = [
            (TITLES, Classes::TITLE),
            (ORGANISATIONS, Classes::ORGANISATION),
            (DIVISIONS, Classes::DIVISION),
            (FACILITIES, Classes::FACILITY),
            (NATURE, Classes::NATURE),
            (STREETS, Classes::STREET),
            (LOCATIVES, Classes::LOCATIVE),
            (PREPOSITIONS, Classes::PREPOSITION),
            (SPEECH, Classes::SPEECH),
            (CALENDAR, Classes::CALENDAR),
            (EVENTS, Classes::EVENT),
            (DIRECTIONS, Classes::DIRECTION),
            (JOINERS, Classes::JOINER),
            (FUNCTION, Classes::FUNCTION),
            (SPORT, Classes::SPORT),
        ];
        let mut all: Vec<(u64, Classes)> = Vec::new();
        for (list, class) in lists {
            all.extend(list.split_whitespace().map(|word| (hash(word), class)));
        }
        all.sort_by_key(|&(key, classes)| (key, classes.bits()));
        let mut words: Vec<(u64, Classes)> = Vec::with_capacity(all.len());
        for (key, classes) in all {
            match words.last_mut() {
                Some((last, known)) if *last == key => *known = known.with(classes),
                _ => words.push((key, classes)),
            }
        }
        Self { words }
    }

    /// The classes of the word with this key.
    pub(crate) fn classes(&self, key: u64) -> Classes {
        self.words.binary_search_by_key(&key, |&(known, _)| known).map_or(Classes::NONE, |at| self.words[at].1)
    }
}
