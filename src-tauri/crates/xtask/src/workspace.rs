//! What `cargo metadata` says of this workspace: where things are, and which parts exist.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command;

/// The workspace, read once.
pub(crate) struct Workspace {
    /// The repository's top folder.
    pub(crate) root: PathBuf,
    /// Where cargo builds; what xtask remembers lies below it too.
    pub(crate) target: PathBuf,
    packages: Vec<Value>,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn read() -> Result<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let output = command::cargo(here)
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .output()
            .context("cannot start cargo")?;
        if !output.status.success() {
            bail!("cargo metadata failed:\n{}", String::from_utf8_lossy(&output.stderr));
        }
        let read: Value = serde_json::from_slice(&output.stdout).context("cargo metadata printed no JSON")?;
        let path = |key: &str| {
            read[key]
                .as_str()
                .map(PathBuf::from)
                .with_context(|| format!("no {key} in the metadata"))
        };
        Ok(Self {
            root: path("workspace_root")?,
            target: path("target_directory")?,
            packages: read["packages"].as_array().cloned().unwrap_or_default(),
        })
    }

    /// A cargo command at the top of the repository.
    pub(crate) fn cargo(&self) -> Command {
        command::cargo(&self.root)
    }

    /// The folder of the page.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// A program of this workspace, as `profile` (`debug`, `release`) builds it.
    pub(crate) fn program(&self, profile: &str, name: &str) -> PathBuf {
        self.target
            .join(profile)
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Does `package` declare the cargo feature?
    pub(crate) fn has_feature(&self, package: &str, feature: &str) -> bool {
        self.package(package)
            .is_some_and(|found| found["features"].get(feature).is_some())
    }

    /// Does `package` have a target of this kind (`bin`, `test`) and name?
    pub(crate) fn has_target(&self, package: &str, kind: &str, name: &str) -> bool {
        let targets = self.package(package).and_then(|found| found["targets"].as_array());
        targets.is_some_and(|targets| {
            targets
                .iter()
                .any(|target| target["name"] == name && target["kind"][0] == kind)
        })
    }

    fn package(&self, name: &str) -> Option<&Value> {
        self.packages.iter().find(|package| package["name"] == name)
    }
}
