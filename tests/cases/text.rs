//! Reading: words, sentences and spans of plain text, Markdown and HTML.

use dateline::text::{self, Article, BlockKind, Date};
use dateline::world::World;

fn read(source: &str) -> Article {
    text::read(source, World::embedded().gazetteer)
}

fn words(source: &str) -> Vec<String> {
    read(source).tokens.into_iter().map(|token| token.text).collect()
}

fn sentences(source: &str) -> Vec<String> {
    let article = read(source);
    article.sentences.iter().map(|sentence| article.slice(sentence.span).to_owned()).collect()
}

#[test]
fn every_token_is_found_again_in_the_input() {
    let source = "Ракети влучили в Харків — «Kharkiv» — at 3 a.m. The U.S.’s envoy left Sana’a.";
    let article = read(source);
    for token in &article.tokens {
        assert_eq!(article.slice(token.span), token.text);
    }
    assert!(article.tokens.iter().any(|token| token.text == "Харків"));
}

#[test]
fn a_title_or_an_initial_does_not_end_a_sentence() {
    assert_eq!(
        sentences(
            "Gen. A. Rahimi met Lt. Col. Orly in St. Louis. He left. In the U.S. Congress was told at 5 p.m. The vote is due."
        ),
        [
            "Gen. A. Rahimi met Lt. Col. Orly in St. Louis.",
            "He left.",
            "In the U.S. Congress was told at 5 p.m.",
            "The vote is due."
        ]
    );
}

#[test]
fn a_closing_quote_belongs_to_its_sentence() {
    assert_eq!(
        sentences("“We heard it.” Nobody slept. \"Why?\" she asked."),
        ["“We heard it.”", "Nobody slept.", "\"Why?\" she asked."]
    );
}

#[test]
fn a_filled_line_runs_on_and_a_headline_does_not() {
    let filled = "Officials in the port said that two drones fell on the quay of Bat\nYam before dawn and that nobody was hurt there at all.\n";
    let article = read(filled);
    assert_eq!(article.sentences.len(), 1);
    let headed = "DRONES HIT QUAY\nOfficials in the port said that two drones fell.\n";
    let article = read(headed);
    assert_eq!(article.sentences.len(), 2);
    assert_eq!(article.headline.map(|span| article.slice(span).to_owned()).as_deref(), Some("DRONES HIT QUAY"));
}

#[test]
fn a_dateline_ends_before_its_dash() {
    for (source, expected) in [
        ("TEHRAN, June 15 (Reuters) — Smoke rose.", "TEHRAN, June 15 (Reuters)"),
        ("KYIV, Ukraine (AP) -- Sirens wailed.", "KYIV, Ukraine (AP)"),
        ("Beirut (AFP) - Sirens wailed.", "Beirut (AFP)"),
        ("SANAA – Sirens wailed.", "SANAA"),
    ] {
        let article = read(source);
        let found: Vec<_> = article.datelines.iter().map(|&span| article.slice(span)).collect();
        assert_eq!(found, [expected]);
    }
    assert!(read("He left — at last — for Haifa.").datelines.is_empty());
}

#[test]
fn quotes_are_found_with_their_marks() {
    let article = read("He said: “Leave now.” Then \"go\", and “never came back.");
    let found: Vec<_> = article.quotes.iter().map(|&span| article.slice(span)).collect();
    assert_eq!(found, ["“Leave now.”", "\"go\"", "“never came back."]);
}

const PAGE: &str = "<!DOCTYPE html><html><head><title>Port hit &mdash; The Daily</title>
<meta property='article:published_time' content='2025-06-15T06:30:00Z'><style>p { color: red }</style></head>
<body><header><a href='/'>The Daily of Springfield</a></header><nav><ul><li>World</li><li>London</li></ul></nav>
<article><h1>Drones hit the port of Odesa</h1>
<p>Two drones fell on <b>Ode</b>sa&#8217;s quay &amp; a depot.<br>Nobody was hurt, said the mayor, who had come to the quay with a dozen
firefighters and an engineer of the harbour office before the sun was up over the sea.</p>
<figure><img alt='x' src='a.png'><figcaption>Smoke over the quay</figcaption></figure>
<aside>Read also: Fire in Paris</aside><script>var x = '<p>Rome</p>';</script>
<p>Trains ran late on the line to Mykolaiv, the railway said, because a signal mast had lost its power supply.</p></article>
<footer>Printed in Vienna</footer></body></html>";

#[test]
fn a_page_is_read_without_its_furniture() {
    let article = read(PAGE);
    let words: Vec<&str> = article.tokens.iter().map(|token| token.text.as_str()).collect();
    for left_out in ["Springfield", "London", "Paris", "Rome", "Vienna", "color"] {
        assert!(!words.contains(&left_out), "{left_out}");
    }
    assert!(words.contains(&"Mykolaiv"));
    assert_eq!(article.date, Some(Date { year: 2025, month: 6, day: 15 }));
    assert_eq!(article.headline.map(|span| article.slice(span)), Some("Drones hit the port of Odesa"));
    assert!(article.blocks.iter().any(|block| block.kind == BlockKind::Caption));
}

#[test]
fn a_name_broken_by_tags_and_entities_keeps_its_place_in_the_page() {
    let article = read(PAGE);
    let name =
        article.tokens.iter().find(|token| token.text == "Odesa" && article.slice(token.span) != "Odesa").unwrap();
    assert_eq!(article.slice(name.span), "Ode</b>sa");
    let clitic = article.tokens.iter().find(|token| token.text == "’s").unwrap();
    assert_eq!(article.slice(clitic.span), "&#8217;s");
}

#[test]
fn a_tag_that_is_never_closed_costs_no_words_of_the_report() {
    assert!(
        words("<html><body><nav>Menu<article><p>Fire in Haifa.</p></article></body>").contains(&"Haifa".to_owned())
    );
    assert!(words("<p>Less than 5 < 6 in Haifa <b").contains(&"Haifa".to_owned()));
}

#[test]
fn markdown_is_read_for_its_words() {
    let source = "---\ntitle: Port hit\ndate: 2025-06-15\n---\n# Drones hit **Odesa**\n\nTwo drones fell on [the quay](https://example.org/London).\nNobody was _hurt_.\n\n- Kyiv: quiet\n\n```\nlet rome = 1;\n```\n![Smoke over the quay](smoke.png)\n";
    let article = read(source);
    let words: Vec<&str> = article.tokens.iter().map(|token| token.text.as_str()).collect();
    assert!(words.starts_with(&["Drones", "hit", "Odesa", "Two", "drones"]), "{words:?}");
    assert!(!words.contains(&"London") && !words.contains(&"rome"));
    assert_eq!(article.date, Some(Date { year: 2025, month: 6, day: 15 }));
    let kinds: Vec<_> = article.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::Item, BlockKind::Caption]);
    for token in &article.tokens {
        assert_eq!(article.slice(token.span), token.text);
    }
}

#[test]
fn odd_input_is_a_diagnostic_and_never_a_panic() {
    assert_eq!(read("").diagnostics[0].code, "empty-report");
    assert_eq!(read("\0\0\u{FFFD}\u{FFFD}PK\0\0").diagnostics[0].code, "not-text");
    for source in [
        "<",
        "<p",
        "<p a=\"",
        "&",
        "&#;",
        "&#xffffffff;",
        "](",
        "<p>[](",
        "---\n",
        "'s",
        "’",
        "a.b.c.d.e.f.g.h.i",
        "\u{301}",
        "<nav>",
    ] {
        let article = read(source);
        for token in &article.tokens {
            assert!(token.span.end <= source.chars().count() && token.span.start < token.span.end, "{source:?}");
        }
    }
}

#[test]
fn a_dateline_tells_the_day_only_when_it_states_all_of_it() {
    let day = |source: &str| read(source).dateline_day().map(|day| (day.year, day.month, day.day));
    assert_eq!(day("MARIB, May 6, 2025 — Drones hit a depot."), Some((2025, 5, 6)));
    assert_eq!(day("TEHRAN, June 15 (Reuters) — Drones hit a depot."), None);
    assert_eq!(day("Drones hit a depot on May 6, 2025."), None);
}
