//! The stream of input of an `active` stretch.

use std::time::Duration;

/// Inputs at `next`, `next + every`, ...
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Typing {
    pub(super) next: Duration,
    pub(super) every: Duration,
}

impl Typing {
    /// Skips to the last input before `border`. Only right while no input on the way can change anything but "the person is there".
    pub(super) fn skip_to_before(&mut self, border: Duration) {
        if let Some(room) = border.checked_sub(self.next).filter(|room| !room.is_zero()) {
            let steps = (room.as_secs() - 1) / self.every.as_secs().max(1);
            self.next += self.every * u32::try_from(steps).unwrap_or(u32::MAX);
        }
    }

    pub(super) fn step(&mut self) {
        self.next += self.every;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stops_short_of_the_border() {
        let at = |next, every, border| {
            let mut typing = Typing {
                next: Duration::from_secs(next),
                every: Duration::from_secs(every),
            };
            typing.skip_to_before(Duration::from_secs(border));
            typing.next.as_secs()
        };
        assert_eq!(at(10, 1, 20), 19);
        assert_eq!(at(10, 3, 20), 19);
        assert_eq!(at(10, 3, 19), 16);
        assert_eq!(at(10, 6, 12), 10);
        assert_eq!(at(10, 6, 10), 10);
        assert_eq!(at(10, 6, 5), 10);
    }
}
