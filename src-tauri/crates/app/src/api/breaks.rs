//! Breaks as views: the card, its movement, the words of the contract.

use std::time::Duration;

use unknot_core::breaks::{Shown, ShownAs};
use unknot_core::catalogue::Catalogue;
use unknot_core::settings::{Settings, Value};
use unknot_core::{Kind, Now, Reason};
use unknot_link::{Code, Fault, views};

pub(super) fn kind_of(kind: views::Kind) -> Kind {
    match kind {
        views::Kind::Micro => Kind::Micro,
        views::Kind::Move => Kind::Move,
    }
}

/// The view of a reason.
pub(crate) fn reason(reason: Reason) -> views::Reason {
    match reason {
        Reason::Asleep => views::Reason::Asleep,
        Reason::Locked => views::Reason::Locked,
        Reason::Safety => views::Reason::Safety,
        Reason::Session => views::Reason::Session,
        Reason::Paused => views::Reason::Paused,
        Reason::Hours => views::Reason::Hours,
        Reason::Cap => views::Reason::Cap,
        Reason::Camera => views::Reason::Camera,
        Reason::Microphone => views::Reason::Microphone,
        Reason::Screenshare => views::Reason::Screenshare,
        Reason::Fullscreen => views::Reason::Fullscreen,
        Reason::Dnd => views::Reason::Dnd,
        Reason::App => views::Reason::App,
        Reason::Away => views::Reason::Away,
    }
}

/// A movement as a card needs it. The catalogue is read when needed and let go of.
pub(crate) fn movement(id: &str) -> views::Movement {
    let catalogue = Catalogue::builtin();
    let Some(movement) = catalogue.get(id) else {
        return views::Movement {
            id: id.to_owned(),
            name: id.to_owned(),
            ..views::Movement::default()
        };
    };
    views::Movement {
        id: movement.id.clone(),
        name: movement.name.clone(),
        cue: movement.cue.clone(),
        checks: movement.checks.clone(),
        alt: movement.alt.clone(),
        place: movement.summary.clone(),
    }
}

fn milliseconds(length: Duration) -> u32 {
    u32::try_from(length.as_millis()).unwrap_or(u32::MAX)
}

/// The card of what is shown now; `known` spares reading the movement again.
pub(crate) fn card(shown: &Shown, now: Now, known: Option<&views::Card>) -> views::Card {
    let (stage, remaining) = match shown.as_what {
        ShownAs::Offer => (views::CardStage::Offered, shown.length),
        ShownAs::Card { ends } => (views::CardStage::Taking, ends.saturating_sub(now.boot)),
    };
    let movement = known
        .filter(|card| card.movement.id == shown.movement)
        .map_or_else(|| movement(&shown.movement), |card| card.movement.clone());
    views::Card {
        stage,
        kind: super::kind(shown.kind),
        movement,
        length_ms: milliseconds(shown.length),
        remaining_ms: milliseconds(remaining),
        outcome: None,
    }
}

/// Whether two cards differ in nothing but the seconds left.
pub(crate) fn same_card(one: &views::Card, other: &views::Card) -> bool {
    let still = |card: &views::Card| views::Card {
        remaining_ms: 0,
        ..card.clone()
    };
    still(one) == still(other)
}

/// A length as people and settings write it.
pub(super) fn length(text: &str) -> Result<Duration, Fault> {
    // The settings know what a duration is; this reads it as they do.
    let mut settings = Settings::default();
    settings
        .set("breaks.offer_lasts", &Value::Text(text.to_owned()))
        .map_err(|bad| Fault::new(Code::BadRequest, bad.what))?;
    Ok(settings.breaks.offer_lasts)
}
