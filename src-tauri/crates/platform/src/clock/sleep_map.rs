use std::time::Duration;

use super::Reading;

/// Two clocks that part by less than this have not seen a sleep.
const SLEPT: Duration = Duration::from_secs(1);
/// A sleep is found out this much after waking at the latest, as whatever finds it is itself woken by the waking.
const FOUND_WITHIN: Duration = Duration::from_secs(1);

/// Places moments of the X server's clock, which stands still in sleep, on the boot clock, which does not.
///
/// Input 10 s (of the standing clock) before the first look after an hour's sleep was an hour and 10 s ago.
#[derive(Debug, Clone)]
pub(crate) struct SleepMap {
    /// Sleep so far, as last seen.
    slept: Duration,
    /// The last sleep: where on the standing clock it lies, and how much had been slept before it.
    last: Option<(Duration, Duration)>,
}

impl SleepMap {
    pub(crate) fn new(now: &Reading) -> Self {
        Self {
            slept: now.boot.saturating_sub(now.mono),
            last: None,
        }
    }

    /// When something happened that is `age` ago on the standing clock.
    pub(crate) fn boot_of(&mut self, now: &Reading, age: Duration) -> Duration {
        let slept = now.boot.saturating_sub(now.mono);
        if slept > self.slept + SLEPT {
            self.last = Some((now.mono.saturating_sub(FOUND_WITHIN), self.slept));
        }
        self.slept = slept;
        let moment = now.mono.saturating_sub(age);
        match self.last {
            Some((asleep, slept_before)) if moment < asleep => moment + slept_before,
            Some(_) | None => moment + slept,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(boot: u64, mono: u64) -> Reading {
        Reading {
            boot: Duration::from_secs(boot),
            mono: Duration::from_secs(mono),
            utc: chrono::DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn without_sleep_an_age_is_an_age() {
        let mut map = SleepMap::new(&at(100, 100));
        assert_eq!(
            map.boot_of(&at(200, 200), Duration::from_secs(30)),
            Duration::from_secs(170)
        );
    }

    #[test]
    fn input_before_an_hours_sleep_stays_before_it() {
        let mut map = SleepMap::new(&at(100, 100));
        let woken = at(3_800, 200);
        assert_eq!(map.boot_of(&woken, Duration::from_secs(10)), Duration::from_secs(190));
        // Typed after waking, looked at later.
        assert_eq!(
            map.boot_of(&at(3_900, 300), Duration::from_secs(20)),
            Duration::from_secs(3_880)
        );
        // Still the input of before the sleep.
        assert_eq!(
            map.boot_of(&at(3_900, 300), Duration::from_secs(110)),
            Duration::from_secs(190)
        );
    }

    #[test]
    fn the_key_that_finds_the_sleep_is_pressed_after_it() {
        let mut map = SleepMap::new(&at(100, 100));
        assert_eq!(
            map.boot_of(&at(3_800, 200), Duration::from_millis(3)),
            Duration::from_millis(3_799_997)
        );
    }
}
