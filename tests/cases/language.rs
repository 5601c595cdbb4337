//! Language is data: no word of a language stands in the code of these folders, and the tables are all that a language is.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::lang::{Lexicon, WordClass, choose_among};
use dateline::mention::direction::direction_at;
use dateline::mention::hedge::Hedge;
use dateline::mention::quantity::{Figure, quantities};
use dateline::text::{Date, read, read_in};
use dateline::units::LengthUnit;
use dateline::world::gazetteer::lexicon::FacilityNoun;
use dateline::world::gazetteer::{CompiledGazetteer, FeatureKind};
use dateline_lang::Tables;

/// The folders whose words are in the tables.
const FOLDERS: &[&str] = &["text", "mention", "resolve", "claim", "map", "world/gazetteer", "lang", "cli", "export"];

/// The folders whose sentences are in the message files.
const WORDLESS: &[&str] = &["mention", "resolve", "claim", "map"];

/// Files that hold names of several words, how many, and whose names these are.
const NAMED: &[(&str, usize, &str)] = &[
    ("mention/tagger/lexicon.rs", 1, "a check at compile time"),
    ("map/labels/items/mod.rs", 2, "pieces of furniture in the layout report"),
    ("resolve/confidence.rs", 1, "the heading of a table of weights"),
    ("resolve/weights.rs", 1, "the heading of a table of weights"),
];

/// Files that compare text with names of a format, how many such names they may hold, and whose names these are.
const FORMATS: &[(&str, usize, &str)] = &[
    ("text/format.rs", 11, "tags of HTML, links of Markdown"),
    ("text/html.rs", 101, "elements, attributes and usual class names of HTML"),
    ("text/markdown.rs", 5, "keys of front matter"),
    ("mention/direction.rs", 32, "winds in a record"),
    ("cli/distance/mod.rs", 2, "options"),
    ("cli/help.rs", 3, "topics of the help"),
    ("cli/distance/pairs.rs", 22, "columns"),
    ("cli/distance/side.rs", 3, "endings of file names, an example"),
    ("cli/input.rs", 2, "endings of file names"),
    ("cli/locate.rs", 1, "keys of JSON"),
    ("cli/map.rs", 4, "endings of file names"),
    ("cli/batch.rs", 1, "keys of JSON"),
    ("cli/files.rs", 5, "endings of file names"),
    ("cli/mod.rs", 1, "the examples of the help"),
    ("export/bundle.rs", 5, "endings of file names"),
    ("export/geopackage.rs", 4, "SQL, WKT and columns"),
    ("export/layers/listed.rs", 5, "columns"),
    ("export/layers/table.rs", 1, "what columns begin with"),
    ("export/qgis.rs", 15, "XML of QGIS"),
    ("export/record/read.rs", 2, "keys and values of a record"),
    ("export/unplaced.rs", 4, "columns"),
    ("map/furniture/layout.rs", 1, "boxes of the layout report"),
    ("map/ground/claim_lines.rs", 1, "names of claim lines in Natural Earth"),
    ("map/labels/report.rs", 7, "boxes of the layout report"),
    ("map/page/mod.rs", 1, "sizes of pages"),
    ("map/panel/building.rs", 1, "boxes of the layout report"),
    ("map/panel/mod.rs", 4, "boxes of the layout report"),
    ("map/style/file.rs", 4, "built-in styles"),
];

/// Feature codes of GeoNames.
const CODES: &[&str] = &["PPLC", "PPLA", "PPLX"];

/// A string literal where code compares, lists or searches text, with its line.
#[derive(Debug)]
struct Literal {
    line: usize,
    text: String,
}

/// The code of a file before its tests, comments blanked out, line ends kept.
fn code_of(source: &str) -> String {
    let tests = ["\n#[cfg(test)]", "\n#[cfg(all(test"].iter().filter_map(|attribute| source.find(attribute)).min();
    let end = tests.unwrap_or(source.len());
    let mut code = String::new();
    let mut rest = &source[..end];
    while let Some(first) = rest.chars().next() {
        let literal = literal_length(rest);
        let length = if let Some((whole, _)) = literal {
            code.push_str(&rest[..whole]);
            whole
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            code.push(first);
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    code
}

/// The length of the string or character literal that `rest` begins with, and where its text lies.
fn literal_length(rest: &str) -> Option<(usize, std::ops::Range<usize>)> {
    if rest.starts_with("r\"") || rest.starts_with("r#\"") {
        let hashes = usize::from(rest.starts_with("r#"));
        let close = if hashes == 1 { "\"#" } else { "\"" };
        let start = 2 + hashes;
        let end = start + rest[start..].find(close)?;
        return Some((end + close.len(), start..end));
    }
    if rest.starts_with('\'') {
        // A character, not a lifetime.
        let mut letters = rest.char_indices().skip(1);
        let (_, first) = letters.next()?;
        if first == '\\' {
            let close = 2 + rest.get(3..)?.find('\'')? + 1;
            return Some((close + 1, 0..0));
        }
        let (at, close) = letters.next()?;
        return (close == '\'').then_some((at + 1, 0..0));
    }
    if !rest.starts_with('"') {
        return None;
    }
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((at + 1, 1..at)),
            _ => {}
        }
    }
    None
}

/// Calls that search a text for their argument.
const SEARCHES: &[&str] = &[
    "contains",
    "starts_with",
    "ends_with",
    "strip_prefix",
    "strip_suffix",
    "trim_start_matches",
    "trim_end_matches",
    "eq_ignore_ascii_case",
    "find",
    "rfind",
    "split_once",
    "rsplit_once",
    "match_indices",
];

/// The literals of `code` that text is compared with: patterns, operands of `==`, items of lists, arguments of searches.
fn compared(code: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    // Openings around the place: the bracket, and the word right before it.
    let mut open: Vec<(char, String)> = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(letter) = code[at..].chars().next() {
        if let Some((length, text)) = literal_length(&code[at..]) {
            let text = &code[at..][text];
            let (before, after) = (code[..at].trim_end(), code[at + length..].trim_start());
            if has_word(text) && is_compared(before, after, &open) {
                found.push(Literal { line, text: text.to_owned() });
            }
            line += code[at..at + length].matches('\n').count();
            at += length;
            continue;
        }
        match letter {
            '(' | '[' | '{' => {
                let name = code[..at].chars().rev().take_while(|c| c.is_alphanumeric() || "_!".contains(*c));
                open.push((letter, name.collect::<Vec<_>>().iter().rev().collect()));
            }
            ')' | ']' | '}' => {
                open.pop();
            }
            '\n' => line += 1,
            _ => {}
        }
        at += letter.len_utf8();
    }
    found
}

fn is_compared(before: &str, after: &str, open: &[(char, String)]) -> bool {
    // An alternative after another literal; a bar after anything else closes the arguments of a closure.
    let is_pattern = before.strip_suffix('|').is_some_and(|before| before.trim_end().ends_with('"'))
        || after.starts_with('|') && !after.starts_with("||")
        || after.starts_with("=>")
        || after.starts_with("if ");
    let is_operand =
        before.ends_with("==") || before.ends_with("!=") || after.starts_with("==") || after.starts_with("!=");
    let in_call = |name: &str| SEARCHES.contains(&name) || name == "matches!";
    let is_argument = open.last().is_some_and(|(bracket, name)| *bracket == '(' && in_call(name));
    let is_item = match open {
        [.., (outer, _), (inner, name)] => {
            *inner == '[' && !name.ends_with('!') || *inner == '(' && *outer == '[' && name.is_empty()
        }
        [(only, _)] => *only == '[',
        [] => false,
    };
    let is_constant = before.ends_with("&str =") || before.ends_with("&'static str =");
    is_pattern || is_operand || is_argument || is_item || is_constant
}

/// Whether there is a word in it: two letters or more that are not an escape or a code.
fn has_word(text: &str) -> bool {
    let plain = text.replace("\\n", " ").replace("\\t", " ").replace("\\u", " ");
    plain
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().any(char::is_lowercase) || word.chars().count() > 1)
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The words in the code of `folders`, with file and line; as many as a format has names are left out.
fn words_in_code(source: &Path, folders: &[&str]) -> Vec<String> {
    let mut words = Vec::new();
    for folder in folders {
        let mut files = Vec::new();
        rust_files(&source.join(folder), &mut files);
        for file in files {
            let shown = file.strip_prefix(source).expect("under src").display().to_string();
            let names = FORMATS.iter().find(|(of, ..)| *of == shown).map_or(0, |(_, names, _)| *names);
            let mut literals = compared(&code_of(&fs::read_to_string(&file).expect("a source file")));
            literals.retain(|literal| !CODES.contains(&literal.text.as_str()));
            if literals.len() > names {
                words.extend(literals.iter().map(|literal| format!("{shown}:{}: {:?}", literal.line, literal.text)));
            }
        }
    }
    words
}

#[test]
fn no_word_of_a_language_is_in_the_code() {
    let words = words_in_code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), FOLDERS);
    assert!(words.is_empty(), "{} words belong into geodata/lang:\n{}", words.len(), words.join("\n"));
}

/// The literals of `code` that a reader would see as a sentence: two words with a space between them, outside what only a
/// maintainer reads.
fn sentences(code: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(letter) = code[at..].chars().next() {
        let Some((length, text)) = literal_length(&code[at..]) else {
            line += usize::from(letter == '\n');
            at += letter.len_utf8();
            continue;
        };
        let (text, before) = (&code[at..][text], code[..at].trim_end());
        if is_sentence(text) && !before.ends_with("expect(") && !before.ends_with("reason =") {
            found.push(Literal { line, text: text.to_owned() });
        }
        line += code[at..at + length].matches('\n').count();
        at += length;
    }
    found
}

fn is_sentence(text: &str) -> bool {
    let mut inside = 0;
    let mut plain = String::new();
    for letter in text.chars() {
        inside += i32::from(letter == '{') - i32::from(letter == '}');
        plain.push(if inside > 0 || letter == '}' { '.' } else { letter });
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let is_word = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    words.windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
}

#[test]
fn no_sentence_of_a_language_is_in_the_code() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut told = Vec::new();
    for folder in WORDLESS {
        let mut files = Vec::new();
        rust_files(&source.join(folder), &mut files);
        assert!(files.len() > 5, "{folder}");
        for file in files {
            let shown = file.strip_prefix(&source).expect("under src").display().to_string();
            let names = NAMED.iter().find(|(of, ..)| *of == shown).map_or(0, |(_, names, _)| *names);
            let found = sentences(&code_of(&fs::read_to_string(&file).expect("a source file")));
            if found.len() > names {
                told.extend(found.iter().map(|literal| format!("{shown}:{}: {:?}", literal.line, literal.text)));
            }
        }
    }
    assert!(told.is_empty(), "{} sentences belong into geodata/lang:\n{}", told.len(), told.join("\n"));
}

#[test]
fn the_reader_of_sentences_sees_what_is_said_and_not_what_a_maintainer_reads() {
    let source = r#"
        // "a comment of words"
        fn f(name: &str) -> String {
            let one = Some(1).expect("a number is there");
            let key = ["focus-country", "{one} {name}"];
            format!("{one} sites of {name}", "no room")
        }
    "#;
    let found: Vec<String> = sentences(&code_of(source)).into_iter().map(|literal| literal.text).collect();
    assert_eq!(found, ["{one} sites of {name}", "no room"]);
}

#[test]
fn the_reader_of_words_sees_every_place_where_text_is_compared() {
    let source = r#"
        const LIST: &[&str] = &["one", "two"];
        const PAIRS: &[(&str, u8)] = &[("three", 3)];
        const WORDS: &str = "four five";
        // "comment"
        fn f(word: &str, c: char) -> bool {
            let quote = c == '"';
            let said = word.parse().map_err(|_| "no word");
            match word { "six" | "seven" => true, "eight" if quote => false, _ => word == "nine" }
                || matches!(word, "ten") || word.starts_with("eleven") || word == "," || said.is_empty()
        }
        #[cfg(test)]
        mod tests { const OTHER: &[&str] = &["twelve"]; }
    "#
    .replace("\n        ", "\n");
    let found: Vec<String> = compared(&code_of(&source)).into_iter().map(|literal| literal.text).collect();
    assert_eq!(found, ["one", "two", "three", "four five", "six", "seven", "eight", "nine", "ten", "eleven"]);
}

/// Every value of a class that is not what the code reads it as.
fn unread<T: std::str::FromStr>(class: WordClass) -> Vec<String> {
    let unread = |(word, value): (&str, &str)| format!("{}: {value:?} of {word:?}", class.name());
    Lexicon::english().entries(class).filter(|(_, value)| value.parse::<T>().is_err()).map(unread).collect()
}

#[test]
fn every_value_of_the_tables_is_what_the_code_reads_it_as() {
    use WordClass as C;
    let mut faults = Vec::new();
    faults.extend([C::Month, C::MonthShort].into_iter().flat_map(unread::<u8>));
    faults
        .extend([C::Cardinal, C::Multiplier, C::Fraction, C::Plural, C::PluralEnd].into_iter().flat_map(unread::<f64>));
    faults.extend([C::Unit, C::MileKind].into_iter().flat_map(unread::<LengthUnit>));
    faults.extend([C::HedgeBefore, C::HedgeAfter].into_iter().flat_map(unread::<Hedge>));
    let kinds = [
        C::HeadNoun,
        C::FollowingNoun,
        C::OpeningNoun,
        C::ClassAfter,
        C::ClassBefore,
        C::FacilityAfter,
        C::FacilityBefore,
        C::OwnClass,
    ];
    faults.extend(kinds.into_iter().flat_map(unread::<FeatureKind>));
    faults.extend(unread::<FacilityNoun>(C::SiteHead));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A language of a dozen classes, made for this test: nothing but tables.
const INVENTED: &str = "\
class	words	note
Month=6	zunu	months
Month=7	zulu
Weekday	tago	days
DateWord	la @Weekday	beside a date
Cardinal=20	dudek	numbers
Cardinal=5	kin
Multiplier=1000	milu	multiplies
Unit=km	kilometru	units
HedgeBefore=Nearly	apena_malpli_ol	hedges
WindToward=s	sudo	winds
Or	au	or
StopWord	la de kaj estas al	small words
SentenceStarter	La	starts
";

#[test]
fn a_language_is_a_folder_of_tables() {
    let tables = Tables::read([("invented.tsv", INVENTED)]).unwrap_or_else(|faults| panic!("{}", faults.join("\n")));
    let lexicon = Lexicon::open("xx", &tables.compile()).expect("a blob");
    let report = "Tago 15 zunu 2025\n\nLa urbo estas apena malpli ol dudek-kin milu kilometru sudo de la maro.";
    let article = read_in(report, lexicon, CompiledGazetteer::embedded());
    assert_eq!(article.date, Some(Date { year: 2025, month: 6, day: 15 }));
    let found = quantities(&article);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].figure, found[0].unit, found[0].hedge),
        (Figure::Exact(25_000.0), LengthUnit::Kilometer, Hedge::Nearly)
    );
    let direction = direction_at(lexicon, &article.tokens, found[0].tokens.end).expect("a direction");
    assert_eq!(direction.wind.map(|wind| wind.name()), Some("south"));
    // In English none of it is read.
    let english = read(report, CompiledGazetteer::embedded());
    assert_eq!((english.date, quantities(&english).len()), (None, 0));
    // The small words of a text tell its language.
    let both = [Lexicon::english(), lexicon];
    assert_eq!(choose_among(&both, report).tag, "xx");
    assert_eq!(choose_among(&both, "The town lies to the south of the sea.").tag, "en");
}

#[test]
fn a_report_in_a_language_that_is_not_read_says_so() {
    let code = |text: &str| {
        let first = read(text, CompiledGazetteer::embedded()).diagnostics.into_iter().next();
        first.map(|diagnostic| diagnostic.code.into_owned())
    };
    let unread = || Some("unread-language".to_owned());
    let german = "Bei einem Angriff auf die Stadt Charkiw sind in der Nacht mindestens fünf Menschen ums Leben gekommen. Wie der \
        Gouverneur mitteilte, wurde ein Wohnhaus getroffen, so dass auch Kinder unter den Opfern waren. Was genau geschah, war \
        zunächst unklar. Die Stadt liegt etwa dreißig Kilometer von der Grenze entfernt und wurde in den vergangenen Wochen \
        immer wieder beschossen, zuletzt am Montag.";
    let ukrainian = "Щонайменше п'ятеро людей загинули внаслідок нічного удару по Харкову. Як повідомив голова області, було влучання \
        в житловий будинок, серед загиблих є діти. Що саме сталося, спочатку було незрозуміло. Місто розташоване приблизно за \
        тридцять кілометрів від кордону, і протягом останніх тижнів його неодноразово обстрілювали, востаннє в понеділок. \
        Рятувальники продовжують розбирати завали.";
    assert_eq!((code(german), code(ukrainian)), (unread(), unread()));
    let english = "At least five people died when a strike hit the city of Kharkiv at night. The governor of the region said that a \
        house was hit, and that children were among the dead. What happened was unclear at first. The city lies some thirty \
        kilometres from the border and has been shelled again and again in recent weeks, most recently on Monday.";
    assert_eq!(code(english), None);
    assert_eq!(code("Charkiw, Odessa, Dnipro, Kiew"), None, "a list of names is of no language");
}
