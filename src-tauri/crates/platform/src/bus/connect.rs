use std::future::poll_fn;
use std::pin::Pin;

use tokio::time::timeout;
use zbus::connection::Builder;
use zbus::export::futures_core::Stream;
use zbus::{Connection, Message, MessageStream};

use super::PATIENCE;

/// Connects to the session bus, at this address or where it usually is.
pub(crate) async fn connect_session(address: Option<&str>) -> Result<Connection, String> {
    let builder = address.map_or_else(Builder::session, Builder::address);
    connect("session", builder).await
}

/// Connects to the system bus, at this address or where it usually is.
pub(crate) async fn connect_system(address: Option<&str>) -> Result<Connection, String> {
    let builder = address.map_or_else(Builder::system, Builder::address);
    connect("system", builder).await
}

async fn connect(which: &str, builder: zbus::Result<Builder<'_>>) -> Result<Connection, String> {
    match timeout(PATIENCE, async { builder?.build().await }).await {
        Ok(Ok(bus)) => Ok(bus),
        Ok(Err(error)) => Err(format!("there is no {which} bus: {error}")),
        Err(_too_long) => Err(format!(
            "the {which} bus did not answer within {} s",
            PATIENCE.as_secs()
        )),
    }
}

/// The next message; `None` or an error when the connection has ended.
pub(crate) async fn next(messages: &mut MessageStream) -> Option<zbus::Result<Message>> {
    poll_fn(|context| Pin::new(&mut *messages).poll_next(context)).await
}
