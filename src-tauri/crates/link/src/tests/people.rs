//! Programs of ours that talk to the resident.

use std::io::{BufRead, BufReader, Write};
use std::sync::mpsc::channel;

use serde_json::{Value, json};

use super::{House, PATIENCE};
use crate::{Call, Client, Code, Event, Fault, MAX_CONNECTIONS, News, Role, Surface, VERSION};

#[test]
fn two_clients_ask_at_once_and_each_gets_its_own_answers() {
    let house = House::new();
    let (one, two) = (house.client(), house.client());
    let ids: Vec<u64> = (0..2)
        .map(|_| house.arrivals.recv_timeout(PATIENCE).expect("greeted").peer().id)
        .collect();
    std::thread::scope(|scope| {
        for (client, id) in [(&one, ids[0]), (&two, ids[1])] {
            scope.spawn(move || {
                for _ in 0..50 {
                    assert_eq!(client.call(Call::Status), Ok(json!({"asked_by": id})));
                }
            });
        }
    });
    let refused = one.call(Call::Clip {
        movement: "cartwheel".to_owned(),
    });
    assert_eq!(
        refused,
        Err(Fault::new(Code::Unknown, "no movement is named cartwheel"))
    );
    assert_eq!(two.hello().version, VERSION);
}

#[test]
fn one_client_may_be_asked_through_from_several_threads() {
    let house = House::new();
    let client = house.client();
    std::thread::scope(|scope| {
        for name in ["a", "b", "c", "d"] {
            let client = &client;
            scope.spawn(move || {
                let refused = client
                    .call(Call::Clip {
                        movement: name.to_owned(),
                    })
                    .expect_err("unknown");
                assert!(refused.message.ends_with(name), "{refused}");
            });
        }
    });
}

#[test]
fn the_peer_is_known_by_role_and_process() {
    let house = House::new();
    let _window = Client::connect(&house.address, Role::Window, PATIENCE).expect("a resident");
    let peer = house.arrivals.recv_timeout(PATIENCE).expect("greeted").peer();
    assert_eq!((peer.role, peer.pid), (Role::Window, Some(std::process::id())));
}

#[test]
fn events_reach_a_client_in_order_even_those_from_before_it_listened() {
    let house = House::new();
    let client = house.client();
    let handle = house.arrivals.recv_timeout(PATIENCE).expect("greeted");
    let show = |surface| Event::Show {
        surface,
        token: Some("token".to_owned()),
    };
    handle.send(&show(Surface::Today));
    // An answer after the event: it has come in by now.
    client.call(Call::Status).expect("an answer");
    let (heard, news) = channel();
    client.events(move |item| heard.send(item).expect("the story goes on"));
    handle.send(&show(Surface::Week));
    handle.send(&Event::Bye);
    let next = || news.recv_timeout(PATIENCE).expect("news");
    assert_eq!(next(), News::Event(show(Surface::Today)));
    assert_eq!(next(), News::Event(show(Surface::Week)));
    assert_eq!(next(), News::Event(Event::Bye));
}

#[test]
fn a_resident_that_ends_is_told_to_its_clients_and_can_come_back() {
    let mut house = House::new();
    let client = house.client();
    let (heard, news) = channel();
    client.events(move |item| heard.send(item).expect("the story goes on"));
    house.server = None;
    assert_eq!(news.recv_timeout(PATIENCE), Ok(News::Gone));
    assert_eq!(client.call(Call::Status).expect_err("lost").code, Code::NoResident);
    house.open();
    house.lives();
}

#[test]
fn a_client_that_leaves_is_noticed() {
    let house = House::new();
    let client = house.client();
    let peer = house.arrivals.recv_timeout(PATIENCE).expect("greeted").peer();
    drop(client);
    assert_eq!(house.departures.recv_timeout(PATIENCE), Ok(peer));
}

#[test]
fn another_version_is_told_so_and_shown_out() {
    let house = House::new();
    let mut old = house.stranger();
    old.write_all(b"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"version\":0,\"role\":\"cli\"}}\n")
        .expect("a line");
    let mut lines = BufReader::new(old).lines();
    let said: Value = serde_json::from_str(&lines.next().expect("a line").expect("read")).expect("JSON");
    assert_eq!(said["error"]["data"]["code"], "version");
    assert!(lines.next().is_none(), "then it is closed");
    house.lives();
}

#[test]
fn the_thirty_third_is_told_that_the_house_is_full() {
    let house = House::new();
    let guests: Vec<Client> = (0..MAX_CONNECTIONS).map(|_| house.client()).collect();
    let refused = Client::connect(&house.address, Role::Cli, PATIENCE).expect_err("full");
    assert_eq!(refused.code, Code::NotNow, "{refused}");
    drop(guests);
    for _ in 0..MAX_CONNECTIONS {
        house.departures.recv_timeout(PATIENCE).expect("gone");
    }
    // A place is free once the thread of a guest has ended, a moment after its departure was told.
    let again = (0..200).find_map(|_| {
        Client::connect(&house.address, Role::Cli, PATIENCE)
            .map_err(|_| std::thread::sleep(std::time::Duration::from_millis(10)))
            .ok()
    });
    assert!(again.is_some());
}

#[test]
fn the_last_words_of_a_resident_reach_its_clients_before_the_end() {
    for _ in 0..50 {
        let mut house = House::new();
        let client = house.client();
        let handle = house.arrivals.recv_timeout(PATIENCE).expect("greeted");
        let (heard, news) = channel();
        client.events(move |item| heard.send(item).expect("the story goes on"));
        handle.send(&Event::Bye);
        house.server = None;
        assert_eq!(news.recv_timeout(PATIENCE), Ok(News::Event(Event::Bye)));
        assert_eq!(news.recv_timeout(PATIENCE), Ok(News::Gone));
    }
}

#[test]
fn who_asks_a_resident_to_end_is_answered() {
    for _ in 0..50 {
        let mut house = House::new();
        let client = house.client();
        std::thread::scope(|scope| {
            let answer = scope.spawn(|| client.call(Call::Quit));
            house.quits.recv_timeout(PATIENCE).expect("asked");
            house.server = None;
            assert_eq!(answer.join().expect("no panic"), Ok(Value::Null));
        });
    }
}
