//! Markdown: headings, lists, links and emphasis, read for their words.
//!
//! In: a report as CommonMark has it, with tables, with or without front matter. Out: running text in blocks with its way
//! back to the input, and the day and title of the front matter. Fenced code is left out; link targets and tags too.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::visible::{Builder, Header, Visible};
use super::{BlockKind, dates};
use crate::lang::Lexicon;
use crate::span::Span;

/// Reads a report.
pub(super) fn read(source: &str, lexicon: &Lexicon) -> (Visible<'static>, Header) {
    let (header, body) = front_matter(source, lexicon);
    let mut reader = Reader {
        source,
        out: Builder::default(),
        byte: body,
        position: source[..body].chars().count(),
        items: 0,
        is_open: false,
        passed_over: 0,
        is_indented: false,
    };
    for (event, range) in Parser::new_ext(&source[body..], Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, body + range.start..body + range.end);
    }
    (reader.out.finish(), header)
}

/// What stands between two lines of dashes at the top, and the byte after it.
fn front_matter(source: &str, lexicon: &Lexicon) -> (Header, usize) {
    let mut header = Header::default();
    let (mut byte, mut position) = (0, 0);
    for (number, line) in source.split_inclusive('\n').enumerate() {
        let is_rule = line.trim() == "---";
        if number == 0 && !is_rule {
            return (header, 0);
        }
        field(&mut header, line, position, lexicon);
        byte += line.len();
        position += line.chars().count();
        if number > 0 && is_rule {
            break;
        }
    }
    (header, byte)
}

/// Reads a line of the front matter.
fn field(header: &mut Header, line: &str, position: usize, lexicon: &Lexicon) {
    let Some((key, value)) = line.split_once(':') else { return };
    let value = value.trim().trim_matches(['"', '\'']);
    match key.trim().to_ascii_lowercase().as_str() {
        "date" | "published" | "pubdate" => header.date = dates::alone(lexicon, value),
        "title" | "headline" if !value.is_empty() => {
            let before = line.find(value).map_or(0, |at| line[..at].chars().count());
            let start = position + before;
            header.title = Some(Span::new(start, start + value.chars().count()));
        }
        _ => {}
    }
}

struct Reader<'s> {
    source: &'s str,
    out: Builder,
    /// A byte of the input and the code point that it begins: the last that was asked for.
    byte: usize,
    position: usize,
    /// How many items are open.
    items: usize,
    /// Whether words go on with the last block.
    is_open: bool,
    /// How many elements are open of which nothing is read.
    passed_over: usize,
    /// Whether lines are indented as code is.
    is_indented: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end(tag),
            _ if self.passed_over > 0 => {}
            Event::Text(text) if self.is_indented => self.lines(&text, range),
            Event::Text(text) | Event::Code(text) => self.text(&text, range),
            Event::SoftBreak | Event::HardBreak => self.words("\n", range.end - 1..range.end),
            Event::Html(html) => self.between_tags(&html, range.start),
            Event::Rule => self.is_open = false,
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            _ if self.is_passed_over(tag) => self.passed_over += 1,
            Tag::Heading { .. } => self.block(BlockKind::Heading, range.start),
            Tag::TableCell => self.block(BlockKind::Item, range.start),
            Tag::Item => {
                self.items += 1;
                self.block(BlockKind::Item, range.start);
            }
            Tag::CodeBlock(_) => {
                self.is_indented = true;
                self.is_open = false;
            }
            // The first paragraph of an item is the item.
            Tag::Paragraph | Tag::HtmlBlock => self.block(self.running(), range.start),
            Tag::Image { .. } if !self.out.has_words() => self.block(BlockKind::Caption, range.start),
            _ => {}
        }
    }

    /// What is indented may be a report's paragraph as well as code, and is read; what is fenced is code. The text of a link
    /// in angle brackets is its target.
    fn is_passed_over(&self, tag: &Tag<'_>) -> bool {
        self.passed_over > 0
            || matches!(
                tag,
                Tag::CodeBlock(CodeBlockKind::Fenced(_))
                    | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }
            )
    }

    fn end(&mut self, tag: TagEnd) {
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return;
        }
        self.is_indented = false;
        match tag {
            TagEnd::Item => {
                self.items = self.items.saturating_sub(1);
                self.is_open = false;
            }
            TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_) => self.is_open = false,
            _ => {}
        }
    }

    /// What a piece of text is that no mark says more of.
    fn running(&self) -> BlockKind {
        if self.items > 0 { BlockKind::Item } else { BlockKind::Paragraph }
    }

    fn block(&mut self, kind: BlockKind, byte: usize) {
        let position = self.code_point(byte);
        self.out.block(kind, position);
        self.is_open = true;
    }

    /// Adds lines that are indented; an empty one parts them.
    fn lines(&mut self, text: &str, range: Range<usize>) {
        let mut start = range.start;
        for line in text.split_inclusive('\n') {
            if line.trim().is_empty() {
                self.is_open = false;
            } else {
                self.text(line, start..range.end);
            }
            start = (start + line.len()).min(range.end);
        }
    }

    /// Adds text that stands in the input as it is, perhaps between marks, or as a reference to a character.
    fn text(&mut self, text: &str, range: Range<usize>) {
        let start = self.source[range.clone()].find(text).map(|at| range.start + at);
        self.words(text, start.map_or(range, |start| start..start + text.len()));
    }

    /// Adds text for a piece of the input.
    fn words(&mut self, text: &str, range: Range<usize>) {
        if !self.is_open {
            self.block(self.running(), range.start);
        }
        let position = self.code_point(range.start);
        let length = self.code_point(range.end) - position;
        if self.source[range] == *text {
            self.out.copy(text, position, length);
        } else {
            self.out.decode(text, position, length);
        }
    }

    /// Adds what stands outside of tags.
    fn between_tags(&mut self, html: &str, start: usize) {
        let mut at = 0;
        while at < html.len() {
            let tag = html[at..].find('<').map_or(html.len(), |found| at + found);
            if tag > at {
                self.words(&html[at..tag], start + at..start + tag);
            }
            at = html[tag..].find('>').map_or(html.len(), |found| tag + found + 1);
        }
    }

    /// The code point that a byte of the input begins.
    fn code_point(&mut self, byte: usize) -> usize {
        // Events come in the order of the input, or nearly: none begins before the element that holds it.
        if byte >= self.byte {
            self.position += self.source[self.byte..byte].chars().count();
        } else {
            self.position -= self.source[byte..self.byte].chars().count();
        }
        self.byte = byte;
        self.position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<(BlockKind, String)> {
        let visible = read(source, Lexicon::english()).0;
        let ends = visible.blocks.iter().skip(1).map(|next| next.at).chain([visible.text.len()]);
        let texts = visible.blocks.iter().zip(ends);
        texts.filter_map(|(block, end)| Some((block.kind?, visible.text[block.at..end].trim().to_owned()))).collect()
    }

    #[test]
    fn blocks_are_told_by_their_marks() {
        use BlockKind::{Caption, Heading, Item, Paragraph};
        let expected =
            |all: &[(BlockKind, &str)]| all.iter().map(|&(kind, text)| (kind, text.to_owned())).collect::<Vec<_>>();
        for (source, blocks_of_it) in [
            ("Two lines\nof one\n\n> quoted", vec![(Paragraph, "Two lines\nof one"), (Paragraph, "quoted")]),
            ("Strike\n======\n\n## A *second*", vec![(Heading, "Strike"), (Heading, "A second")]),
            ("1. Haifa\n2. Bat\n   Yam\n\nafter", vec![(Item, "Haifa"), (Item, "Bat\nYam"), (Paragraph, "after")]),
            ("* a\n\n  b\n  - c\n* d", vec![(Item, "a"), (Item, "b"), (Item, "c"), (Item, "d")]),
            ("| a | b |\n|---|---|\n| c | d |", vec![(Item, "a"), (Item, "b"), (Item, "c"), (Item, "d")]),
            ("![Smoke](a.png) over Rey", vec![(Caption, "Smoke over Rey")]),
            (
                "    indented\n\n    lines\n    too\n\n~~~\nfenced\n~~~",
                vec![(Paragraph, "indented"), (Paragraph, "lines\ntoo")],
            ),
            ("<div>\nKyiv <b>was</b> hit\n</div>\n", vec![(Paragraph, "Kyiv was hit")]),
        ] {
            assert_eq!(blocks(source), expected(&blocks_of_it), "{source}");
        }
    }

    #[test]
    fn marks_are_no_words() {
        let source = r#"The *port* of `Odesa`, [a quay](http://london.example "London"), [Rey][1], <https://rome.example> &mdash; \*snake_case\* <br> &notaname; AT&T

[1]: http://paris.example"#;
        let text: Vec<String> = blocks(source).into_iter().map(|block| block.1).collect();
        assert_eq!(text, ["The port of Odesa, a quay, Rey,  — *snake_case*  &notaname; AT&T"]);
    }

    #[test]
    fn an_unclosed_front_matter_holds_everything() {
        assert!(blocks("---\ntitle: x\nno end").is_empty());
    }
}
