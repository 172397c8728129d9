//! Reading settings.toml: every key may be missing, a wrong one falls back to its default alone, and nothing is wrong in silence.

use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{KEYS, Key, SECTIONS};
use super::mend::{Lines, mend, stands_in};
use super::{Settings, Value};
use crate::catalogue::nearest;

/// Something in settings.toml that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// The dotted key, where it is about one.
    pub key: Option<String>,
    /// What is wrong; what would be right.
    pub what: String,
    /// A default stands in for what is written; otherwise this is a warning.
    pub replaced: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "settings.toml:{}: ", self.line)?;
        if let Some(key) = &self.key {
            write!(f, "{key}: ")?;
        }
        f.write_str(&self.what)
    }
}

/// Reads the text of a settings.toml. What cannot be read is left at its default and told, in order of line. Text that is no TOML costs
/// only the lines it stands on, as far as one can tell where it begins and ends.
pub fn parse(text: &str) -> (Settings, Vec<Problem>) {
    let (text, faults) = mend(text);
    let (table, _) = DeTable::parse_recoverable(&text);
    let mut reading = Reading {
        text: &text,
        lines: Lines::of(&text),
        settings: Settings::default(),
        problems: Vec::new(),
    };
    for fault in faults {
        reading.tell(fault.line, None, fault.what, true);
    }
    reading.top(table.get_ref());
    let mut problems = reading.problems;
    problems.sort_by_key(|problem| problem.line);
    (reading.settings, problems)
}

struct Reading<'t> {
    text: &'t str,
    lines: Lines,
    settings: Settings,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn top(&mut self, table: &DeTable<'_>) {
        for (name, value) in table {
            let line = self.lines.line(name.span().start);
            match value.get_ref() {
                DeValue::Table(section) if SECTIONS.contains(&name.get_ref().as_ref()) => {
                    for (short, value) in section {
                        self.key(&format!("{}.{}", name.get_ref(), short.get_ref()), short.span(), value);
                    }
                }
                DeValue::Table(_) if stands_in(name.get_ref()) => {}
                DeValue::Table(_) => {
                    let what = match nearest(name.get_ref(), SECTIONS) {
                        Some(near) => format!("[{}] is no section; did you mean [{near}]?", name.get_ref()),
                        None => format!(
                            "[{}] is no section; there are [{}]",
                            name.get_ref(),
                            SECTIONS.join("], [")
                        ),
                    };
                    self.tell(line, None, what, false);
                }
                DeValue::String(_)
                | DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_)
                | DeValue::Array(_) => self.key(name.get_ref(), name.span(), value),
            }
        }
    }

    /// Takes the value written for `name`, whose own place is `at`.
    fn key(&mut self, name: &str, at: Range<usize>, value: &Spanned<DeValue<'_>>) {
        let line = self.lines.line(at.start);
        let Some(key) = KEYS.iter().find(|key| key.name == name) else {
            return self.tell(line, Some(name), unknown(name), false);
        };
        let raw = self.raw(value.span());
        let taken = match read(value.get_ref()) {
            Some(value) => (key.set)(&mut self.settings, &value),
            None => Err((key.misfit)(&raw)),
        };
        match taken {
            Err(what) => {
                let default = Settings::default()
                    .get(name)
                    .map_or_else(String::new, |value| value.to_string());
                let what = format!("{what} (until then: {default})");
                self.tell(self.lines.line(value.span().start), Some(name), what, true);
            }
            Ok(()) => {
                if let Some(warning) = key.warning(&self.settings) {
                    self.tell(line, Some(name), warning, false);
                }
            }
        }
    }

    fn tell(&mut self, line: usize, key: Option<&str>, what: String, replaced: bool) {
        self.problems.push(Problem {
            line,
            key: key.map(str::to_owned),
            what,
            replaced,
        });
    }

    /// What was written there, on one line and not too long.
    fn raw(&self, span: Range<usize>) -> String {
        const LONG: usize = 60;
        let written = self.text.get(span).unwrap_or_default();
        let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(LONG) {
            Some((end, _)) => format!("{} ...", line.get(..end).unwrap_or_default()),
            None => line,
        }
    }
}

/// Where a key of that name would belong, or what else was meant.
fn unknown(name: &str) -> String {
    let short = name.rsplit_once('.').map_or(name, |(_, short)| short);
    let homes: Vec<&Key> = KEYS.iter().filter(|key| key.short() == short).collect();
    if let [home] = homes.as_slice() {
        return match home.name.split_once('.') {
            Some((section, _)) => format!("belongs under [{section}]; it is not taken here"),
            None => "belongs above the first section; it is not taken here".to_owned(),
        };
    }
    let (section, neighbours): (&str, Vec<&Key>) = match name.rsplit_once('.') {
        Some((section, _)) => (section, KEYS.iter().filter(|key| key.section() == section).collect()),
        None => ("", KEYS.iter().collect()),
    };
    match nearest(short, neighbours.iter().map(|key| key.short())) {
        Some(near) if section.is_empty() => format!("there is no such setting; did you mean {near}?"),
        Some(near) => format!("there is no such setting; did you mean {section}.{near}?"),
        None => "there is no such setting; it is left alone".to_owned(),
    }
}

/// The value, if it is of a type that any setting has.
fn read(value: &DeValue<'_>) -> Option<Value> {
    match value {
        DeValue::Boolean(on) => Some(Value::Switch(*on)),
        DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix())
            .ok()
            .map(Value::Number),
        DeValue::String(text) => Some(Value::Text(text.to_string())),
        DeValue::Array(items) => items
            .iter()
            .map(|item| item.get_ref().as_str().map(str::to_owned))
            .collect::<Option<Vec<String>>>()
            .map(Value::List),
        DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Table(_) => None,
    }
}

#[cfg(test)]
mod tests;
