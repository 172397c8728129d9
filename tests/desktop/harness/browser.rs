//! The window in the hands of WebDriver: tauri-driver starts it, and its page is read and pressed by text.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

use super::desk::{Desk, unknot};
use super::servers::{Running, eventually};

/// Longer than a session takes to begin.
const LONG: Duration = Duration::from_secs(90);
/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub(crate) struct Browser {
    agent: Agent,
    session: String,
    _driver: Running,
}

/// `cargo xtask test` puts it here; by hand: `cargo install tauri-driver --version 2.1.0 --locked --root target/tools`.
fn driver() -> PathBuf {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("tools");
    target.join("bin/tauri-driver")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("its number").port()
}

impl Browser {
    /// Starts a window on this desktop.
    pub(crate) fn start(desk: &Desk) -> Self {
        let (port, native) = (free_port(), free_port());
        let mut command = desk.command(driver());
        command
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .stdout(Stdio::null());
        let driver = Running::start(&mut command);
        let config = Agent::config_builder()
            .timeout_global(Some(LONG))
            .http_status_as_error(false);
        let agent: Agent = config.build().into();
        let base = format!("http://127.0.0.1:{port}/session");
        eventually("tauri-driver listens", || {
            agent.get(format!("http://127.0.0.1:{port}/status")).call().is_ok()
        });
        let options = json!({"application": unknot().with_file_name("unknot-window")});
        let wanted = json!({"browserName": "wry", "tauri:options": options});
        let answer = value(
            agent
                .post(&base)
                .send_json(json!({"capabilities": {"alwaysMatch": wanted}})),
        );
        let id = answer["sessionId"]
            .as_str()
            .unwrap_or_else(|| panic!("no session: {answer}"));
        Self {
            session: format!("{base}/{id}"),
            agent,
            _driver: driver,
        }
    }

    /// The texts of the elements that this selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let url = format!("{}/elements", self.session);
        let found = value(
            self.agent
                .post(url)
                .send_json(json!({"using": "css selector", "value": selector})),
        );
        let elements = found.as_array().cloned().unwrap_or_default();
        let text = |element: &Value| {
            let id = element[ELEMENT].as_str()?;
            let text = value(self.agent.get(format!("{}/element/{id}/text", self.session)).call());
            text.as_str().map(str::to_owned)
        };
        elements.iter().filter_map(text).collect()
    }

    /// Waits until an element of this selector has this in its text.
    pub(crate) fn reads(&self, selector: &str, words: &str) {
        let mut last = Vec::new();
        let mut look = || {
            last = self.texts(selector);
            last.iter().any(|text| text.contains(words))
        };
        for _ in 0..200 {
            if look() {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("\"{words}\" is not in any {selector}: {last:?}")
    }

    /// Turns to another page as its link would.
    pub(crate) fn go(&self, route: &str) {
        let url = format!("{}/execute/sync", self.session);
        let script = format!("location.hash = {route:?}");
        value(self.agent.post(url).send_json(json!({"script": script, "args": []})));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ends the window; one that has ended already needs nothing.
        let _ended = self.agent.delete(&self.session).call();
    }
}

/// WebDriver puts every answer, also its errors, under `value`.
fn value(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Value {
    let mut answer = answer.expect("tauri-driver answers");
    let document: Value = answer.body_mut().read_json().expect("JSON");
    document["value"].clone()
}
