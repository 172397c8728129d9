use std::time::Duration;

use unknot_core::ports::Sensed;

/// Turns crossings of thresholds into one story: a pause begins, input comes back. Several alarms fire at the same key press; it is told once.
#[derive(Debug, Default)]
pub(crate) struct Pause {
    told: Option<Duration>,
    return_wanted: bool,
}

/// Two sights of one pause differ by the rounding of the clocks involved.
const SAME_PAUSE: Duration = Duration::from_millis(20);

impl Pause {
    /// A watched length was reached; each length tells, so the same pause may be told twice.
    pub(crate) fn reached(&mut self, since: Duration) -> Sensed {
        let since = match self.told {
            Some(told) if told.abs_diff(since) <= SAME_PAUSE => told,
            Some(_) | None => since,
        };
        self.told = Some(since);
        Sensed::IdleSince(since)
    }

    pub(crate) fn want_return(&mut self) {
        self.return_wanted = true;
    }

    /// Input at `at`, if anybody waits for it.
    pub(crate) fn input(&mut self, at: Duration) -> Option<Sensed> {
        let awaited = self.return_wanted || self.told.is_some();
        *self = Self::default();
        awaited.then_some(Sensed::Input(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn one_key_press_is_told_once_however_many_alarms_it_fires() {
        let mut pause = Pause::default();
        assert_eq!(pause.reached(ms(1000)), Sensed::IdleSince(ms(1000)));
        assert_eq!(pause.input(ms(9000)), Some(Sensed::Input(ms(9000))));
        assert_eq!(pause.input(ms(9001)), None);
    }

    #[test]
    fn gap_and_absence_of_one_pause_begin_at_the_same_time() {
        let mut pause = Pause::default();
        assert_eq!(pause.reached(ms(1000)), Sensed::IdleSince(ms(1000)));
        assert_eq!(pause.reached(ms(1003)), Sensed::IdleSince(ms(1000)));
    }

    #[test]
    fn a_wanted_return_is_told_without_a_pause() {
        let mut pause = Pause::default();
        assert_eq!(pause.input(ms(10)), None);
        pause.want_return();
        assert_eq!(pause.input(ms(20)), Some(Sensed::Input(ms(20))));
        assert_eq!(pause.input(ms(30)), None);
    }
}
