//! The socket, in the hands of people and programs that it is not for.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use crate::harness::{Desk, Wire};

/// Connects, says hello and prints what comes back. 3: no connection.
const KNOCK: &str = r#"
import socket, sys
s = socket.socket(socket.AF_UNIX)
try:
    s.connect(sys.argv[1])
except OSError:
    sys.exit(3)
try:
    s.sendall(b'{"jsonrpc":"2.0","id":1,"method":"hello","params":{"version":1,"role":"cli"}}\n')
    s.settimeout(60)
    print(s.recv(1000).decode())
except ConnectionError:
    pass
"#;

/// Knocks as the user `nobody`: exit status and what was answered.
fn knock_as_nobody(desk: &Desk) -> (Option<i32>, String) {
    let mut knock = desk.command("setpriv");
    knock.args(["--reuid", "nobody", "--regid", "nogroup", "--clear-groups"]);
    let output = knock
        .args(["/usr/bin/python3", "-c", KNOCK])
        .arg(Wire::socket(desk))
        .output()
        .expect("setpriv");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}

#[test]
fn another_user_is_refused_even_where_the_folders_let_them_in() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: needs root, to be somebody else");
        return;
    }
    let desk = Desk::start();
    let mut resident = desk.resident();
    assert_eq!(knock_as_nobody(&desk), (Some(3), String::new()), "the folder is closed");

    let socket = Wire::socket(&desk);
    let folders = [desk.root().to_owned(), desk.runtime(), desk.runtime().join("unknot")];
    for folder in folders {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("a folder of ours");
    }
    fs::set_permissions(socket, fs::Permissions::from_mode(0o666)).expect("a socket of ours");
    let (status, answer) = knock_as_nobody(&desk);
    assert_eq!(status, Some(0), "now it reaches the socket");
    // Told why, or hung up on while it still spoke; never greeted.
    assert!(answer.is_empty() || answer.contains("another user"), "{answer}");
    assert!(!answer.contains("data_dir"), "{answer}");
    assert!(resident.lives());
    assert_eq!(desk.ask(&["status"]).status(), 0);
}

#[test]
fn a_mebibyte_of_garbage_is_answered_by_an_error_and_the_resident_lives() {
    let desk = Desk::start();
    let mut resident = desk.resident();
    for garbage in [vec![b'x'; 1 << 20], vec![0; 1 << 20], vec![b'['; 1 << 20]] {
        let mut wire = Wire::open(&desk);
        wire.send(&garbage);
        wire.send(b"\n");
        let answer = wire.hear();
        assert_eq!(answer["error"]["data"]["code"], json!("too_large"), "{answer}");
    }
    let mut wire = Wire::open(&desk);
    wire.send(b"hello?\n");
    let answer = wire.hear();
    assert_eq!(answer["error"]["data"]["code"], json!("bad_request"), "{answer}");

    assert!(resident.lives());
    assert_eq!(desk.ask(&["status"]).status(), 0);
    assert_eq!(desk.json(&["status", "--json"])["running"], json!(true));
}
