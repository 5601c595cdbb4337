//! Statements about space, one issue a file: `tests/claims/*.txt` names its places and says one thing, `*.expected` what
//! is found and how it is judged. `BLESS=1` rewrites the expectations.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::claim::{self, Claim, ClaimKind, Verdict};
use dateline::country::CountryCode;
use dateline::diagnostic::Diagnostic;
use dateline::export::record;
use dateline::geometry::LonLat;
use dateline::lang::voice;
use dateline::map::Subject;
use dateline::pipeline::{Context, analyze};
use dateline::resolve::{Place, Position};
use dateline::span::Span;
use dateline::text;
use dateline::units::Meters;
use dateline::world::World;
use dateline::world::gazetteer::FeatureKind;

/// A line such as `Natanz: nuclear IR 33.7244 51.7276`.
fn gazetteer_line(line: &str) -> (String, FeatureKind, CountryCode, LonLat) {
    let (name, facts) = line.split_once(": ").expect("a name and its facts");
    let facts: Vec<&str> = facts.split(' ').collect();
    let kind = match facts[0] {
        "country" => FeatureKind::Country,
        "city" => FeatureKind::City,
        "airport" => FeatureKind::Airport,
        "nuclear" => FeatureKind::Nuclear,
        "river" => FeatureKind::River,
        other => panic!("unknown kind {other}"),
    };
    let code = CountryCode(facts[1].as_bytes().try_into().expect("two letters"));
    let point = LonLat::new(facts[3].parse().expect("longitude"), facts[2].parse().expect("latitude"));
    (name.to_owned(), kind, code, point.expect("a position"))
}

fn places(report: &str, lines: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (name, kind, code, point) in lines.lines().map(gazetteer_line) {
        for (at, _) in report.match_indices(&name) {
            let start = report[..at].chars().count();
            let span = Span::new(start, start + name.chars().count());
            if places.iter().any(|place| place.span.overlaps(span)) {
                continue;
            }
            places.push(Place {
                relative: None,
                span,
                text: name.clone(),
                name: name.clone(),
                position: Some(Position { point, precision: Meters(1000.0), feature: None }),
                kind,
                country: Some(code),
                admin1: None,
                geonameid: None,
                metonymic: false,
                confidence: 1.0,
                reasons: Vec::new(),
                rivals: Vec::new(),
                refuted: None,
            });
        }
    }
    places.sort_by_key(|place| place.span);
    places
}

/// What is said of a claim.
fn told(claim: &Claim) -> String {
    voice().tell(&claim.message)
}

fn checked(fixture: &str) -> (Vec<Claim>, Vec<Diagnostic>, String) {
    let (lines, report) = fixture.split_once("\n\n").expect("places, an empty line, a report");
    let report = report.trim_end();
    let article = text::read(report, World::embedded().gazetteer);
    let (claims, diagnostics) = claim::check(&article, &places(report, lines), World::embedded());
    let mut shown = String::new();
    for claim in &claims {
        let said = article.slice(claim.span);
        shown += &format!(
            "{} {}: {} | {}\n",
            record::claim_name(claim.kind),
            record::verdict_name(claim.verdict),
            voice().say(&claim.subject.name),
            voice().say(&claim.object.name)
        );
        shown += &format!("  “{said}”\n  {}\n", told(claim));
        for reading in &claim.readings {
            let km = reading.distance.map(|distance| format!(" {:.1} km", distance.km())).unwrap_or_default();
            let [from, to] = [&reading.from, &reading.to].map(|datum| voice().say(&datum.message()));
            shown += &format!("  - {from} – {to}{km}: {}\n", record::verdict_name(reading.verdict));
        }
    }
    for diagnostic in &diagnostics {
        shown += &format!("{}: {}\n", diagnostic.code, voice().say(&diagnostic.message));
    }
    (claims, diagnostics, shown)
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims");
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    found.sort();
    found
}

#[test]
fn every_fixture_is_judged_as_expected() {
    let found = fixtures();
    assert!(found.len() >= 15);
    let mut faults = String::new();
    for path in found {
        let (_, _, shown) = checked(&fs::read_to_string(&path).expect("a fixture"));
        let expected = path.with_extension("expected");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &shown).expect("a writable folder");
        }
        let known = fs::read_to_string(&expected).unwrap_or_else(|_| panic!("{} is missing", expected.display()));
        if known != shown {
            faults += &format!("--- {}\nexpected:\n{known}\nfound:\n{shown}\n", path.display());
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn a_claim_is_never_supported_when_its_figure_is_doubled() {
    for figure in ["2,900 km", "1,800 miles", "about 1,570 nautical miles"] {
        let fixture = format!(
            "Tehran: city IR 35.6892 51.3890\nTel Aviv: city IL 32.0809 34.7806\n\nTehran is {figure} from Tel Aviv."
        );
        let (claims, ..) = checked(&fixture);
        assert_eq!(claims.iter().map(|claim| claim.verdict).collect::<Vec<_>>(), [Verdict::Contradicted], "{figure}");
    }
}

/// The claims of a report whose names are found and placed as in the program.
fn of_report(report: &str) -> Vec<Claim> {
    analyze(report, World::embedded(), Context::default()).claims.to_vec()
}

#[test]
fn a_town_that_the_report_puts_where_none_is_known_is_not_contradicted() {
    let claims = of_report("Wick is a hamlet in Tasmania, Australia. It is 40 km from Hobart.");
    let distance = claims.iter().find(|claim| claim.kind == ClaimKind::Distance).expect("a distance");
    assert_eq!(distance.verdict, Verdict::Uncheckable, "{distance:?}");
    assert!(told(distance).contains("cannot be checked"), "{}", told(distance));
}

/// The places of a report that stand by `name`, as they are settled for all outputs.
fn places_named(report: &str, name: &str) -> Vec<Place> {
    analyze(report, World::embedded(), Context::default())
        .places
        .iter()
        .filter(|place| place.text == name)
        .cloned()
        .collect()
}

#[test]
fn what_a_definition_says_of_a_name_reaches_the_record_and_the_map() {
    let report = "Greenville is a city in Wayne County, Missouri, United States. Floods reached Greenville in 1826.";
    let found = places_named(report, "Greenville");
    assert_eq!(found.len(), 2);
    for place in &found {
        let admin1 = place.admin1.as_deref();
        assert_eq!(admin1, Some("Missouri"), "{place:?}");
    }
    let (subject, _) = Subject::from_analysis(&analyze(report, World::embedded(), Context::default()));
    let drawn = subject.cities.iter().find(|city| city.name == "Greenville").expect("it is on the map");
    assert_eq!(Some(drawn.point), found[0].position.as_ref().map(|position| position.point));
}

#[test]
fn a_mention_with_an_area_of_its_own_is_not_the_town_that_is_defined() {
    let report = "Glasgow is a city in Valley County, Montana, United States. It was named after Glasgow in Scotland. \
                  Glasgow was founded in 1887.";
    let countries: Vec<_> = places_named(report, "Glasgow").into_iter().filter_map(|place| place.country).collect();
    let (us, gb) = (CountryCode(*b"US"), CountryCode(*b"GB"));
    assert_eq!(countries, [us, gb, us]);
}

#[test]
fn a_town_that_no_bearer_of_its_name_can_be_has_no_pin() {
    let report = "Truro is a town in South Australia. It is 84 km from Adelaide.";
    let analysis = analyze(report, World::embedded(), Context::default());
    let truro = analysis.places.iter().find(|place| place.text == "Truro").expect("the name");
    assert!(truro.position.is_none() && truro.refuted.is_some() && truro.country.is_none(), "{truro:?}");
    assert!(analysis.diagnostics.iter().any(|told| told.code == "unplaced-name" && told.span == Some(truro.span)));
    let (subject, _) = Subject::from_analysis(&analysis);
    assert!(subject.cities.iter().all(|city| city.name != "Truro"));
}

#[test]
fn a_person_is_no_place_that_a_sentence_defines() {
    let report = "WASHINGTON Christopher Steele is a former officer in Britain's Secret Intelligence Service.";
    let found = places_named(report, "WASHINGTON");
    assert!(found.iter().all(|place| place.country != Some(CountryCode(*b"GB"))), "{found:?}");
}

#[test]
fn a_distance_from_a_province_by_its_town_s_name_is_a_town_for_every_output() {
    let found = places_named("Dillingham is located about 325 kilometres from Anchorage.", "Dillingham");
    assert!(found.iter().all(|place| place.kind == FeatureKind::City), "{found:?}");
}

#[test]
fn a_name_that_only_a_true_statement_bears_out_is_a_place() {
    let report = "Zubair said so. Lviv is about 70 km from the Polish border.";
    let analysis = analyze(report, World::embedded(), Context::default());
    let claim = analysis.claims.iter().find(|claim| claim.kind == ClaimKind::Distance).expect("a distance");
    let place = claim.subject.place().and_then(|id| analysis.places.by_id(id)).expect("a place of the record");
    assert_eq!(place.text, "Lviv");
}

#[test]
fn the_ends_of_claims_are_places_and_never_compared_by_name() {
    let report = "Missiles struck a depot in Vinnytsya on Friday. Vinnytsya is about 200 km from Kyiv.";
    let analysis = analyze(report, World::embedded(), Context::default());
    assert!(!analysis.sites.is_empty(), "{analysis:?}");
    let (subject, _) = Subject::from_analysis(&analysis);
    for arc in &subject.arcs {
        let ends = [&arc.ends.0, &arc.ends.1];
        assert!(ends.into_iter().flatten().all(|name| !name.starts_with("Vinnyts")), "{arc:?}");
    }
}

#[test]
fn an_area_after_a_name_tells_which_bearer_is_meant() {
    for report in ["A fire broke out in Belgrade, Minnesota.", "She was born in Detroit, Texas, in 1913."] {
        for claim in of_report(report) {
            assert_ne!(claim.verdict, Verdict::Contradicted, "{report}: {}", told(&claim));
        }
    }
    let claims = of_report("The leaders will meet in Calgary, Mexico.");
    assert!(claims.iter().any(|claim| claim.verdict == Verdict::Contradicted), "{claims:?}");
}

#[test]
fn a_bare_name_of_a_province_means_its_town_in_a_distance() {
    let claims = of_report("Manavgat lies about 70 km east of Antalya.");
    assert!(!claims.is_empty());
    for claim in claims {
        assert_eq!(claim.verdict, Verdict::Supported, "{}", told(&claim));
    }
}

#[test]
fn what_happens_somewhere_is_no_statement_about_the_place_named_before() {
    for report in [
        "Officials spoke of an escalation in Syria. Israel also carried out strikes south of Damascus.",
        "Police are worried about crime in northern Sweden. They came from Malmö.",
        "He died in the north of France.",
        "The case is from the eastern province of Anhui, not from the central province of Hunan.",
    ] {
        for claim in of_report(report) {
            assert_ne!(claim.verdict, Verdict::Contradicted, "{report}: {}", told(&claim));
        }
    }
}

fn judged(report: &str, kind: ClaimKind) -> Vec<Verdict> {
    of_report(report).into_iter().filter(|claim| claim.kind == kind).map(|claim| claim.verdict).collect()
}

#[test]
fn whether_areas_touch_is_asked_of_their_own_outlines() {
    for report in ["Lviv Oblast borders Russia.", "Kharkiv Oblast borders Poland.", "Bavaria borders Denmark."] {
        assert_eq!(judged(report, ClaimKind::Border), [Verdict::Contradicted], "{report}");
    }
    for report in ["Lviv Oblast borders Poland.", "Bavaria borders Austria.", "Luhansk Oblast borders Russia."] {
        assert_eq!(judged(report, ClaimKind::Border), [Verdict::Supported], "{report}");
        let touching = of_report(report).into_iter().find(|claim| claim.kind == ClaimKind::Border);
        assert_eq!(touching.and_then(|claim| claim.distance).map(|apart| apart.0), Some(0.0), "{report}");
    }
    // A part borders no whole.
    assert_eq!(judged("Kharkiv Oblast borders Ukraine.", ClaimKind::Border), [Verdict::Uncheckable]);
    let list = "Austria borders eight countries: Germany, Italy, Switzerland, Liechtenstein, Slovenia, Hungary, Slovakia and Poland.";
    let found = judged(list, ClaimKind::Border);
    assert_eq!(found.iter().filter(|verdict| **verdict == Verdict::Supported).count(), 7, "{found:?}");
    assert_eq!(found.last(), Some(&Verdict::Contradicted), "{found:?}");
}

#[test]
fn where_a_town_is_said_to_lie_is_a_claim() {
    for report in [
        "Goma is a city in Rwanda.",
        "Gaziantep lies in Syria.",
        "Kisangani, a city in Uganda, was quiet.",
        "Zaporizhzhia is located in Russia.",
    ] {
        assert!(judged(report, ClaimKind::Containment).contains(&Verdict::Contradicted), "{report}");
    }
    for report in ["Zinder is a city in Niger.", "Peshawar lies in Pakistan.", "Oruro, a city in Bolivia, was quiet."] {
        assert_eq!(judged(report, ClaimKind::Containment), [Verdict::Supported], "{report}");
    }
    for report in
        ["Malhostovo is a village in Poland, near Opole.", "He was a man wanted in Iran. Berlin is the capital."]
    {
        assert!(!judged(report, ClaimKind::Containment).contains(&Verdict::Contradicted), "{report}");
    }
}

#[test]
fn the_length_of_a_way_is_no_distance() {
    for report in [
        "The pipeline stretches 1,768 km from Baku to Ceyhan.",
        "He walked about 2,000 km from Lyon to Seville.",
        "The army advanced 60 km north of Mosul in a week.",
        "The road winds for 700 km from Kabul to Herat.",
        "The drone flew 1,300 km from Kharkiv before it fell.",
        "The convoy drove 900 km from Aleppo to Basra.",
    ] {
        for claim in of_report(report) {
            assert_eq!(claim.verdict, Verdict::Uncheckable, "{report}: {}", told(&claim));
        }
    }
    let claims = of_report("The distance from Mosul to Erbil is 80 km.");
    assert!(claims.iter().any(|claim| claim.verdict == Verdict::Supported), "{claims:?}");
}

#[test]
fn the_subject_is_what_the_grammar_binds() {
    let ends = |report: &str| -> Vec<(String, String)> {
        let distances = of_report(report).into_iter().filter(|claim| claim.kind == ClaimKind::Distance);
        distances.map(|claim| (voice().say(&claim.subject.name), voice().say(&claim.object.name))).collect()
    };
    for (report, subject, object) in [
        (
            "Kupiansk was shelled. This city in Kharkiv Oblast is 35 km from the border with Russia.",
            "Kupiansk",
            "Russia",
        ),
        ("Nineveh is a province. 80 km west of Erbil on the Tigris lies Mosul.", "Mosul", "Erbil"),
        ("Damaturu is about 130 km from Borno state capital Maiduguri.", "Damaturu", "Maiduguri"),
        ("Bouar is a quiet place. This little town lies 350 km from Bangui.", "Bouar", "Bangui"),
        ("Lyon's airport is at Satolas, 20 km from the city.", "", "Lyon"),
    ] {
        let found = ends(report);
        let right = |(one, other): &(String, String)| one.starts_with(subject) && other == object;
        assert!(found.iter().any(right), "{report}: {found:?}");
    }
}

#[test]
fn a_position_derived_from_an_island_counts_from_its_coast() {
    let claims = of_report("A tanker caught fire 150 nautical miles southeast of Malta.");
    let derived = claims.iter().flat_map(|claim| &claim.readings).find_map(|reading| reading.ends).expect("a position");
    assert!(derived.0.lat() < 35.87 && derived.0.lon() > 14.4, "{derived:?}");
}

#[test]
fn a_contradiction_carries_its_probability() {
    let claims = of_report("Lyon lies 900 km from Paris.");
    let wrong = claims.iter().find(|claim| claim.verdict == Verdict::Contradicted).expect("it is 392 km");
    assert!(wrong.probability.is_some_and(|p| (0.5..1.0).contains(&p)), "{wrong:?}");
    let claims = of_report("Lyon lies 390 km from Paris.");
    assert!(claims.iter().all(|claim| claim.probability.is_none()), "{claims:?}");
}

#[test]
fn the_readings_of_a_country_agree_with_the_reference_within_2_km() {
    let fixture = "Mashhad airport: airport IR 36.2352 59.6410\nIsrael: country IL 31.4 35.0\n\n\
                   Mashhad airport is nearly 1,500 miles from Israel.";
    let (claims, ..) = checked(fixture);
    let readings = &claims[0].readings;
    for (to, km) in
        [("nearest border", 2195.9), ("Jerusalem", 2303.6), ("Tel Aviv", 2331.3), ("farthest point", 2427.1)]
    {
        let reading = readings
            .iter()
            .find(|reading| voice().say(&reading.to.message()).starts_with(to))
            .unwrap_or_else(|| panic!("{to}: {readings:?}"));
        let found = reading.distance.expect("a distance").km();
        assert!((found - km).abs() < 2.0, "{to}: {found} for {km}");
    }
}

#[test]
fn odd_text_is_checked_without_harm() {
    let pieces = [
        "300 km",
        "from",
        "of",
        "the",
        "south of",
        "X",
        "between",
        "and",
        "(",
        ")",
        "—",
        "’s",
        "border",
        "inside",
        ",",
        ";",
        ":",
        "a",
        "thousands of miles",
        "range of",
        "N 1",
        "12°",
        "apart",
        "by road",
        "it",
        "is",
        "in",
        "northeastern",
        "central",
        "\u{0}",
        "½",
        "1,2,3",
        "99999999999999999999999",
        "within",
        "radius",
        "to",
        "-",
        "+",
        "half a mile",
        "epicenter",
        "shares a border with",
    ];
    // A linear congruential generator (Knuth, MMIX): the same texts on every run.
    let mut state = 20_250_613u64;
    for _ in 0..3000 {
        let mut report = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            report += pieces[(state >> 33) as usize % pieces.len()];
            report.push(' ');
        }
        let article = text::read(&report, World::embedded().gazetteer);
        let places = places(&report, "X: city IR 35.7 51.4");
        let (claims, _) = claim::check(&article, &places, World::embedded());
        for claim in claims {
            assert!(claim.span.start <= claim.span.end && claim.sentence.contains(claim.span), "{report}");
            assert!(!told(&claim).contains("NaN") && !told(&claim).contains("inf"), "{report}: {}", told(&claim));
        }
    }
}
