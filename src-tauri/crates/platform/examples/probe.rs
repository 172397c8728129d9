//! Prints everything this desktop tells, a line each. Lines on the standard input ask for something:
//! `idle MS`, `gap MS`, `gap -`, `return`, `look`, `offer N`, `withdraw`, `tray counting|due|held|paused`, `presence`, `quit`.

use std::io::{self, BufRead, Write};
use std::time::Duration;

use unknot_core::ports::{Desktop, Offer, Sensed, Tray, TrayIcon, TrayItem, TrayPress};
use unknot_core::{Kind, Stage};
use unknot_platform::{Setup, clock};

pub(crate) fn main() -> io::Result<()> {
    let mut desktop = unknot_platform::start(Setup::from_env(), |sensed: Sensed| say(&format!("{sensed:?}")))?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut words = line.split_whitespace();
        match (words.next(), words.next()) {
            (Some("idle"), Some(ms)) => desktop.watch_idle(millis(ms)),
            (Some("gap"), Some("-")) => desktop.watch_gap(None),
            (Some("gap"), Some(ms)) => desktop.watch_gap(Some(millis(ms))),
            (Some("return"), None) => desktop.watch_return(),
            (Some("look"), None) => say(&format!("{:?} at {:?}", desktop.look(), clock::boot())),
            (Some("offer"), Some(number)) => desktop.show_offer(&offer(number.parse().unwrap_or(0))),
            (Some("withdraw"), None) => desktop.withdraw_offer(),
            (Some("tray"), Some(state)) => desktop.set_tray(&tray(state)),
            (Some("presence"), None) => desktop.presence().iter().for_each(|it| say(&format!("{it:?}"))),
            (Some("quit"), None) => break,
            _unknown => say("idle MS | gap MS|- | return | look | offer N | withdraw | tray STATE | presence | quit"),
        }
    }
    Ok(())
}

fn say(line: &str) {
    let _reader_gone = writeln!(io::stdout().lock(), "{line}");
}

fn millis(text: &str) -> Duration {
    Duration::from_millis(text.parse().unwrap_or(5000))
}

fn offer(number: u64) -> Offer {
    Offer {
        number,
        kind: Kind::Micro,
        title: "Chin tuck".into(),
        body: "Long neck, eyes level".into(),
        picture: None,
        buttons: ["Start".into(), "In 5 min".into(), "Skip".into()],
        lasts: Duration::from_secs(120),
    }
}

fn tray(state: &str) -> Tray {
    let press = |label: &str, press| TrayItem::Press {
        label: label.into(),
        press,
    };
    Tray {
        icon: match state {
            "due" => TrayIcon::Due,
            "held" => TrayIcon::Held,
            "paused" => TrayIcon::Paused,
            _counting => TrayIcon::Counting,
        },
        tooltip: "Next break at 10:25".into(),
        menu: vec![
            TrayItem::Label("Next break at 10:25".into()),
            TrayItem::Rule,
            press("Open", TrayPress::Open),
            press("Break now", TrayPress::BreakNow),
            TrayItem::Menu {
                label: "Pause".into(),
                items: vec![
                    press("For an hour", TrayPress::PauseFor(Duration::from_secs(3600))),
                    press("Today", TrayPress::PauseToday),
                ],
            },
            press("Quit", TrayPress::Quit),
        ],
        stage: Stage::Accruing,
    }
}
