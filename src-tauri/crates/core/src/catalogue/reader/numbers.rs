//! Numbers, ranges, yes and no.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::DeValue;

use super::Reader;

impl<'d> Reader<'d> {
    /// A whole number within `range`.
    pub(crate) fn number(&self, key: &'static str, range: RangeInclusive<u32>, right: &str) -> u32 {
        match self.value(key) {
            Some(value) => self.number_of(key, value, &range, right),
            None => {
                self.missing(key, right);
                *range.start()
            }
        }
    }

    /// A whole number that may be left out.
    pub(crate) fn number_if_there(&self, key: &'static str, range: RangeInclusive<u32>, right: &str) -> Option<u32> {
        self.value(key).map(|value| self.number_of(key, value, &range, right))
    }

    fn number_of(&self, key: &str, value: &Spanned<DeValue<'d>>, range: &RangeInclusive<u32>, right: &str) -> u32 {
        let (least, most) = (range.start(), range.end());
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, &format!("a whole number from {least} to {most}: {right}"));
            return *least;
        };
        match u32::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) if range.contains(&number) => number,
            Ok(_) | Err(_) => {
                let is = integer.as_str();
                self.wrong(
                    key,
                    &format!("is {is}; it should be a whole number from {least} to {most}: {right}"),
                );
                *least
            }
        }
    }

    /// Two numbers, the smaller first; may be left out.
    pub(crate) fn range(&self, key: &'static str, within: RangeInclusive<u32>) -> Option<(u32, u32)> {
        let value = self.value(key)?;
        let right = "two whole numbers, least and most: [8, 12]";
        let pair: Option<Vec<u32>> = value.get_ref().as_array().map(|array| {
            array
                .iter()
                .map(|value| self.number_of(key, value, &within, right))
                .collect()
        });
        match pair.as_deref() {
            Some([least, most]) if least <= most => Some((*least, *most)),
            Some(_) => {
                self.wrong(key, &format!("should be {right}"));
                None
            }
            None => {
                self.wrong_type(key, value, right);
                None
            }
        }
    }

    /// true or false; `otherwise` where it is left out.
    pub(crate) fn flag(&self, key: &'static str, otherwise: Option<bool>) -> bool {
        match self.value(key) {
            Some(value) => value.get_ref().as_bool().unwrap_or_else(|| {
                self.wrong_type(key, value, "true or false");
                false
            }),
            None => otherwise.unwrap_or_else(|| {
                self.missing(key, "true or false");
                false
            }),
        }
    }
}
