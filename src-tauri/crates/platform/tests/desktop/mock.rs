//! A notification server that does as it is told.

use std::collections::HashMap;
use std::future::pending;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, connection, interface};

const PATH: &str = "/org/freedesktop/Notifications";
const NAME: &str = "org.freedesktop.Notifications";

/// A call that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Call {
    Notify {
        id: u32,
        replaces: u32,
        summary: String,
        actions: Vec<String>,
        hints: Vec<String>,
    },
    Close(u32),
}

/// How it behaves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    WithButtons,
    WithoutButtons,
    /// Takes calls and never answers.
    Silent,
    /// Says what it can do, then never answers.
    SilentOnceAsked,
    /// Shows what it is asked to, and says so a second too late.
    Late,
}

struct Server {
    manner: Manner,
    calls: Mutex<Sender<Call>>,
    next_id: AtomicU32,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Server {
    async fn get_capabilities(&self) -> Vec<String> {
        match self.manner {
            Manner::WithButtons | Manner::SilentOnceAsked | Manner::Late => vec!["body".into(), "actions".into()],
            Manner::WithoutButtons => vec!["body".into()],
            Manner::Silent => pending().await,
        }
    }

    async fn get_server_information(&self) -> (String, String, String, String) {
        if self.manner == Manner::Silent {
            pending::<()>().await;
        }
        ("double".into(), "unknot".into(), "1".into(), "1.2".into())
    }

    #[expect(clippy::too_many_arguments, reason = "the specification's")]
    async fn notify(
        &self,
        _app: String,
        replaces: u32,
        _icon: String,
        summary: String,
        _body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        if self.manner == Manner::SilentOnceAsked {
            pending::<()>().await;
        }
        if self.manner == Manner::Late {
            tokio::time::sleep(Duration::from_secs(3)).await;
        }
        let id = if replaces == 0 {
            self.next_id.fetch_add(1, Ordering::Relaxed)
        } else {
            replaces
        };
        let mut hints: Vec<_> = hints.into_keys().collect();
        hints.sort();
        self.heard(Call::Notify {
            id,
            replaces,
            summary,
            actions,
            hints,
        });
        id
    }

    fn close_notification(&self, id: u32) {
        self.heard(Call::Close(id));
    }
}

impl Server {
    fn heard(&self, call: Call) {
        let _test_over = self.calls.lock().expect("not poisoned").send(call);
    }
}

/// The server, on a connection of its own; gone when dropped.
pub(crate) struct Mock {
    runtime: Runtime,
    bus: Connection,
    pub(crate) calls: Receiver<Call>,
}

impl Mock {
    pub(crate) fn start(address: &str, manner: Manner) -> Self {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let (heard, calls) = mpsc::channel();
        let server = Server {
            manner,
            calls: Mutex::new(heard),
            next_id: AtomicU32::new(41),
        };
        let bus = runtime
            .block_on(async {
                connection::Builder::address(address)?
                    .serve_at(PATH, server)?
                    .name(NAME)?
                    .build()
                    .await
            })
            .expect("a server on the bus");
        Self { runtime, bus, calls }
    }

    pub(crate) fn next_call(&self) -> Call {
        self.calls.recv_timeout(super::world::LONG).expect("a call")
    }

    /// The id of the next notification sent.
    pub(crate) fn next_shown(&self) -> u32 {
        match self.next_call() {
            Call::Notify { id, .. } => id,
            Call::Close(id) => panic!("{id} was closed"),
        }
    }

    pub(crate) fn press(&self, id: u32, action: &str) {
        self.emit("ActionInvoked", &(id, action));
    }

    pub(crate) fn token(&self, id: u32, token: &str) {
        self.emit("ActivationToken", &(id, token));
    }

    fn emit<B: serde::Serialize + zbus::zvariant::DynamicType>(&self, signal: &str, body: &B) {
        let bus = Arc::new(self.bus.clone());
        self.runtime.block_on(async {
            let emitter = SignalEmitter::new(&bus, PATH).expect("a path");
            emitter.emit(NAME, signal, body).await.expect("sent");
        });
    }
}
