//! Days told as timelines: a scenario in, every line out. What is missing fails, and what is too much.

mod absence;
mod day;
mod harness;
mod reasons;
