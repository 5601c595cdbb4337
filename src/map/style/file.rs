//! Style files: the built-in ones, and those of a user, which replace what they like of one of them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::lang::Message;
use crate::map::style::palette::{Style, Token};
use crate::map::style::vision;
use crate::scene::Color;

/// A style file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StyleFile {
    name: Option<String>,
    base: Option<String>,
    #[serde(default)]
    colors: BTreeMap<String, String>,
}

/// The built-in styles: name and file.
const BUILT_IN: [(&str, &str); 4] = [
    ("light", include_str!("light.toml")),
    ("dark", include_str!("dark.toml")),
    ("print", include_str!("print.toml")),
    ("contrast", include_str!("contrast.toml")),
];

impl Style {
    /// The built-in style `light`.
    pub fn light() -> Self {
        Self::built_in("light").expect("a test reads every built-in style")
    }

    /// The built-in style of this name: `light`, `dark`, `print` or `contrast`.
    ///
    /// # Errors
    ///
    /// When there is none of this name; the message lists those that there are.
    pub fn built_in(name: &str) -> Result<Self> {
        let found = BUILT_IN.iter().find(|(known, _)| *known == name);
        let (_, source) =
            found.ok_or_else(|| Error::input(Message::NoStyle { style: name.into() }, Message::NoStyleHint {}))?;
        Self::read(source).map(|(style, _)| style)
    }

    /// Reads a style file, and reports what readers could not see in it.
    ///
    /// # Errors
    ///
    /// When the text is not TOML, a token or a field is unknown, a colour is not `#RRGGBB`, or, without a `base`,
    /// a token is missing.
    pub fn read(source: &str) -> Result<(Self, Vec<Diagnostic>)> {
        let file: StyleFile = toml::from_str(source).map_err(|error| {
            let why = error.message().into();
            Error::input(Message::StyleNotUnderstood { why }, Message::StyleNotUnderstoodHint {})
        })?;
        let mut known: BTreeMap<Token, Color> = match &file.base {
            Some(base) => {
                let base = Self::built_in(base)?;
                Token::ALL.iter().map(|&token| (token, base.color(token))).collect()
            }
            None => BTreeMap::new(),
        };
        for (key, value) in &file.colors {
            known.insert(token_of(key)?, color_of(key, value)?);
        }
        let colors = Token::ALL
            .iter()
            .map(|token| {
                known.get(token).copied().ok_or_else(|| {
                    let token = token.key().into();
                    Error::input(Message::StyleLacksColour { token }, Message::StyleLacksColourHint {})
                })
            })
            .collect::<Result<Vec<_>>>()?;
        let style = Self { name: file.name.unwrap_or_else(|| "custom".to_owned()), colors };
        let faults = vision::faults(&style);
        Ok((style, faults))
    }
}

fn token_of(key: &str) -> Result<Token> {
    Token::ALL.iter().copied().find(|token| token.key() == key).ok_or_else(|| {
        let nearest = Token::ALL.iter().map(|token| token.key()).max_by_key(|known| shared_prefix(known, key));
        let nearest = nearest.unwrap_or(Token::Page.key()).into();
        Error::input(
            Message::StyleColoursNothing { token: key.into() },
            Message::StyleColoursNothingHint { token: nearest },
        )
    })
}

fn shared_prefix(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

fn color_of(key: &str, value: &str) -> Result<Color> {
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let Some(number) = number else {
        let what = Message::StyleNotAColour { token: key.into(), colour: value.into() };
        return Err(Error::input(what, Message::StyleNotAColourHint {}));
    };
    let [_, r, g, b] = number.to_be_bytes();
    Ok(Color { r, g, b, a: 255 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_style_is_complete_and_without_fault() {
        for (name, source) in BUILT_IN {
            let (style, faults) = Style::read(source).unwrap();
            assert_eq!(style.name, name);
            assert!(faults.is_empty(), "{name}: {faults:?}");
        }
    }

    #[test]
    fn an_own_style_replaces_only_what_it_names() {
        let (style, _) = Style::read("base = \"dark\"\n[colors]\nsea = \"#000011\"").unwrap();
        assert_eq!(style.color(Token::Sea), Color { r: 0, g: 0, b: 0x11, a: 255 });
        assert_eq!(style.color(Token::Land), Style::built_in("dark").unwrap().color(Token::Land));
    }

    #[test]
    fn a_wrong_style_file_is_told_what_is_wrong() {
        let message = |source: &str| Style::read(source).unwrap_err().to_string();
        assert!(message("[colors]\nfocus-lnd = \"#FFFFFF\"").contains("did you mean `focus-la"));
        assert!(message("base = \"light\"\n[colors]\nsea = \"blue\"").contains("#RRGGBB"));
        assert!(message("[colors]").contains("base = \"light\""));
        assert!(message("base = \"pink\"").contains("no style `pink`"));
        assert!(message("font = 1").contains("`[colors]`"));
    }

    #[test]
    fn a_style_that_hides_its_text_is_reported() {
        let (_, faults) = Style::read("base = \"light\"\n[colors]\ntext = \"#CCCCCC\"").unwrap();
        assert!(faults.iter().any(|fault| crate::lang::voice().say(&fault.message).contains("`text`")));
    }
}
