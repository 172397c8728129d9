//! A crate exists because it makes one wrong dependency impossible; this reads `cargo metadata` and says so when one crept in.
#![expect(clippy::expect_used, reason = "without its metadata there is nothing to test")]

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};

/// Which workspace crates each may use. Tests of a crate (dev-dependencies) may use no others either.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("unknot-core", &[]),
    ("unknot-figure", &[]),
    ("unknot-store", &["unknot-core"]),
    ("unknot-platform", &["unknot-core"]),
    ("unknot-link", &[]),
    ("unknot-app", &["unknot-core", "unknot-store", "unknot-link"]),
    (
        "unknot",
        &[
            "unknot-core",
            "unknot-figure",
            "unknot-store",
            "unknot-platform",
            "unknot-link",
            "unknot-app",
        ],
    ),
    ("unknot-window", &["unknot-link"]),
    (
        "unknot-tests",
        &[
            "unknot-core",
            "unknot-figure",
            "unknot-store",
            "unknot-link",
            "unknot-app",
        ],
    ),
    ("xtask", &[]),
];

/// Crates that must not be anywhere below the named one, as the program is built on this system, and why.
const FORBIDDEN: [(&str, &[&str], &str); 5] = [
    (
        "unknot",
        &[
            "tauri",
            "wry",
            "tao",
            "gtk",
            "gtk-sys",
            "gdk-sys",
            "webkit2gtk",
            "webkit2gtk-sys",
            "javascriptcore-rs",
        ],
        "linking a webview costs the resident 35 MiB for all of the day",
    ),
    (
        "unknot-core",
        &["rusqlite", "tokio", "zbus", "x11rb", "ksni", "notify-rust"],
        "rules know no system",
    ),
    (
        "unknot-figure",
        &["rusqlite", "tokio", "zbus", "x11rb", "ksni", "notify-rust"],
        "a drawing knows no system",
    ),
    (
        "unknot-link",
        &["rusqlite", "tokio", "zbus", "x11rb", "ksni", "notify-rust"],
        "the window is built on it",
    ),
    (
        "unknot-core",
        &["time", "quanta", "coarsetime", "instant", "web-time"],
        "time is an argument",
    ),
];

/// The workspace as it resolves on this system. Offline: what a build already fetched is enough.
fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .other_options(
            ["--offline", "--locked", "--filter-platform", "host-tuple"]
                .map(String::from)
                .to_vec(),
        )
        .exec()
        .expect("cargo metadata")
}

/// Edges between workspace crates that the table does not allow, in words.
fn wrong_edges(metadata: &Metadata, allowed: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    let members: BTreeSet<&str> = metadata.workspace_packages().iter().map(|p| p.name.as_str()).collect();
    let mut wrong = Vec::new();
    for package in metadata.workspace_packages() {
        let Some(may) = allowed.get(package.name.as_str()) else {
            wrong.push(format!(
                "{}: not in the table of edges; say which crates it may use",
                package.name
            ));
            continue;
        };
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            if members.contains(name) && !may.contains(name) {
                wrong.push(format!(
                    "{} -> {name}: {} may use only {may:?}",
                    package.name, package.name
                ));
            }
        }
    }
    wrong
}

/// Every package below `root` that ends up in the built program, with the path of names that leads to it.
fn tree<'a>(metadata: &'a Metadata, root: &str) -> BTreeMap<&'a str, String> {
    let nodes: BTreeMap<&PackageId, _> = metadata
        .resolve
        .as_ref()
        .expect("a resolved graph")
        .nodes
        .iter()
        .map(|node| (&node.id, node))
        .collect();
    let start = metadata
        .workspace_packages()
        .into_iter()
        .find(|p| p.name.as_str() == root)
        .expect("a member");
    let mut paths = BTreeMap::from([(start.name.as_str(), start.name.to_string())]);
    let mut open = vec![&start.id];
    while let Some(id) = open.pop() {
        let path = paths[metadata[id].name.as_str()].clone();
        for dep in &nodes[id].deps {
            let built_in = dep.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            let name = metadata[&dep.pkg].name.as_str();
            if built_in && !paths.contains_key(name) {
                paths.insert(name, format!("{path} -> {name}"));
                open.push(&dep.pkg);
            }
        }
    }
    paths
}

#[test]
fn workspace_crates_point_only_where_they_may() {
    let allowed = ALLOWED.map(|(from, to)| (from, to.iter().copied().collect())).into();
    let wrong = wrong_edges(&metadata(), &allowed);
    assert!(wrong.is_empty(), "wrong edges:\n  {}", wrong.join("\n  "));
}

#[test]
fn nothing_heavy_reaches_a_crate_that_must_not_know_it() {
    let metadata = metadata();
    let mut wrong = Vec::new();
    for (root, forbidden, why) in FORBIDDEN {
        let below = tree(&metadata, root);
        wrong.extend(
            forbidden
                .iter()
                .filter_map(|name| below.get(name))
                .map(|path| format!("{path}: {why}")),
        );
    }
    assert!(wrong.is_empty(), "forbidden crates:\n  {}", wrong.join("\n  "));
}

#[test]
fn the_reader_of_edges_sees_an_edge_when_it_is_forbidden() {
    let metadata = metadata();
    let mut strict: BTreeMap<&str, BTreeSet<&str>> =
        ALLOWED.map(|(from, to)| (from, to.iter().copied().collect())).into();
    strict.insert("unknot-platform", BTreeSet::new());
    let wrong = wrong_edges(&metadata, &strict);
    assert_eq!(
        wrong,
        ["unknot-platform -> unknot-core: unknot-platform may use only {}"]
    );
    assert!(
        tree(&metadata, "unknot").contains_key("rusqlite"),
        "the tree reaches what the store brings"
    );
}
