//! The main job: somebody types, a break is due, is offered in a pause, is taken, and stands in the week.

use serde_json::json;
use unknot_core::record::{BreakEvent, Ending};

use crate::harness::{Browser, Desk, Dunst, Picture, Wire, eventually};

/// Colours of the light theme: three of a figure, and the page's ground.
const SKIN: [u8; 3] = [0xdc, 0xa8, 0x87];
const SHIRT: [u8; 3] = [0x9f, 0xd0, 0xcb];
const MUSCLE: [u8; 3] = [0xdc, 0x4a, 0x37];
const PAPER: [u8; 3] = [0xfb, 0xf8, 0xf4];

/// Where the card's figure stands on the screen of 1280 x 1024: the card is 520 wide, 640 high and in the middle.
fn stage(screen: &Picture) -> Picture {
    screen.part(380, 192, 520, 368)
}

#[test]
fn typing_then_a_pause_then_start_then_a_card_and_the_break_stands_in_the_week() {
    let desk = Desk::start();
    desk.settings("micro_every = \"8s\"");
    let dunst = Dunst::start(&desk);
    let resident = desk.resident();
    desk.wait_for_pictures();

    // Due, and still silent as long as typing goes on.
    let typing = desk.type_on();
    desk.wait_for_stage("due");
    for _ in 0..10 {
        assert_eq!(desk.stage(), "due", "typing goes on");
        assert_eq!(dunst.received(&desk), 0, "nothing interrupts typing");
    }

    // A pause: one notification with three buttons.
    drop(typing);
    eventually("the offer is on the screen", || dunst.displayed(&desk) == 1);
    assert_eq!(desk.stage(), "offered");
    let before = Picture::of_screen(&desk, "offered");
    let menu = dunst.pick(&desk, "Start");
    for button in ["Start", "In 5 min", "Skip"] {
        assert!(menu.contains(button), "{menu}");
    }

    // Start: the card, with the figure on it.
    resident.hears("painted Card", 1);
    let card = stage(&Picture::of_screen(&desk, "card"));
    assert!(stage(&before).share(SKIN) == 0, "no figure before");
    assert!(card.colours() > 50, "not blank: {} colours", card.colours());
    for (name, colour) in [("skin", SKIN), ("shirt", SHIRT), ("the working muscle", MUSCLE)] {
        assert!(card.share(colour) >= 5, "{name}: {} per mille", card.share(colour));
    }
    eventually("the offer is gone", || dunst.displayed(&desk) == 0);

    // The countdown ends by itself; the record has the whole story.
    let ended = |facts: &[(BreakEvent, Option<String>)]| {
        facts.iter().any(|(event, _)| {
            matches!(
                event,
                BreakEvent::Ended {
                    ending: Ending::Done,
                    hurt: false,
                    ..
                }
            )
        })
    };
    eventually("the break is recorded as done", || ended(&desk.recorded()));
    // Eight seconds on, the next one would be due.
    assert_eq!(desk.ask(&["pause", "today"]).status(), 0);
    let facts = desk.recorded();
    let [
        (BreakEvent::Due, _),
        (BreakEvent::Offered { showing: 1 }, Some(offered)),
        (BreakEvent::Started { length_seconds: 30 }, Some(started)),
        (BreakEvent::Ended { seconds: 30, .. }, Some(done)),
        ..,
    ] = facts.as_slice()
    else {
        panic!("{facts:?}")
    };
    assert!(offered == started && started == done, "{facts:?}");

    // The week counts it, on the command line and on the page.
    let week = desk.json(&["week", "--json"]);
    assert_eq!(week["breaks"]["taken"], json!(1), "{week}");
    assert_eq!(week["breaks"]["offered"], json!(1), "{week}");
    eventually("the card has closed", || resident.window().is_none());
    Wire::greet(&desk).show("week");
    resident.hears("painted Week", 1);
    let page = Picture::of_screen(&desk, "week");
    assert!(
        page.share(PAPER) > 200 && page.colours() > 50,
        "a page and not a blank one"
    );

    // Its words, read by a driver that opens a window of its own.
    let window = resident.wait_for_window();
    crate::harness::signal(window, rustix::process::Signal::KILL);
    eventually("no window is left", || resident.window().is_none());
    let browser = Browser::start(&desk);
    browser.go("#/week");
    browser.reads("main li", "of 1");
    let counted = browser.texts("main li");
    assert!(counted[0].starts_with('1'), "{counted:?}");
}
