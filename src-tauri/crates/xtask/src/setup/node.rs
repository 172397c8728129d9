//! Node builds the page and runs its tests.

use crate::command::{answer, on_path};

/// The oldest that the page's tools run on.
const OLDEST: (u32, u32) = (20, 19);

/// How to get one on a Debian whose own is too old.
pub(super) const HOW_DEBIAN: &str = "This release's own package is older. Take a current one from https://nodejs.org/en/download, for example by\n\
     unpacking its Linux binary into /usr/local, or from the nodesource.com package source; then run me again.";

/// What is wrong with Node and npm here, if anything.
pub(super) fn lack() -> Option<String> {
    let wanted = format!(
        "Node {}.{} or newer with npm is needed to build the page",
        OLDEST.0, OLDEST.1
    );
    let npm = on_path("npm").is_some() || cfg!(windows) && on_path("node").is_some();
    match answer("node", &["--version"]) {
        None => Some(format!("{wanted}; there is no `node` on the PATH.")),
        Some(version) if !is_enough(&version) => Some(format!("{wanted}; here it is {version}.")),
        Some(_) if !npm => Some(format!("{wanted}; there is no `npm` on the PATH.")),
        Some(_) => None,
    }
}

/// Is this version, as `node --version` or a package writes it, new enough?
pub(super) fn is_enough(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split(['.', '+', '-', '~'])
        .map_while(|part| part.parse().ok());
    let (Some(major), Some(minor)) = (numbers.next(), numbers.next()) else {
        return false;
    };
    (major, minor) >= OLDEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(is_enough("v20.19.0") && is_enough("v22.3.1") && is_enough("20.19.2+dfsg-1"));
        assert!(!is_enough("v20.9.0") && !is_enough("18.20.4+dfsg-1~deb12u1") && !is_enough("(none)"));
    }
}
