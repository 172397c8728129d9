//! One message of the link as a line of JSON-RPC 2.0, both ways.

use serde_json::{Map, Value, json};

use crate::{Call, Code, Event, Fault, MAX_MESSAGE};

/// A message, as it stands on one line.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Something is asked; an answer with the same number follows.
    Request {
        /// Counts up in each client.
        id: u64,
        /// What is asked.
        call: Call,
    },
    /// An answer.
    Response {
        /// Number of the question; none where the question could not be read.
        id: Option<u64>,
        /// The view asked for, or why there is none.
        result: Result<Value, Fault>,
    },
    /// Something told without being asked.
    Event(Event),
}

/// A line that is no message, with the answer it deserves.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// Its number, where that much could be read.
    pub id: Option<u64>,
    /// What is wrong with it.
    pub fault: Fault,
}

impl From<Refused> for Message {
    fn from(refused: Refused) -> Self {
        Message::Response {
            id: refused.id,
            result: Err(refused.fault),
        }
    }
}

impl Message {
    /// Reads one line, without its line break.
    ///
    /// # Errors
    /// What is wrong, with the number to answer to: no JSON, no JSON-RPC 2.0, no call or event of this protocol.
    pub fn parse(line: &[u8]) -> Result<Self, Refused> {
        let mut fields: Map<String, Value> = serde_json::from_slice(line).map_err(|error| {
            refuse(
                None,
                format!("the line is no JSON object ({error}); write one message a line"),
            )
        })?;
        let id = fields.get("id").and_then(Value::as_u64);
        if fields.remove("jsonrpc") != Some(json!("2.0")) {
            return Err(refuse(id, "the message does not say \"jsonrpc\": \"2.0\""));
        }
        if let Some(error) = fields.remove("error") {
            let result = Err(fault_of(&error));
            return Ok(Message::Response { id, result });
        }
        if let Some(value) = fields.remove("result") {
            return Ok(Message::Response { id, result: Ok(value) });
        }
        match fields.remove("id") {
            None => told(fields),
            Some(_) => asked(id, fields),
        }
    }

    /// The line for this message, with its line break.
    ///
    /// # Errors
    /// [`Code::TooLarge`] where the line would be longer than the other side takes.
    pub fn to_line(&self) -> Result<Vec<u8>, Fault> {
        let written = match self {
            Message::Request { id, call } => serde_json::to_value(call).map(|value| stamped(value, Some(*id))),
            Message::Event(event) => serde_json::to_value(event).map(|value| stamped(value, None)),
            Message::Response { id, result: Ok(value) } => Ok(json!({"jsonrpc": "2.0", "id": id, "result": value})),
            Message::Response { id, result: Err(fault) } => Ok(json!({
                "jsonrpc": "2.0",
                "id": id,
                "error": {"code": number(fault.code), "message": fault.message, "data": fault},
            })),
        };
        let mut line = written.and_then(|value| serde_json::to_vec(&value)).map_err(|error| {
            Fault::new(
                Code::Internal,
                format!("the message could not be written as JSON ({error})"),
            )
        })?;
        if line.len() > MAX_MESSAGE {
            let message = format!(
                "the message has {} bytes; {MAX_MESSAGE} is the most a line may have",
                line.len()
            );
            return Err(Fault::new(Code::TooLarge, message));
        }
        line.push(b'\n');
        Ok(line)
    }
}

fn told(fields: Map<String, Value>) -> Result<Message, Refused> {
    serde_json::from_value(Value::Object(fields))
        .map(Message::Event)
        .map_err(|error| refuse(None, format!("no such event ({error})")))
}

fn asked(id: Option<u64>, fields: Map<String, Value>) -> Result<Message, Refused> {
    let Some(id) = id else {
        return Err(refuse(None, "\"id\" is no whole number; count up from 1"));
    };
    Call::from_request(fields)
        .map(|call| Message::Request { id, call })
        .map_err(|fault| Refused { id: Some(id), fault })
}

impl Call {
    /// A call out of `method` and `params`, whoever sends them. Parameters that are left out, null or empty are the same thing.
    ///
    /// # Errors
    /// [`Code::BadRequest`] for a method or parameters that this protocol does not have.
    pub fn from_request(mut fields: Map<String, Value>) -> Result<Self, Fault> {
        let empty = match fields.get("params") {
            None | Some(Value::Null) => true,
            Some(Value::Object(params)) => params.is_empty(),
            Some(Value::Array(params)) => params.is_empty(),
            Some(Value::Bool(_) | Value::Number(_) | Value::String(_)) => false,
        };
        if empty {
            fields.remove("params");
            if let Ok(call) = serde_json::from_value(Value::Object(fields.clone())) {
                return Ok(call);
            }
            fields.insert("params".to_owned(), json!({}));
        }
        serde_json::from_value(Value::Object(fields))
            .map_err(|error| Fault::new(Code::BadRequest, format!("no call of this protocol: {error}")))
    }
}

fn stamped(value: Value, id: Option<u64>) -> Value {
    let mut fields = Map::new();
    fields.insert("jsonrpc".to_owned(), json!("2.0"));
    if let Some(id) = id {
        fields.insert("id".to_owned(), json!(id));
    }
    if let Value::Object(said) = value {
        fields.extend(said);
    }
    Value::Object(fields)
}

fn refuse(id: Option<u64>, message: impl Into<String>) -> Refused {
    Refused {
        id,
        fault: Fault::new(Code::BadRequest, message),
    }
}

/// Our fault out of a JSON-RPC error: ours stands in `data`, anyone else's is an internal one with its message.
fn fault_of(error: &Value) -> Fault {
    error
        .get("data")
        .and_then(|data| serde_json::from_value(data.clone()).ok())
        .unwrap_or_else(|| {
            let message = error.get("message").and_then(Value::as_str);
            Fault::new(Code::Internal, message.unwrap_or("an error without a message"))
        })
}

/// The number JSON-RPC gives an error: its own where it has one, else from the range left to the application.
fn number(code: Code) -> i32 {
    match code {
        Code::BadRequest => -32600,
        Code::Internal => -32603,
        Code::Version => -32001,
        Code::TooLarge => -32002,
        Code::NotNow => -32003,
        Code::BadSetting => -32004,
        Code::Unknown => -32005,
        Code::Storage => -32006,
        Code::NoResident => -32007,
    }
}
