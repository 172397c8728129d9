//! The pages' calls, carried over the link as they are.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Map, Value};
use tauri::State;
use unknot_link::{Address, Call, Client, Code, Fault, News, Role};

/// How long the resident has for an answer. Longer than anything it does, short enough for a person to be told.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How long a picture may take that has never been drawn.
const DRAWING: Duration = Duration::from_secs(60);

/// What wakes the thread that follows the resident.
#[derive(Debug)]
pub(crate) enum Wake {
    /// The resident tells something, or is gone.
    News(News),
    /// The resident was started again: look for it now.
    LookNow,
}

/// The connection to the resident, and what is needed to make it anew.
pub(crate) struct Link {
    folder: PathBuf,
    client: Mutex<Option<Arc<Client>>>,
    wake: Sender<Wake>,
}

impl Link {
    /// No connection yet. The receiver is for [`crate::events::follow`].
    pub(crate) fn new(folder: PathBuf) -> (Self, Receiver<Wake>) {
        let (wake, wakes) = channel();
        let link = Self {
            folder,
            client: Mutex::new(None),
            wake,
        };
        (link, wakes)
    }

    /// Connects, and from then on passes on what the resident tells.
    pub(crate) fn connect(&self) -> Result<Arc<Client>, Fault> {
        let address = Address::for_data_dir(&self.folder)?;
        let client = Arc::new(Client::connect(&address, Role::Window, TIMEOUT)?);
        let wake = self.wake.clone();
        client.events(move |news| {
            // Nobody follows any more when the program ends.
            let _ending = wake.send(Wake::News(news));
        });
        self.put(Some(Arc::clone(&client)));
        Ok(client)
    }

    /// The present connection.
    pub(crate) fn client(&self) -> Result<Arc<Client>, Fault> {
        self.client
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
            .ok_or_else(|| Fault::new(Code::NoResident, "Unknot is not running"))
    }

    /// A connection for one call that may take long: the resident answers the calls of one connection in turn, and a picture that is
    /// still being drawn must hold up no button.
    pub(crate) fn apart(&self) -> Result<Client, Fault> {
        Client::connect(&Address::for_data_dir(&self.folder)?, Role::Cli, DRAWING)
    }

    /// Lets go of the connection.
    pub(crate) fn close(&self) {
        self.put(None);
    }

    /// Where the window may keep what its web view writes.
    pub(crate) fn cache(&self) -> PathBuf {
        self.folder.join("cache").join("webview")
    }

    fn put(&self, client: Option<Arc<Client>>) {
        *self.client.lock().unwrap_or_else(PoisonError::into_inner) = client;
    }
}

/// Runs `work` where waiting for the resident holds up no page.
pub(crate) async fn aside<T: Send + 'static>(
    link: &State<'_, Arc<Link>>,
    work: impl FnOnce(&Link) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let link = Arc::clone(link);
    tauri::async_runtime::spawn_blocking(move || work(&link))
        .await
        .map_err(|error| Fault::new(Code::Internal, format!("the call broke off ({error})")))?
}

/// `invoke("call", {request: {method, params}})`: the resident's answer or its fault.
#[tauri::command]
pub(crate) async fn call(link: State<'_, Arc<Link>>, request: Map<String, Value>) -> Result<Value, Fault> {
    let call = Call::from_request(request)?;
    aside(&link, move |link| link.client()?.call(call)).await
}

/// `invoke("restart_resident")`: starts `unknot --hidden` on this data folder. That it runs is told by the event `back`.
#[tauri::command]
pub(crate) async fn restart_resident(link: State<'_, Arc<Link>>) -> Result<(), Fault> {
    aside(&link, |link| {
        let program = resident()?;
        let mut command = Command::new(&program);
        command
            .args(["--hidden".as_ref(), "--data-dir".as_ref(), link.folder.as_os_str()])
            .env_remove("XDG_ACTIVATION_TOKEN")
            .env_remove("DESKTOP_STARTUP_ID")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        let mut child = command
            .spawn()
            .map_err(|error| Fault::new(Code::Internal, format!("{}: {error}", program.display())))?;
        // Waited for, so that a resident that ends leaves no zombie behind while this window is open.
        std::thread::spawn(move || child.wait());
        let _ending = link.wake.send(Wake::LookNow);
        Ok(())
    })
    .await
}

/// The resident's program: beside this one, or where an installed one lies when this one is in a library folder.
fn resident() -> Result<PathBuf, Fault> {
    let name = format!("unknot{}", std::env::consts::EXE_SUFFIX);
    let own = std::env::current_exe().map_err(|error| Fault::new(Code::Internal, error.to_string()))?;
    let beside = own.with_file_name(&name);
    let installed = own.ancestors().nth(3).map(|prefix| prefix.join("bin").join(&name));
    [Some(beside.clone()), installed]
        .into_iter()
        .flatten()
        .find(|path| path.is_file())
        .ok_or_else(|| {
            let message = format!("{} is missing; build it with `cargo build -p unknot`", beside.display());
            Fault::new(Code::Internal, message)
        })
}
