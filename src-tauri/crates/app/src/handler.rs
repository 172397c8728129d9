//! The door of the link: every call goes through the engine's queue, except the ones that may take long and change nothing.

use std::sync::Arc;
use std::sync::mpsc::{Sender, sync_channel};
use std::time::Duration;

use serde_json::Value;
use unknot_link::{Call, Code, Fault, Handler, Peer, PeerHandle};

use crate::Message;
use crate::outside::Pictures;

/// Longer than the engine ever takes; a fault says so rather than a caller that waits for ever.
const PATIENCE: Duration = Duration::from_secs(5);

/// Hands what comes over the link to the engine's thread.
pub struct Doorkeeper {
    queue: Sender<Message>,
    pictures: Arc<dyn Pictures>,
}

impl std::fmt::Debug for Doorkeeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Doorkeeper").finish_non_exhaustive()
    }
}

impl Doorkeeper {
    /// A door to the engine behind `queue`.
    pub fn new(queue: Sender<Message>, pictures: Arc<dyn Pictures>) -> Self {
        Self { queue, pictures }
    }
}

impl Handler for Doorkeeper {
    fn call(&self, peer: Peer, call: Call) -> Result<Value, Fault> {
        if let Call::Clip { movement } = &call {
            return crate::api::json(&self.pictures.clip(movement)?);
        }
        let (reply, answer) = sync_channel(1);
        let ending = || Fault::new(Code::NoResident, "Unknot is ending");
        self.queue
            .send(Message::Call { peer, call, reply })
            .map_err(|_| ending())?;
        answer.recv_timeout(PATIENCE).map_err(|_| ending())?
    }

    fn connected(&self, peer: PeerHandle) {
        // With no engine behind the queue there is nobody to tell.
        let _ending = self.queue.send(Message::Connected(peer));
    }

    fn disconnected(&self, peer: Peer) {
        let _ending = self.queue.send(Message::Disconnected(peer));
    }
}
