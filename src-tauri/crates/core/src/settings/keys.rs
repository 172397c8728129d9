//! Every key of settings.toml, once: its name, its place in [`Settings`], what it takes, what is advised.

use std::time::Duration;

use super::words::{Word, duration_text};
use super::{Settings, Value};

/// One key.
pub(super) struct Key {
    /// `breaks.micro_every`; keys above the sections have no dot.
    pub(super) name: &'static str,
    /// Its present value.
    pub(super) get: fn(&Settings) -> Value,
    /// Takes a value, or says what is wrong with it and what would be right.
    pub(super) set: fn(&mut Settings, &Value) -> Result<(), String>,
    /// Says that something of another type, quoted as written, is wrong, and what would be right.
    pub(super) misfit: fn(&str) -> String,
    /// The shortest and the longest that is advised (EVIDENCE 6).
    advised: Option<(Duration, Duration)>,
    /// The same as a duration, for those that are.
    duration: fn(&Settings) -> Option<Duration>,
}

impl Key {
    /// The name within its section.
    pub(super) fn short(&self) -> &'static str {
        self.name.rsplit_once('.').map_or(self.name, |(_, short)| short)
    }

    /// The name of its section; empty above the sections.
    pub(super) fn section(&self) -> &'static str {
        self.name.rsplit_once('.').map_or("", |(section, _)| section)
    }

    /// What to say of a present value that is taken but not advised.
    pub(super) fn warning(&self, settings: &Settings) -> Option<String> {
        let (least, most) = self.advised?;
        let value = (self.duration)(settings)?;
        (value < least || value > most).then(|| {
            format!(
                "\"{}\" is outside the advised \"{}\" to \"{}\"; it is taken all the same",
                duration_text(value),
                duration_text(least),
                duration_text(most)
            )
        })
    }
}

/// The names of the sections.
pub(super) const SECTIONS: [&str; 4] = ["breaks", "hours", "plan", "review"];

const fn minutes(least: u64, most: u64) -> Option<(Duration, Duration)> {
    Some((Duration::from_secs(least * 60), Duration::from_secs(most * 60)))
}

/// A key by its place in [`Settings`]; the name is the place.
macro_rules! key {
    ($($place:ident).+) => { key!(@ $($place).+, None, |_| None) };
    ($($place:ident).+, advised $least:literal to $most:literal minutes) => {
        key!(@ $($place).+, minutes($least, $most), |settings| Some(settings.$($place).+))
    };
    (@ $first:ident $(. $more:ident)?, $advised:expr, $duration:expr) => {
        Key {
            name: concat!(stringify!($first) $(, ".", stringify!($more))?),
            get: |settings| Word::write(&settings.$first $(.$more)?),
            set: |settings, value| {
                settings.$first $(.$more)? = Word::read(value)?;
                Ok(())
            },
            misfit: |raw| misfit(&Settings::default().$first $(.$more)?, raw),
            advised: $advised,
            duration: $duration,
        }
    };
}

/// What to say of `raw` in the place of something like `example`.
fn misfit<W: Word>(_example: &W, raw: &str) -> String {
    W::misfit(raw)
}

/// All keys, in the order of the contract.
pub(super) const KEYS: &[Key] = &[
    key!(language),
    key!(breaks.enabled),
    key!(breaks.micro_every, advised 15 to 45 minutes),
    key!(breaks.micro_length),
    key!(breaks.micro_rest),
    key!(breaks.move_every, advised 40 to 90 minutes),
    key!(breaks.move_length, advised 2 to 5 minutes),
    key!(breaks.move_rest),
    key!(breaks.swallow_within),
    key!(breaks.idle_after),
    key!(breaks.typing_gap),
    key!(breaks.typing_wait_max),
    key!(breaks.offer_lasts),
    key!(breaks.per_hour),
    key!(breaks.per_day),
    key!(breaks.delivery),
    key!(breaks.places),
    key!(breaks.hold_for),
    key!(breaks.apps),
    key!(breaks.sound),
    key!(breaks.private),
    key!(hours.days),
    key!(hours.from),
    key!(hours.to),
    key!(plan.days),
    key!(plan.time),
    key!(plan.length),
    key!(review.time),
];
