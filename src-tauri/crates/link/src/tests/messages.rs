//! Messages as lines.

use serde_json::{Value, json};

use crate::{Answer, Call, Code, Event, Fault, MAX_MESSAGE, Message, Surface};

fn back(message: &Message) -> Message {
    let line = message.to_line().expect("a line");
    assert_eq!(
        line.iter().filter(|byte| **byte == b'\n').count(),
        1,
        "one message, one line"
    );
    Message::parse(line.strip_suffix(b"\n").expect("a line break")).expect("a message")
}

#[test]
fn every_kind_of_message_survives_the_way_there() {
    let calls = [
        Call::Status,
        Call::Week { week: None },
        Call::Answer {
            answer: Answer::Snooze {
                r#for: "5m\n".to_owned(),
            },
        },
        Call::Pause {
            r#for: Some("30m".to_owned()),
            until: None,
        },
    ];
    for call in calls {
        let message = Message::Request { id: 7, call };
        assert_eq!(back(&message), message);
    }
    let others = [
        Message::Event(Event::Bye),
        Message::Event(Event::Card { card: None }),
        Message::Event(Event::Show {
            surface: Surface::Week,
            token: None,
        }),
        Message::Response {
            id: Some(7),
            result: Ok(Value::Null),
        },
        Message::Response {
            id: None,
            result: Err(Fault::new(Code::TooLarge, "too long")),
        },
    ];
    for message in others {
        assert_eq!(back(&message), message);
    }
}

#[test]
fn an_error_crosses_as_json_rpc_with_the_fault_as_its_data() {
    let fault = Fault::new(Code::BadRequest, "no call of this protocol");
    let line = Message::Response {
        id: Some(3),
        result: Err(fault),
    }
    .to_line()
    .expect("a line");
    let said: Value = serde_json::from_slice(&line).expect("JSON");
    let error = json!({
        "code": -32600,
        "message": "no call of this protocol",
        "data": {"code": "bad_request", "message": "no call of this protocol"},
    });
    assert_eq!(said, json!({"jsonrpc": "2.0", "id": 3, "error": error}));
}

#[test]
fn parameters_left_out_null_and_empty_are_the_same() {
    for params in ["", r#","params":null"#, r#","params":{}"#, r#","params":[]"#] {
        for (method, call) in [
            ("status", Call::Status),
            ("week", Call::Week { week: None }),
            ("break", Call::Break { kind: None }),
        ] {
            let line = format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{method}"{params}}}"#);
            assert_eq!(
                Message::parse(line.as_bytes()),
                Ok(Message::Request { id: 1, call }),
                "{line}"
            );
        }
    }
}

#[test]
fn what_is_no_message_is_refused_in_words_and_with_its_number_where_it_has_one() {
    let cases = [
        (r#"hello"#, None, "no JSON object"),
        (r#"[1, 2]"#, None, "no JSON object"),
        (r#"{"id":4,"method":"status"}"#, Some(4), "jsonrpc"),
        (r#"{"jsonrpc":"2.0","id":"a","method":"status"}"#, None, "whole number"),
        (r#"{"jsonrpc":"2.0","id":5,"method":"dance"}"#, Some(5), "dance"),
        (
            r#"{"jsonrpc":"2.0","id":6,"method":"clip","params":{}}"#,
            Some(6),
            "movement",
        ),
        (
            r#"{"jsonrpc":"2.0","id":7,"method":"week","params":{"week":12}}"#,
            Some(7),
            "string",
        ),
        (r#"{"jsonrpc":"2.0","method":"dance"}"#, None, "no such event"),
    ];
    for (line, id, words) in cases {
        let refused = Message::parse(line.as_bytes()).expect_err(line);
        assert_eq!(refused.id, id, "{line}");
        assert_eq!(refused.fault.code, Code::BadRequest, "{line}");
        assert!(refused.fault.message.contains(words), "{line}: {}", refused.fault);
    }
}

#[test]
fn a_message_that_the_other_side_would_not_take_is_not_written() {
    let message = Message::Response {
        id: Some(1),
        result: Ok(json!("x".repeat(MAX_MESSAGE))),
    };
    assert_eq!(message.to_line().expect_err("too long").code, Code::TooLarge);
}
