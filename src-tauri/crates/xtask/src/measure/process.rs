//! What the kernel counts for a process and all below it.

use std::collections::BTreeMap;
use std::fs;

/// Memory of a process tree, in KiB.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Memory {
    /// Written to and shared with nobody: what would be free again without it.
    pub(super) dirty: u64,
    /// All of it, shared pages in equal shares.
    pub(super) pss: u64,
}

/// Work that threads have done.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Work {
    /// Time on a processor, in nanoseconds.
    pub(super) cpu: u64,
    /// Times that a thread went to sleep of its own will, so woke up again.
    pub(super) wakeups: u64,
}

/// The process and everything below it.
pub(super) fn tree(root: u32) -> Vec<u32> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        parents.extend(parent(&stat).map(|parent| (pid, parent)));
    }
    let mut tree = vec![root];
    let mut next = 0;
    while let Some(above) = tree.get(next).copied() {
        tree.extend(
            parents
                .iter()
                .filter(|(_, parent)| *parent == above)
                .map(|(pid, _)| *pid),
        );
        next += 1;
    }
    tree
}

/// Sums over the tree, at this moment.
pub(super) fn memory(tree: &[u32]) -> Memory {
    let mut sum = Memory::default();
    for pid in tree {
        let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        sum.dirty += field(&text, "Private_Dirty:");
        sum.pss += field(&text, "Pss:");
    }
    sum
}

/// What each thread of the tree has done so far, by process and thread.
pub(super) type Threads = BTreeMap<(u32, String), Work>;

/// Looks at every thread that lives now.
pub(super) fn threads(tree: &[u32]) -> Threads {
    let mut threads = Threads::new();
    for pid in tree {
        for thread in fs::read_dir(format!("/proc/{pid}/task"))
            .into_iter()
            .flatten()
            .flatten()
        {
            let read = |name: &str| fs::read_to_string(thread.path().join(name)).unwrap_or_default();
            let cpu = read("schedstat").split(' ').next().and_then(|time| time.parse().ok());
            let wakeups = field(&read("status"), "voluntary_ctxt_switches:");
            let id = (*pid, thread.file_name().to_string_lossy().into_owned());
            threads.insert(
                id,
                Work {
                    cpu: cpu.unwrap_or(0),
                    wakeups,
                },
            );
        }
    }
    threads
}

/// What was done between two looks. A thread that came between counts whole; one that ended is missing.
pub(super) fn between(before: &Threads, after: &Threads) -> Work {
    let mut sum = Work::default();
    for (id, now) in after {
        let then = before.get(id).copied().unwrap_or_default();
        sum.cpu += now.cpu.saturating_sub(then.cpu);
        sum.wakeups += now.wakeups.saturating_sub(then.wakeups);
    }
    sum
}

/// The fourth field of `/proc/PID/stat`; the second is a name in brackets that may hold anything.
fn parent(stat: &str) -> Option<u32> {
    let (_, rest) = stat.rsplit_once(") ")?;
    rest.split(' ').nth(1)?.parse().ok()
}

/// The number after `key` at the start of a line; 0 when there is none.
fn field(text: &str, key: &str) -> u64 {
    let rest = text.lines().find_map(|line| line.strip_prefix(key));
    rest.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_by_their_whole_name() {
        let rollup = "55d0-7ffd ---p 00000000 00:00 0 [rollup]\nRss: 9000 kB\nPss:      2816 kB\nPss_Dirty: 7 kB\nPrivate_Dirty:   1204 kB\n";
        assert_eq!((field(rollup, "Pss:"), field(rollup, "Private_Dirty:")), (2816, 1204));
        let status = "nonvoluntary_ctxt_switches:\t3\nvoluntary_ctxt_switches:\t41\n";
        assert_eq!(field(status, "voluntary_ctxt_switches:"), 41);
        assert_eq!(field("", "Pss:"), 0);
    }

    #[test]
    fn a_thread_that_ended_takes_nothing_from_the_others() {
        let one = |cpu, wakeups| Work { cpu, wakeups };
        let before = Threads::from([
            ((1, "1".to_owned()), one(100, 5)),
            ((2, "2".to_owned()), one(9_000, 900)),
        ]);
        let after = Threads::from([((1, "1".to_owned()), one(130, 6)), ((3, "3".to_owned()), one(7, 2))]);
        assert_eq!(between(&before, &after), one(37, 3));
    }

    #[test]
    fn a_parent_is_found_behind_any_name() {
        assert_eq!(parent("41 (a) b (c)) S 7 41 41 0 -1"), Some(7));
        assert_eq!(parent(""), None);
    }
}
