//! The hooks of pre-commit, lefthook and husky, installed as the README says and run by real commits.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

#[path = "hooks/repository.rs"]
mod repository;

use repository::{GOOD, POST, Repository, command, readme};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A repository with our hooks, as pre-commit fetches it.
struct Published {
    hooks: TempDir,
    home: TempDir,
}

impl Published {
    fn new() -> Self {
        let (hooks, home) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml");
        fs::copy(manifest, hooks.path().join(".pre-commit-hooks.yaml")).unwrap();
        for arguments in [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "hooks"], &["tag", "v1"]] {
            repository::git(hooks.path(), arguments);
        }
        Self { hooks, home }
    }

    /// Runs pre-commit in a blog: whether all is well, and what it says.
    fn run(&self, blog: &Repository, arguments: &[&str]) -> (bool, String) {
        let mut command = command("pre-commit", blog.folder());
        let output = command.args(arguments).env("PRE_COMMIT_HOME", self.home.path()).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Commits in a blog: whether git does it, and what it says.
    fn commit(&self, blog: &Repository, arguments: &[&str]) -> (bool, String) {
        let mut command = command("git", blog.folder());
        command.args(["commit", "-m", "글"]).args(arguments).env("PRE_COMMIT_HOME", self.home.path());
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    /// A blog in which this hook is installed.
    fn blog(&self, id: &str, files: &[(&str, &str)]) -> Repository {
        let blog = Repository::new(files);
        let documented = readme("`.pre-commit-config.yaml`");
        let configuration = documented
            .replace("path/to/matterlint", self.hooks.path().to_str().unwrap())
            .replace("rev: HEAD", "rev: v1")
            .replace("matterlint-system", id);
        blog.write(".pre-commit-config.yaml", &configuration);
        blog.commit();
        let (installed, said) = self.run(&blog, &["install"]);
        assert!(installed, "{said}");
        blog
    }
}

#[test]
#[ignore = "needs pre-commit; .ci/run brings it"]
fn pre_commit_judges_what_is_staged() {
    let published = Published::new();
    let files = [("content/posts/첫 글.md", GOOD), ("content/posts/b.md", GOOD), ("README.md", POST)];
    let blog = published.blog("matterlint-system", &files);
    blog.write("content/posts/새로 쓴 글.md", POST);
    blog.write("content/posts/b.md", &GOOD.replace("본문", "더 쓴 본문"));
    blog.git(&["add", "-A"]);
    let (done, said) = published.commit(&blog, &[]);
    assert!(!done && said.contains("content/posts/새로 쓴 글.md:6"), "{said}");
    // Staged is what is good, on the disk what is bad, and the other way round.
    blog.write("content/posts/새로 쓴 글.md", GOOD);
    blog.git(&["add", "-A"]);
    blog.write("content/posts/새로 쓴 글.md", POST);
    let (done, said) = published.commit(&blog, &[]);
    assert!(done, "{said}");
    assert_eq!(blog.read("content/posts/새로 쓴 글.md"), POST);
    blog.git(&["add", "-A"]);
    blog.write("content/posts/새로 쓴 글.md", GOOD);
    let (done, said) = published.commit(&blog, &[]);
    assert!(!done && said.contains("content/posts/새로 쓴 글.md:6"), "{said}");
    assert_eq!(blog.read("content/posts/새로 쓴 글.md"), GOOD);
    let (done, said) = published.commit(&blog, &["-a"]);
    assert!(done || said.contains("nothing to commit"), "{said}");
    blog.write("content/posts/b.md", POST);
    let (done, said) = published.commit(&blog, &["-a"]);
    assert!(!done && said.contains("content/posts/b.md:6"), "{said}");
    let (done, said) = published.commit(&blog, &["--", "content/posts/b.md"]);
    assert!(!done && said.contains("content/posts/b.md:6"), "{said}");
    blog.git(&["checkout", "-q", "HEAD", "--", "content"]);
    blog.git(&["mv", "content/posts/b.md", "content/posts/옮긴 글.md"]);
    let (done, said) = published.commit(&blog, &[]);
    assert!(!done && said.contains("content/posts/옮긴 글.md:2") && said.contains("url-lost"), "{said}");
    blog.write("content/posts/옮긴 글.md", &GOOD.replace("---\n\n", "aliases: [/posts/b/]\n---\n\n"));
    blog.git(&["add", "-A"]);
    let (done, said) = published.commit(&blog, &[]);
    assert!(done, "{said}");
    blog.git(&["rm", "-q", "content/posts/옮긴 글.md"]);
    let (done, said) = published.commit(&blog, &[]);
    assert!(!done && said.contains("url-lost"), "a removal alone runs the hook too: {said}");
}

#[test]
#[ignore = "needs pre-commit; .ci/run brings it"]
fn pre_commit_judges_a_post_among_all_posts() {
    let published = Published::new();
    let at = |url: &str| GOOD.replace("---\n\n", &format!("url: {url}\n---\n\n"));
    let files = [("content/posts/a.md", at("/walk/")), ("content/posts/bad.md", POST.to_owned())];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let blog = published.blog("matterlint-system", &files);
    blog.write("content/posts/산책.md", &at("/walk/"));
    blog.git(&["add", "-A"]);
    let (done, said) = published.commit(&blog, &[]);
    assert!(!done && said.contains("content/posts/산책.md:4") && !said.contains("bad.md"), "{said}");
    blog.write("content/posts/산책.md", &at("/talk/"));
    blog.write("content/posts/untracked.md", &at("/talk/"));
    blog.git(&["add", "content/posts/산책.md"]);
    let (done, said) = published.commit(&blog, &[]);
    assert!(done, "{said}");
    let (clean, said) = published.run(&blog, &["run", "--all-files"]);
    assert!(!clean && said.contains("content/posts/bad.md:6") && !said.contains("README"), "{said}");
    blog.write("content/posts/bad.md", GOOD);
    let (done, said) = published.commit(&blog, &["-a"]);
    assert!(done, "{said}");
    let (clean, said) = published.run(&blog, &["run", "--from-ref", "HEAD~1", "--to-ref", "HEAD"]);
    assert!(clean, "{said}");
    let (clean, said) = published.run(&blog, &["run", "--from-ref", "HEAD", "--to-ref", "HEAD~1"]);
    assert!(clean, "what is checked out counts: {said}");
    let hooks = published.hooks.path().to_str().unwrap();
    let (clean, said) = published.run(&blog, &["try-repo", hooks, "matterlint-system", "--all-files"]);
    assert!(clean && said.contains("Passed"), "{said}");
    let (valid, said) = published.run(&blog, &["validate-manifest", &format!("{hooks}/.pre-commit-hooks.yaml")]);
    assert!(valid, "{said}");
}

#[test]
#[ignore = "needs pre-commit; .ci/run brings it"]
fn pre_commit_fixes_and_fails_until_it_is_staged() {
    let published = Published::new();
    let blog = published.blog("matterlint-fix-system", &[("content/posts/a.md", GOOD)]);
    let (spaced, more) = (GOOD.replace("본문", "본문 "), GOOD.replace("본문", "본문 \n\n더"));
    blog.write("matterlint.toml", "fail-on = \"hint\"\n");
    blog.write("content/posts/빈 칸.md", &spaced);
    blog.git(&["add", "-A"]);
    let (done, said) = published.commit(&blog, &[]);
    assert!(!done && said.contains("files were modified by this hook"), "{said}");
    assert_eq!(blog.read("content/posts/빈 칸.md"), GOOD);
    blog.git(&["add", "-A"]);
    let (done, said) = published.commit(&blog, &[]);
    assert!(done, "{said}");
    blog.write("content/posts/빈 칸.md", &spaced);
    blog.git(&["add", "-A"]);
    blog.write("content/posts/빈 칸.md", &more);
    let (done, said) = published.commit(&blog, &[]);
    assert!(!done, "{said}");
    assert_eq!(blog.read("content/posts/빈 칸.md"), more, "what was not staged is there again");
}

#[test]
#[ignore = "needs lefthook and husky; .ci/run brings them"]
fn lefthook_and_husky_judge_what_is_staged() {
    let blogs = [(["lefthook", "install"].as_slice(), "lefthook.yml"), (&["husky"], ".husky/pre-commit")];
    for (install, file) in blogs {
        let blog = Repository::new(&[("content/posts/첫 글.md", GOOD)]);
        blog.write(file, &readme(&format!("`{file}`")));
        blog.commit();
        let output = command(install[0], blog.folder()).args(&install[1..]).output().unwrap();
        assert!(output.status.success(), "{install:?}: {}", String::from_utf8_lossy(&output.stderr));
        blog.write("content/posts/첫 글.md", POST);
        assert!(!blog.try_git(&["commit", "-q", "-a", "-m", "글"]), "{file}");
        blog.git(&["add", "-A"]);
        blog.write("content/posts/첫 글.md", GOOD);
        assert!(!blog.try_git(&["commit", "-q", "-m", "글"]), "{file}");
        blog.write("content/posts/첫 글.md", &GOOD.replace("본문", "다른 본문"));
        blog.git(&["add", "-A"]);
        blog.write("content/posts/첫 글.md", POST);
        assert!(blog.try_git(&["commit", "-q", "-m", "글"]), "{file}");
        assert_eq!(blog.read("content/posts/첫 글.md"), POST, "{file}");
    }
}

/// Both of a kind do the same, however matterlint comes to be there.
#[test]
fn the_hooks_of_a_kind_run_the_same() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml")).unwrap();
    let entry = |id: &str| {
        let hook = manifest.split("- id: ").find(|hook| hook.lines().next() == Some(id)).unwrap();
        hook.lines().find(|line| line.trim().starts_with("entry:")).unwrap().to_owned()
    };
    for id in ["matterlint", "matterlint-fix"] {
        assert_eq!(entry(id), entry(&format!("{id}-system")));
    }
}
