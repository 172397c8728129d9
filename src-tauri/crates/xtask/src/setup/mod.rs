//! The set-up before a build: what is missing is found, said and installed, or the one command that installs it is named.

mod debian;
mod driver;
mod elsewhere;
mod node;
mod parts;
mod toolchain;

use std::fs;

use anyhow::Result;

pub(crate) use parts::For;

use crate::workspace::Workspace;

/// The systems whose packages we can name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum System {
    /// apt and dpkg: here missing packages are installed.
    Debian,
    Fedora,
    Arch,
    OtherLinux,
    MacOs,
    Windows,
}

/// Returns when everything is there; otherwise an error says what is missing and how to get it.
pub(crate) fn ensure(workspace: &Workspace, purpose: For) -> Result<()> {
    let system = system();
    toolchain::ensure(workspace, purpose)?;
    match system {
        System::Debian => debian::ensure(purpose)?,
        System::Fedora | System::Arch | System::OtherLinux | System::MacOs | System::Windows => {
            elsewhere::ensure(system, purpose)?;
        }
    }
    driver::ensure(workspace, purpose)
}

fn system() -> System {
    if cfg!(target_os = "macos") {
        System::MacOs
    } else if cfg!(windows) {
        System::Windows
    } else {
        linux(&fs::read_to_string("/etc/os-release").unwrap_or_default())
    }
}

/// The family that `/etc/os-release` names.
fn linux(os_release: &str) -> System {
    let value = |key: &str| {
        let line = os_release
            .lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        line.unwrap_or_default().trim_matches('"').to_owned()
    };
    let names = format!("{} {}", value("ID"), value("ID_LIKE"));
    let is = |name: &str| names.split(' ').any(|found| found == name);
    if is("debian") || is("ubuntu") {
        System::Debian
    } else if is("fedora") || is("rhel") {
        System::Fedora
    } else if is("arch") {
        System::Arch
    } else {
        System::OtherLinux
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_own_name_or_its_parents() {
        assert_eq!(linux("NAME=\"Debian GNU/Linux\"\nID=debian\n"), System::Debian);
        assert_eq!(linux("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), System::Debian);
        assert_eq!(linux("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n"), System::Fedora);
        assert_eq!(linux("ID=arch\n"), System::Arch);
        assert_eq!(linux("ID=void\n"), System::OtherLinux);
        assert_eq!(linux(""), System::OtherLinux);
    }
}
