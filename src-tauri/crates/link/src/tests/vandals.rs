//! What must not bring the resident down.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::process::Command;

use serde_json::{Value, json};

use super::{House, PATIENCE};
use crate::{Call, Code, Event, MAX_MESSAGE, Surface, WindowEnv};

fn codes(stream: UnixStream) -> Vec<String> {
    BufReader::new(stream)
        .lines()
        .map_while(Result::ok)
        .map(|line| {
            serde_json::from_str::<Value>(&line).expect("JSON")["error"]["data"]["code"]
                .as_str()
                .unwrap_or("fine")
                .to_owned()
        })
        .collect()
}

const HELLO: &str = r#"{"jsonrpc":"2.0","id":1,"method":"hello","params":{"version":1,"role":"cli"}}"#;

#[test]
fn a_mebibyte_of_garbage_without_a_line_break_gets_an_error_and_the_server_lives() {
    let house = House::new();
    let mut vandal = house.stranger();
    vandal.write_all(&vec![b'x'; 1024 * 1024]).expect("it takes all of it");
    assert_eq!(codes(vandal), ["too_large"]);
    house.lives();
}

#[test]
fn a_mebibyte_of_lines_that_are_no_messages_is_answered_a_few_times_and_then_shown_out() {
    let house = House::new();
    let mut vandal = house.stranger();
    vandal
        .write_all(&b"\x00\xff{]\n".repeat(1024 * 1024 / 5))
        .expect("it takes all of it");
    assert_eq!(codes(vandal), vec!["bad_request"; 16]);
    house.lives();
}

#[test]
fn the_longest_line_is_taken_and_one_byte_more_is_not() {
    let house = House::new();
    for (length, expected) in [
        (MAX_MESSAGE, vec!["fine", "fine"]),
        (MAX_MESSAGE + 1, vec!["fine", "too_large"]),
    ] {
        let mut stranger = house.stranger();
        let start = r#"{"jsonrpc":"2.0","id":2,"method":"status","#;
        let padding = " ".repeat(length - start.len() - r#""params":{}}"#.len());
        writeln!(stranger, "{HELLO}\n{start}{padding}\"params\":{{}}}}").expect("a line");
        stranger.shutdown(std::net::Shutdown::Write).expect("no more");
        assert_eq!(codes(stranger), expected, "{length}");
    }
}

#[test]
fn a_bad_line_in_between_does_not_end_the_conversation() {
    let house = House::new();
    let mut stranger = house.stranger();
    let status = r#"{"jsonrpc":"2.0","id":2,"method":"status"}"#;
    writeln!(stranger, "{status}").expect("a line");
    assert_eq!(codes(stranger), ["bad_request"], "hello comes first");

    let mut stranger = house.stranger();
    write!(
        stranger,
        "{HELLO}\n{{\n{status}\n{{\"jsonrpc\":\"2.0\",\"method\":\"bye\"}}\n{status}\n"
    )
    .expect("lines");
    stranger.shutdown(std::net::Shutdown::Write).expect("no more");
    assert_eq!(codes(stranger), ["fine", "bad_request", "fine", "bad_request", "fine"]);
}

#[test]
fn a_line_may_come_in_halves_and_half_a_line_is_nothing() {
    let house = House::new();
    let mut stranger = house.stranger();
    let (first, second) = HELLO.split_at(30);
    stranger.write_all(first.as_bytes()).expect("half a line");
    house.lives();
    stranger.write_all(second.as_bytes()).expect("the other half");
    stranger
        .write_all(b"\n{\"jsonrpc\":\"2.0\",\"id\":2,\"met")
        .expect("half a line more");
    stranger.shutdown(std::net::Shutdown::Write).expect("no more");
    assert_eq!(codes(stranger), ["fine"]);
    house.lives();
}

#[test]
fn a_peer_that_reads_nothing_is_dropped_and_the_sender_never_waits() {
    let house = House::new();
    let mut sleeper = house.stranger();
    writeln!(sleeper, "{HELLO}").expect("a line");
    let handle = house.arrivals.recv_timeout(PATIENCE).expect("greeted");
    let event = Event::Show {
        surface: Surface::Today,
        token: Some("t".repeat(64 * 1024)),
    };
    // 16 MiB: far more than the queue and the system's buffers hold. Waiting for this peer would take the writer's 10 s.
    let (sent, all_sent) = std::sync::mpsc::channel();
    let sender = handle.clone();
    std::thread::spawn(move || {
        (0..256).for_each(|_| sender.send(&event));
        sent.send(())
    });
    all_sent.recv_timeout(PATIENCE / 4).expect("no send waits");
    assert_eq!(house.departures.recv_timeout(PATIENCE), Ok(handle.peer()));
    let mut rest = Vec::new();
    // What was under way may be torn; the end must come.
    let _torn = sleeper.read_to_end(&mut rest);
    assert!(rest.len() < 16 * 1024 * 1024);
    house.lives();
}

#[test]
fn a_question_too_long_to_send_is_not_sent() {
    let house = House::new();
    let client = house.client();
    let vars = vec![("DISPLAY".to_owned(), "x".repeat(MAX_MESSAGE))];
    let call = Call::Show {
        surface: Surface::Today,
        env: Some(WindowEnv { vars }),
    };
    assert_eq!(client.call(call).expect_err("too long").code, Code::TooLarge);
    assert_eq!(client.call(Call::WhatToShow), Ok(json!(["today"])));
}

/// Not a story of its own: the part of the other user in [`another_user_is_refused`], run in a process of theirs.
#[test]
#[ignore = "run by another_user_is_refused as another user"]
fn as_the_other_user() {
    let path = std::env::var("UNKNOT_TEST_SOCKET").expect("a socket to try");
    let mut stream = UnixStream::connect(path).expect("the folder was opened for this test");
    // The line may meet a closed door.
    let _refused = writeln!(stream, "{HELLO}");
    let _refused = stream.shutdown(std::net::Shutdown::Write);
    println!("heard {:?}", codes(stream));
}

#[test]
fn another_user_is_refused() {
    if !rustix::process::geteuid().is_root() {
        println!("not tried: only root can become another user");
        return;
    }
    let house = House::new();
    // The folder alone would keep them out; opened, so that the check of the peer is what is tried.
    let open =
        |path: &std::path::Path| std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o777)).expect("open");
    open(house.folders.path());
    open(&house.folders.path().join("run"));
    open(&house.path());
    // Another user need not be able to enter the folder of the test program.
    let program = house.folders.path().join("program");
    std::fs::copy(std::env::current_exe().expect("a program"), &program).expect("a copy");
    let output = Command::new(&program)
        .args([
            "--exact",
            "tests::vandals::as_the_other_user",
            "--ignored",
            "--nocapture",
        ])
        .env("UNKNOT_TEST_SOCKET", house.path())
        .current_dir("/")
        .uid(65534)
        .output()
        .expect("the other user's process");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains(r#"heard ["bad_request"]"#),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(house.arrivals.try_recv().is_err(), "nobody was greeted");
    house.lives();
}
