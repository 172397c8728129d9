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
    "prone_swimmer" "bent_row" "scap_squeeze"
}
