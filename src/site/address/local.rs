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

/// Names by which a computer calls itself.
const OWN_HOSTS: [&str; 4] = ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"];

impl LocalAddress {
    /// What `url` is, when it leads to the author's own computer.
    #[must_use]
    pub fn of(url: &str) -> Option<Self> {
        let starts = |prefix: &str| url.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        let bytes = url.as_bytes();
        if starts("file:") {
            return Some(Self::FileScheme);
        }
        if let [drive, b':', b'\\' | b'/', ..] | [b'/', drive, b':', b'\\' | b'/', ..] = bytes
            && drive.is_ascii_alphabetic()
        {
            return Some(Self::WindowsPath);
        }
        // A home has an owner: at least one folder stands between it and the file.
        if HOMES.iter().any(|home| url.strip_prefix(home).is_some_and(|rest| rest.contains('/'))) {
            return Some(Self::HomePath);
        }
        let after_scheme = ["http://", "https://", "//"].into_iter().find(|scheme| starts(scheme)).map(str::len)?;
        let host = url.get(after_scheme..)?.split(['/', '?', '#']).next()?;
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
