//! How many tests a runner says it ran: read from what it printed, since exit codes count nothing.

use std::ops::AddAssign;

/// Who printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Runner {
    /// A check passes or fails as one; what it prints is for people.
    Check,
    Cargo,
    Vitest,
    Playwright,
}

/// Counted tests.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Tally {
    pub(super) passed: u32,
    pub(super) failed: u32,
    pub(super) skipped: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.skipped += more.skipped;
    }
}

/// What a step that ended well or not, and printed this, counts for. A failure is never lost: a runner that failed without
/// a failed test, or that ran no test, counts as one failure.
pub(super) fn tally(runner: Runner, ok: bool, printed: &str) -> Tally {
    let text = plain(printed);
    let mut sum = match runner {
        Runner::Check => Tally {
            passed: u32::from(ok),
            ..Tally::default()
        },
        Runner::Cargo => sum_of(text.lines().filter_map(cargo)),
        Runner::Vitest => sum_of(text.lines().filter_map(vitest)),
        Runner::Playwright => sum_of(text.lines().filter_map(playwright)),
    };
    if sum.failed == 0 && (!ok || sum.passed == 0) {
        sum.failed = 1;
    }
    sum
}

fn sum_of(parts: impl Iterator<Item = Tally>) -> Tally {
    parts.fold(Tally::default(), |mut sum, part| {
        sum += part;
        sum
    })
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`
fn cargo(line: &str) -> Option<Tally> {
    let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    Some(sum_of(counts.split(';').filter_map(count)))
}

/// `      Tests  1 failed | 10 passed | 2 skipped (13)`
fn vitest(line: &str) -> Option<Tally> {
    let counts = line.trim().strip_prefix("Tests ")?;
    Some(sum_of(counts.split('|').filter_map(count)))
}

/// `  5 passed (3.2s)`, a line for each outcome.
fn playwright(line: &str) -> Option<Tally> {
    let counts = line.trim();
    let (words, time) = counts.split_once(" (").unwrap_or((counts, ""));
    let known = ["passed", "failed", "flaky", "skipped", "did not run", "interrupted"];
    let (_, word) = words.split_once(' ')?;
    (known.contains(&word) && (time.is_empty() || time.ends_with(')'))).then(|| count(words))?
}

/// `3 passed`, in any runner's words.
fn count(part: &str) -> Option<Tally> {
    let (number, word) = part.trim().split_once(' ')?;
    let number = number.parse().ok()?;
    let word = word.split(" (").next().unwrap_or(word).trim();
    match word {
        // Flaky: it failed and passed when tried again.
        "passed" | "flaky" => Some(Tally {
            passed: number,
            ..Tally::default()
        }),
        "failed" | "interrupted" => Some(Tally {
            failed: number,
            ..Tally::default()
        }),
        "ignored" | "skipped" | "todo" | "did not run" => Some(Tally {
            skipped: number,
            ..Tally::default()
        }),
        _ => None,
    }
}

/// Without the terminal's colour codes (`ESC [ ... letter`).
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u32, failed: u32, skipped: u32) -> Tally {
        Tally {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn cargos_binaries_add_up() {
        let text = "\
running 3 tests
test a ... ok
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 9 filtered out; finished in 1.20s
test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";
        assert_eq!(tally(Runner::Cargo, false, text), counts(6, 2, 1));
    }

    #[test]
    fn vitest_counts_tests_and_not_their_files() {
        let text = "
 Test Files  1 failed | 4 passed (5)
      Tests  1 failed | 21 passed | 2 skipped | 1 todo (25)
   Start at  10:00:00
";
        assert_eq!(tally(Runner::Vitest, false, text), counts(21, 1, 3));
        let coloured =
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (7)\u{1b}[39m";
        assert_eq!(tally(Runner::Vitest, true, coloured), counts(7, 0, 0));
    }

    #[test]
    fn playwright_has_a_line_for_each_outcome() {
        let text = "
Running 12 tests using 1 worker
  ✓  1 today.spec.ts:5:1 › a break is passed on (1.2s)
  1 failed
    [chromium] › card.spec.ts:9:1 › 3 passed
  1 flaky
    [chromium] › week.spec.ts:4:1 › counts
  2 skipped
  3 did not run
  5 passed (8.1s)
";
        assert_eq!(tally(Runner::Playwright, false, text), counts(6, 1, 5));
    }

    #[test]
    fn no_failure_is_lost() {
        assert_eq!(tally(Runner::Cargo, false, "error: could not compile"), counts(0, 1, 0));
        assert_eq!(
            tally(Runner::Cargo, false, "test result: ok. 2 passed; 0 failed; 0 ignored"),
            counts(2, 1, 0)
        );
        assert_eq!(tally(Runner::Playwright, true, "nothing to run"), counts(0, 1, 0));
        assert_eq!(tally(Runner::Check, false, "1 passed"), counts(0, 1, 0));
        assert_eq!(tally(Runner::Check, true, ""), counts(1, 0, 0));
    }
}
