//! Redirects as the documentation of each host writes them.

use super::Redirects;
use crate::site::disk::MapDisk;

fn of(name: &str, text: &str) -> Redirects {
    Redirects::new(&MapDisk::new([(name, text)]))
}

#[test]
fn lines_of_netlify_and_cloudflare() {
    let redirects = of(
        "static/_redirects",
        "# old\n/글/a/ /글/b/ 301\n/blog/* /:splat\n/news/:year/:slug /:slug\nhttps://old.example.org/x /y\n/* /404.html 404\n\
         /gone/ /404.html 410\n/%ED%95%9C /b\n/lone\n",
    );
    for path in ["/글/a", "/글/a/", "/blog/x/y/", "/news/2024/가/", "/x/", "/gone/", "/한/"] {
        assert!(redirects.cover(path), "{path}");
    }
    for path in ["/글/b/", "/news/2024/", "/news/1/2/3/", "/other/", "/lone/", "/"] {
        assert!(!redirects.cover(path), "{path}");
    }
    assert!(redirects.folds_case && of("_redirects", "/* /index.html 200\n").cover("/anything/"));
}

#[test]
fn tables_of_netlify() {
    let text = "[build]\ncommand = 'hugo'\n[[redirects]]\nfrom = '/old/*'\nto = '/new/:splat'\n[[redirects]]\nfrom = '/*'\n\
                to = '/404.html'\nstatus = 404\n[[redirects]]\nfrom = \"/日記/a\"\nto = \"/b\"\n";
    let redirects = of("netlify.toml", text);
    assert!(redirects.cover("/old/a/") && redirects.cover("/日記/a/") && !redirects.cover("/new/a/"));
    assert!(!of("netlify.toml", "[[redirects]\n").cover("/a/"));
}

#[test]
fn json_of_vercel_firebase_and_azure() {
    let vercel = of(
        "vercel.json",
        r#"{"cleanUrls": true, "redirects": [{"source": "/blog/:path*", "destination": "/posts/:path*"},
            {"source": "/p/:id(\\d+)", "destination": "/"}, {"source": "/a{/}?", "destination": "/b"}]}"#,
    );
    assert!(vercel.cleans);
    for path in ["/blog/a/b/", "/p/12", "/a/", "/a"] {
        assert!(vercel.cover(path), "{path}");
    }
    assert!(!vercel.cover("/posts/a/") && !vercel.cover("/q/1"));
    assert!(of("firebase.json", r#"{"hosting": {"redirects": [{"source": "/old/**"}]}}"#).cover("/old/a/b"));
    assert!(of("staticwebapp.config.json", r#"{"routes": [{"route": "/old/*", "redirect": "/"}]}"#).cover("/old/x"));
}

#[test]
fn what_is_written_in_other_ways_is_believed() {
    assert!(of("static/.htaccess", "RewriteRule ^old/(.*)$ /new/$1 [R=301]\n").cover("/old/a/"));
    assert!(of(".htaccess", "Redirect 301 /글/a/ /b/\n").cover("/글/a/"));
    assert!(of("data/redirects.yaml", "- from: /a/b/\n  to: /c/\n").cover("/a/b/"));
    assert!(
        of("astro.config.mjs", "export default { redirects: { '/a/b': '/c', '/d/[...s]': '/e' } };").cover("/d/x/")
    );
    assert!(!of("docusaurus.config.js", "export default { items: [{ to: '/a/b' }] };").cover("/a/b/"));
    assert!(!of("data/menu.yaml", "- url: /a/b/\n").cover("/a/b/"));
}
