//! Local times of a scenario: in the zone then in force, each naming exactly one instant.

use std::time::Duration;

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

/// Longer than any scenario, short enough to reckon with.
const LONGEST_SPAN: u64 = 100_000_000;

/// Reads `2026-03-27T09:00:00` or, with its offset, `2026-10-25T02:30:00+02:00`.
///
/// # Errors
/// What is wrong and what would be right: no such form, a time that the zone leaves out, a time that comes twice without its offset,
/// an offset that the zone does not have then.
pub(super) fn read(text: &str, zone: Tz) -> Result<DateTime<Tz>, String> {
    if let Ok(with_offset) = DateTime::parse_from_rfc3339(text) {
        let there = with_offset.with_timezone(&zone);
        if there.offset().fix() != *with_offset.offset() {
            let right = there.offset().fix();
            return Err(format!(
                "the offset of \"{text}\" is not that of {zone} at that time; it is {right}"
            ));
        }
        return Ok(there);
    }
    let forms = [
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
    ];
    let local = forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let Some(local) = local else {
        return Err(format!(
            "\"{text}\" is no local time; write it as \"2026-03-27T09:00:00\""
        ));
    };
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => Ok(at),
        MappedLocalTime::None => Err(format!(
            "\"{text}\" does not exist in {zone}: the clocks are set forward over it; choose a time before or after"
        )),
        MappedLocalTime::Ambiguous(first, second) => Err(format!(
            "\"{text}\" comes twice in {zone}; write which: \"{}\" or \"{}\"",
            first.to_rfc3339(),
            second.to_rfc3339()
        )),
    }
}

/// Reads one whole number and one unit: `90m`.
pub(super) fn span(text: &str) -> Option<Duration> {
    let (count, factor) = match text.split_at_checked(text.len().checked_sub(1)?)? {
        (count, "s") => (count, 1),
        (count, "m") => (count, 60),
        (count, "h") => (count, 3600),
        _ => return None,
    };
    let plain = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    let count: u64 = plain.then(|| count.parse().ok()).flatten()?;
    (count <= LONGEST_SPAN).then(|| Duration::from_secs(count * factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = chrono_tz::Europe::Berlin;

    #[test]
    fn a_local_time_names_one_instant_or_says_why_not() {
        let utc = |text| read(text, ZONE).map(|at| at.to_utc().to_rfc3339());
        assert_eq!(utc("2026-03-27T09:00:00"), Ok("2026-03-27T08:00:00+00:00".to_owned()));
        assert_eq!(
            utc("2026-10-25T02:30:00+01:00"),
            Ok("2026-10-25T01:30:00+00:00".to_owned())
        );
        assert!(utc("2026-10-25T02:30:00").is_err_and(|why| why.contains("+02:00")));
        assert!(utc("2026-03-29T02:30:00").is_err_and(|why| why.contains("does not exist")));
        assert!(utc("2026-03-27T09:00:00+02:00").is_err_and(|why| why.contains("it is +01:00")));
        assert!(utc("tomorrow").is_err_and(|why| why.contains("write it as")));
    }
}
