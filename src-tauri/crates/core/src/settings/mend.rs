//! Text that is no TOML, made into TOML by leaving out as few lines as can be.
//!
//! The parser goes on behind a fault as best it can, but a bracket that is never closed takes the rest of the file with it, and a line
//! without `=` the rest of its section. So the first line at fault is taken out and the whole is parsed again, until it parses.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// Faults of form that are told one by one; a file that is something else altogether has one on each line.
pub(super) const TOLD: usize = 10;
/// After that, passes in which every line at fault is taken out at once.
const COARSE: usize = 10;
/// Stands in for a section whose head cannot be read, so that the lines below it do not fall to the section before.
const NO_SECTION: &str = "unreadable-";

/// A line that was left out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Counted from 1.
    pub(super) line: usize,
    /// What is wrong with it; what would be right.
    pub(super) what: String,
}

/// Gives back text that is TOML, line for line the same but for those left out, and what was wrong with these.
pub(super) fn mend(text: &str) -> (String, Vec<Fault>) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut faults: Vec<Fault> = Vec::new();
    let mut untold: Vec<usize> = Vec::new();
    for _ in 0..TOLD + COARSE {
        let present = lines.join("\n");
        let (table, errors) = DeTable::parse_recoverable(&present);
        let Some(first) = errors.iter().min_by_key(|error| place(error)) else {
            tell_rest(&mut faults, &untold);
            return (present, faults);
        };
        let places = Lines::of(&present);
        if faults.len() < TOLD {
            let line = places.line(culprit(&places, table.get_ref(), place(first)));
            faults.push(Fault {
                line,
                what: words(lines.get(line - 1).map_or("", String::as_str), first),
            });
            take_out(&mut lines, line);
        } else {
            for line in errors.iter().map(|error| places.line(place(error))) {
                untold.push(line);
                take_out(&mut lines, line);
            }
        }
    }
    let what = "nothing in this file can be read; it should hold lines like micro_every = \"25m\" below [breaks]";
    let line = 1;
    (
        String::new(),
        vec![Fault {
            line,
            what: what.to_owned(),
        }],
    )
}

fn tell_rest(faults: &mut Vec<Fault>, untold: &[usize]) {
    if let Some(&line) = untold.iter().min() {
        let mut lines = untold.to_vec();
        lines.sort_unstable();
        lines.dedup();
        let what = format!("more lines from here on cannot be read: {}", lines.len());
        faults.push(Fault { line, what });
    }
}

fn words(line: &str, error: &Error) -> String {
    let why = error.message().trim_end();
    if is_head(line) {
        format!(
            "this cannot be read ({why}), so the lines below it are not taken either; write a section once, like [breaks]"
        )
    } else {
        format!("this cannot be read ({why}); write it like micro_every = \"25m\"")
    }
}

/// Whether a section begins on this line.
fn is_head(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

fn take_out(lines: &mut [String], line: usize) {
    if let Some(text) = lines.get_mut(line - 1) {
        *text = if is_head(text) {
            format!("[{NO_SECTION}{line}]")
        } else {
            String::new()
        };
    }
}

/// Whether this section stands in for one whose head could not be read.
pub(super) fn stands_in(section: &str) -> bool {
    section.starts_with(NO_SECTION)
}

fn place(error: &Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

/// Where the mistake was made that shows at `at`: at the start of a value that goes on over several lines up to there, if there is one,
/// for it was most likely never closed.
fn culprit(places: &Lines, table: &DeTable<'_>, at: usize) -> usize {
    let spans = table.values().flat_map(|value| match value.get_ref() {
        DeValue::Table(section) => section.values().map(Spanned::span).collect(),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_) => vec![value.span()],
    });
    let goes_on = |span: &Range<usize>| span.start < at && at <= span.end && places.line(span.start) < places.line(at);
    spans.filter(goes_on).map(|span| span.start).min().unwrap_or(at)
}

/// Where the lines of a text begin.
pub(super) struct Lines {
    breaks: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at);
        Self {
            breaks: breaks.collect(),
        }
    }

    /// The line of a place in the text, counted from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        1 + self.breaks.partition_point(|line_break| *line_break < at)
    }
}
