//! The letters that Hexo spells with plain Latin ones in slugs (hexo-util, lib/escape_diacritic.ts).

/// The spelling of `letter`; `None` where it stays.
#[must_use]
pub fn spelt(letter: char) -> Option<&'static str> {
    // Most letters of other scripts are told apart without a look at the table.
    if !matches!(letter, '\u{80}'..='\u{2c7f}' | '\u{a722}'..='\u{a7ff}' | '\u{ff21}'..='\u{ff5a}') {
        return None;
    }
    let lines = LETTERS.lines().filter_map(|line| line.split_once(' '));
    lines.filter(|(_, letters)| letters.contains(letter)).map(|(plain, _)| plain).next_back()
}

const LETTERS: &str = "\
A ⒶＡÀÁÂẦẤẪẨÃĀĂẰẮẴẲȦǠÄǞẢÅǺǍȀȂẠẬẶḀĄȺⱯ
AA Ꜳ
AE ÆǼǢ
AO Ꜵ
AU Ꜷ
AV ꜸꜺ
AY Ꜽ
B ⒷＢḂḄḆɃƂƁ
C ⒸＣĆĈĊČÇḈƇȻꜾ
D ⒹＤḊĎḌḐḒḎĐƋƊƉꝹ
DZ ǱǄ
Dz ǲǅ
E ⒺＥÈÉÊỀẾỄỂẼĒḔḖĔĖËẺĚȄȆẸỆȨḜĘḘḚƐƎ
F ⒻＦḞƑꝻ
G ⒼＧǴĜḠĞĠǦĢǤƓꞠꝽꝾ
H ⒽＨĤḢḦȞḤḨḪĦⱧⱵꞍ
I ⒾＩÌÍÎĨĪĬİÏḮỈǏȈȊỊĮḬƗ
J ⒿＪĴɈ
K ⓀＫḰǨḲĶḴƘⱩꝀꝂꝄꞢ
L ⓁＬĿĹĽḶḸĻḼḺŁȽⱢⱠꝈꝆꞀ
LJ Ǉ
Lj ǈ
M ⓂＭḾṀṂⱮƜ
N ⓃＮǸŃÑṄŇṆŅṊṈȠƝꞐꞤ
NJ Ǌ
Nj ǋ
O ⓄＯÒÓÔỒỐỖỔÕṌȬṎŌṐṒŎȮȰÖȪỎŐǑȌȎƠỜỚỠỞỢỌỘǪǬØǾƆƟꝊꝌ
OI Ƣ
OO Ꝏ
OU Ȣ
OE \u{8c}Œ
oe \u{9c}œ
P ⓅＰṔṖƤⱣꝐꝒꝔ
Q ⓆＱꝖꝘɊ
R ⓇＲŔṘŘȐȒṚṜŖṞɌⱤꝚꞦꞂ
S ⓈＳẞŚṤŜṠŠṦṢṨȘŞⱾꞨꞄ
T ⓉＴṪŤṬȚŢṰṮŦƬƮȾꞆ
TZ Ꜩ
U ⓊＵÙÚÛŨṸŪṺŬÜǛǗǕǙỦŮŰǓȔȖƯỪỨỮỬỰỤṲŲṶṴɄ
V ⓋＶṼṾƲꝞɅ
VY Ꝡ
W ⓌＷẀẂŴẆẄẈⱲ
X ⓍＸẊẌ
Y ⓎＹỲÝŶỸȲẎŸỶỴƳɎỾ
Z ⓏＺŹẐŻŽẒẔƵȤⱿⱫꝢ
a ⓐａẚàáâầấẫẩãāăằắẵẳȧǡäǟảåǻǎȁȃạậặḁąⱥɐ
aa ꜳ
ae æǽǣ
ao ꜵ
au ꜷ
av ꜹꜻ
ay ꜽ
b ⓑｂḃḅḇƀƃɓ
c ⓒｃćĉċčçḉƈȼꜿↄ
d ⓓｄḋďḍḑḓḏđƌɖɗꝺ
dz ǳǆ
e ⓔｅèéêềếễểẽēḕḗĕėëẻěȅȇẹệȩḝęḙḛɇɛǝ
f ⓕｆḟƒꝼ
g ⓖｇǵĝḡğġǧģǥɠꞡᵹꝿ
h ⓗｈĥḣḧȟḥḩḫẖħⱨⱶɥ
hv ƕ
i ⓘｉìíîĩīĭïḯỉǐȉȋịįḭɨı
j ⓙｊĵǰɉ
k ⓚｋḱǩḳķḵƙⱪꝁꝃꝅꞣ
l ⓛｌŀĺľḷḹļḽḻſłƚɫⱡꝉꞁꝇ
lj ǉ
m ⓜｍḿṁṃɱɯ
n ⓝｎǹńñṅňṇņṋṉƞɲŉꞑꞥ
nj ǌ
o ⓞｏòóôồốỗổõṍȭṏōṑṓŏȯȱöȫỏőǒȍȏơờớỡởợọộǫǭøǿɔꝋꝍɵ
oi ƣ
ou ȣ
oo ꝏ
p ⓟｐṕṗƥᵽꝑꝓꝕ
q ⓠｑɋꝗꝙ
r ⓡｒŕṙřȑȓṛṝŗṟɍɽꝛꞧꞃ
s ⓢｓßśṥŝṡšṧṣṩșşȿꞩꞅẛ
t ⓣｔṫẗťṭțţṱṯŧƭʈⱦꞇ
tz ꜩ
u ⓤｕùúûũṹūṻŭüǜǘǖǚủůűǔȕȗưừứữửựụṳųṷṵʉ
v ⓥｖṽṿʋꝟʌ
vy ꝡ
w ⓦｗẁẃŵẇẅẘẉⱳ
x ⓧｘẋẍ
y ⓨｙỳýŷỹȳẏÿỷẙỵƴɏỿ
z ⓩｚźẑżžẓẕƶȥɀⱬꝣ";

#[cfg(test)]
mod tests {
    use super::spelt;

    #[test]
    fn accents_widths_and_circles_fall_away() {
        for (letter, plain) in [('é', "e"), ('Ａ', "A"), ('ⓩ', "z"), ('ß', "s"), ('Æ', "AE"), ('ộ', "o"), ('ł', "l")]
        {
            assert_eq!(spelt(letter), Some(plain), "{letter}");
        }
        for letter in ['글', '語', 'й', 'α', '一', '🍵', 'ﬁ'] {
            assert_eq!(spelt(letter), None, "{letter}");
        }
    }
}
