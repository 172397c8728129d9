//! Reads one table of a file by hand, so that every problem can name its line and what would be right.
//!
//! Each method notes what is wrong and hands back something harmless; the caller builds the whole value and looks afterwards whether
//! anything was noted. That way one look at a file finds all of its problems.

use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problems, nearest};
use super::words::Word;

/// One table, its place in the file and the keys that were asked for.
pub(crate) struct Reader<'d> {
    problems: &'d Problems<'d>,
    table: &'d DeTable<'d>,
    span: Range<usize>,
    path: String,
    known: RefCell<Vec<&'static str>>,
}

impl<'d> Reader<'d> {
    pub(crate) fn new(problems: &'d Problems<'d>, table: &'d Spanned<DeTable<'d>>) -> Self {
        Self {
            problems,
            table: table.get_ref(),
            span: table.span(),
            path: String::new(),
            known: RefCell::default(),
        }
    }

    /// Where the value of a key stands; the table's own place if there is none.
    pub(crate) fn place(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.span.clone(), Spanned::span)
    }

    /// Notes that the value of a key is wrong.
    pub(crate) fn wrong(&self, key: &str, text: &str) {
        self.problems
            .add(&self.place(key), format!("`{}` {text}", self.full(key)));
    }

    /// Whether the key is there, whatever its value.
    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    fn full(&self, key: &str) -> String {
        format!("{}{key}", self.path)
    }

    pub(crate) fn value(&self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.known.borrow_mut().push(key);
        self.table.get(key)
    }

    fn missing(&self, key: &str, right: &str) {
        if self.problems.torn() {
            return;
        }
        self.problems
            .add(&self.span, format!("`{}` is missing: {right}", self.full(key)));
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'d>>, right: &str) {
        let is = value.get_ref().type_str();
        self.problems.add(
            &value.span(),
            format!("`{}` is of type {is}; it should be {right}", self.full(key)),
        );
    }

    /// A text of at most `most` letters; `right` says what it is for.
    pub(crate) fn text(&self, key: &'static str, most: usize, right: &str) -> String {
        match self.value(key) {
            Some(value) => self.text_of(key, value, most, right),
            None => {
                self.missing(key, right);
                String::new()
            }
        }
    }

    /// A text that may be left out.
    pub(crate) fn text_if_there(&self, key: &'static str, most: usize, right: &str) -> Option<String> {
        self.value(key).map(|value| self.text_of(key, value, most, right))
    }

    fn text_of(&self, key: &str, value: &Spanned<DeValue<'d>>, most: usize, right: &str) -> String {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, &format!("a text: {right}"));
            return String::new();
        };
        let letters = text.chars().count();
        if text.trim().is_empty() {
            self.problems
                .add(&value.span(), format!("`{}` is empty: {right}", self.full(key)));
        } else if letters > most {
            self.problems.add(
                &value.span(),
                format!(
                    "`{}` has {letters} letters; at most {most} fit: {right}",
                    self.full(key)
                ),
            );
        } else if text.chars().any(char::is_control) {
            self.problems.add(
                &value.span(),
                format!(
                    "`{}` holds a line break or control character; write it as one line",
                    self.full(key)
                ),
            );
        }
        text.to_owned()
    }

    /// A list of texts, each on its own place; `count` says how many there may be.
    pub(crate) fn texts(
        &self,
        key: &'static str,
        count: RangeInclusive<usize>,
        most: usize,
        right: &str,
    ) -> Vec<String> {
        self.list(key, count, right)
            .map(|value| self.text_of(key, value, most, right))
            .collect()
    }

    /// A list, empty where the key is missing (which is noted unless `count` allows none).
    fn list(
        &self,
        key: &'static str,
        count: RangeInclusive<usize>,
        right: &str,
    ) -> impl Iterator<Item = &'d Spanned<DeValue<'d>>> + use<'d> {
        let mut values = None;
        match self.value(key) {
            Some(value) => match value.get_ref().as_array() {
                Some(array) if count.contains(&array.len()) => values = Some(array),
                Some(array) => self.wrong(key, &count_text(array.len(), &count, right)),
                None => self.wrong_type(key, value, &format!("a list in [ ]: {right}")),
            },
            None if count.contains(&0) => {}
            None => self.missing(key, right),
        }
        values.into_iter().flat_map(|array| array.iter())
    }

    /// One word of a vocabulary.
    pub(crate) fn word<W: Word>(&self, key: &'static str) -> Option<W> {
        match self.value(key) {
            Some(value) => self.word_of(key, value),
            None => {
                self.missing(key, &one_of::<W>());
                None
            }
        }
    }

    /// A list of words of a vocabulary, each at most once.
    pub(crate) fn words<W: Word + PartialEq>(&self, key: &'static str, count: RangeInclusive<usize>) -> Vec<W> {
        let mut found = Vec::new();
        for value in self.list(key, count, &one_of::<W>()) {
            if let Some(word) = self.word_of::<W>(key, value) {
                if found.contains(&word) {
                    let text = format!("`{}` names {} twice; once is enough", self.full(key), word.word());
                    self.problems.add(&value.span(), text);
                } else {
                    found.push(word);
                }
            }
        }
        found
    }

    /// A list of words of a vocabulary in which one may come again.
    pub(crate) fn list_of_words<W: Word>(&self, key: &'static str, count: RangeInclusive<usize>) -> Vec<W> {
        self.list(key, count, &one_of::<W>())
            .filter_map(|value| self.word_of(key, value))
            .collect()
    }

    fn word_of<W: Word>(&self, key: &str, value: &Spanned<DeValue<'d>>) -> Option<W> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, &one_of::<W>());
            return None;
        };
        let word = W::WORDS.iter().copied().find(|word| word.word() == text);
        if word.is_none() {
            let hint = match nearest(text, W::WORDS.iter().map(|word| word.word())) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it should be {}", one_of::<W>()),
            };
            self.problems.add(
                &value.span(),
                format!("`{}` does not know \"{text}\"; {hint}", self.full(key)),
            );
        }
        word
    }

    /// A whole number within `range`.
    pub(crate) fn number(&self, key: &'static str, range: RangeInclusive<u32>, right: &str) -> u32 {
        match self.value(key) {
            Some(value) => self.number_of(key, value, &range, right),
            None => {
                self.missing(key, right);
                *range.start()
            }
        }
    }

    /// A whole number that may be left out.
    pub(crate) fn number_if_there(&self, key: &'static str, range: RangeInclusive<u32>, right: &str) -> Option<u32> {
        self.value(key).map(|value| self.number_of(key, value, &range, right))
    }

    fn number_of(&self, key: &str, value: &Spanned<DeValue<'d>>, range: &RangeInclusive<u32>, right: &str) -> u32 {
        let (least, most) = (range.start(), range.end());
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, &format!("a whole number from {least} to {most}: {right}"));
            return *least;
        };
        match u32::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) if range.contains(&number) => number,
            Ok(_) | Err(_) => {
                let is = integer.as_str();
                self.wrong(
                    key,
                    &format!("is {is}; it should be a whole number from {least} to {most}: {right}"),
                );
                *least
            }
        }
    }

    /// Two numbers, the smaller first; may be left out.
    pub(crate) fn range(&self, key: &'static str, within: RangeInclusive<u32>) -> Option<(u32, u32)> {
        let value = self.value(key)?;
        let right = "two whole numbers, least and most: [8, 12]";
        let pair: Option<Vec<u32>> = value.get_ref().as_array().map(|array| {
            array
                .iter()
                .map(|value| self.number_of(key, value, &within, right))
                .collect()
        });
        match pair.as_deref() {
            Some([least, most]) if least <= most => Some((*least, *most)),
            Some(_) => {
                self.wrong(key, &format!("should be {right}"));
                None
            }
            None => {
                self.wrong_type(key, value, right);
                None
            }
        }
    }

    /// true or false; `otherwise` where it is left out.
    pub(crate) fn flag(&self, key: &'static str, otherwise: Option<bool>) -> bool {
        match self.value(key) {
            Some(value) => value.get_ref().as_bool().unwrap_or_else(|| {
                self.wrong_type(key, value, "true or false");
                false
            }),
            None => otherwise.unwrap_or_else(|| {
                self.missing(key, "true or false");
                false
            }),
        }
    }

    /// A table that has to be there; `right` says what stands in it.
    pub(crate) fn table(&self, key: &'static str, right: &str) -> Option<Reader<'d>> {
        match self.value(key) {
            Some(value) => self.table_of(key, value, format!("{}{key}.", self.path)),
            None => {
                self.missing(key, right);
                None
            }
        }
    }

    /// A table that may be left out.
    pub(crate) fn table_if_there(&self, key: &'static str) -> Option<Reader<'d>> {
        let value = self.value(key)?;
        self.table_of(key, value, format!("{}{key}.", self.path))
    }

    /// A list of tables, `[[key]]` in the file.
    pub(crate) fn tables(&self, key: &'static str, count: RangeInclusive<usize>, right: &str) -> Vec<Reader<'d>> {
        self.list(key, count, right)
            .enumerate()
            .filter_map(|(index, value)| {
                let path = format!("{}{key} {}: ", self.path, index + 1);
                self.table_of(key, value, path)
            })
            .collect()
    }

    fn table_of(&self, key: &str, value: &'d Spanned<DeValue<'d>>, path: String) -> Option<Reader<'d>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table");
            return None;
        };
        Some(Reader {
            problems: self.problems,
            table,
            span: value.span(),
            path,
            known: RefCell::default(),
        })
    }

    /// Says which keys nobody asked for, with the known name that looks most like each.
    pub(crate) fn close(self) {
        let known = self.known.borrow();
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let hint = match nearest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    let mut names = known.clone();
                    names.sort_unstable();
                    names.dedup();
                    format!("known here: {}", names.join(", "))
                }
            };
            self.problems
                .add(&key.span(), format!("`{}` is not a known key; {hint}", self.full(name)));
        }
    }
}

fn count_text(is: usize, count: &RangeInclusive<usize>, right: &str) -> String {
    let (least, most) = (count.start(), count.end());
    let wanted = if least == most {
        format!("exactly {least}")
    } else {
        format!("from {least} to {most}")
    };
    format!("has {is} entries; it should have {wanted}: {right}")
}

fn one_of<W: Word>() -> String {
    let words: Vec<&str> = W::WORDS.iter().map(|word| word.word()).collect();
    format!("{}, one of: {}", W::WHAT, words.join(", "))
}
