//! The state as a tray: picture, one line, menu. A value; the platform draws it.

use std::time::Duration;

use chrono::DateTime;
use chrono_tz::Tz;
use unknot_core::breaks::Breaks;
use unknot_core::ports::{Tray, TrayIcon, TrayItem, TrayPress};
use unknot_core::{Reason, Stage};

use crate::words::Words;

const HALF_HOUR: Duration = Duration::from_secs(1800);

/// What the tray shows now.
pub(crate) fn tray(machine: &Breaks, words: &Words) -> Tray {
    let stage = machine.stage();
    Tray {
        icon: icon(machine),
        tooltip: line(machine, words),
        menu: menu(machine, words),
        stage,
    }
}

fn icon(machine: &Breaks) -> TrayIcon {
    match machine.stage() {
        Stage::Paused | Stage::Off => TrayIcon::Paused,
        Stage::Held => TrayIcon::Held,
        Stage::Due | Stage::Offered => TrayIcon::Due,
        Stage::Accruing | Stage::Taking => match machine.held() {
            None | Some(Reason::Away) => TrayIcon::Counting,
            Some(_) => TrayIcon::Held,
        },
    }
}

/// The hour of a wall clock, as people read it.
pub(crate) fn clock(at: DateTime<Tz>) -> String {
    at.format("%H:%M").to_string()
}

fn line(machine: &Breaks, words: &Words) -> String {
    let held = |reason: Reason| {
        words.with(
            "tray-held",
            &[("reason", words.say(&format!("reason-{}", reason.name())))],
        )
    };
    match machine.stage() {
        Stage::Off => words.say("tray-off"),
        Stage::Paused => {
            let until = machine.paused_until().map(clock).unwrap_or_default();
            words.with("tray-paused", &[("time", until)])
        }
        Stage::Taking => words.say("tray-taking"),
        Stage::Held => machine.held().map_or_else(|| words.say("tray-due"), held),
        Stage::Due | Stage::Offered => words.say("tray-due"),
        Stage::Accruing => match (machine.held(), machine.next().and_then(|next| next.at)) {
            (Some(Reason::Away), _) | (None, None) => words.say("tray-away"),
            (Some(reason), _) => held(reason),
            (None, Some(at)) => words.with("tray-next", &[("time", clock(at))]),
        },
    }
}

fn menu(machine: &Breaks, words: &Words) -> Vec<TrayItem> {
    let press = |id: &str, press: TrayPress| TrayItem::Press {
        label: words.say(id),
        press,
    };
    let start = if machine.can_have_back() {
        "menu-back"
    } else {
        "menu-start"
    };
    let quiet = if machine.paused_until().is_some() {
        press("menu-resume", TrayPress::Resume)
    } else {
        TrayItem::Menu {
            label: words.say("menu-pause"),
            items: vec![
                press("menu-pause-30", TrayPress::PauseFor(HALF_HOUR)),
                press("menu-pause-60", TrayPress::PauseFor(2 * HALF_HOUR)),
                press("menu-pause-today", TrayPress::PauseToday),
            ],
        }
    };
    vec![
        TrayItem::Label(line(machine, words)),
        TrayItem::Rule,
        press(start, TrayPress::BreakNow),
        quiet,
        TrayItem::Rule,
        press("menu-open", TrayPress::Open),
        press("menu-week", TrayPress::Week),
        press("menu-settings", TrayPress::Settings),
        TrayItem::Rule,
        press("menu-quit", TrayPress::Quit),
    ]
}
