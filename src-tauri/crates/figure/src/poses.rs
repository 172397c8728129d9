//! Pose data of the movements that come with the program.

macro_rules! poses {
    ($($id:literal),* $(,)?) => {
        /// Ids of the movements that have a figure, in the order of the sheets.
        pub const IDS: &[&str] = &[$($id),*];

        /// The `[figure]` table of a movement that comes with the program.
        pub fn builtin(id: &str) -> Option<&'static str> {
            match id {
                $($id => Some(include_str!(concat!("../poses/", $id, ".toml"))),)*
                _ => None,
            }
        }
    };
}

poses![
    "scap_squeeze",
    "chair_tspine_ext",
    "seated_open_book",
    "cross_body",
    "upper_trap_stretch",
    "chin_tuck",
    "shoulder_rolls",
    "stand_back_ext",
    "levator_stretch",
    "self_hug",
    "relief_stretch",
    "seated_rotation",
    "desk_prayer",
    "stand_walk",
    "eyes_202020",
    "wrist_forearm",
    "standing_swimmer",
    "hip_flexor",
    "wall_slide",
    "cat_cow",
    "dead_bug",
    "prone_swimmer",
    "bent_row",
    "reverse_fly",
    "thread_needle",
    "child_pose",
    "prone_y",
    "prone_t",
    "prone_w",
    "doorway_stretch",
    "face_pull",
    "band_pull_apart",
    "seated_row_band",
    "band_lateral_raise",
    "wall_pushup_plus",
    "foam_roll",
    "tspine_ext_roller",
];
