//! Carries a page's messages to the resident's socket and back, line by line.

use std::time::Duration;

use anyhow::{Context, Result};
use axum::extract::ws::{Message, WebSocket};
use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;
use unknot_link::views::ClipPlace;
use unknot_link::{Address, Call, Client, Role};

/// Until either side ends.
pub(crate) async fn carry(socket: WebSocket, address: Address) {
    let Ok(stream) = UnixStream::connect(address.path()).await else {
        return;
    };
    let (from_resident, mut to_resident) = stream.into_split();
    let mut lines = BufReader::new(from_resident).lines();
    let (mut to_page, mut from_page) = socket.split();
    loop {
        tokio::select! {
            line = lines.next_line() => match line {
                Ok(Some(line)) => {
                    if to_page.send(Message::Text(line.into())).await.is_err() {
                        return;
                    }
                }
                Ok(None) | Err(_) => return,
            },
            message = from_page.next() => match message {
                Some(Ok(Message::Text(text))) => {
                    let line = format!("{}\n", text.as_str());
                    if to_resident.write_all(line.as_bytes()).await.is_err() {
                        return;
                    }
                }
                Some(Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
            },
        }
    }
}

/// The bytes of a movement's clip.
pub(crate) fn clip(address: &Address, movement: &str) -> Result<Vec<u8>> {
    let client = Client::connect(address, Role::Cli, Duration::from_secs(60))?;
    let place: ClipPlace = client.ask(Call::Clip {
        movement: movement.to_owned(),
    })?;
    let file = std::fs::read(&place.path)?;
    let from = usize::try_from(place.offset)?;
    let length = usize::try_from(place.length)?;
    Ok(file
        .get(from..from + length)
        .context("the clip lies outside its file")?
        .to_vec())
}
