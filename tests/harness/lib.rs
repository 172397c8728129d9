//! What the tests from outside share: a world whose clock, person and desktop the test moves, with the real engine in it.

pub mod desktop;
pub mod world;
