//! Prepares what `generate_context!` embeds.

use std::path::Path;

fn main() {
    let pages = Path::new("../ui/dist");
    println!("cargo::rerun-if-changed=../ui/dist");
    println!("cargo::rerun-if-changed=../icons");
    // The macro panics without this folder; with it, a clean clone can be compiled and linted before the pages are built.
    if let Err(error) = std::fs::create_dir_all(pages) {
        println!("cargo::error=ui/dist could not be made ({error})");
        return;
    }
    let released = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if released && !pages.join("index.html").is_file() {
        println!(
            "cargo::error=ui/dist/index.html is missing, and a release must carry its pages; build them with `npm --prefix ui run build`"
        );
        return;
    }
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new()) {
        println!("cargo::error=the window's configuration was not taken: {error:#}");
    }
}
