//! Where the socket lies.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::PathBuf;

use super::House;
use crate::{Address, Client, Code, Listener, Role};

#[test]
fn two_spellings_of_a_folder_are_one_address_and_two_folders_are_two() {
    let root = tempfile::tempdir().expect("a folder");
    let (here, there) = (root.path().join("here"), root.path().join("there"));
    fs::create_dir(&here).expect("a folder");
    fs::create_dir(&there).expect("a folder");
    symlink(&here, root.path().join("alias")).expect("a link");
    let folders = || vec![root.path().join("run")];

    let plain = Address::within(folders(), &here).expect("an address");
    assert_eq!(
        Address::within(folders(), &root.path().join("there/../here")),
        Ok(plain.clone())
    );
    assert_eq!(
        Address::within(folders(), &root.path().join("alias")),
        Ok(plain.clone())
    );
    assert_ne!(Address::within(folders(), &there), Ok(plain.clone()));
    let name = plain.path().file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!(name.len(), "0123456789abcdef.sock".len());
}

#[test]
fn a_data_folder_may_lie_deeper_than_a_socket_path_can_say() {
    let root = tempfile::tempdir().expect("a folder");
    let deep = root.path().join("d".repeat(120)).join("e".repeat(120));
    fs::create_dir_all(&deep).expect("a deep folder");
    let address = Address::within(vec![root.path().join("run")], &deep).expect("an address");
    assert!(address.path().as_os_str().len() <= 107);
    Listener::bind(&address).expect("a socket");
}

#[test]
fn a_runtime_folder_too_deep_for_a_socket_gives_way_to_the_next_and_then_says_so() {
    let root = tempfile::tempdir().expect("a folder");
    let deep = root.path().join("r".repeat(100));
    let address = Address::within(vec![deep.clone(), root.path().join("t")], root.path()).expect("an address");
    assert!(address.path().starts_with(root.path().join("t")));

    let refused = Address::within(vec![deep], root.path()).expect_err("no room");
    assert_eq!(refused.code, Code::Internal);
    assert!(refused.message.contains("XDG_RUNTIME_DIR"), "{refused}");
}

#[test]
fn the_socket_folder_is_closed_to_others_even_if_it_was_open() {
    let house = House::new();
    let folder = house.folders.path().join("run");
    let mode = |path: &PathBuf| fs::metadata(path).expect("a folder").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);

    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("open it");
    drop(house.server);
    Listener::bind(&house.address).expect("a socket");
    assert_eq!(mode(&folder), 0o700);
}

#[test]
fn a_link_in_place_of_the_socket_folder_is_refused() {
    let root = tempfile::tempdir().expect("a folder");
    symlink(root.path(), root.path().join("run")).expect("a link");
    let address = Address::within(vec![root.path().join("run")], root.path()).expect("an address");
    let refused = Listener::bind(&address).expect_err("a link");
    assert!(refused.to_string().contains("not a folder of this user"), "{refused}");
}

#[test]
fn a_socket_left_by_a_killed_resident_is_replaced_but_a_file_is_not() {
    let house = House::new();
    drop(house.server);
    assert!(
        !house.address.path().exists(),
        "a server that ends takes its socket along"
    );

    drop(UnixListener::bind(house.address.path()).expect("a stale socket"));
    assert!(house.address.path().exists());
    drop(Listener::bind(&house.address).expect("the stale one is removed"));

    fs::write(house.address.path(), "a letter").expect("a file");
    let refused = Listener::bind(&house.address).expect_err("not a socket");
    assert!(refused.to_string().contains("no socket"), "{refused}");
    assert_eq!(
        fs::read_to_string(house.address.path()).expect("still there"),
        "a letter"
    );
}

#[test]
fn without_a_resident_the_client_says_so() {
    let mut house = House::new();
    house.server = None;
    let refused = Client::connect(&house.address, Role::Cli, super::PATIENCE).expect_err("nobody there");
    assert_eq!(refused.code, Code::NoResident);

    let missing = Address::for_data_dir(&house.folders.path().join("never made")).expect_err("no folder");
    assert_eq!(missing.code, Code::NoResident);
}

#[test]
fn a_program_without_the_desktops_variables_finds_the_socket_all_the_same() {
    let house = House::new();
    let elsewhere = house.folders.path().join("tmp");
    let folders = vec![elsewhere, house.folders.path().join("run")];
    let address = Address::within(folders, &house.folders.path().join("data")).expect("an address");
    Client::connect(&address, Role::Cli, super::PATIENCE).expect("found in the second folder");
}
