//! HTML pages and fragments: the words of the report without the furniture of the page.
//!
//! In: tag soup. Out: running text in blocks with its way back to the input, the day and the title that the page states.
//! Left out: scripts, styles, navigation, asides, forms, site headers and footers; and, where the page marks its article
//! or main part and that holds enough text, all that stands outside of it. One pass, no recursion, no tree.

use super::visible::{Builder, Header, Visible};
use super::{BlockKind, dates, entities};
use crate::lang::Lexicon;
use crate::span::Span;

/// Bytes of text from which on a marked article is trusted to be the whole report.
const ENOUGH: usize = 250;

/// Reads a page.
pub(super) fn read(source: &str, lexicon: &'static Lexicon) -> (Visible<'static>, Header) {
    let mut reader = Reader { source, lexicon, ..Reader::default() };
    while reader.at < source.len() {
        reader.step();
    }
    reader.finish()
}

#[derive(Default)]
struct Reader<'s> {
    source: &'s str,
    lexicon: &'static Lexicon,
    /// The next byte.
    at: usize,
    /// The code point that it begins.
    position: usize,
    out: Builder,
    header: Header,
    /// An element whose content is left out, and how deep it is nested in itself.
    skipped: Option<(String, usize)>,
    /// How many `article` and `main` elements are open.
    inside: usize,
    /// The blocks that stand in an article or main element, and the bytes of their text.
    article: Vec<bool>,
    article_bytes: usize,
    /// Set once a quoted value, or any tag, runs to the end of the input: the next one is not searched for again.
    quotes_broken: bool,
    tags_broken: bool,
}

impl<'s> Reader<'s> {
    fn step(&mut self) {
        let rest = &self.source[self.at..];
        let Some(next) = rest.bytes().position(|b| b == b'<' || b == b'&') else {
            self.text(rest.len());
            return;
        };
        if next > 0 {
            self.text(next);
            return;
        }
        if rest.starts_with('&') {
            self.reference(rest);
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            self.pass(comment.find("-->").map_or(rest.len(), |end| end + 7));
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            self.tag(rest);
        } else {
            self.text(1);
        }
    }

    /// Moves on by `bytes` of the input.
    fn pass(&mut self, bytes: usize) {
        self.position += self.source[self.at..self.at + bytes].chars().count();
        self.at += bytes;
    }

    fn text(&mut self, bytes: usize) {
        let piece = &self.source[self.at..self.at + bytes];
        let length = piece.chars().count();
        if self.skipped.is_none() {
            self.open_block_if_none();
            self.out.copy(piece, self.position, length);
            if self.inside > 0 {
                self.article_bytes += piece.trim().len();
            }
        }
        self.position += length;
        self.at += bytes;
    }

    fn reference(&mut self, rest: &str) {
        match entities::decode(rest) {
            Some((decoded, bytes)) => {
                if self.skipped.is_none() {
                    self.open_block_if_none();
                    self.out.decode(&decoded, self.position, bytes);
                }
                self.pass(bytes);
            }
            None => self.text(1),
        }
    }

    fn open_block_if_none(&mut self) {
        if self.out.block_count() == 0 {
            self.block(BlockKind::Paragraph);
        }
    }

    fn block(&mut self, kind: BlockKind) {
        self.out.block(kind, self.position);
        self.article.resize(self.out.block_count(), false);
        if let Some(last) = self.article.last_mut() {
            *last = self.inside > 0;
        }
    }

    fn tag(&mut self, rest: &str) {
        let Some(length) = self.tag_length(rest) else { return self.text(1) };
        let tag = &rest[..length];
        let closing = tag.starts_with("</");
        let name_start = if closing { 2 } else { 1 };
        let name: String =
            tag[name_start..].chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" | "textarea" | "title" if !closing => return self.raw_element(&name, length),
            _ => self.pass(length),
        }
        if self.skipped.is_some() {
            self.inside_skipped(&name, closing, tag);
        } else if !closing && is_furniture(&name, tag, self.inside > 0) {
            if !tag.ends_with("/>") {
                self.skipped = Some((name, 1));
            }
        } else {
            self.element(&name, closing, tag);
        }
    }

    /// The length of the tag with which `rest` begins; quoted attribute values may hold ">".
    fn tag_length(&mut self, rest: &str) -> Option<usize> {
        if self.tags_broken {
            return None;
        }
        if !self.quotes_broken {
            let mut quote = None;
            for (at, b) in rest.bytes().enumerate() {
                match (quote, b) {
                    (None, b'>') => return Some(at + 1),
                    (None, b'"' | b'\'') => quote = Some(b),
                    (Some(open), b) if b == open => quote = None,
                    _ => {}
                }
            }
            self.quotes_broken = true;
        }
        let length = rest.find('>').map(|at| at + 1);
        self.tags_broken = length.is_none();
        length
    }

    /// Counts the nesting of what is left out. The article or the end of the page ends it, for a tag never closed.
    fn inside_skipped(&mut self, name: &str, closing: bool, tag: &str) {
        let Some((skipped, depth)) = &mut self.skipped else { return };
        let ends = matches!(name, "main" | "article") && !closing && !matches!(skipped.as_str(), "aside" | "article");
        if skipped == name && !tag.ends_with("/>") {
            *depth = if closing { *depth - 1 } else { *depth + 1 };
        }
        if ends || *depth == 0 || (name == "body" && closing) {
            self.skipped = None;
            self.block(BlockKind::Paragraph);
        }
        if ends {
            self.element(name, closing, tag);
        }
    }

    fn element(&mut self, name: &str, closing: bool, tag: &str) {
        match name {
            "article" | "main" => {
                self.inside = if closing { self.inside.saturating_sub(1) } else { self.inside + 1 };
                self.block(BlockKind::Paragraph);
            }
            "meta" => self.meta(tag),
            "time" if !closing && self.header.date.is_none() => {
                self.header.date = attribute(tag, "datetime").and_then(|day| dates::alone(self.lexicon, day));
            }
            "br" => self.out.decode("\n", self.position.saturating_sub(1), 1),
            _ => {
                if let Some(kind) = block_kind(name) {
                    self.block(if closing { BlockKind::Paragraph } else { kind });
                }
            }
        }
    }

    /// An element whose content is not markup: passed over up to its end, looked at for title and date.
    fn raw_element(&mut self, name: &str, open: usize) {
        self.pass(open);
        let rest = &self.source[self.at..];
        let length = find_end(rest, name);
        let content = &rest[..length];
        if name == "title" && self.header.title.is_none() && self.skipped.is_none() {
            let lead = content.chars().take_while(|c| c.is_whitespace()).count();
            let start = self.position + lead;
            self.header.title =
                Some(Span::new(start, start + content.trim().chars().count())).filter(|s| !s.is_empty());
        }
        if name == "script" && self.header.date.is_none() {
            self.header.date = published_in_linked_data(self.lexicon, content);
        }
        self.pass(length);
    }

    fn meta(&mut self, tag: &str) {
        const KEYS: [&str; 9] = [
            "article:published_time",
            "og:published_time",
            "date",
            "dc.date",
            "dc.date.issued",
            "pubdate",
            "publish-date",
            "datepublished",
            "parsely-pub-date",
        ];
        let key = ["property", "name", "itemprop"].iter().find_map(|name| attribute(tag, name));
        if key.is_some_and(|key| KEYS.contains(&key.to_ascii_lowercase().as_str()))
            && let Some(date) = attribute(tag, "content").and_then(|day| dates::alone(self.lexicon, day))
        {
            self.header.date = Some(date);
        }
    }

    fn finish(self) -> (Visible<'static>, Header) {
        let mut visible = self.out.finish();
        if self.article_bytes >= ENOUGH {
            for (block, &is_article) in visible.blocks.iter_mut().zip(&self.article) {
                if !is_article && block.kind != Some(BlockKind::Heading) {
                    block.kind = None;
                }
            }
        }
        (visible, self.header)
    }
}

/// The byte at which the closing tag of `name` begins.
fn find_end(text: &str, name: &str) -> usize {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|&b| b == b'<') {
        let at = from + at;
        let tail = &bytes[at + 1..];
        let is_end = tail.first() == Some(&b'/')
            && tail.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
        if is_end {
            return at;
        }
        from = at + 1;
    }
    text.len()
}

/// The value of an attribute of `tag`.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(found) = lower[from..].find(name) {
        let at = from + found;
        from = at + name.len();
        let apart = lower[..at].ends_with([' ', '\t', '\n', '\r', '"', '\'']);
        let Some(value) = tag[from..].trim_start().strip_prefix('=').filter(|_| apart) else { continue };
        let value = value.trim_start();
        return match value.as_bytes().first() {
            Some(&quote @ (b'"' | b'\'')) => value[1..].split(char::from(quote)).next(),
            _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
        };
    }
    None
}

/// The publication day in a page's JSON-LD.
fn published_in_linked_data(lexicon: &Lexicon, script: &str) -> Option<crate::text::Date> {
    let (_, rest) = script.split_once("\"datePublished\"")?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    dates::alone(lexicon, value.split('"').next()?)
}

/// Whether an element is furniture of the page and not part of the report.
fn is_furniture(name: &str, tag: &str, inside_article: bool) -> bool {
    const NAMES: [&str; 14] = [
        "nav", "aside", "footer", "form", "noscript", "template", "svg", "iframe", "button", "select", "dialog",
        "menu", "object", "video",
    ];
    const ROLES: [&str; 6] = ["navigation", "banner", "contentinfo", "complementary", "search", "menu"];
    const CLASSES: [&str; 14] = [
        "nav",
        "navigation",
        "breadcrumb",
        "breadcrumbs",
        "sidebar",
        "related",
        "related-articles",
        "newsletter",
        "advertisement",
        "advert",
        "ad",
        "share",
        "social",
        "comments",
    ];
    if NAMES.contains(&name) || (name == "header" && !inside_article) {
        return true;
    }
    if !matches!(name, "div" | "section" | "ul" | "ol" | "p" | "span") {
        return false;
    }
    let is_hidden = attribute(tag, "aria-hidden") == Some("true");
    let role = attribute(tag, "role").is_some_and(|role| ROLES.contains(&role));
    let class =
        attribute(tag, "class").is_some_and(|class| class.split_whitespace().any(|word| CLASSES.contains(&word)));
    is_hidden || role || class
}

fn block_kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "td" | "th" | "dt" | "dd" | "option" => BlockKind::Item,
        "figcaption" | "caption" => BlockKind::Caption,
        "p" | "div" | "section" | "ul" | "ol" | "dl" | "table" | "tr" | "blockquote" | "figure" | "pre" | "hr"
        | "header" | "address" | "body" | "tbody" | "thead" => BlockKind::Paragraph,
        _ => return None,
    })
}
