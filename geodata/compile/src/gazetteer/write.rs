//! Lays the features out as `dateline_format::gazetteer::layout` says.

use super::curated::{Curated, Targets};
use super::draft::Draft;
use super::words::{self, Word};
use dateline_compile::Result;
use dateline_format::gazetteer::layout::{
    CountryRecord, DEGREE, FeatureRecord, GRID_COLUMNS, GRID_ROWS, Header, KIND_BITS, MAGIC, MergedRecord, PRECISION,
    SECTIONS, Section, SectionRecord, UNRANKED, grid_cell,
};
use dateline_format::gazetteer::{AbbreviationKind, FacilityNoun, OrganisationKind, StopReason};
use dateline_format::gazetteer::{FeatureKind, NameKind, fold};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use zerocopy::IntoBytes;
use zerocopy::little_endian::{I32, U16, U32};

/// The whole blob.
pub(crate) fn blob(mut drafts: Vec<Draft>, curated: &Curated) -> Result<Vec<u8>> {
    sort(&mut drafts);
    let links = Links::gather(&drafts)?;
    let mut strings = Strings::default();
    let mut postings = Postings::default();
    let mut sections: [Vec<u8>; SECTIONS] = Default::default();
    let mut put = |section: Section, bytes: Vec<u8>| sections[section as usize] = bytes;
    put(Section::Names, names(&drafts, &mut postings)?);
    put(Section::Demonyms, demonyms(&curated.demonyms, &drafts, &mut postings)?);
    put(Section::Postings, postings.lists.as_bytes().to_vec());
    let mut codes = Codes::default();
    let features: Vec<FeatureRecord> =
        drafts.iter().map(|draft| links.record(draft, &mut strings, &mut codes)).collect();
    put(Section::Features, features.as_bytes().to_vec());
    put(Section::Codes, codes.offsets(&mut strings).as_bytes().to_vec());
    put(Section::Countries, countries(&drafts, &mut strings)?.as_bytes().to_vec());
    put(Section::Grid, grid(&drafts).as_bytes().to_vec());
    put(Section::Merged, merged(&drafts).as_bytes().to_vec());
    put(
        Section::StopWords,
        words::tagged(&curated.stop_words, fold, |tag| number(StopReason::ALL, StopReason::tag, tag))?,
    );
    let organisation = |tag: &str| number(OrganisationKind::ALL, OrganisationKind::tag, tag);
    let (patterns, fixed): (Vec<&Word>, Vec<&Word>) =
        curated.organisations.iter().partition(|word| word.word.contains('*'));
    put(Section::Organisations, words::tagged(&fixed, fold, organisation)?);
    put(Section::OrganisationPatterns, pairs(&patterns, organisation, &mut strings)?.as_bytes().to_vec());
    let noun = |tag: &str| number(FacilityNoun::ALL, FacilityNoun::tag, tag);
    put(Section::FacilityNouns, words::tagged(&curated.facility_nouns, fold, noun)?);
    let abbreviation = |tag: &str| number(AbbreviationKind::ALL, AbbreviationKind::tag, tag);
    put(Section::Abbreviations, words::tagged(&curated.abbreviations, |word| word.to_lowercase(), abbreviation)?);
    put(Section::Strings, strings.bytes);
    Ok(assemble(&sections, cities(&drafts)))
}

/// Countries by code, first- and second-level divisions by code, cities by cell and population, all others by kind.
fn sort(drafts: &mut [Draft]) {
    let group = |draft: &Draft| match draft.kind {
        FeatureKind::Country => 0,
        FeatureKind::Admin1 => 1,
        FeatureKind::Admin2 => 2,
        kind if is_city(kind) => 3,
        _ => 4,
    };
    drafts.sort_by_cached_key(|draft| {
        let cell = if is_city(draft.kind) { grid_cell(draft.lon, draft.lat) } else { 0 };
        let population = if is_city(draft.kind) { draft.population } else { 0 };
        let division = match draft.kind {
            FeatureKind::Admin2 => draft.admin2.clone(),
            FeatureKind::Admin1 => draft.admin1.clone(),
            _ => draft.country.clone(),
        };
        let place = (draft.name.clone(), (draft.lon * DEGREE) as i64, (draft.lat * DEGREE) as i64);
        (
            group(draft),
            cell,
            Reverse(population),
            draft.kind,
            if is_city(draft.kind) { String::new() } else { division },
            place,
        )
    });
}

fn is_city(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::City | FeatureKind::Locality)
}

fn cities(drafts: &[Draft]) -> std::ops::Range<usize> {
    let first = drafts.iter().position(|draft| is_city(draft.kind)).unwrap_or(drafts.len());
    first..first + drafts.iter().filter(|draft| is_city(draft.kind)).count()
}

/// Numbers of the divisions.
struct Links {
    admin1: BTreeMap<String, u16>,
    admin2: BTreeMap<String, u16>,
}

impl Links {
    fn gather(drafts: &[Draft]) -> Result<Self> {
        let mut links = Self { admin1: BTreeMap::new(), admin2: BTreeMap::new() };
        for (at, draft) in drafts.iter().enumerate() {
            let (map, code) = match draft.kind {
                FeatureKind::Admin1 => (&mut links.admin1, &draft.admin1),
                FeatureKind::Admin2 => (&mut links.admin2, &draft.admin2),
                _ => continue,
            };
            map.insert(code.clone(), u16::try_from(at).map_err(|_| "more divisions than two bytes can number")?);
        }
        Ok(links)
    }

    fn record(&self, draft: &Draft, strings: &mut Strings, codes: &mut Codes) -> FeatureRecord {
        let own = |kind| if draft.kind == kind { 0 } else { u16::MAX };
        let link = |map: &BTreeMap<String, u16>, code: &str, kind| map.get(code).map_or(0, |at| at & own(kind));
        FeatureRecord {
            lon: I32::new((draft.lon * DEGREE).round() as i32),
            lat: I32::new((draft.lat * DEGREE).round() as i32),
            name: strings.offset(&draft.name),
            population: U32::new(draft.population),
            geonameid: U32::new(draft.geonameids.first().copied().unwrap_or(0)),
            country: draft.country.as_bytes().try_into().unwrap_or([0; 2]),
            admin1: U16::new(link(&self.admin1, &draft.admin1, FeatureKind::Admin1)),
            admin2: U16::new(link(&self.admin2, &draft.admin2, FeatureKind::Admin2)),
            precision: U16::new((draft.precision_km * PRECISION).round().clamp(1.0, f32::from(u16::MAX)) as u16),
            kind: draft.kind as u8,
            code: codes.number(&draft.code),
            label_rank: draft.label_rank.unwrap_or(UNRANKED),
        }
    }
}

/// Texts with their length before them, each once.
#[derive(Default)]
struct Strings {
    bytes: Vec<u8>,
    known: BTreeMap<String, u32>,
}

impl Strings {
    fn offset(&mut self, text: &str) -> U32 {
        let cut = text.floor_char_boundary(usize::from(u8::MAX));
        let text = &text[..cut];
        let next = self.bytes.len() as u32;
        let offset = *self.known.entry(text.to_owned()).or_insert(next);
        if offset == next {
            self.bytes.push(text.len() as u8);
            self.bytes.extend_from_slice(text.as_bytes());
        }
        U32::new(offset)
    }
}

/// Feature codes in the order of their first use.
#[derive(Default)]
struct Codes {
    codes: Vec<String>,
}

impl Codes {
    fn number(&mut self, code: &str) -> u8 {
        let known = self.codes.iter().position(|known| known == code);
        let at = known.unwrap_or_else(|| {
            self.codes.push(code.to_owned());
            self.codes.len() - 1
        });
        u8::try_from(at).unwrap_or(u8::MAX)
    }

    fn offsets(&self, strings: &mut Strings) -> Vec<U32> {
        self.codes.iter().map(|code| strings.offset(code)).collect()
    }
}

/// Lists of postings, and the values that point to them.
#[derive(Default)]
struct Postings {
    lists: Vec<U32>,
}

impl Postings {
    fn value(&mut self, postings: &[u32]) -> u64 {
        if let [single] = postings {
            return u64::from(*single) << 1;
        }
        let at = self.lists.len() as u64;
        self.lists.push(U32::new(postings.len() as u32));
        self.lists.extend(postings.iter().map(|posting| U32::new(*posting)));
        at << 1 | 1
    }
}

fn names(drafts: &[Draft], postings: &mut Postings) -> Result<Vec<u8>> {
    type Meaning = (u8, Reverse<u64>, NameKind, u32);
    let mut named: BTreeMap<&str, Vec<Meaning>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        for (name, kind) in &draft.names {
            named.entry(name).or_default().push((standing(*kind), Reverse(draft.prominence()), *kind, at as u32));
        }
    }
    let mut keys = BTreeMap::new();
    for (name, mut meanings) in named {
        meanings.sort_unstable();
        let list: Vec<u32> = meanings.iter().map(|(_, _, kind, at)| at << KIND_BITS | *kind as u32).collect();
        keys.insert(name.to_owned(), postings.value(&list));
    }
    words::index(keys)
}

/// Names in good use come first, by prominence of what they name: "UK" is a country before it is a village.
fn standing(kind: NameKind) -> u8 {
    match kind {
        NameKind::Primary | NameKind::Alias => 0,
        NameKind::Alternate => 1,
        NameKind::Code => 2,
        NameKind::Doubtful => 3,
    }
}

fn demonyms(words: &[Word], drafts: &[Draft], postings: &mut Postings) -> Result<Vec<u8>> {
    let targets = Targets::gather(drafts);
    let mut meanings: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut unknown = Vec::new();
    for word in words {
        match targets.find(&word.tag) {
            Some(at) => {
                meanings.entry(fold(&word.word)).or_default().push((at as u32) << KIND_BITS | NameKind::Alias as u32)
            }
            None => unknown.push(word.tag.as_str()),
        }
    }
    if !unknown.is_empty() {
        return Err(format!("demonyms.tsv: no feature {}", unknown.join(", ")).into());
    }
    words::index(meanings.into_iter().map(|(word, list)| (word, postings.value(&list))).collect())
}

fn number<T: Copy>(all: &[T], tag_of: impl Fn(T) -> &'static str, tag: &str) -> Option<u64> {
    all.iter().position(|kind| tag_of(*kind) == tag).map(|at| at as u64)
}

fn pairs(words: &[&Word], number: impl Fn(&str) -> Option<u64>, strings: &mut Strings) -> Result<Vec<U32>> {
    let mut pairs = Vec::new();
    for word in words {
        let number = number(&word.tag).ok_or_else(|| format!("{}: unknown kind {}", word.word, word.tag))?;
        pairs.extend([strings.offset(&word.word), U32::new(number as u32)]);
    }
    Ok(pairs)
}

fn countries(drafts: &[Draft], strings: &mut Strings) -> Result<Vec<CountryRecord>> {
    let capital = |country: &Draft| {
        let of_country = |draft: &Draft| draft.code == "PPLC" && draft.country == country.country;
        let found = drafts.iter().enumerate().filter(|(_, draft)| of_country(draft));
        found.max_by_key(|(_, draft)| draft.population).map_or(0, |(at, _)| at as u32)
    };
    let record = |country: &Draft| {
        let facts = country.country_facts.clone().unwrap_or_default();
        Ok(CountryRecord {
            code: country.country.as_bytes().try_into()?,
            capital: U32::new(capital(country)),
            continent: facts.continent.as_bytes().try_into()?,
            area: U32::new(facts.area_km2),
            languages: strings.offset(&facts.languages),
            neighbours: strings.offset(&facts.neighbours),
        })
    };
    drafts.iter().take_while(|draft| draft.kind == FeatureKind::Country).map(record).collect()
}

fn grid(drafts: &[Draft]) -> Vec<U32> {
    let cities = cities(drafts);
    let mut at = cities.start;
    let mut starts = Vec::with_capacity(GRID_COLUMNS * GRID_ROWS + 1);
    for cell in 0..=GRID_COLUMNS * GRID_ROWS {
        while at < cities.end && grid_cell(drafts[at].lon, drafts[at].lat) < cell {
            at += 1;
        }
        starts.push(U32::new(at as u32));
    }
    starts
}

fn merged(drafts: &[Draft]) -> Vec<MergedRecord> {
    let others =
        drafts.iter().enumerate().flat_map(|(at, draft)| draft.geonameids.iter().skip(1).map(move |id| (at, id)));
    others.map(|(at, id)| MergedRecord { feature: U32::new(at as u32), geonameid: U32::new(*id) }).collect()
}

fn assemble(sections: &[Vec<u8>; SECTIONS], cities: std::ops::Range<usize>) -> Vec<u8> {
    let mut offset = size_of::<Header>();
    let records = sections.each_ref().map(|section| {
        let record = SectionRecord { offset: U32::new(offset as u32), length: U32::new(section.len() as u32) };
        offset += section.len();
        record
    });
    let header = Header {
        magic: MAGIC,
        sections: records,
        first_city: U32::new(cities.start as u32),
        end_of_cities: U32::new(cities.end as u32),
    };
    let mut blob = header.as_bytes().to_vec();
    sections.iter().for_each(|section| blob.extend_from_slice(section));
    blob
}
