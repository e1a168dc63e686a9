//! The smallest sound files of each kind of image.

/// The name and the bytes of a file of a case: `a.png` is a one-pixel PNG, `a.png:jpg` holds a JPEG, `a.png:0` nothing and
/// `a.png:4000` a PNG filled up to that many bytes.
pub fn file(word: &str) -> (&str, Vec<u8>) {
    let Some((name, what)) = word.split_once(':') else { return (word, of(word)) };
    let Ok(size) = what.parse() else { return (name, of(what)) };
    let mut content = of(name);
    content.resize(size, 0);
    (name, content)
}

/// The bytes of a one-pixel image of the kind that the extension of `name` says; text for other extensions.
pub fn of(name: &str) -> Vec<u8> {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "png" => PNG.to_vec(),
        "jpg" | "jpeg" => JPEG.to_vec(),
        "gif" => GIF.to_vec(),
        "webp" => WEBP.to_vec(),
        "svg" => b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>".to_vec(),
        _ => b"text\n".to_vec(),
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\x05\xfe\x02\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82";
const JPEG: &[u8] =
    b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0\xff\xd9";
const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
const WEBP: &[u8] = b"RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0";
