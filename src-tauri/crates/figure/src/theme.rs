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
    ("panel", 0xf3_ee_e6, 0x1d_24_32),
    ("floor", 0xe4_dc_d3, 0x2c_35_48),
    ("shadow", 0xcf_c5_b8, 0x12_17_21),
    ("skin", 0xdc_a8_87, 0xd9_a6_84),
    ("skin-shade", 0xc9_8d_6c, 0xc1_8a_69),
    ("shirt", 0x9f_d0_cb, 0xa5_d3_cf),
    ("shirt-shade", 0x84_ba_b5, 0x87_ba_b6),
    ("trousers", 0x33_42_5f, 0x71_83_a8),
    ("trousers-shade", 0x28_34_4f, 0x5d_6e_93),
    ("hair", 0x4b_3a_33, 0x6a_51_46),
    ("hair-shade", 0x3a_2c_27, 0x55_40_37),
    ("shoe", 0xf4_f1_ec, 0xe9_e6_e0),
    ("shoe-shade", 0xcf_c9_bf, 0xc3_be_b6),
    ("ink", 0x24_30_4a, 0x0b_0f_18),
    ("muscle", 0xdc_4a_37, 0xe0_4c_38),
    ("muscle-soft", 0xf0_8a_72, 0xf2_90_7a),
    ("arrow", 0xd2_47_2f, 0xff_8a_6b),
    ("halo", 0xfb_f8_f4, 0x16_1b_26),
    ("prop", 0x93_9d_b8, 0x6f_7b_98),
    ("prop-shade", 0x76_81_9f, 0x58_63_80),
    ("wood", 0xcd_a0_6b, 0xc2_92_5c),
    ("wood-shade", 0xb0_83_50, 0xa0_75_42),
    ("mat", 0xb7_b0_d8, 0x5b_54_90),
    ("mat-edge", 0x8f_86_bf, 0x44_3e_70),
    ("metal", 0x5f_6b_86, 0x8a_94_ab),
];

impl Theme {
    /// Red, green, blue of a token; ink where the token is unknown.
    pub fn rgb(self, token: &str) -> [u8; 3] {
        let name = if token == "face" { "ink" } else { token };
        let c = COLOURS.iter().find(|c| c.0 == name).map_or(0x24_30_4a, |c| match self {
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
