//! Texts and words of a vocabulary.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::DeValue;

use super::Reader;
use crate::catalogue::problem::nearest;
use crate::catalogue::words::Word;

impl<'d> Reader<'d> {
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
}

fn one_of<W: Word>() -> String {
    let words: Vec<&str> = W::WORDS.iter().map(|word| word.word()).collect();
    format!("{}, one of: {}", W::WHAT, words.join(", "))
}
