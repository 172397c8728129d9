//! Days told as timelines: a scenario in, every line out. What is missing fails, and what is too much.

#![expect(clippy::expect_used, reason = "a story that cannot be read is a failed test")]
mod absence;
mod clocks;
mod complaints;
mod day;
mod harness;
mod limits;
mod mistakes;
mod prompts;
mod reasons;
mod restarts;
mod resume;
mod sleep;
mod swallow;
mod typing;
