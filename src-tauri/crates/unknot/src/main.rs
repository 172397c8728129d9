//! Resident and command line.
fn main() {}
