//! Every random week keeps the contract and gives the same bytes again.

use proptest::prelude::*;

use crate::judge::judge;
use crate::lines::{output, read};
use crate::weeks::any_week;

proptest! {
    #![proptest_config(crate::cases(32))]

    #[test]
    fn a_week_keeps_the_contract_and_gives_the_same_bytes_again(week in any_week()) {
        let text = output(&week.text());
        let (lines, sums) = read(&week, &text);
        judge(&week, &lines, sums);
        prop_assert_eq!(text, output(&week.text()));
    }
}
