//! What is wrong with a file, said so that a person can put it right.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::ops::Range;

use serde::Serialize;

/// One thing that is wrong: `file:line: what, and what would be right`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, as it was named to the check.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.text)
    }
}

impl std::error::Error for Problem {}

/// Collects everything that is wrong with one file.
pub(crate) struct Problems<'a> {
    file: &'a str,
    text: &'a str,
    found: RefCell<Vec<Problem>>,
    torn: Cell<bool>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            found: RefCell::default(),
            torn: Cell::new(false),
        }
    }

    /// Line in which a place of the text lies, counted from 1.
    pub(crate) fn line(&self, span: &Range<usize>) -> usize {
        let before = self.text.as_bytes().get(..span.start).unwrap_or_default();
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }

    /// Notes that something is wrong at a place of the text.
    pub(crate) fn add(&self, span: &Range<usize>, text: impl Into<String>) {
        let line = self.line(span);
        self.found.borrow_mut().push(Problem {
            file: self.file.to_owned(),
            line,
            text: text.into(),
        });
    }

    /// Notes that something is wrong in a line found by another reader.
    pub(crate) fn add_at_line(&self, line: usize, text: String) {
        self.found.borrow_mut().push(Problem {
            file: self.file.to_owned(),
            line,
            text,
        });
    }

    /// Says that the text is broken somewhere, so that a key may look missing although it was written.
    pub(crate) fn set_torn(&self, torn: bool) {
        self.torn.set(torn);
    }

    /// Whether the text is broken somewhere.
    pub(crate) fn torn(&self) -> bool {
        self.torn.get()
    }

    /// All that was found, top to bottom.
    pub(crate) fn into_found(self) -> Vec<Problem> {
        let mut found = self.found.into_inner();
        found.sort();
        found.dedup();
        found
    }
}

/// The known name that looks most like `name`, if one looks like it at all.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    known
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .min()
        .filter(|(steps, candidate)| *steps * 2 <= candidate.chars().count().max(2))
        .map(|(_, candidate)| candidate)
}

/// Letters to change, add, drop or swap with their neighbour to get from one name to the other.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.to_lowercase().chars().collect();
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut rows = vec![(0..=other.len()).collect::<Vec<usize>>()];
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let change = rows[i][j] + usize::from(a != b);
            let mut least = change.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && one[i - 1] == *b && *a == other[j - 1] {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}
