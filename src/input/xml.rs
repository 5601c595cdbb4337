//! Elements of XML, one after the other.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element with all that is in it; names are without their namespace.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// Its own text, trimmed.
    pub text: String,
    pub children: Vec<Element>,
}

/// Elements within elements at most.
const DEEPEST: usize = 64;

impl Element {
    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first child of a name, where there is some.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str()).filter(|text| !text.is_empty())
    }

    /// An attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn of(start: &BytesStart<'_>) -> Self {
        let local = |name: &[u8]| {
            let name = String::from_utf8_lossy(name);
            name.rsplit(':').next().unwrap_or_default().to_owned()
        };
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).filter_map(std::result::Result::ok).map(|attribute| {
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_or_else(|_| String::new(), |value| value.into_owned());
            (local(attribute.key.as_ref()), value)
        });
        Self { name: local(start.name().as_ref()), attributes: attributes.collect(), ..Self::default() }
    }
}

/// Visits every element of one of the names, whole and from the outside in, with the elements that it stands in: each with what had been
/// read of it before.
///
/// # Errors
///
/// What is wrong with the XML.
pub(super) fn each(
    text: &str,
    names: &[&str],
    visit: &mut dyn FnMut(Element, &[Element]) -> crate::error::Result<()>,
) -> std::result::Result<crate::error::Result<()>, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return Err("its elements are nested too deeply".to_owned());
                }
                open.push(Element::of(&start));
            }
            Event::Empty(start) => {
                open.push(Element::of(&start));
                if let Err(error) = close(&mut open, names, visit) {
                    return Ok(Err(error));
                }
            }
            Event::End(_) => {
                if let Err(error) = close(&mut open, names, visit) {
                    return Ok(Err(error));
                }
            }
            Event::Text(text) => {
                if let (Some(last), Ok(text)) = (open.last_mut(), text.decode()) {
                    last.text.push_str(&text);
                }
            }
            Event::CData(text) => {
                if let (Some(last), Ok(text)) = (open.last_mut(), text.decode()) {
                    last.text.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let Some(last) = open.last_mut() else { continue };
                if let Ok(Some(letter)) = reference.resolve_char_ref() {
                    last.text.push(letter);
                } else if let Ok(name) = reference.decode() {
                    last.text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or(" "));
                }
            }
            Event::Eof => {
                return if open.is_empty() { Ok(Ok(())) } else { Err("it ends within an element".to_owned()) };
            }
            _ => {}
        }
    }
}

/// Closes the last element: it is visited, or becomes a child.
fn close(
    open: &mut Vec<Element>,
    names: &[&str],
    visit: &mut dyn FnMut(Element, &[Element]) -> crate::error::Result<()>,
) -> crate::error::Result<()> {
    let Some(mut element) = open.pop() else { return Ok(()) };
    element.text = element.text.trim().to_owned();
    if names.contains(&element.name.as_str()) {
        return visit(element, open);
    }
    if let Some(parent) = open.last_mut() {
        parent.children.push(element);
    }
    Ok(())
}
