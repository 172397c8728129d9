//! The movements that come with Unknot, one file each, in the order of the contract (CONTRACTS 2).

macro_rules! files {
    ($($id:literal)+) => {
        /// Id and text of each file.
        pub(crate) const FILES: &[(&str, &str)] = &[
            $(($id, include_str!(concat!("../../catalogue/movements/", $id, ".toml"))),)+
        ];
    };
}

files! {
    "prone_swimmer"
    "bent_row"
    "relief_stretch"
    "wall_slide"
    "prone_y"
    "prone_t"
    "prone_w"
    "face_pull"
    "foam_roll"
    "cat_cow"
    "tspine_ext_roller"
    "doorway_stretch"
    "chin_tuck"
    "dead_bug"
    "seated_row_band"
    "reverse_fly"
    "chair_tspine_ext"
    "seated_open_book"
    "thread_needle"
    "levator_stretch"
    "upper_trap_stretch"
    "cross_body"
    "scap_squeeze"
    "shoulder_rolls"
    "stand_back_ext"
    "seated_rotation"
    "wrist_forearm"
    "eyes_202020"
    "stand_walk"
    "standing_swimmer"
    "hip_flexor"
    "band_pull_apart"
    "child_pose"
    "desk_prayer"
    "self_hug"
    "band_lateral_raise"
    "wall_pushup_plus"
}
