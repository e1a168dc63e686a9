//! Addresses that exist on the author's own computer only.

/// What an address that works for its author only is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalAddress {
    /// `file:`
    FileScheme,
    /// `C:\pictures\x.png`
    WindowsPath,
    /// `/Users/me/x.png`, `/home/me/x.png`: a root path by its form, so that a site could have such a folder.
    HomePath,
    /// `http://localhost:1313/x.png`
    OwnServer,
}

/// Folders of a home directory that no site serves.
const HOMES: [&str; 5] = ["/Users/", "/home/", "/private/var/", "/var/folders/", "/mnt/c/Users/"];

/// Names by which a computer calls itself; what they begin with is looked at first.
const OWN_HOSTS: [&str; 4] = ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"];

impl LocalAddress {
    /// What `url` is, when it leads to the author's own computer.
    #[must_use]
    pub fn of(url: &str) -> Option<Self> {
        let starts = |prefix: &str| url.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        let after_scheme = match url.as_bytes() {
            [b'f' | b'F', ..] if starts("file:") => return Some(Self::FileScheme),
            [drive, b':', b'\\' | b'/', ..] | [b'/', drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic() => {
                return Some(Self::WindowsPath);
            }
            [b'h' | b'H', ..] => ["http://", "https://"].into_iter().find(|scheme| starts(scheme)).map(str::len)?,
            [b'/', b'/', ..] => 2,
            [b'/', ..] => {
                // A home has an owner: at least one folder stands between it and the file.
                let is_inside = |home: &&str| url.strip_prefix(*home).is_some_and(|rest| rest.contains('/'));
                return HOMES.iter().any(is_inside).then_some(Self::HomePath);
            }
            _ => return None,
        };
        let rest = url.get(after_scheme..)?;
        if !rest.starts_with(['l', 'L', '1', '0', '[']) {
            return None;
        }
        let host = rest.split(['/', '?', '#']).next()?;
        let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
        let name = name.map_or(host, |(name, _)| name);
        OWN_HOSTS.iter().any(|own| own.eq_ignore_ascii_case(name)).then_some(Self::OwnServer)
    }
}

#[cfg(test)]
mod tests {
    use super::LocalAddress;

    #[test]
    fn knows_what_only_the_author_can_reach() {
        assert_eq!(LocalAddress::of("FILE:///tmp/x.png"), Some(LocalAddress::FileScheme));
        assert_eq!(LocalAddress::of(r"C:\사진\x.png"), Some(LocalAddress::WindowsPath));
        assert_eq!(LocalAddress::of("/d:/x.png"), Some(LocalAddress::WindowsPath));
        assert_eq!(LocalAddress::of("/Users/mina/Desktop/x.png"), Some(LocalAddress::HomePath));
        assert_eq!(LocalAddress::of("http://localhost:4000/x.png"), Some(LocalAddress::OwnServer));
        assert_eq!(LocalAddress::of("//[::1]:8080/x.png"), Some(LocalAddress::OwnServer));
    }

    #[test]
    fn leaves_addresses_that_readers_can_reach() {
        for url in
            ["/home/x.png", "/users/mina/x.png", "localhost_cache_hit.png", "https://localhost.run/x.png", "가:/x"]
        {
            assert_eq!(LocalAddress::of(url), None, "{url}");
        }
    }
}
