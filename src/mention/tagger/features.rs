//! The features of a token: everything the weights can speak of, as hashed numbers.
//!
//! In: the words of a document with their runs, names and memory. Out: for a token a list of 32-bit numbers, of which the
//! model keeps as many bits as its table has. Training and tagging share this file, so they cannot disagree.

use super::document::{Memory, Usage};
use super::layout::Layout;
use super::lexicon::Classes;
use super::names::Named;
use super::rows::{Item, Rows};
use super::runs::Run;
use super::words::{Case, Word};
use crate::lang::{self, WordClass};
use crate::text::Sentence;

/// Tokens at the head of a block that are told by their number.
const OPENING: usize = 4;

/// A document made ready for feature extraction.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    /// Its words.
    pub(crate) words: Vec<Word<'a>>,
    /// The capitalised run of each.
    pub(crate) runs: Vec<Option<Run>>,
    /// What the gazetteer says of each.
    pub(crate) named: Vec<Named>,
    /// How words are used elsewhere.
    pub(crate) memory: Memory,
    /// The rows of names.
    pub(crate) rows: Rows,
    /// How each sentence stands on the page.
    pub(crate) layouts: Vec<Layout>,
}

/// Collects features under numbered templates.
struct Sink<'o> {
    out: &'o mut Vec<u32>,
}

impl Sink<'_> {
    fn add(&mut self, template: u32, value: u64) {
        let mixed =
            (value ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        self.out.push((mixed >> 32) as u32);
    }

    fn pair(&mut self, template: u32, first: u64, second: u64) {
        self.add(template, first.rotate_left(29).wrapping_mul(0x2545_f491_4f6c_dd1d) ^ second);
    }

    fn flag(&mut self, template: u32, on: bool) {
        if on {
            self.add(template, 1);
        }
    }
}

/// Appends the features of token `at`, which lies in `sentence`.
pub(crate) fn extract(scene: &Scene<'_>, sentence: &Sentence, layout: Layout, at: usize, out: &mut Vec<u32>) {
    let mut sink = Sink { out };
    let window = Window { scene, sentence, at };
    sink.add(0, 0);
    own(&mut sink, scene, at, &window);
    context(&mut sink, &window);
    gazetteer(&mut sink, &window);
    run(&mut sink, scene, at);
    document(&mut sink, scene, at, &window);
    row(&mut sink, scene, at);
    page(&mut sink, &window, layout);
}

/// The tokens around one, within its sentence.
struct Window<'s, 'a> {
    scene: &'s Scene<'a>,
    sentence: &'s Sentence,
    at: usize,
}

impl<'s, 'a> Window<'s, 'a> {
    fn index(&self, offset: isize) -> Option<usize> {
        self.at.checked_add_signed(offset).filter(|at| self.sentence.tokens.contains(at))
    }

    fn word(&self, offset: isize) -> Option<&'s Word<'a>> {
        self.index(offset).map(|at| &self.scene.words[at])
    }

    fn lower(&self, offset: isize) -> u64 {
        self.word(offset).map_or(offset.signum() as u64, |word| word.lower)
    }

    fn cluster(&self, offset: isize) -> u64 {
        self.word(offset).map_or(256, |word| u64::from(word.cluster))
    }

    fn classes(&self, offset: isize) -> Classes {
        self.word(offset).map_or(Classes::NONE, |word| word.classes)
    }

    fn named(&self, offset: isize) -> u64 {
        self.index(offset).map_or(0, |at| self.scene.named[at].code())
    }
}

/// Templates 1 to 19: the word itself.
fn own(sink: &mut Sink<'_>, scene: &Scene<'_>, at: usize, window: &Window<'_, '_>) {
    let word = &scene.words[at];
    sink.add(1, word.lower);
    sink.add(2, word.exact);
    sink.add(3, word.shape);
    sink.add(4, word.case as u64);
    let text = word.text;
    for length in 1..=4 {
        if let Some((cut, _)) = text.char_indices().nth(length) {
            sink.pair(5, length as u64, lang::key(&text[..cut]));
        }
        if let Some((cut, _)) = text.char_indices().rev().nth(length - 1) {
            sink.pair(6, length as u64, lang::key(&text[cut..]));
        }
    }
    sink.add(7, u64::from(word.cluster));
    each_class(sink, 8, word.classes);
    let first = at == window.sentence.tokens.start;
    sink.pair(9, word.case as u64, u64::from(first));
    sink.pair(10, word.case as u64, text.chars().count().min(8) as u64);
}

/// Templates 20 to 49: the words around.
fn context(sink: &mut Sink<'_>, window: &Window<'_, '_>) {
    let (before, here, after) = (window.lower(-1), window.lower(0), window.lower(1));
    for (template, offset) in [(20, -2), (21, -1), (22, 1), (23, 2)] {
        sink.add(template, window.lower(offset));
        sink.add(template + 4, window.cluster(offset));
        sink.add(template + 8, window.word(offset).map_or(9, |word| word.shape));
    }
    sink.pair(32, before, here);
    sink.pair(33, here, after);
    sink.pair(34, before, after);
    sink.pair(35, window.lower(-2), before);
    sink.pair(36, after, window.lower(2));
    sink.pair(37, window.cluster(-1), window.cluster(0));
    sink.pair(38, window.cluster(0), window.cluster(1));
    sink.pair(39, window.cluster(-1) << 9 | window.cluster(0), window.cluster(1));
    sink.pair(44, window.cluster(-3), 1);
    sink.pair(44, window.cluster(3), 2);
    for (template, offset) in [(40, -2), (41, -1), (42, 1), (43, 2)] {
        each_class(sink, template, window.classes(offset));
    }
    sink.pair(
        45,
        window.word(-1).map_or(9, |word| word.case as u64),
        window.word(1).map_or(9, |word| word.case as u64),
    );
    sink.pair(46, window.word(-1).map_or(9, |word| word.shape), window.word(0).map_or(9, |word| word.shape));
    sink.pair(47, window.word(0).map_or(9, |word| word.shape), window.word(1).map_or(9, |word| word.shape));
}

/// Templates 50 to 69: names of the gazetteer here and around.
fn gazetteer(sink: &mut Sink<'_>, window: &Window<'_, '_>) {
    let here = window.named(0);
    let fine = |offset: isize| window.index(offset).map_or(0, |at| window.scene.named[at].fine());
    sink.add(50, here);
    sink.add(64, fine(0));
    sink.add(65, fine(-1));
    sink.add(66, fine(1));
    sink.pair(67, fine(0), window.cluster(0));
    sink.pair(68, fine(0), u64::from(window.classes(-1).bits()));
    sink.pair(69, fine(0), u64::from(window.classes(1).bits()));
    sink.add(51, window.named(-1));
    sink.add(52, window.named(1));
    sink.pair(53, window.named(-1), here);
    sink.pair(54, here, window.named(1));
    sink.pair(55, here, window.lower(-1));
    sink.pair(56, here, window.lower(1));
    sink.pair(57, here, window.cluster(0));
    sink.pair(58, here, window.cluster(-1));
    sink.pair(59, here, window.cluster(1));
    sink.pair(60, here, u64::from(window.classes(-1).bits()));
    sink.pair(61, here, u64::from(window.classes(1).bits()));
    let comma_before = window.word(-1).is_some_and(|word| word.text == ",");
    let comma_after = window.word(1).is_some_and(|word| word.text == ",");
    if comma_before {
        sink.pair(62, here, window.named(-2));
    }
    if comma_after {
        sink.pair(63, here, window.named(2));
    }
}

/// Templates 70 to 89: the capitalised run that the word is part of, and its frame.
fn run(sink: &mut Sink<'_>, scene: &Scene<'_>, at: usize) {
    let Some(run) = scene.runs[at] else { return };
    let words = &scene.words;
    let key = |at: Option<usize>| at.map_or(0, |at| words[at].lower);
    let cluster = |at: Option<usize>| at.map_or(256, |at| u64::from(words[at].cluster));
    let length = (run.end - run.start).min(6) as u64;
    let place = part(run, at);
    sink.pair(70, length, place);
    sink.pair(71, place, key(run.before));
    sink.pair(72, place, key(run.after));
    sink.pair(73, place, cluster(run.before));
    sink.pair(74, place, cluster(run.after));
    let gather = |range: std::ops::Range<usize>| range.fold(Classes::NONE, |all, at| all.with(words[at].classes));
    let (earlier, later) = (gather(run.start..at), gather(at + 1..run.end));
    each_class(sink, 75, earlier);
    each_class(sink, 76, later);
    sink.add(77, key(Some(run.end - 1)));
    sink.pair(78, place, key(Some(run.end - 1)));
    sink.add(79, key(Some(run.start)));
    sink.pair(80, place, cluster(Some(run.end - 1)));
    sink.pair(81, place, cluster(Some(run.start)));
    let named = scene.named[at].code();
    sink.pair(82, named, key(run.before));
    sink.pair(83, named, u64::from(later.bits()));
    sink.pair(84, named, u64::from(earlier.bits()));
    sink.pair(85, named, place << 8 | length);
    let before_classes = run.before.map_or(Classes::NONE, |at| words[at].classes);
    sink.pair(86, named, u64::from(before_classes.bits()));
    let beyond = |at: Option<usize>, step: isize| at.and_then(|at| words.get(at.checked_add_signed(step)?));
    let lower = |word: Option<&Word<'_>>| word.map_or(0, |word| word.lower);
    sink.pair(88, key(run.before), lower(beyond(run.before, -1)));
    sink.pair(89, key(run.after), lower(beyond(run.after, 1)));
    // "Stepanakert (Khankendi)"
    if run.before.is_some_and(|at| words[at].text == "(") {
        let outer = run.before.and_then(|at| at.checked_sub(1));
        sink.pair(117, outer.map_or(0, |at| scene.named[at].code()), named);
    }
    sink.pair(118, u64::from(scene.memory.violence()), named);
    sink.pair(119, u64::from(scene.memory.violence()), key(run.before));
    frame(sink, words, run, named);
    sink.flag(87, words[run.start..run.end].iter().all(|word| word.case == Case::Upper) && length > 2);
}

/// Where in its run a token stands: 0 for the only one, 1 for the first, 2 for the last, 3 between.
const fn part(run: Run, at: usize) -> u64 {
    match (at == run.start, at + 1 == run.end) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}

/// Templates 110 to 119: the noun that introduces a run ("the town of …") or explains it ("…, a village in").
fn frame(sink: &mut Sink<'_>, words: &[Word<'_>], run: Run, named: u64) {
    const REACH: usize = 5;
    if let Some(of) = run.before.filter(|&at| words[at].token.is_small(WordClass::Of) && at > 0) {
        let noun = &words[of - 1];
        sink.add(110, noun.lower);
        sink.pair(111, u64::from(noun.classes.bits()), 1);
        sink.pair(112, u64::from(noun.classes.any(Classes::DIVISION)), named);
        sink.pair(113, u64::from(noun.cluster), named);
    }
    let after = words.iter().skip(run.end);
    if after
        .clone()
        .next()
        .is_some_and(|word| matches!(word.text, "," | "(" | "–" | "—" | "-") || word.token.is_small(WordClass::Copula))
    {
        let noun = after.take(REACH).skip(1).take_while(|word| word.case == Case::Lower).find(|word| {
            word.classes.any(Classes::DIVISION.with(Classes::TITLE).with(Classes::FACILITY).with(Classes::NATURE))
        });
        if let Some(noun) = noun {
            sink.pair(114, u64::from(noun.classes.bits()), 1);
            sink.pair(115, u64::from(noun.classes.any(Classes::DIVISION)), named);
            sink.add(116, noun.lower);
        }
    }
}

/// Templates 120 to 139: the row that the run is an item of.
fn row(sink: &mut Sink<'_>, scene: &Scene<'_>, at: usize) {
    let Some(run) = scene.runs[at] else { return };
    let Some(item) = scene.rows.item(run) else { return };
    let words = &scene.words;
    let key = |at: Option<usize>| at.map_or(0, |at| words[at].lower);
    let named = |at: Option<usize>| at.map_or(0, |at| scene.named[at].code());
    let here = scene.named[at].code();
    let place = part(run, at);
    let neighbours = acquaintance(item);
    sink.pair(120, neighbours, place);
    sink.pair(121, neighbours, here);
    sink.pair(122, key(item.before), place);
    sink.pair(123, key(item.after), place);
    sink.pair(124, key(item.before), neighbours);
    sink.pair(125, key(item.after), neighbours);
    sink.pair(126, named(item.previous), here);
    sink.pair(127, named(item.next), here);
    sink.pair(128, item.before.map_or(256, |at| u64::from(words[at].cluster)), neighbours);
    sink.pair(129, item.after.map_or(256, |at| u64::from(words[at].cluster)), neighbours);
    if let Some(noun) = item.before.and_then(|at| at.checked_sub(1)) {
        sink.pair(130, key(item.before), words[noun].lower);
    }
    for (template, other) in [(131, item.previous), (132, item.next)] {
        if let Some(other) = other {
            sink.pair(template, summary(scene.memory.usage(words[other].lower)), 1);
        }
    }
}

/// How many items the row has, how many of the others the gazetteer knows, and whether it opens or closes the row.
fn acquaintance(item: &Item) -> u64 {
    let others = item.items - 1;
    let share = match item.known {
        0 => 0,
        known if known == others => 3,
        known if 2 * known >= others => 2,
        _ => 1,
    };
    let end = u64::from(item.place == 0) | u64::from(item.place == others) << 1;
    (others.min(4) as u64) << 4 | share << 2 | end
}

/// Templates 140 to 149: how the sentence stands on the page.
fn page(sink: &mut Sink<'_>, window: &Window<'_, '_>, layout: Layout) {
    let (scene, at) = (window.scene, window.at);
    let case = scene.words[at].case as u64;
    let here = scene.named[at].code();
    let code = layout.code();
    sink.pair(140, code, case);
    sink.pair(141, code, here);
    let offset = at - window.sentence.tokens.start;
    if layout.opens && offset < OPENING {
        sink.pair(142, offset as u64, window.lower(1));
        sink.pair(143, offset as u64 | u64::from(layout.is_item) << 2, here);
        sink.pair(144, window.lower(-1), here);
    }
    let Some(run) = scene.runs[at] else { return };
    if run.end == window.sentence.tokens.end && layout.is_heading {
        sink.pair(145, run.before.map_or(0, |at| scene.words[at].lower), here);
        sink.pair(146, u64::from(run.start == window.sentence.tokens.start), here);
    }
    let whole = run.start == window.sentence.tokens.start;
    let next = run.after.map_or("", |at| scene.words[at].text);
    if whole && matches!(next, ":" | "-" | "–" | "—") {
        sink.pair(147, here, code);
        sink.pair(148, part(run, at), code);
    }
}

/// Templates 90 to 109: how the word is used elsewhere in the document.
fn document(sink: &mut Sink<'_>, scene: &Scene<'_>, at: usize, window: &Window<'_, '_>) {
    let word = &scene.words[at];
    if !word.case.is_capital() {
        return;
    }
    let usage = scene.memory.usage(word.lower);
    let here = scene.named[at].code();
    let seen = summary(usage);
    sink.add(90, seen);
    sink.pair(91, seen, here);
    sink.pair(100, seen, scene.named[at].fine());
    sink.add(92, u64::from(band(usage.located)));
    sink.add(93, u64::from(band(usage.titled)));
    sink.add(94, u64::from(band(usage.speaks)));
    sink.add(95, u64::from(band(usage.follows_capital)) << 4 | u64::from(band(usage.capital)));
    sink.add(96, u64::from(band(usage.comma)));
    sink.pair(97, u64::from(band(usage.small)), u64::from(at == window.sentence.tokens.start));
    sink.pair(98, u64::from(usage.located > 0), here);
    if let Some(next) = window.word(1).filter(|next| next.case.is_capital()) {
        sink.pair(99, summary(scene.memory.usage(next.lower)), 1);
    }
    if let Some(previous) = window.word(-1).filter(|previous| previous.case.is_capital()) {
        sink.pair(99, summary(scene.memory.usage(previous.lower)), 2);
    }
}

fn summary(usage: Usage) -> u64 {
    let mut bits = 0;
    for (at, count) in
        [usage.small, usage.located, usage.titled, usage.speaks, usage.follows_capital, usage.comma].iter().enumerate()
    {
        bits |= u64::from(*count > 0) << at;
    }
    bits | u64::from(usage.capital > 1) << 7
}

fn band(count: u8) -> u8 {
    match count {
        0..=2 => count,
        3..=5 => 3,
        _ => 4,
    }
}

fn each_class(sink: &mut Sink<'_>, template: u32, classes: Classes) {
    let mut bits = classes.bits();
    while bits != 0 {
        sink.pair(template, u64::from(bits.trailing_zeros()), 7);
        bits &= bits - 1;
    }
}
