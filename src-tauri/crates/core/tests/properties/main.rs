//! What holds in every week, however odd: random scenarios over the real engine, and random inputs to the machine.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a week that cannot be read is a failed test"
)]

mod crashes;
mod judge;
mod lines;
mod machine;
mod random_weeks;
mod weeks;

use proptest::test_runner::Config;

/// So many cases that all of this takes seconds; `PROPTEST_CASES` asks for more.
fn cases(usual: u32) -> Config {
    let asked = Config::default().cases;
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() {
        asked
    } else {
        usual
    };
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}
