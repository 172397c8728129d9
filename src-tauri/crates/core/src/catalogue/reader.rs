//! Reads one table of a file by hand, so that every problem can name its line and what would be right.
//!
//! Each method notes what is wrong and hands back something harmless; the caller builds the whole value and looks afterwards whether
//! anything was noted. That way one look at a file finds all of its problems.

mod numbers;
mod texts;

use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problems, nearest};

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
