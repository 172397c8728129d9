//! The plan: when a session is due.

mod due;
mod prompts;

pub use due::{WeekSoFar, due_days};
pub use prompts::{Prompt, Prompts};
