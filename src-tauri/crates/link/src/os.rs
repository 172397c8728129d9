//! The little that differs between systems: where the socket lies, who is at its other end, how a connection is cut.

use std::path::PathBuf;

pub(crate) use imp::{cut, end_reading, end_writing, name, of_this_person, prepare, remove_stale, restrict};

/// The longest path of a socket, in bytes: `sun_path` is 108 with its closing zero.
pub(crate) const LONGEST_PATH: usize = 107;

/// Folders in which the socket of this person may lie: the first is where one is made, the others are looked into besides, because a
/// cron job or an ssh login may not have the desktop's variables.
pub(crate) fn folders() -> Vec<PathBuf> {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    imp::folders(runtime.as_deref(), &std::env::temp_dir())
}

#[cfg(unix)]
mod imp {
    use std::fs;
    use std::io;
    use std::os::fd::AsFd;
    use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt};
    use std::path::{Path, PathBuf};

    use interprocess::local_socket::traits::StreamCommon;
    use interprocess::local_socket::{GenericFilePath, ListenerOptions, Name, Stream, ToFsName};
    use rustix::net::Shutdown;

    /// See [`super::folders`].
    pub(crate) fn folders(runtime: Option<&Path>, temporary: &Path) -> Vec<PathBuf> {
        let uid = rustix::process::getuid().as_raw();
        let usual = PathBuf::from(format!("/run/user/{uid}"));
        let mut folders: Vec<PathBuf> = Vec::new();
        if let Some(runtime) = runtime.filter(|path| path.is_absolute() && path.is_dir()) {
            folders.push(runtime.join("unknot"));
        }
        folders.push(temporary.join(format!("unknot-{uid}")));
        if usual.is_dir() && !folders.contains(&usual.join("unknot")) {
            folders.push(usual.join("unknot"));
        }
        folders
    }

    /// The socket's name for the library.
    pub(crate) fn name(path: &Path) -> io::Result<Name<'_>> {
        path.to_fs_name::<GenericFilePath>()
    }

    /// Makes the folder with mode 0700, or checks that it is a real folder of this person and closes it to others.
    pub(crate) fn prepare(folder: &Path) -> io::Result<()> {
        match fs::DirBuilder::new().mode(0o700).create(folder) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        let found = fs::symlink_metadata(folder)?;
        if !found.is_dir() || found.uid() != rustix::process::getuid().as_raw() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "it is not a folder of this user; remove it, or ask its owner to",
            ));
        }
        if found.permissions().mode() & 0o777 != 0o700 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        }
        Ok(())
    }

    /// Removes what a killed resident left behind. Anything but a socket stays, and binding then fails.
    pub(crate) fn remove_stale(path: &Path) -> io::Result<()> {
        match fs::symlink_metadata(path) {
            Ok(found) if found.file_type().is_socket() => fs::remove_file(path),
            Ok(_) => Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                "it is no socket; remove it",
            )),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The folder keeps others out.
    pub(crate) fn restrict(options: ListenerOptions<'_>) -> io::Result<ListenerOptions<'_>> {
        Ok(options)
    }

    /// Whether the other end runs as the user that this process runs as.
    pub(crate) fn of_this_person(stream: &Stream) -> bool {
        stream
            .peer_creds()
            .ok()
            .and_then(|who| who.euid())
            .is_some_and(|uid| uid == rustix::process::geteuid().as_raw())
    }

    fn shut(stream: &Stream, how: Shutdown) {
        let Stream::UdSocket(socket) = stream;
        // The other end may be gone already: then there is nothing left to shut.
        let _gone = rustix::net::shutdown(socket.as_fd(), how);
    }

    /// Ends a connection from any thread: a read or write that waits in another one returns.
    pub(crate) fn cut(stream: &Stream) {
        shut(stream, Shutdown::Both);
    }

    /// Says that no more lines come, while the other end may still be read.
    pub(crate) fn end_writing(stream: &Stream) {
        shut(stream, Shutdown::Write);
    }

    /// Takes no more lines, while the other end may still be written to.
    pub(crate) fn end_reading(stream: &Stream) {
        shut(stream, Shutdown::Read);
    }
}

#[cfg(windows)]
mod imp {
    use std::io;
    use std::path::{Path, PathBuf};

    use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Name, Stream, ToNsName};
    use interprocess::os::windows::local_socket::ListenerOptionsExt;
    use interprocess::os::windows::security_descriptor::SecurityDescriptor;

    /// Named pipes have a space of their own: the folder is only a prefix of the name.
    pub(crate) fn folders(_runtime: Option<&Path>, _temporary: &Path) -> Vec<PathBuf> {
        vec![PathBuf::from("unknot")]
    }

    /// The pipe's name for the library.
    pub(crate) fn name(path: &Path) -> io::Result<Name<'static>> {
        path.to_string_lossy()
            .replace(['\\', '/'], "-")
            .to_ns_name::<GenericNamespaced>()
    }

    /// A pipe needs no folder.
    pub(crate) fn prepare(_folder: &Path) -> io::Result<()> {
        Ok(())
    }

    /// A pipe goes with its process.
    pub(crate) fn remove_stale(_path: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Only the system and the pipe's owner may open it: without this every user may read.
    pub(crate) fn restrict(options: ListenerOptions<'_>) -> io::Result<ListenerOptions<'_>> {
        let owner_only = widestring::u16cstr!("D:P(A;;GA;;;SY)(A;;GA;;;OW)");
        Ok(options.security_descriptor(SecurityDescriptor::deserialize(owner_only)?))
    }

    /// The pipe's access list has decided already.
    pub(crate) fn of_this_person(_stream: &Stream) -> bool {
        true
    }

    /// A pipe ends when its last handle is dropped; a read that waits ends with the other side.
    pub(crate) fn cut(_stream: &Stream) {}

    /// Pipes have no half-closed state.
    pub(crate) fn end_writing(_stream: &Stream) {}

    /// Nor this half.
    pub(crate) fn end_reading(_stream: &Stream) {}
}
