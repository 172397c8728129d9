//! Reading pose data: values with their lines, and problems in words.

use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::math::{V3, v};

/// More keys than any movement needs; beyond it the data is refused unread.
const MOST_KEYS: usize = 200;
/// No length, angle or time in pose data is larger.
const MOST: f32 = 1000.0;

/// Something wrong with pose data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, from 1; none where the data as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub wrong: String,
    /// What would be right.
    pub right: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(l) = self.line {
            write!(f, "line {l}: ")?;
        }
        write!(f, "{}; {}", self.wrong, self.right)
    }
}

impl std::error::Error for Problem {}

/// The text being read and what was found wrong so far.
pub(crate) struct Reader<'t> {
    text: &'t str,
    pub problems: Vec<Problem>,
}

pub(crate) type Value<'a> = Spanned<DeValue<'a>>;

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            problems: Vec::new(),
        }
    }

    fn line_at(&self, offset: usize) -> usize {
        self.text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
    }

    pub(crate) fn problem(&mut self, at: Option<&Value>, wrong: String, right: impl Into<String>) {
        let line = at.map(|v| self.line_at(v.span().start));
        self.problems.push(Problem {
            line,
            wrong,
            right: right.into(),
        });
    }

    /// The document, if it is TOML at all and no larger than sense allows.
    pub(crate) fn document(&mut self) -> Option<DeTable<'t>> {
        if self.text.len() > 200_000 {
            self.problem(
                None,
                "the pose data is larger than 200 kB".into(),
                "a movement needs a few kB",
            );
            return None;
        }
        match DeTable::parse(self.text) {
            Ok(t) => Some(t.into_inner()),
            Err(e) => {
                let line = e.span().map(|s| self.line_at(s.start));
                self.problems.push(Problem {
                    line,
                    wrong: e.message().to_owned(),
                    right: "write the pose data as TOML".into(),
                });
                None
            }
        }
    }

    /// Counts keys and refuses a heap of them.
    pub(crate) fn small_enough(&mut self, v: &Value, keys: usize) -> bool {
        if keys > MOST_KEYS {
            self.problem(
                Some(v),
                format!("{keys} key poses"),
                format!("a movement has at most {MOST_KEYS}"),
            );
            return false;
        }
        true
    }

    pub(crate) fn table<'a, 'v>(&mut self, v: &'a Value<'v>, name: &str) -> Option<&'a DeTable<'v>> {
        let t = v.get_ref().as_table();
        if t.is_none() {
            self.problem(
                Some(v),
                format!("`{name}` is {}", v.get_ref().type_str()),
                "write a table, { name = value }",
            );
        }
        t
    }

    /// Names in `t` that nothing reads.
    pub(crate) fn only(&mut self, t: &DeTable, known: &[&str], what: &str) {
        for (k, v) in t {
            let name: &str = k.get_ref();
            if !known.contains(&name) {
                self.problem(
                    Some(v),
                    format!("`{name}` is not a word of {what}"),
                    format!("use one of: {}", known.join(", ")),
                );
            }
        }
    }

    pub(crate) fn number(&mut self, v: &Value, name: &str) -> Option<f32> {
        let n = match v.get_ref() {
            DeValue::Integer(i) if i.radix() == 10 => i.as_str().parse::<f32>().ok(),
            DeValue::Float(f) => f.as_str().parse::<f32>().ok(),
            DeValue::Integer(_)
            | DeValue::String(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => None,
        };
        match n {
            Some(n) if n.is_finite() && n.abs() <= MOST => Some(n),
            Some(_) => {
                self.problem(
                    Some(v),
                    format!("`{name}` is no usable number"),
                    format!("write a number between -{MOST} and {MOST}"),
                );
                None
            }
            None => {
                self.problem(
                    Some(v),
                    format!("`{name}` is {}", v.get_ref().type_str()),
                    "write a number",
                );
                None
            }
        }
    }

    pub(crate) fn numbers<const N: usize>(&mut self, v: &Value, name: &str) -> Option<[f32; N]> {
        let Some(a) = v.get_ref().as_array().filter(|a| a.len() == N) else {
            self.problem(
                Some(v),
                format!("`{name}` is not a list of {N} numbers"),
                format!("write [{}]", vec!["0"; N].join(", ")),
            );
            return None;
        };
        let mut out = [0.0; N];
        for (o, x) in out.iter_mut().zip(a.iter()) {
            *o = self.number(x, name)?;
        }
        Some(out)
    }

    pub(crate) fn point(&mut self, v: &Value, name: &str) -> Option<V3> {
        self.numbers::<3>(v, name).map(|[x, y, z]| crate::math::v(x, y, z))
    }

    /// A direction: three numbers, not all zero.
    pub(crate) fn direction(&mut self, val: &Value, name: &str) -> Option<V3> {
        let d = self.point(val, name)?;
        if d.len() < 1e-3 {
            self.problem(
                Some(val),
                format!("`{name}` points nowhere"),
                "write a direction such as [0, 1, 0]",
            );
            return None;
        }
        Some(d.unit_or(v(0.0, 1.0, 0.0)))
    }

    pub(crate) fn text<'a>(&mut self, v: &'a Value, name: &str) -> Option<&'a str> {
        let s = v.get_ref().as_str();
        if s.is_none() {
            self.problem(
                Some(v),
                format!("`{name}` is {}", v.get_ref().type_str()),
                "write words in quotes",
            );
        }
        s
    }

    pub(crate) fn list<'a, 'v>(&mut self, v: &'a Value<'v>, name: &str) -> Vec<&'a Value<'v>> {
        match v.get_ref().as_array() {
            Some(a) => a.iter().collect(),
            None => {
                self.problem(
                    Some(v),
                    format!("`{name}` is {}", v.get_ref().type_str()),
                    "write a list",
                );
                Vec::new()
            }
        }
    }

    /// One of a set of names.
    pub(crate) fn choice<T: Copy>(&mut self, v: &Value, name: &str, all: &[(&'static str, T)]) -> Option<T> {
        let s = self.text(v, name)?;
        let found = all.iter().find(|(n, _)| *n == s).map(|(_, t)| *t);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|(n, _)| *n).collect();
            self.problem(
                Some(v),
                format!("`{name}` \"{s}\" is unknown"),
                format!("use one of: {}", names.join(", ")),
            );
        }
        found
    }
}
