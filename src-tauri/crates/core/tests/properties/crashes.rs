//! A crash anywhere is a restart anywhere; and where no break is being taken, both are as if nothing had been.

use proptest::prelude::*;

use crate::lines::output;
use crate::weeks::{Moment, Week, any_week, week_without_taking};

/// The week with `how` in the middle of each pause that `where_` marks; typing goes on after it. Without `how` only the typing is begun
/// anew at the same instants, as its rhythm is.
fn stopped(week: &Week, where_: &[bool], how: Option<&str>) -> String {
    let mut moments: Vec<Moment> = Vec::new();
    let (mut typing, mut asleep) = (None::<String>, false);
    for (moment, stop) in week.moments.iter().zip(where_.iter().cycle()) {
        let mut moment = moment.clone();
        if *stop && !asleep {
            let half = moment.after / 2;
            moment.after -= half;
            let mut before = half;
            if let Some(how) = how {
                moments.push(Moment::new(before, how));
                before = 0;
            }
            match &typing {
                Some(every) => moments.push(Moment::active(before, every)),
                None => moment.after += before,
            }
        }
        typing = moment.typing(typing);
        asleep = moment.what == "sleep" || (asleep && moment.what != "wake");
        moments.push(moment);
    }
    Week {
        moments,
        ..week.clone()
    }
    .text()
}

proptest! {
    #![proptest_config(crate::cases(16))]

    #[test]
    fn a_crash_is_a_restart(week in any_week(), where_ in prop::collection::vec(any::<bool>(), 1..20)) {
        prop_assert_eq!(output(&stopped(&week, &where_, Some("crash"))), output(&stopped(&week, &where_, Some("restart"))));
    }

    #[test]
    fn a_restart_loses_nothing(week in week_without_taking(), where_ in prop::collection::vec(any::<bool>(), 1..20)) {
        prop_assert_eq!(output(&stopped(&week, &where_, Some("restart"))), output(&stopped(&week, &where_, None)));
    }
}
