//! What is said of a name and of a sentence in a language.

use dateline_lang::{Argument, Message, WordClass};

use super::Lexicon;

impl Lexicon {
    /// A name with the article that it takes within a sentence: "the ship", "the United States", "the Black Sea".
    pub fn named(&self, name: &str) -> String {
        let first = name.split_once(' ').map_or("", |(first, _)| first);
        if self.is_small(WordClass::The, first) || self.is_small(WordClass::A, first) {
            return name.to_owned();
        }
        let common = name.starts_with(char::is_lowercase);
        let opens = || self.entries(WordClass::ArticleOpening).any(|(opening, _)| name.starts_with(opening));
        let ends = || self.entries(WordClass::ArticleEnding).any(|(ending, _)| name.ends_with(ending));
        if common || opens() || ends() { self.say(&Message::TheNoun { noun: name.into() }) } else { name.to_owned() }
    }

    /// Sentences one after another, each with a capital at its beginning and one stop at its end, also after "Minn.".
    pub fn tell(&self, sentences: &[Message]) -> String {
        let sentence = |message: &Message| {
            let mut words = capitalized(&self.say(message));
            if words.ends_with("..") {
                words.pop();
            }
            words
        };
        sentences.iter().map(sentence).collect::<Vec<_>>().join(" ")
    }

    /// The words of an argument that is a message itself.
    pub(super) fn nested(&self, argument: &Argument) -> String {
        match argument {
            Argument::Text(text) => text.clone(),
            Argument::Count(count) => count.to_string(),
            Argument::Said(message) => self.say(message),
            Argument::Named(message) => self.named(&self.say(message)),
        }
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_the_article_that_they_have() {
        for (name, within) in [
            ("United States", "the United States"),
            ("Black Sea", "the Black Sea"),
            ("ship", "the ship"),
            ("the Hague", "the Hague"),
            ("Unity", "Unity"),
            ("Qom", "Qom"),
        ] {
            assert_eq!(Lexicon::english().named(name), within);
        }
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        let name = || Argument::Named(Box::new(Message::Name { name: "ship".into() }));
        let sentences =
            [Message::NotPlaced { place: name() }, Message::BorderShared { one: name(), other: "Qom".into() }];
        assert_eq!(
            Lexicon::english().tell(&sentences),
            "This cannot be checked: the ship has no position of its own. The ship and Qom share a border."
        );
        let sentence = Message::LiesIn { subject: "Mankato".into(), area: "Minn.".into() };
        assert_eq!(Lexicon::english().tell(&[sentence]), "Mankato lies in Minn.");
    }
}
