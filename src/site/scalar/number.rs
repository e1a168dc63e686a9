//! The forms of a number in YAML, and which generator's parser reads which.

use super::super::{GeneratorName, Yaml};
use GeneratorName::{Astro, Docusaurus, Eleventy, Hexo, Hugo, Jekyll, Plain, Zola};

/// A plain scalar that some parser of YAML takes for a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number<'a> {
    text: &'a str,
    form: Form,
    underscores: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `7`, `+7`
    Integer,
    /// `007`: octal or decimal, by the parser.
    LeadingZero,
    /// `008`: never octal.
    LeadingZeroDecimal,
    /// `0x1f`, `0b11`, `0o17`; the number is the base.
    Prefixed(u32),
    /// `1.10`, `.5`, `1.`
    Decimal,
    /// `1e3`, `1.5e3`
    Exponent { signed: bool, pointed: bool },
    /// `12:30`: base 60 in YAML 1.1.
    Sexagesimal,
}

impl<'a> Number<'a> {
    /// Recognises `text`; linear in its length.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let body = text.strip_prefix(['-', '+']).unwrap_or(text);
        let first = *body.as_bytes().first()?;
        if !(first.is_ascii_digit() || first == b'.') {
            return None;
        }
        let underscores = body.contains('_');
        let digits = body.replace('_', "");
        let form = form(&digits)?;
        Some(Self { text, form, underscores })
    }

    /// Whether the parser of `generator` takes it for a number. Where the version decides and is not known, the older
    /// parser's answer counts.
    pub(super) fn is_read_by(&self, generator: GeneratorName, yaml: Yaml) -> bool {
        if self.underscores && matches!(generator, Hexo | Zola | Plain) {
            return false;
        }
        let old_go = generator == Hugo && yaml != Yaml::V1_2;
        match self.form {
            Form::Integer | Form::Decimal => true,
            Form::LeadingZero => generator != Zola,
            Form::LeadingZeroDecimal => old_go || matches!(generator, Astro | Eleventy | Hexo),
            Form::Prefixed(2) => !matches!(generator, Hexo | Plain),
            Form::Prefixed(8) => !matches!(generator, Jekyll | Docusaurus | Plain),
            Form::Prefixed(_) => true,
            Form::Exponent { signed, pointed } => match generator {
                Jekyll => signed && pointed,
                Hugo => old_go || pointed,
                Plain => false,
                _ => true,
            },
            Form::Sexagesimal => matches!(generator, Jekyll | Docusaurus),
        }
    }

    /// The number in its shortest decimal form, as `generator` prints it; `None` when it does not fit.
    pub(super) fn shortest(&self, generator: GeneratorName) -> Option<String> {
        let clean = self.text.replace('_', "");
        let unsigned = clean.trim_start_matches(['-', '+']);
        let octal = !matches!(generator, Astro | Eleventy | Hexo);
        let magnitude = match self.form {
            Form::Integer | Form::LeadingZeroDecimal => integer(unsigned, 10)?,
            Form::LeadingZero if generator == Plain => return None,
            Form::LeadingZero => integer(unsigned, if octal { 8 } else { 10 })?,
            Form::Prefixed(base) => integer(unsigned.get(2..)?, base)?,
            Form::Decimal | Form::Exponent { .. } => decimal(unsigned, generator == Jekyll)?,
            Form::Sexagesimal => return None,
        };
        Some(if clean.starts_with('-') && magnitude != "0" { format!("-{magnitude}") } else { magnitude })
    }
}

fn form(digits: &str) -> Option<Form> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let zero = digits.len() > 1 && digits.starts_with('0');
        return Some(match (zero, digits.contains(['8', '9'])) {
            (false, _) => Form::Integer,
            (true, false) => Form::LeadingZero,
            (true, true) => Form::LeadingZeroDecimal,
        });
    }
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            let sound = !rest.is_empty() && rest.chars().all(|digit| digit.is_digit(base));
            return sound.then_some(Form::Prefixed(base));
        }
    }
    if digits.contains(':') {
        let mut parts = digits.split(':');
        let hours = parts.next().is_some_and(|part| all_digits(part) && !part.starts_with('0'));
        let rest = || parts.clone().all(|part| all_digits(part) && (part.len() == 1 || part.len() == 2 && part < "60"));
        return (hours && parts.clone().count() <= 2 && rest()).then_some(Form::Sexagesimal);
    }
    let (mantissa, exponent) = digits.split_once(['e', 'E']).map_or((digits, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let pointed = mantissa.contains('.');
    let digit = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digit(whole) || !digit(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    match exponent {
        None => pointed.then_some(Form::Decimal),
        Some(exponent) => {
            let signed = exponent.starts_with(['-', '+']);
            all_digits(exponent.trim_start_matches(['-', '+'])).then_some(Form::Exponent { signed, pointed })
        }
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn integer(digits: &str, base: u32) -> Option<String> {
    u64::from_str_radix(digits, base).ok().map(|number| number.to_string())
}

/// Ruby keeps one place behind the point, the others none that is zero.
fn decimal(text: &str, keeps_point: bool) -> Option<String> {
    let number: f64 = text.parse().ok()?;
    let short = number.to_string();
    let plain = number.is_finite() && short.len() <= 20;
    plain.then(|| if keeps_point && !short.contains('.') { format!("{short}.0") } else { short })
}

#[cfg(test)]
mod tests {
    use super::{Form, GeneratorName, Number};

    fn form(text: &str) -> Option<Form> {
        Number::parse(text).map(|number| number.form)
    }

    #[test]
    fn knows_the_forms() {
        assert_eq!(form("2022"), Some(Form::Integer));
        assert_eq!(form("1_000"), Some(Form::Integer));
        assert_eq!(form("0o17"), Some(Form::Prefixed(8)));
        assert_eq!(form(".5"), Some(Form::Decimal));
        assert_eq!(form("12:7:45"), Some(Form::Sexagesimal));
        assert_eq!(form("1e3"), Some(Form::Exponent { signed: false, pointed: false }));
        for text in ["1.2.3", "12:60", "3rd", "0x", ".", "-", "e3", "1-2", "٣", "1,5"] {
            assert_eq!(form(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_that_do_not_fit_have_no_short_form() {
        let number = Number::parse("123456789012345678901234567890");
        assert_eq!(number.and_then(|number| number.shortest(GeneratorName::Hugo)), None);
        let signed = Number::parse("+1_000");
        assert_eq!(signed.and_then(|number| number.shortest(GeneratorName::Hugo)).as_deref(), Some("1000"));
    }
}
