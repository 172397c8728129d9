//! Colours of the drawing's tokens on light and on dark paper, for stills that leave the page.

/// Light or dark paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Warm white paper.
    Light,
    /// Night blue.
    Dark,
}

const COLOURS: [(&str, u32, u32); 25] = [
    ("panel", 0xf3eee6, 0x1d2432),
    ("floor", 0xe4dcd3, 0x2c3548),
    ("shadow", 0xcfc5b8, 0x121721),
    ("skin", 0xdca887, 0xd9a684),
    ("skin-shade", 0xc98d6c, 0xc18a69),
    ("shirt", 0x9fd0cb, 0xa5d3cf),
    ("shirt-shade", 0x84bab5, 0x87bab6),
    ("trousers", 0x33425f, 0x7183a8),
    ("trousers-shade", 0x28344f, 0x5d6e93),
    ("hair", 0x4b3a33, 0x6a5146),
    ("hair-shade", 0x3a2c27, 0x554037),
    ("shoe", 0xf4f1ec, 0xe9e6e0),
    ("shoe-shade", 0xcfc9bf, 0xc3beb6),
    ("ink", 0x24304a, 0x0b0f18),
    ("muscle", 0xdc4a37, 0xe04c38),
    ("muscle-soft", 0xf08a72, 0xf2907a),
    ("arrow", 0xd2472f, 0xff8a6b),
    ("halo", 0xfbf8f4, 0x161b26),
    ("prop", 0x939db8, 0x6f7b98),
    ("prop-shade", 0x76819f, 0x586380),
    ("wood", 0xcda06b, 0xc2925c),
    ("wood-shade", 0xb08350, 0xa07542),
    ("mat", 0xb7b0d8, 0x5b5490),
    ("mat-edge", 0x8f86bf, 0x443e70),
    ("metal", 0x5f6b86, 0x8a94ab),
];

impl Theme {
    /// Red, green, blue of a token; ink where the token is unknown.
    pub fn rgb(self, token: &str) -> [u8; 3] {
        let name = if token == "face" { "ink" } else { token };
        let c = COLOURS.iter().find(|c| c.0 == name).map_or(0x24304a, |c| match self {
            Self::Light => c.1,
            Self::Dark => c.2,
        });
        let [_, r, g, b] = c.to_be_bytes();
        [r, g, b]
    }

    /// The colour as CSS spells it.
    pub fn hex(self, token: &str) -> String {
        let [r, g, b] = self.rgb(token);
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}
