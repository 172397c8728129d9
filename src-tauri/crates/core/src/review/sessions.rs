//! Sessions and sets of a week: as prescribed when begun, so that a deload, a comeback or choosing less lower what is asked.

use super::IsoWeek;
use crate::Day;

/// A session that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLog {
    /// The day it began.
    pub day: Day,
    /// Its movements.
    pub movements: Vec<MovementLog>,
}

/// One movement of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovementLog {
    /// Sets prescribed when the session began.
    pub prescribed: u32,
    /// Sets done; may be more.
    pub done: u32,
}

impl SessionLog {
    /// Sets prescribed, and of these done: sets beyond the prescribed of a movement do not count.
    fn sets(&self) -> Sets {
        self.movements.iter().fold(Sets::default(), |sum, movement| Sets {
            prescribed: sum.prescribed + movement.prescribed,
            done: sum.done + movement.done.min(movement.prescribed),
        })
    }

    /// Whether at least half of the prescribed sets were done.
    pub fn is_done(&self) -> bool {
        let sets = self.sets();
        2 * sets.done >= sets.prescribed
    }
}

/// Sessions of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sessions {
    /// Planned days of the whole week.
    pub planned: u32,
    /// Sessions done, of any length; more than planned is shown as it is.
    pub done: u32,
}

/// Sets of the sessions begun in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sets {
    /// As prescribed when begun.
    pub prescribed: u32,
    /// Done of these.
    pub done: u32,
}

/// Both counts of `week`; how many were planned is the plan's to say.
pub fn sessions(week: IsoWeek, planned: u32, begun: &[SessionLog]) -> (Sessions, Sets) {
    let (mut count, mut sets) = (Sessions { planned, done: 0 }, Sets::default());
    for session in begun.iter().filter(|session| week.span().contains(&session.day)) {
        count.done += u32::from(session.is_done());
        let own = session.sets();
        sets.prescribed += own.prescribed;
        sets.done += own.done;
    }
    (count, sets)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(date: &str, movements: &[(u32, u32)]) -> SessionLog {
        let movement = |&(prescribed, done): &(u32, u32)| MovementLog { prescribed, done };
        SessionLog {
            day: Day(date.parse().expect("a date")),
            movements: movements.iter().map(movement).collect(),
        }
    }

    #[test]
    fn half_of_the_sets_make_a_session_and_extra_sets_make_up_for_nothing() {
        let week: IsoWeek = "2026-W14".parse().expect("a week");
        let begun = [
            session("2026-03-29", &[(2, 2)]),
            // 3 of 6: done. The third set of the first movement is beyond the two prescribed.
            session("2026-03-30", &[(2, 3), (2, 1), (2, 0)]),
            // 2 of 5: begun, not done.
            session("2026-04-01", &[(3, 2), (2, 0)]),
        ];
        let expected = (
            Sessions { planned: 3, done: 1 },
            Sets {
                prescribed: 11,
                done: 5,
            },
        );
        assert_eq!(sessions(week, 3, &begun), expected);
        assert_eq!(sessions(week, 0, &[]), (Sessions::default(), Sets::default()));
    }
}
