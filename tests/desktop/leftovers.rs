//! What is left when windows close: the resident, and nothing else.

use crate::harness::{Desk, eventually, of_group};

#[test]
fn after_the_window_closes_no_process_of_it_is_left() {
    let desk = Desk::start();
    let mut resident = desk.resident();
    for round in 1..=2 {
        assert_eq!(desk.ask(&[]).status(), 0);
        resident.hears("painted Today", round);
        let names = |group: &[(u32, String)]| group.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
        let open = names(&of_group(resident.id()));
        assert!(open.iter().any(|name| name.starts_with("WebKit")), "{open:?}");
        // As a person closes it.
        desk.run(
            "xdotool",
            &[
                "search",
                "--sync",
                "--onlyvisible",
                "--name",
                "^Unknot$",
                "windowactivate",
                "--sync",
            ],
        );
        desk.run("xdotool", &["key", "alt+F4"]);
        eventually("only the resident is left", || {
            names(&of_group(resident.id())) == ["unknot"]
        });
        assert!(resident.lives());
        assert_eq!(desk.ask(&["status"]).status(), 0);
    }
}
