//! Hours and pauses: the two rules that look at the wall clock.

use std::time::Duration;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::event::PauseFor;
use crate::now::ROLLOVER_HOUR;
use crate::settings::Hours;

impl Hours {
    /// Whether breaks are offered at this local time: on each of the days from `from` until `to`, `to` excluded; a `to` not later than
    /// `from` is that of the next day.
    pub fn contain(&self, local: NaiveDateTime) -> bool {
        let yesterday = local.date().checked_sub_days(Days::new(1));
        [Some(local.date()), yesterday].into_iter().flatten().any(|date| {
            self.window_of(date)
                .is_some_and(|(from, to)| from <= local && local < to)
        })
    }

    /// The first instant after `wall` at which [`Hours::contain`] may answer differently. On the days of a clock change it may come
    /// early, never late.
    pub fn next_change(&self, wall: DateTime<Tz>) -> Option<DateTime<Tz>> {
        let local = wall.naive_local();
        let borders = (0..9).filter_map(|ahead| (local.date() - Days::new(1)).checked_add_days(Days::new(ahead)));
        let next = borders
            .filter_map(|date| self.window_of(date))
            .flat_map(|(from, to)| [from, to])
            .filter_map(|border| first_showing(wall.timezone(), border))
            .filter(|at| *at > wall)
            .min();
        near_clock_change(wall, next)
    }

    /// The next instant from which breaks are offered; none inside the hours or without days.
    pub fn next_opening(&self, wall: DateTime<Tz>) -> Option<DateTime<Tz>> {
        let local = wall.naive_local();
        if self.contain(local) {
            return None;
        }
        (0..9)
            .filter_map(|ahead| local.date().checked_add_days(Days::new(ahead)))
            .filter_map(|date| self.window_of(date))
            .filter_map(|(from, _)| first_showing(wall.timezone(), from))
            .find(|at| *at > wall)
    }

    fn window_of(&self, date: NaiveDate) -> Option<(NaiveDateTime, NaiveDateTime)> {
        if !self.days.contains(&date.weekday()) {
            return None;
        }
        let end_date = if self.to > self.from {
            date
        } else {
            date.checked_add_days(Days::new(1))?
        };
        Some((date.and_time(self.from), end_date.and_time(self.to)))
    }
}

/// Zones change their offset on a quarter of an hour. If one does so within a day, look again at each quarter until then.
fn near_clock_change(wall: DateTime<Tz>, next: Option<DateTime<Tz>>) -> Option<DateTime<Tz>> {
    let offset = wall.naive_local() - wall.naive_utc();
    let tomorrow = wall + TimeDelta::days(1);
    if tomorrow.naive_local() - tomorrow.naive_utc() == offset {
        return next;
    }
    let past_quarter = i64::from(wall.minute() % 15) * 60 + i64::from(wall.second());
    let quarter =
        wall - TimeDelta::nanoseconds(i64::from(wall.nanosecond())) + TimeDelta::seconds(15 * 60 - past_quarter);
    Some(next.map_or(quarter, |next| next.min(quarter)))
}

/// The first instant at which a clock in `zone` shows `local` or, where that time is left out, something later.
fn first_showing(zone: Tz, local: NaiveDateTime) -> Option<DateTime<Tz>> {
    (0..=8)
        .filter_map(|quarters| local.checked_add_signed(TimeDelta::minutes(15 * quarters)))
        .find_map(|later| zone.from_local_datetime(&later).earliest())
}

/// A pause with its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Pause {
    /// Until this time of the boot clock.
    Boot(Duration),
    /// Until the wall clock shows this: the time as it reads, and the instant at which it is expected to (milliseconds of the epoch).
    Wall {
        /// As it reads.
        local: NaiveDateTime,
        /// When that is, in the zone in force.
        epoch_ms: i64,
    },
}

impl Pause {
    pub(super) fn asked(what: PauseFor, boot: Duration, wall: DateTime<Tz>) -> Self {
        match what {
            PauseFor::Length(length) => Pause::Boot(boot + length),
            PauseFor::Until(time) => Self::until(time, wall),
            PauseFor::Today => Self::until(
                NaiveTime::from_hms_opt(ROLLOVER_HOUR, 0, 0).unwrap_or(NaiveTime::MIN),
                wall,
            ),
        }
    }

    /// The first instant after now at which the clock shows `time`; the second 02:30 of an autumn night counts where the first is past.
    fn until(time: NaiveTime, wall: DateTime<Tz>) -> Self {
        let today = wall.date_naive();
        let candidates = (0..3)
            .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
            .flat_map(|date| {
                let local = date.and_time(time);
                let shown = wall.timezone().from_local_datetime(&local);
                [
                    shown.earliest().or_else(|| first_showing(wall.timezone(), local)),
                    shown.latest(),
                ]
            });
        let end = candidates.flatten().find(|at| *at > wall).unwrap_or(wall);
        Pause::Wall {
            local: end.naive_local(),
            epoch_ms: end.timestamp_millis(),
        }
    }

    /// The same pause by a clock that was set, or in another zone: over if the clock jumped past its end, otherwise until the clock shows
    /// that time next.
    pub(super) fn moved_to(self, wall: DateTime<Tz>) -> Self {
        match self {
            Pause::Boot(_) => self,
            Pause::Wall { local, .. } if wall.naive_local() >= local => Pause::Wall {
                local,
                epoch_ms: wall.timestamp_millis(),
            },
            Pause::Wall { local, .. } => Self::until(local.time(), wall),
        }
    }

    /// How long it still lasts.
    pub(super) fn left(self, boot: Duration, wall: DateTime<Tz>) -> Duration {
        match self {
            Pause::Boot(end) => end.saturating_sub(boot),
            Pause::Wall { epoch_ms, .. } => {
                Duration::from_millis(u64::try_from(epoch_ms - wall.timestamp_millis()).unwrap_or(0))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin(text: &str) -> DateTime<Tz> {
        let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a local time");
        chrono_tz::Europe::Berlin
            .from_local_datetime(&local)
            .earliest()
            .expect("it exists")
    }

    fn hours(days: &[chrono::Weekday], from: &str, to: &str) -> Hours {
        let time = |text| NaiveTime::parse_from_str(text, "%H:%M").expect("a time");
        Hours {
            days: days.to_vec(),
            from: time(from),
            to: time(to),
        }
    }

    fn contains(hours: &Hours, text: &str) -> bool {
        hours.contain(berlin(text).naive_local())
    }

    #[test]
    fn the_end_is_excluded_and_weekends_are_free() {
        let week = hours(&[chrono::Weekday::Mon, chrono::Weekday::Fri], "08:00", "18:00");
        assert!(contains(&week, "2026-03-27 08:00"));
        assert!(contains(&week, "2026-03-27 17:59"));
        assert!(!contains(&week, "2026-03-27 18:00"));
        assert!(!contains(&week, "2026-03-28 12:00"));
        assert_eq!(
            week.next_change(berlin("2026-03-27 18:00")),
            Some(berlin("2026-03-30 08:00"))
        );
        assert_eq!(
            week.next_opening(berlin("2026-03-27 18:00")),
            Some(berlin("2026-03-30 08:00"))
        );
    }

    #[test]
    fn a_night_shift_runs_into_the_next_day() {
        let night = hours(&[chrono::Weekday::Fri], "22:00", "06:00");
        assert!(contains(&night, "2026-03-27 23:00"));
        assert!(contains(&night, "2026-03-28 05:59"));
        assert!(!contains(&night, "2026-03-28 06:00"));
        assert!(!contains(&night, "2026-03-28 23:00"));
        // From equal to `to` is a whole day.
        assert!(contains(
            &hours(&[chrono::Weekday::Fri], "08:00", "08:00"),
            "2026-03-28 07:59"
        ));
    }

    #[test]
    fn pauses_end_at_the_next_showing_of_a_time() {
        let left = |from: &str, until: PauseFor| {
            let wall = berlin(from);
            Pause::asked(until, Duration::ZERO, wall)
                .left(Duration::ZERO, wall)
                .as_secs()
                / 60
        };
        let time = |hour, minute| PauseFor::Until(NaiveTime::from_hms_opt(hour, minute, 0).expect("a time"));
        assert_eq!(left("2026-03-27 13:30", time(14, 0)), 30);
        assert_eq!(left("2026-03-27 14:00", time(14, 0)), 24 * 60);
        assert_eq!(left("2026-03-27 14:00", PauseFor::Today), 14 * 60);
        // The night of 29 March is an hour short: 23:00 to 04:00 is four hours.
        assert_eq!(left("2026-03-28 23:00", PauseFor::Today), 4 * 60);
        // 02:30 is left out that night; the pause ends when the clock jumps to 03:00.
        assert_eq!(left("2026-03-29 01:30", time(2, 30)), 30);
        // In October 02:30 comes twice: asked at the first 02:45, it ends at the second.
        assert_eq!(left("2026-10-25 02:45", time(2, 30)), 45);
    }
}
