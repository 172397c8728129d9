use ksni::menu::{StandardItem, SubMenu};
use ksni::{Category, MenuItem, OfflineReason, ToolTip};
use unknot_core::ports::{Sensed, Tray, TrayItem, TrayPress};

use super::pictures::{Glyphs, pictures};
use crate::tell::Tell;

/// The engine's value as the tray protocol wants it.
pub(super) struct Item {
    pub(super) tell: Tell,
    pub(super) tray: Tray,
    pub(super) glyphs: Glyphs,
}

impl Item {
    fn press(&self, press: TrayPress) {
        self.tell.tell(Sensed::Tray(press));
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "unknot".into()
    }

    fn title(&self) -> String {
        "Unknot".into()
    }

    fn category(&self) -> Category {
        Category::ApplicationStatus
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        pictures(self.tray.icon, self.glyphs)
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip {
            title: self.tray.tooltip.clone(),
            ..ToolTip::default()
        }
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        self.tray.menu.iter().map(line).collect()
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.press(TrayPress::Open);
    }

    /// Stays, and registers when there is a watcher again.
    fn watcher_offline(&self, _reason: OfflineReason) -> bool {
        true
    }
}

fn line(item: &TrayItem) -> MenuItem<Item> {
    match item {
        TrayItem::Label(label) => StandardItem {
            label: literal(label),
            enabled: false,
            ..StandardItem::default()
        }
        .into(),
        TrayItem::Press { label, press } => {
            let press = *press;
            StandardItem {
                label: literal(label),
                activate: Box::new(move |item: &mut Item| item.press(press)),
                ..StandardItem::default()
            }
            .into()
        }
        TrayItem::Menu { label, items } => SubMenu {
            label: literal(label),
            submenu: items.iter().map(line).collect(),
            ..SubMenu::default()
        }
        .into(),
        TrayItem::Rule => MenuItem::Separator,
    }
}

/// In menus of this protocol a single underscore marks the next letter as a key.
fn literal(label: &str) -> String {
    label.replace('_', "__")
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use unknot_core::Stage;
    use unknot_core::ports::TrayIcon;

    use super::*;

    fn item(menu: Vec<TrayItem>) -> (Item, Arc<Mutex<Vec<Sensed>>>) {
        let told = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&told);
        let item = Item {
            tell: Tell::new(move |sensed| sink.lock().expect("one thread").push(sensed)),
            tray: Tray {
                icon: TrayIcon::Counting,
                tooltip: "Next break at 10:25".into(),
                menu,
                stage: Stage::Accruing,
            },
            glyphs: Glyphs::White,
        };
        (item, told)
    }

    #[test]
    fn lines_say_what_was_pressed_and_labels_do_nothing() {
        let pause = TrayPress::PauseFor(std::time::Duration::from_secs(3600));
        let (mut tray, told) = item(vec![
            TrayItem::Label("Next break at 10:25".into()),
            TrayItem::Rule,
            TrayItem::Menu {
                label: "Pause".into(),
                items: vec![TrayItem::Press {
                    label: "for_an hour".into(),
                    press: pause,
                }],
            },
        ]);
        let menu = ksni::Tray::menu(&tray);
        let [MenuItem::Standard(label), MenuItem::Separator, MenuItem::SubMenu(sub)] = &menu[..] else {
            panic!("{menu:?}")
        };
        assert!(!label.enabled);
        let [MenuItem::Standard(hour)] = &sub.submenu[..] else {
            panic!("{sub:?}")
        };
        assert_eq!(hour.label, "for__an hour");
        (hour.activate)(&mut tray);
        ksni::Tray::activate(&mut tray, 0, 0);
        assert_eq!(
            *told.lock().expect("one thread"),
            [Sensed::Tray(pause), Sensed::Tray(TrayPress::Open)]
        );
    }
}
