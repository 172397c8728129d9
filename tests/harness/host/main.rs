//! The host of the page tests: serves the built pages, carries their messages to a real engine, and lets the test move the world.
//!
//! `host --dist ui/dist --port 0` prints `listening on http://127.0.0.1:PORT`. `/link` is a WebSocket with the link's own messages,
//! `/clip/<id>` a movement's clip, `POST /world` takes lines of JSON:
//! `{"advance":"25m","typing":"1s"}`, `{"advance":"5s"}`, `{"signal":"camera","on":true}`, `{"lock":true}`, `{"restart":true}`,
//! `{"die":true}`, `{"reset":"2026-03-27T09:00:00"}` (a new world in an empty folder).

mod bridge;
mod script;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Path, State, WebSocketUpgrade};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use script::Theatre;

#[derive(Clone)]
struct Host {
    theatre: Arc<Mutex<Theatre>>,
    dist: PathBuf,
}

fn main() -> Result<()> {
    let (dist, port) = arguments()?;
    let host = Host {
        theatre: Arc::new(Mutex::new(Theatre::open()?)),
        dist,
    };
    let app = Router::new()
        .route("/link", get(link))
        .route("/clip/{movement}", get(clip))
        .route("/world", post(world))
        .fallback(page)
        .with_state(host);
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        let address = listener.local_addr()?;
        announce(&format!("listening on http://{address}"))?;
        Ok(axum::serve(listener, app).await?)
    })
}

fn announce(line: &str) -> Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

fn arguments() -> Result<(PathBuf, u16)> {
    let mut dist = PathBuf::from("ui/dist");
    let mut port = 0;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().with_context(|| format!("{word} takes a value"))?;
        match word.as_str() {
            "--dist" => dist = value.into(),
            "--port" => port = value.parse().context("--port takes a number")?,
            _ => anyhow::bail!("{word} is not known; known are --dist and --port"),
        }
    }
    Ok((dist, port))
}

fn locked(theatre: &Arc<Mutex<Theatre>>) -> std::sync::MutexGuard<'_, Theatre> {
    theatre.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

async fn link(State(host): State<Host>, upgrade: WebSocketUpgrade) -> Response {
    let address = locked(&host.theatre).address();
    match address {
        Ok(address) => upgrade.on_upgrade(move |socket| bridge::carry(socket, address)),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, error.to_string()).into_response(),
    }
}

async fn clip(State(host): State<Host>, Path(movement): Path<String>) -> Response {
    let address = locked(&host.theatre).address();
    let bytes = tokio::task::spawn_blocking(move || bridge::clip(&address?, &movement)).await;
    match bytes {
        Ok(Ok(bytes)) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        Ok(Err(error)) => (StatusCode::NOT_FOUND, error.to_string()).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn world(State(host): State<Host>, body: String) -> Response {
    let played = tokio::task::spawn_blocking(move || locked(&host.theatre).play(&body)).await;
    match played {
        Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(error)) => (StatusCode::BAD_REQUEST, format!("{error:#}")).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn page(State(host): State<Host>, uri: axum::http::Uri) -> Response {
    let name = uri.path().trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    if name.split('/').any(|part| part == "..") {
        return StatusCode::NOT_FOUND.into_response();
    }
    match std::fs::read(host.dist.join(name)) {
        Ok(bytes) => ([(header::CONTENT_TYPE, content_type(name))], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
