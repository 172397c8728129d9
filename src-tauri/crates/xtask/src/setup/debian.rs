//! Debian and its children: ask dpkg, install by apt.

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write, stdin, stdout};
use std::process::Command;

use anyhow::{Result, bail};

use super::node;
use super::parts::{For, needed};
use crate::command::{answer, must, on_path};

/// Who may install here.
enum Hands {
    Root,
    /// Sudo, and a person at the terminal to ask.
    Sudo,
    Nobody,
}

pub(super) fn ensure(purpose: For) -> Result<()> {
    let wanted: Vec<&str> = needed(purpose).iter().map(|part| part.debian).collect();
    let mut packages = missing(&wanted, &installed(&wanted));
    let node = node::lack();
    if packages.is_empty() && node.is_none() {
        return Ok(());
    }
    let hands = hands();
    if let Some(lack) = node {
        if matches!(hands, Hands::Root) {
            // A fresh system knows of no package before its first update.
            must(&mut apt(&[], &["update", "--quiet"]))?;
        }
        if !apt_has_node() {
            bail!("{lack}\n{}", node::HOW_DEBIAN);
        }
        packages.extend(["nodejs", "npm"].map(str::to_owned));
    }
    println!("Missing here: {}.", packages.join(" "));
    match hands {
        Hands::Root => install(&packages, &[]),
        Hands::Sudo if agreed()? => install(&packages, &["sudo"]),
        Hands::Sudo | Hands::Nobody => {
            bail!(
                "nothing was installed. This installs what is missing; then run me again:\n\n  {}\n",
                by_hand(&packages)
            )
        }
    }
}

/// What dpkg says of these packages, one `name state` a line.
fn installed(wanted: &[&str]) -> String {
    let mut query = Command::new("dpkg-query");
    query
        .args(["--show", "--showformat", "${Package} ${db:Status-Abbrev}\n"])
        .args(wanted);
    // It fails when it does not know one of them, and still answers for the others.
    query
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default()
}

/// Those of `wanted` that dpkg's answer does not call installed.
fn missing(wanted: &[&str], answer: &str) -> Vec<String> {
    let there: BTreeSet<&str> = answer
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, state)| state.trim_end() == "ii")
        .map(|(name, _)| name)
        .collect();
    wanted
        .iter()
        .filter(|name| !there.contains(*name))
        .map(|name| (*name).to_owned())
        .collect()
}

/// Is the Node that apt would install new enough? (Debian 12's is not, 13's is.)
fn apt_has_node() -> bool {
    let policy = answer("apt-cache", &["policy", "nodejs"]).unwrap_or_default();
    policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate: "))
        .is_some_and(node::is_enough)
}

fn hands() -> Hands {
    let root = answer("id", &["-u"]).is_some_and(|uid| uid == "0");
    if root {
        Hands::Root
    } else if stdin().is_terminal() && stdout().is_terminal() && on_path("sudo").is_some() {
        Hands::Sudo
    } else {
        Hands::Nobody
    }
}

fn agreed() -> Result<bool> {
    print!("Install them now with sudo and apt-get? [y/N] ");
    stdout().flush()?;
    let mut line = String::new();
    stdin().read_line(&mut line)?;
    Ok(matches!(line.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn install(packages: &[String], before: &[&str]) -> Result<()> {
    must(&mut apt(before, &["update", "--quiet"]))?;
    let mut command = apt(before, &["install", "--yes", "--quiet", "--no-install-recommends"]);
    must(command.args(packages))
}

/// apt-get that asks nothing; `before` is what gives it the right (`sudo`).
fn apt(before: &[&str], args: &[&str]) -> Command {
    let own = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let mut words = before.iter().chain(&own).chain(args).copied();
    let mut command = Command::new(words.next().unwrap_or("apt-get"));
    command.args(words);
    command
}

/// The one line that a person can run instead.
fn by_hand(packages: &[String]) -> String {
    let line = format!(
        "apt-get update && apt-get install --yes --no-install-recommends {}",
        packages.join(" ")
    );
    if on_path("sudo").is_some() {
        format!("sudo sh -c '{line}'")
    } else {
        format!("su -c '{line}'")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_wholly_installed_counts_as_there() {
        let answer = "xvfb ii \ndunst rc \nopenbox un \ndbus ii \ndbus ii \n";
        assert_eq!(
            missing(&["xvfb", "dunst", "openbox", "dbus", "chromium"], answer),
            ["dunst", "openbox", "chromium"]
        );
        assert_eq!(missing(&["xvfb"], ""), ["xvfb"]);
    }

    #[test]
    fn the_command_to_run_by_hand_is_one_line_that_names_every_package() {
        let line = by_hand(&["xvfb".to_owned(), "dunst".to_owned()]);
        assert!(
            line.ends_with("--no-install-recommends xvfb dunst'") && !line.contains('\n'),
            "{line}"
        );
    }
}
