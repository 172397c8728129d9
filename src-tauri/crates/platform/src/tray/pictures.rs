use ksni::Icon;
use unknot_core::ports::TrayIcon;

/// Which colour stands out from the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyphs {
    White,
    Black,
}

/// Panels do not say what colour they are. GNOME's and XFCE's are dark unless someone changed it; elsewhere the panel mostly goes with
/// the colour scheme (0: no preference, 1: dark, 2: light).
pub(super) fn glyphs(desktop: Option<&str>, scheme: Option<u32>) -> Glyphs {
    let always_dark = |name: &str| matches!(name, "GNOME" | "Unity" | "XFCE");
    match scheme {
        _ if desktop.is_some_and(|names| names.split(':').any(always_dark)) => Glyphs::White,
        Some(0 | 2) => Glyphs::Black,
        Some(_) | None => Glyphs::White,
    }
}

macro_rules! sizes {
    ($state:literal) => {
        [
            (
                16,
                include_bytes!(concat!(env!("OUT_DIR"), "/", $state, "-16.coverage")),
            ),
            (
                22,
                include_bytes!(concat!(env!("OUT_DIR"), "/", $state, "-22.coverage")),
            ),
            (
                32,
                include_bytes!(concat!(env!("OUT_DIR"), "/", $state, "-32.coverage")),
            ),
            (
                44,
                include_bytes!(concat!(env!("OUT_DIR"), "/", $state, "-44.coverage")),
            ),
        ]
    };
}

/// One state in all its sizes.
pub(super) fn pictures(icon: TrayIcon, glyphs: Glyphs) -> Vec<Icon> {
    let sizes: [(i32, &[u8]); 4] = match icon {
        TrayIcon::Counting => sizes!("counting"),
        TrayIcon::Due => sizes!("due"),
        TrayIcon::Held => sizes!("held"),
        TrayIcon::Paused => sizes!("paused"),
    };
    let shade = match glyphs {
        Glyphs::White => 0xff,
        Glyphs::Black => 0,
    };
    sizes
        .into_iter()
        .map(|(size, coverage)| Icon {
            width: size,
            height: size,
            data: coverage
                .iter()
                .flat_map(|&alpha| [alpha, shade, shade, shade])
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_a_picture_of_its_own_in_every_size() {
        let states = [TrayIcon::Counting, TrayIcon::Due, TrayIcon::Held, TrayIcon::Paused];
        let all: Vec<_> = states
            .map(|state| pictures(state, Glyphs::Black))
            .into_iter()
            .flatten()
            .collect();
        for icon in &all {
            assert_eq!(
                icon.data.len(),
                usize::try_from(icon.width * icon.height * 4).expect("small")
            );
            assert!(
                icon.data.chunks(4).any(|argb| argb == [0xff, 0, 0, 0]),
                "something is drawn"
            );
        }
        for (index, icon) in all.iter().enumerate() {
            assert!(all[index + 1..].iter().all(|other| other.data != icon.data));
        }
    }

    #[test]
    fn glyphs_stand_out_from_the_panel() {
        assert_eq!(glyphs(Some("ubuntu:GNOME"), Some(2)), Glyphs::White);
        assert_eq!(glyphs(Some("XFCE"), None), Glyphs::White);
        assert_eq!(glyphs(Some("KDE"), Some(1)), Glyphs::White);
        assert_eq!(glyphs(Some("KDE"), Some(0)), Glyphs::Black);
        assert_eq!(glyphs(Some("sway"), None), Glyphs::White);
    }
}
