//! Markdown: headings, lists, links and emphasis, read for their words.
//!
//! In: a report in the common dialect, with or without front matter. Out: running text in blocks with its way back to
//! the input, and the day and title of the front matter. Code blocks are left out; link targets too.

use super::assemble::Header;
use super::visible::{Builder, Visible};
use super::{BlockKind, dates, entities};
use crate::lang::Lexicon;
use crate::span::Span;

/// Reads a report.
pub(super) fn read(source: &str, lexicon: &'static Lexicon) -> (Visible<'static>, Header) {
    let mut reader = Reader { lexicon, ..Reader::default() };
    let mut position = 0;
    for (number, line) in source.split_inclusive('\n').enumerate() {
        reader.line(number, line, position);
        position += line.chars().count();
    }
    (reader.out.finish(), reader.header)
}

/// What the lines before left open.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Nothing: the next line begins a block.
    #[default]
    Nothing,
    /// A paragraph or item that the next line continues.
    Text,
    /// Front matter.
    FrontMatter,
    /// A fenced code block.
    Fence,
}

#[derive(Default)]
struct Reader {
    lexicon: &'static Lexicon,
    out: Builder,
    header: Header,
    open: Open,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str, position: usize) {
        let content = line.trim();
        let fence = content.starts_with("```") || content.starts_with("~~~");
        match self.open {
            Open::FrontMatter if content == "---" => self.open = Open::Nothing,
            Open::FrontMatter => self.front_matter(line, position),
            Open::Fence => self.open = if fence { Open::Nothing } else { Open::Fence },
            _ if number == 0 && content == "---" => self.open = Open::FrontMatter,
            _ if fence => self.open = Open::Fence,
            _ if content.is_empty() || is_rule(content) => self.open = Open::Nothing,
            _ => self.content(line, position),
        }
    }

    fn front_matter(&mut self, line: &str, position: usize) {
        let Some((key, value)) = line.split_once(':') else { return };
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim().to_ascii_lowercase().as_str() {
            "date" | "published" | "pubdate" => self.header.date = dates::alone(self.lexicon, value),
            "title" | "headline" if !value.is_empty() => {
                let before = line.find(value).map_or(0, |at| line[..at].chars().count());
                let start = position + before;
                self.header.title = Some(Span::new(start, start + value.chars().count()));
            }
            _ => {}
        }
    }

    /// A line of text: its opening marks tell the block, the rest is read for its words.
    fn content(&mut self, line: &str, position: usize) {
        let (kind, marks) = opening(line);
        let text = &line[marks..];
        let position = position + line[..marks].chars().count();
        match kind {
            Some(kind) => self.out.block(kind, position),
            None if self.open == Open::Nothing => self.out.block(BlockKind::Paragraph, position),
            None => {}
        }
        inline(&mut self.out, text, position);
        self.open = if kind == Some(BlockKind::Heading) { Open::Nothing } else { Open::Text };
    }
}

/// A line of dashes, stars or equals signs, or a link definition: nothing to read.
fn is_rule(content: &str) -> bool {
    let drawn = content.len() >= 3 && content.bytes().all(|b| b"-*_=|: ".contains(&b));
    let definition = content.starts_with('[') && content.contains("]: ");
    drawn || definition
}

/// The kind of block that the marks of a line open, and their length in bytes.
fn opening(line: &str) -> (Option<BlockKind>, usize) {
    let mut at = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
    let rest = &line[at..];
    let hashes = rest.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) && rest[hashes..].starts_with(' ') {
        return (Some(BlockKind::Heading), at + hashes);
    }
    if rest.starts_with("![") {
        return (Some(BlockKind::Caption), at);
    }
    if rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("+ ") {
        return (Some(BlockKind::Item), at + 1);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && rest[digits..].starts_with(". ") {
        at += digits + 1;
        return (Some(BlockKind::Item), at);
    }
    (rest.starts_with('|').then_some(BlockKind::Item), at)
}

/// Copies a line without its emphasis marks, link targets and tags.
fn inline(out: &mut Builder, text: &str, mut position: usize) {
    let mut rest = text;
    // Where the last closing marks stand, so that one that is never closed is not searched for again and again.
    let last = [text.rfind(')'), text.rfind('>')];
    while !rest.is_empty() {
        let plain = rest.find(['*', '_', '`', '[', ']', '!', '<', '\\', '&', '|']).unwrap_or(rest.len());
        let length = rest[..plain].chars().count();
        out.copy(&rest[..plain], position, length);
        position += length;
        rest = &rest[plain..];
        let at = text.len() - rest.len();
        let (bytes, kept) = mark(rest, last.map(|last| last.is_some_and(|last| last > at)));
        let marked = &rest[..bytes];
        let length = marked.chars().count();
        match kept {
            Kept::All => out.copy(marked, position, length),
            Kept::None => {}
            Kept::Char(c) => out.decode(c.encode_utf8(&mut [0; 4]), position, length),
        }
        position += length;
        rest = &rest[bytes..];
    }
}

/// What is read of a mark.
enum Kept {
    All,
    None,
    Char(char),
}

/// The length of the mark with which `rest` begins, and what is read of it; `closed` says whether a round and an angle
/// bracket are still to come.
fn mark(rest: &str, closed: [bool; 2]) -> (usize, Kept) {
    let Some(first) = rest.chars().next() else { return (0, Kept::None) };
    match first {
        '*' | '`' | '_' => (1, Kept::None),
        '!' if rest.starts_with("![") => (2, Kept::None),
        '[' => (1, Kept::None),
        ']' if rest.starts_with("](") && closed[0] => (rest.find(')').map_or(1, |at| at + 1), Kept::None),
        ']' => (1, Kept::None),
        '<' if closed[1] && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
            (rest.find('>').map_or(1, |at| at + 1), Kept::None)
        }
        '\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => (1, Kept::None),
        '&' => entities::decode(rest).map_or((1, Kept::All), |(c, bytes)| (bytes, Kept::Char(c))),
        '|' => (1, Kept::Char('\n')),
        other => (other.len_utf8(), Kept::All),
    }
}
