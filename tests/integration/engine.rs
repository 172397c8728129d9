//! The real engine with its real record behind the real link, in a world whose clock the test moves.
#![expect(clippy::expect_used, reason = "a story ends where its world breaks")]

use std::time::Duration;

use chrono::{DateTime, TimeZone};
use chrono_tz::Europe::Berlin;
use chrono_tz::Tz;
use tempfile::TempDir;
use unknot_core::Signal;
use unknot_core::ports::{Press, Sensed};
use unknot_link::views::{Card, CardStage, Kind, Outcome, Reason, SettingValue, Settings, Stage, Status, Today, Week};
use unknot_link::{Answer, Call, Client, Code, Role};
use unknot_tests::world::World;

const TYPING: Option<Duration> = Some(Duration::from_secs(1));

const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

struct Story {
    world: World,
    folder: TempDir,
}

impl Story {
    /// Friday 27 March 2026, 09:00 in Berlin, at a desk that shows notifications.
    fn friday_morning() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let start: DateTime<Tz> = Berlin
            .with_ymd_and_hms(2026, 3, 27, 9, 0, 0)
            .single()
            .expect("it exists");
        let world = World::new(folder.path(), start).expect("a world");
        world.stage.scene().notifies = true;
        Self { world, folder }
    }

    fn client(&self) -> Client {
        let address = self.world.address().expect("an address");
        Client::connect(&address, Role::Cli, seconds(10)).expect("the resident answers")
    }

    fn advance(&self, by: Duration, typing: Option<Duration>) {
        self.world.advance(by, typing).expect("time passes");
    }

    fn status(&self) -> Status {
        self.client().ask(Call::Status).expect("a status")
    }

    fn week(&self) -> Week {
        self.client().ask(Call::Week { week: None }).expect("a week")
    }

    fn press(&self, press: Press) {
        let offer = self
            .world
            .stage
            .scene()
            .offer
            .as_ref()
            .map(|offer| offer.number)
            .expect("an offer is on the screen");
        self.world
            .sense(Sensed::Answered {
                offer,
                press,
                token: None,
            })
            .expect("the engine hears it");
    }

    fn answer(&self, answer: Answer) -> Result<serde_json::Value, Code> {
        self.client().call(Call::Answer { answer }).map_err(|fault| fault.code)
    }
}

#[test]
fn a_break_goes_from_typing_to_the_week() {
    let story = Story::friday_morning();
    story.advance(minutes(25), TYPING);
    assert_eq!(story.status().stage, Stage::Due);
    assert!(
        story.world.stage.scene().offer.is_none(),
        "nothing is shown while typing goes on"
    );

    story.advance(seconds(5), None);
    assert_eq!(story.status().stage, Stage::Offered);
    let offer = story
        .world
        .stage
        .scene()
        .offer
        .clone()
        .expect("a pause of five seconds brings the offer");
    assert_eq!(offer.title, "Shoulder-blade squeeze");
    assert_eq!(offer.buttons, ["Start", "In 5 min", "Skip"]);

    story.press(Press::Start);
    assert!(
        story.world.stage.scene().offer.is_none(),
        "the notification goes when the card comes"
    );
    let card: Card = story.client().ask(Call::Card).expect("a card");
    assert_eq!(
        (card.stage, card.kind, card.remaining_ms),
        (CardStage::Taking, Kind::Micro, 30_000)
    );

    story.advance(seconds(30), None);
    let card: Card = story.client().ask(Call::Card).expect("the card stays for its farewell");
    assert_eq!((card.stage, card.outcome), (CardStage::Ended, Some(Outcome::Done)));
    story.advance(seconds(3), None);
    let gone: Option<Card> = story.client().ask(Call::Card).expect("an answer");
    assert_eq!(gone, None);

    let week = story.week();
    assert_eq!(week.week, "2026-W13");
    assert_eq!((week.breaks.offered, week.breaks.taken), (1, 1));
    assert_eq!(week.days[4].breaks.taken, 1, "it counts for Friday");
    let today: Today = story.client().ask(Call::Today).expect("today");
    assert_eq!(today.taken_today, 1);
    assert_eq!(today.thread.marks.len(), 1);
}

#[test]
fn nothing_is_lost_when_the_resident_starts_again() {
    let mut story = Story::friday_morning();
    story.advance(minutes(20), TYPING);
    let before = story.status().next.expect("a next break");
    story.world.end();
    story.world.start().expect("it starts again");
    assert_eq!(story.status().next, Some(before));
    story.advance(minutes(5), TYPING);
    assert_eq!(story.status().stage, Stage::Due);
}

#[test]
fn a_call_holds_the_break_and_counts_as_sitting() {
    let story = Story::friday_morning();
    story.advance(minutes(24), TYPING);
    story
        .world
        .sense(Sensed::Signal(Signal::Microphone, true))
        .expect("a call begins");
    story.advance(minutes(10), None);
    let status = story.status();
    assert_eq!((status.stage, status.held), (Stage::Held, Some(Reason::Microphone)));
    story
        .world
        .sense(Sensed::Signal(Signal::Microphone, false))
        .expect("the call ends");
    story.advance(seconds(1), None);
    assert_eq!(
        story.status().stage,
        Stage::Offered,
        "due again at its end, and nobody types"
    );
    assert_eq!(story.week().breaks.held.get(&Reason::Microphone), Some(&1));
}

#[test]
fn put_off_skipped_and_answered_too_late() {
    let story = Story::friday_morning();
    assert_eq!(story.answer(Answer::Skip), Err(Code::NotNow));
    story.advance(minutes(25), TYPING);
    story.advance(seconds(5), None);
    story.press(Press::Snooze);
    assert_eq!(story.status().stage, Stage::Accruing);
    story.advance(minutes(5), TYPING);
    story.advance(seconds(5), None);
    assert_eq!(story.answer(Answer::Skip).map(drop), Ok(()));
    assert_eq!(story.answer(Answer::Start).map(drop), Err(Code::NotNow));
    let breaks = story.week().breaks;
    assert_eq!((breaks.offered, breaks.skipped, breaks.snoozed), (1, 1, 1));
}

#[test]
fn a_setting_changed_on_the_page_acts_at_once_and_keeps_the_files_comments() {
    let story = Story::friday_morning();
    let file = story.folder.path().join("settings.toml");
    std::fs::write(&file, "# mine\n[breaks]\nmicro_length = \"40s\"\n").expect("a file");
    story.advance(minutes(16), TYPING);
    let change = |key: &str, value| {
        story.client().ask::<Settings>(Call::SetSetting {
            key: key.to_owned(),
            value,
        })
    };
    let page = change("breaks.micro_every", SettingValue::Text("15m".to_owned())).expect("taken");
    assert_eq!(page.values["breaks.micro_length"], SettingValue::Text("40s".to_owned()));
    assert_eq!(
        story.status().stage,
        Stage::Due,
        "sixteen minutes are more than fifteen"
    );
    let text = std::fs::read_to_string(&file).expect("the file");
    assert!(
        text.starts_with("# mine\n") && text.contains("micro_every = \"15m\""),
        "{text}"
    );
    let refused = change("breaks.micro_every", SettingValue::Text("soon".to_owned())).expect_err("no duration");
    assert_eq!(refused.code, Code::BadSetting);
}

#[test]
fn pauses_and_a_break_by_hand() {
    let story = Story::friday_morning();
    let pause = |r#for: Option<&str>, until: Option<&str>| {
        let call = Call::Pause {
            r#for: r#for.map(str::to_owned),
            until: until.map(str::to_owned),
        };
        story.client().ask::<Status>(call).map_err(|fault| fault.code)
    };
    let status = pause(Some("30m"), None).expect("a pause");
    assert_eq!(status.stage, Stage::Paused);
    assert_eq!(status.paused_until.as_deref(), Some("2026-03-27T09:30:00+01:00"));
    assert_eq!(pause(None, Some("half past")), Err(Code::BadRequest));
    assert_eq!(pause(None, None), Err(Code::BadRequest));
    story.advance(minutes(30), TYPING);
    assert_ne!(story.status().stage, Stage::Paused, "it ends by itself");

    story
        .client()
        .call(Call::Break {
            kind: Some(unknot_link::views::Kind::Move),
        })
        .expect("a break");
    assert_eq!(story.status().stage, Stage::Taking);
    assert_eq!(story.answer(Answer::Stop).map(drop), Ok(()));
}
