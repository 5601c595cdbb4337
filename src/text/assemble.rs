//! From running text to an [`Article`]: tokens, sentences and blocks with their spans, and what stands out.

use super::format::Format;
use super::offsets::Offsets;
use super::visible::{Header, Mapper, Visible};
use super::{
    Article, Block, BlockKind, Date, Sentence, Token, dateline, dates, html, markdown, plain, quotes, sentences, tokens,
};
use crate::diagnostic::Diagnostic;
use crate::lang::{self, Lexicon, Message};
use crate::limits;
use crate::span::Span;
use crate::world::gazetteer::Gazetteer;

/// Headlines longer than this, in code points, are taken for paragraphs.
const LONGEST_HEADLINE: usize = 180;
/// Blocks from the top in which a line that is a date tells the day.
const DATE_BLOCKS: usize = 8;

/// Reads `source` as `format`, in the language of `lexicon`.
pub(super) fn article(source: &str, format: Format, lexicon: &'static Lexicon, gazetteer: &dyn Gazetteer) -> Article {
    let (visible, header) = match format {
        Format::Plain => (plain::read(source, lexicon, gazetteer), Header::default()),
        Format::Markdown => markdown::read(source, lexicon),
        Format::Html => html::read(source, lexicon),
    };
    let mut article =
        Article { source: source.to_owned(), lexicon, offsets: Offsets::of(source), ..Article::default() };
    let cut = fill(&mut article, &visible);
    article.headline = headline(&article).or(header.title);
    article.datelines = dateline::find(&article.tokens, &article.blocks);
    article.quotes = quotes::find(&article.tokens, &article.blocks);
    article.date = header.date.or_else(|| stated_date(&article));
    article.diagnostics = oddities(&article);
    if let Some(span) = cut {
        let message = Message::LongSentence { most: limits::SENTENCE_TOKENS.into() };
        let warning = Diagnostic::warning("long-sentence", Some(span), message);
        article.diagnostics.push(warning.with_hint(Message::LongSentenceHint {}));
    }
    article
}

/// Tokens, blocks and sentences in one pass over the running text; answers the first sentence that was cut, if one was.
fn fill(article: &mut Article, visible: &Visible<'_>) -> Option<Span> {
    let text = visible.text.as_ref();
    let mut mapper = Mapper::new(&visible.runs);
    let (mut byte, mut position) = (0, 0);
    article.tokens.reserve(text.len() / 5);
    let mut cut = None;
    for (index, block) in visible.blocks.iter().enumerate() {
        let Some(kind) = block.kind else { continue };
        let to = visible.blocks.get(index + 1).map_or(text.len(), |next| next.at);
        let first = article.tokens.len();
        tokens::scan(article.lexicon, text, block.at, to, |piece| {
            position += code_points(&text[byte..piece.start]);
            let start = mapper.start(position);
            let word = &text[piece.start..piece.end];
            position += code_points(word);
            let end = mapper.end(position - 1);
            byte = piece.end;
            let classes = article.lexicon.classes(word);
            article.tokens.push(Token { span: Span::new(start, end), text: word.to_owned(), classes });
        });
        let long = close_block(article, first, kind);
        cut = cut.or(long);
    }
    cut
}

fn code_points(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// Ends the block that began with token `first`: its sentences and its span. Answers the first sentence that was cut.
fn close_block(article: &mut Article, first: usize, kind: BlockKind) -> Option<Span> {
    let tokens = &article.tokens[first..];
    let (Some(head), Some(tail)) = (tokens.first(), tokens.last()) else { return None };
    let span = Span::new(head.span.start, tail.span.end);
    let (mut start, mut cut) = (first, None);
    for end in sentences::ends(article.lexicon, tokens) {
        let end = first + end;
        while start < end {
            let part = start..end.min(start + limits::SENTENCE_TOKENS);
            let span = Span::new(article.tokens[start].span.start, article.tokens[part.end - 1].span.end);
            if part.end < end {
                cut = cut.or(Some(span));
            }
            start = part.end;
            article.sentences.push(Sentence { span, tokens: part });
        }
    }
    article.blocks.push(Block { span, kind, tokens: first..article.tokens.len() });
    cut
}

/// The first heading; in plain text a short first line without a full stop that more text follows.
fn headline(article: &Article) -> Option<Span> {
    if let Some(heading) = article.blocks.iter().find(|block| block.kind == BlockKind::Heading) {
        return Some(heading.span);
    }
    let [first, _, ..] = article.blocks.as_slice() else { return None };
    let last = &article.tokens[first.tokens.end - 1].text;
    let is_line = first.span.len() <= LONGEST_HEADLINE && !last.ends_with(['.', '”', '"', ':']);
    (is_line && first.kind == BlockKind::Paragraph).then_some(first.span)
}

/// The date of a line that is nothing but a date.
fn stated_date(article: &Article) -> Option<Date> {
    article.blocks.iter().take(DATE_BLOCKS).find_map(|block| dates::alone(article.lexicon, article.slice(block.span)))
}

fn oddities(article: &Article) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if article.tokens.is_empty() {
        found.push(
            Diagnostic::warning("empty-report", None, Message::EmptyReport {}).with_hint(Message::EmptyReportHint {}),
        );
    }
    let is_word = |token: &&Token| token.text.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase());
    if !lang::is_read(article.tokens.iter().filter(is_word).map(|token| token.classes)) {
        found.push(
            Diagnostic::warning("unread-language", None, Message::UnreadLanguage {})
                .with_hint(Message::UnreadLanguageHint {}),
        );
    }
    let junk = article.source.chars().filter(|&c| c == '\0' || c == '\u{FFFD}').count();
    if junk > 0 && junk * 50 > article.source.len() {
        found.push(Diagnostic::warning("not-text", None, Message::NotText {}).with_hint(Message::NotTextHint {}));
    }
    found
}
