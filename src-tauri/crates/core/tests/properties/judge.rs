//! Follows the lines of a week with the little that must be known, and says what is against the contract.

use crate::lines::{Line, Sums};
use crate::weeks::{Intervals, Week};

/// The open break as its lines tell it.
#[derive(Debug, Clone)]
struct Open {
    kind: String,
    held: Option<String>,
    /// On the screen now.
    offered: bool,
    taking: bool,
    shown: bool,
}

impl Open {
    /// It may have been dropped for a move break since, without a line.
    fn may_be_dropped(&self) -> bool {
        self.kind == "micro" && !self.offered && !self.taking
    }
}

#[derive(Debug)]
struct Judge {
    intervals: Intervals,
    open: Option<Open>,
    /// When each counter was last surely 0.
    zero: [i64; 2],
    /// Nothing of the kind is offered before this: a real rest lies an interval or less back.
    not_before: [i64; 2],
    first_showings: Vec<i64>,
    ended: u64,
    done: u64,
    natural: u64,
}

/// Checks everything that the lines alone can tell, and the sums.
pub(crate) fn judge(week: &Week, lines: &[Line], sums: Sums) {
    let mut judge = Judge {
        intervals: week.intervals,
        open: None,
        zero: [0; 2],
        not_before: [0; 2],
        first_showings: Vec::new(),
        ended: 0,
        done: 0,
        natural: 0,
    };
    let mut last = 0;
    for line in lines {
        assert!(line.t >= last, "time goes back at {line:?}");
        last = line.t;
        judge.hear(line);
    }
    judge.sum(week, sums);
}

impl Judge {
    fn hear(&mut self, line: &Line) {
        let kind = || line.kind.clone().expect("a kind");
        let reason = || line.reason.clone().expect("every hold has a reason");
        match line.event.as_str() {
            "due" => self.due(line, kind()),
            "offered" => self.offered(line, &kind()),
            "held" => {
                let open = self.of(line);
                assert!(open.held.is_none() && !open.taking, "{line:?} while {open:?}");
                (open.held, open.offered) = (Some(reason()), false);
            }
            "released" => {
                let open = self.of(line);
                assert_eq!(open.held.take(), Some(reason()), "{line:?}");
            }
            "taking" => {
                let open = self.of(line);
                assert!(open.offered && open.held.is_none(), "{line:?} while {open:?}");
                (open.offered, open.taking) = (false, true);
            }
            "snoozed" => {
                let open = self.of(line);
                assert!(open.offered, "{line:?} while {open:?}");
                open.offered = false;
            }
            "done" | "partly" | "skipped" | "expired" => self.end(line, &kind()),
            "natural" => self.rest(line, &kind()),
            "gap" if kind() == "slept" => {
                let slept = line.seconds.expect("a gap has its length");
                for at in 0..2 {
                    if slept >= self.intervals.rest[at] && !self.open.as_ref().is_some_and(|open| open.taking) {
                        self.not_before[at] = line.t + signed(self.intervals.every[at]);
                    }
                }
            }
            "gap" | "session_due" | "review_due" => {}
            other => panic!("what is {other}?"),
        }
    }

    fn of(&mut self, line: &Line) -> &mut Open {
        let open = self
            .open
            .as_mut()
            .unwrap_or_else(|| panic!("{line:?}, and no break is open"));
        assert_eq!(Some(&open.kind), line.kind.as_ref(), "{line:?} while {open:?}");
        open
    }

    fn due(&mut self, line: &Line, kind: String) {
        if let Some(open) = &self.open {
            assert!(open.may_be_dropped(), "two breaks: {line:?} while {open:?}");
        }
        let at = index(&kind);
        let since = line.t - self.zero[at];
        assert!(
            since >= signed(self.intervals.every[at]),
            "{line:?} {since} s after the counter was 0: a minute counted twice"
        );
        self.open = Some(Open {
            kind,
            held: None,
            offered: false,
            taking: false,
            shown: false,
        });
    }

    fn offered(&mut self, line: &Line, kind: &str) {
        let intervals = self.intervals;
        let not_before = self.not_before[index(kind)];
        assert!(
            line.t >= not_before,
            "{line:?} although a rest lies less than an interval back"
        );
        assert!(
            line.seconds.is_some_and(|waited| waited <= intervals.wait_max),
            "{line:?} waited too long"
        );
        let open = self.of(line);
        assert!(
            open.held.is_none() && !open.offered && !open.taking,
            "{line:?} while {open:?}"
        );
        let first = !open.shown;
        (open.offered, open.shown) = (true, true);
        if first {
            self.first_showings.push(line.t);
            let in_hour = self
                .first_showings
                .iter()
                .filter(|shown| **shown > line.t - 3600)
                .count();
            assert!(
                intervals.per_hour == 0 || in_hour <= intervals.per_hour,
                "{line:?}: {in_hour} in an hour"
            );
        }
    }

    fn end(&mut self, line: &Line, kind: &str) {
        let open = self.of(line).clone();
        let fits = match line.event.as_str() {
            "done" | "partly" => open.taking,
            "skipped" => open.taking || open.offered,
            _ => open.offered,
        };
        assert!(fits, "{line:?} while {open:?}");
        self.open = None;
        self.ended += 1;
        self.done += u64::from(line.event == "done");
        self.zero[0] = line.t;
        if kind == "move" {
            self.zero[1] = line.t;
        }
    }

    fn rest(&mut self, line: &Line, kind: &str) {
        let at = index(kind);
        assert!(
            line.seconds.is_some_and(|lasted| lasted >= self.intervals.rest[at]),
            "{line:?} is no rest"
        );
        if let Some(open) = self.open.take_if(|open| open.kind == kind) {
            assert!(!open.taking, "{line:?} while {open:?}");
        }
        self.natural += 1;
        self.zero[at] = line.t;
        self.not_before[at] = line.t + signed(self.intervals.every[at]);
    }

    fn sum(&self, week: &Week, sums: Sums) {
        assert_eq!((sums.taken, sums.natural), (self.done, self.natural));
        let shown = self.open.as_ref().filter(|open| open.shown);
        let most = self.ended + u64::from(shown.is_some());
        let least = self.ended + u64::from(shown.is_some_and(|open| !open.may_be_dropped()));
        assert!(
            (least..=most).contains(&sums.offered),
            "{} offered, by the lines {least} to {most}",
            sums.offered
        );
        let at_desk = week.seconds_at_desk();
        assert!(
            sums.active_minutes * 60 <= at_desk,
            "more use than {at_desk} s awake and unlocked"
        );
        assert!(sums.longest_sitting_minutes <= sums.active_minutes);
    }
}

fn index(kind: &str) -> usize {
    usize::from(kind == "move")
}

fn signed(seconds: u64) -> i64 {
    i64::try_from(seconds).expect("it fits")
}
