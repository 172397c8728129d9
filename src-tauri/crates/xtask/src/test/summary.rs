//! What the run came to, in a table and one closing line.

use std::fmt::{self, Display};
use std::time::Duration;

use super::tally::Tally;

/// One step, after it.
pub(super) struct Line {
    pub(super) name: &'static str,
    /// `None`: what the step needs is not there yet.
    pub(super) result: Option<(Tally, Duration)>,
}

/// Every step in order.
pub(super) struct Summary(pub(super) Vec<Line>);

impl Summary {
    /// All counts together.
    pub(super) fn total(&self) -> Tally {
        let mut total = Tally::default();
        for (tally, _) in self.0.iter().filter_map(|line| line.result) {
            total += tally;
        }
        total
    }
}

impl Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Line { name, result } in &self.0 {
            match result {
                None => writeln!(f, "      {name:<22} not there yet")?,
                Some((tally, time)) => {
                    let mark = if tally.failed == 0 { "ok" } else { "FAIL" };
                    let time = time.as_secs_f64();
                    writeln!(f, "{mark:>4}  {name:<22} {:<34} {time:7.1} s", counts(*tally))?;
                }
            }
        }
        write!(f, "\n{}", counts(self.total()))
    }
}

/// `3 passed, 0 failed`, and what was skipped where something was.
fn counts(tally: Tally) -> String {
    let skipped = if tally.skipped == 0 {
        String::new()
    } else {
        format!(", {} skipped", tally.skipped)
    };
    format!("{} passed, {} failed{skipped}", tally.passed, tally.failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_the_sum_and_stands_alone() {
        let line = |name, passed, failed, skipped| Line {
            name,
            result: Some((
                Tally {
                    passed,
                    failed,
                    skipped,
                },
                Duration::from_millis(1500),
            )),
        };
        let whole = Summary(vec![
            line("a", 3, 0, 0),
            line("b", 10, 1, 2),
            Line {
                name: "c",
                result: None,
            },
        ]);
        let text = whole.to_string();
        assert_eq!(text.lines().last(), Some("13 passed, 1 failed, 2 skipped"));
        assert!(text.contains("not there yet") && text.contains("FAIL  b"));
        assert_eq!(
            Summary(vec![line("a", 3, 0, 0)]).to_string().lines().last(),
            Some("3 passed, 0 failed")
        );
    }
}
