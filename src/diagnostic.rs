//! What a stage noticed and could not settle: odd text is never an error, it is a value and its diagnostics.

use dateline_lang::Message;
use std::borrow::Cow;

use crate::span::Span;

/// How much a diagnostic matters to the reader of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// The result may be incomplete or wrong here.
    Warning,
}

/// One thing that was not placed, not drawn, not checked, or is odd.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// A stable code in kebab case, such as `unplaced-name`.
    pub code: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// Where in the input, if anywhere.
    pub span: Option<Span>,
    /// What is the matter; worded, it is one sentence without a full stop.
    pub message: Message,
    /// What the user can do, if anything.
    pub hint: Option<Message>,
}

impl Diagnostic {
    /// A warning about `span`.
    pub fn warning(code: &'static str, span: Option<Span>, message: impl Into<Message>) -> Self {
        Self { code: Cow::Borrowed(code), severity: Severity::Warning, span, message: message.into(), hint: None }
    }

    /// A note about `span`.
    pub fn note(code: &'static str, span: Option<Span>, message: impl Into<Message>) -> Self {
        Self { code: Cow::Borrowed(code), severity: Severity::Note, span, message: message.into(), hint: None }
    }

    /// The same with advice for the user.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<Message>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
