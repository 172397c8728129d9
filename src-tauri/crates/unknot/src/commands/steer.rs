//! Commands that steer the running app; without one they end with status 1.

use std::path::Path;

use unknot_link::{Answer, Call, views};

use crate::args::KindArg;
use crate::failure::Failure;
use crate::resident;

fn call(data_dir: &Path, call: Call) -> Result<(), Failure> {
    resident::connect(data_dir)?.call(call)?;
    Ok(())
}

/// `30m`, `2h`, `today`, `until HH:MM`.
pub(super) fn pause(data_dir: &Path, when: &[String]) -> Result<(), Failure> {
    let words: Vec<&str> = when.iter().map(String::as_str).collect();
    let pause = match words.as_slice() {
        ["until", time] => Call::Pause {
            r#for: None,
            until: Some((*time).to_owned()),
        },
        [length] if *length != "until" => Call::Pause {
            r#for: Some((*length).to_owned()),
            until: None,
        },
        _ => {
            return Err(Failure::BadInput(format!(
                "\"{}\" is no pause; write 30m, 2h, today, or: until 14:30",
                words.join(" ")
            )));
        }
    };
    call(data_dir, pause)
}

pub(super) fn resume(data_dir: &Path) -> Result<(), Failure> {
    call(data_dir, Call::Resume)
}

pub(super) fn take_break(data_dir: &Path, kind: Option<KindArg>) -> Result<(), Failure> {
    let kind = kind.map(|kind| match kind {
        KindArg::Micro => views::Kind::Micro,
        KindArg::Move => views::Kind::Move,
    });
    call(data_dir, Call::Break { kind })
}

pub(super) fn snooze(data_dir: &Path, length: String) -> Result<(), Failure> {
    call(
        data_dir,
        Call::Answer {
            answer: Answer::Snooze { r#for: length },
        },
    )
}

pub(super) fn skip(data_dir: &Path) -> Result<(), Failure> {
    call(data_dir, Call::Answer { answer: Answer::Skip })
}

pub(super) fn quit(data_dir: &Path) -> Result<(), Failure> {
    call(data_dir, Call::Quit)
}
