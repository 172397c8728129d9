//! What a test may do to the world, as lines of JSON.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use chrono::{NaiveDateTime, TimeZone};
use chrono_tz::Europe::Berlin;
use serde::Deserialize;
use tempfile::TempDir;
use unknot_core::Signal;
use unknot_core::ports::Sensed;
use unknot_link::Address;
use unknot_tests::world::World;

/// A Friday morning, at the beginning of work.
const START: &str = "2026-03-27T09:00:00";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    advance: Option<String>,
    typing: Option<String>,
    signal: Option<Signal>,
    on: Option<bool>,
    lock: Option<bool>,
    restart: Option<bool>,
    die: Option<bool>,
    reset: Option<String>,
}

/// The world on stage, and the folder it lives in.
pub(crate) struct Theatre {
    world: World,
    _folder: TempDir,
}

impl Theatre {
    pub(crate) fn open() -> Result<Self> {
        Self::at(START)
    }

    fn at(start: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let local = NaiveDateTime::parse_from_str(start, "%Y-%m-%dT%H:%M:%S")
            .with_context(|| format!("{start} is no local time like {START}"))?;
        let start = Berlin
            .from_local_datetime(&local)
            .earliest()
            .context("that time does not exist")?;
        Ok(Self {
            world: World::new(folder.path(), start)?,
            _folder: folder,
        })
    }

    pub(crate) fn address(&self) -> Result<Address> {
        self.world.address()
    }

    /// Plays every line, in order.
    pub(crate) fn play(&mut self, lines: &str) -> Result<()> {
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            let read: Line = serde_json::from_str(line).with_context(|| format!("cannot read {line}"))?;
            self.play_line(read).with_context(|| format!("cannot play {line}"))?;
        }
        Ok(())
    }

    fn play_line(&mut self, line: Line) -> Result<()> {
        if let Some(start) = line.reset {
            *self = Self::at(&start)?;
        }
        if line.die == Some(true) {
            self.world.end();
        }
        if line.restart == Some(true) {
            self.world.end();
            self.world.start()?;
        }
        if let Some(locked) = line.lock {
            self.world.sense(Sensed::Locked(locked))?;
        }
        if let Some(signal) = line.signal {
            self.world
                .sense(Sensed::Signal(signal, line.on.context("a signal is on or not")?))?;
        }
        if let Some(by) = line.advance {
            let typing = line.typing.as_deref().map(length).transpose()?;
            self.world.advance(length(&by)?, typing)?;
        }
        Ok(())
    }
}

fn length(text: &str) -> Result<Duration> {
    let (count, unit) = text.split_at(text.len().saturating_sub(1));
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ => bail!("\"{text}\" is no length; write 30s, 25m or 2h"),
    };
    Ok(Duration::from_secs(
        count
            .parse::<u64>()
            .with_context(|| format!("\"{text}\" is no length"))?
            * seconds,
    ))
}
