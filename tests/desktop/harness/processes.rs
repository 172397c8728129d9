//! Looking at processes through /proc, and ending those that a test has started.

use std::fs;

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

fn pid(id: u32) -> Option<Pid> {
    i32::try_from(id).ok().and_then(Pid::from_raw)
}

/// The living processes of a group: number and name (which the system cuts off after 15 letters).
pub(crate) fn of_group(group: u32) -> Vec<(u32, String)> {
    let entries = fs::read_dir("/proc").expect("/proc");
    let numbers = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    numbers
        .filter_map(|id| {
            look(id)
                .filter(|found| found.group == group)
                .map(|found| (id, found.name))
        })
        .collect()
}

struct Found {
    name: String,
    group: u32,
}

/// `id (name) state parent group ...`; a name may hold anything, so the last bracket counts.
fn look(id: u32) -> Option<Found> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (before, after) = stat.rsplit_once(") ")?;
    let (_, name) = before.split_once('(')?;
    let mut fields = after.split(' ');
    let state = fields.next()?;
    let group = fields.nth(1)?.parse().ok()?;
    (state != "Z").then(|| Found {
        name: name.to_owned(),
        group,
    })
}

/// Sends a signal to one process.
pub(crate) fn signal(id: u32, signal: Signal) {
    kill_process(pid(id).expect("a process"), signal).expect("a process of ours");
}

/// Ends a group at once.
pub(crate) fn end_group(id: u32) {
    if let Some(group) = pid(id) {
        // It may have ended by itself.
        let _gone = kill_process_group(group, Signal::KILL);
    }
}
