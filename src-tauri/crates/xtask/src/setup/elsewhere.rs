//! Systems where we do not install: what is missing is named in that system's words.

use anyhow::{Result, bail};

use super::parts::{For, Part, needed};
use super::{System, node};

pub(super) fn ensure(system: System, purpose: For) -> Result<()> {
    let parts = match system {
        // Their own desktop takes the place of the one that the tests bring to Linux.
        System::MacOs | System::Windows => Vec::new(),
        System::Debian | System::Fedora | System::Arch | System::OtherLinux => needed(purpose),
    };
    let missing: Vec<&Part> = parts.into_iter().filter(|part| !part.is_there()).collect();
    let mut advice = advice(system, &missing);
    if system == System::MacOs && crate::command::answer("xcode-select", &["-p"]).is_none() {
        advice.push("Apple's command line tools: xcode-select --install".to_owned());
    }
    if let Some(lack) = node::lack() {
        advice.push(format!("{lack} {}", how_node(system)));
    }
    if advice.is_empty() {
        return Ok(());
    }
    bail!(
        "something is missing; install it and run me again:\n\n  {}\n",
        advice.join("\n  ")
    )
}

/// One line a remedy, as a person would type or do it.
fn advice(system: System, missing: &[&Part]) -> Vec<String> {
    let named = |name: fn(&Part) -> &'static str| missing.iter().map(|part| name(part)).collect::<Vec<_>>().join(" ");
    if missing.is_empty() {
        return Vec::new();
    }
    match system {
        System::Fedora => vec![format!("sudo dnf install {}", named(|part| part.fedora))],
        System::Arch => vec![format!("sudo pacman -S --needed {}", named(|part| part.arch))],
        System::Debian => vec![format!("sudo apt-get install {}", named(|part| part.debian))],
        System::OtherLinux => {
            vec![format!(
                "your system's packages for what Debian calls: {}",
                named(|part| part.debian)
            )]
        }
        System::MacOs | System::Windows => Vec::new(),
    }
}

fn how_node(system: System) -> &'static str {
    match system {
        System::Fedora => "sudo dnf install nodejs npm",
        System::Arch => "sudo pacman -S --needed nodejs npm",
        System::MacOs => "brew install node, or the installer from https://nodejs.org/en/download",
        System::Windows => "winget install OpenJS.NodeJS.LTS, or the installer from https://nodejs.org/en/download",
        System::Debian | System::OtherLinux => "Take it from https://nodejs.org/en/download",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_is_told_its_own_names() {
        let missing = needed(For::Run);
        assert_eq!(
            advice(System::Fedora, &missing),
            ["sudo dnf install gcc pkgconf-pkg-config webkit2gtk4.1-devel"]
        );
        assert_eq!(
            advice(System::Arch, &missing),
            ["sudo pacman -S --needed base-devel pkgconf webkit2gtk-4.1"]
        );
        assert!(advice(System::OtherLinux, &missing)[0].contains("libwebkit2gtk-4.1-dev"));
        assert!(advice(System::Fedora, &[]).is_empty());
    }
}
