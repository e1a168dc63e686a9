//! What replacing a file keeps, and when it is refused.

use super::write::{WriteFault, replace};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const OLD: &[u8] = "---\r\ntitle: 첫 글\r\n---\r\n".as_bytes();
const NEW: &str = "\u{feff}---\ntitle: 둘째 글\n---\n";

/// A folder with one post, `글.md`.
fn blog() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("글.md"), OLD).unwrap();
    folder
}

/// The names in the folder, hidden ones included.
fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Asserts that `글.md` is left as it is, with nothing beside it, and says why.
fn refused(folder: &Path, before: &[u8]) -> String {
    let held = fs::read(folder.join("글.md")).unwrap();
    let beside = names(folder);
    let fault = replace(&folder.join("글.md"), before, NEW).unwrap_err();
    assert_eq!(fs::read(folder.join("글.md")).unwrap(), held);
    assert_eq!(names(folder), beside);
    fault.to_string()
}

#[test]
fn a_file_is_replaced_byte_for_byte_and_nothing_stays_beside_it() {
    let folder = blog();
    replace(&folder.path().join("글.md"), OLD, NEW).unwrap();
    assert_eq!(fs::read(folder.path().join("글.md")).unwrap(), NEW.as_bytes());
    assert_eq!(names(folder.path()), ["글.md"]);
}

#[test]
fn what_changed_since_it_was_read_is_left_alone() {
    let folder = blog();
    let said = "it changed while it was being checked; run again";
    assert_eq!(refused(folder.path(), b"---\n"), said);
    assert_eq!(refused(folder.path(), &OLD[..OLD.len() - 1]), said);
    assert_eq!(refused(folder.path(), b""), said);
}

#[test]
fn what_is_fixed_already_is_no_fault() {
    let folder = blog();
    fs::write(folder.path().join("글.md"), NEW).unwrap();
    replace(&folder.path().join("글.md"), OLD, NEW).unwrap();
    assert_eq!(fs::read(folder.path().join("글.md")).unwrap(), NEW.as_bytes());
    assert_eq!(names(folder.path()), ["글.md"]);
}

#[test]
fn a_file_that_is_gone_is_not_made_again() {
    let folder = blog();
    let gone = folder.path().join("없다.md");
    let fault = replace(&gone, OLD, NEW).unwrap_err();
    assert_eq!(fault.to_string(), "there is no such file or folder");
    assert_eq!(names(folder.path()), ["글.md"]);
}

#[test]
fn a_folder_is_no_file() {
    let folder = blog();
    let fault = replace(folder.path(), OLD, NEW).unwrap_err();
    assert!(matches!(fault, WriteFault::NoFile), "{fault}");
}

#[test]
fn a_read_only_file_is_left_alone_by_root_too() {
    let folder = blog();
    let post = folder.path().join("글.md");
    let writable = fs::metadata(&post).unwrap().permissions();
    let mut locked = writable.clone();
    locked.set_readonly(true);
    fs::set_permissions(&post, locked).unwrap();
    assert_eq!(refused(folder.path(), OLD), "it is read-only");
    fs::set_permissions(&post, writable).unwrap();
}

#[cfg(unix)]
mod unix {
    use super::{NEW, OLD, blog, names, refused};
    use crate::session::write::{WriteFault, replace};
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
    use std::path::Path;

    fn is_root(folder: &Path) -> bool {
        fs::metadata(folder).unwrap().uid() == 0
    }

    #[test]
    fn a_symbolic_link_stays_one() {
        let folder = blog();
        fs::create_dir(folder.path().join("posts")).unwrap();
        let link = folder.path().join("posts/link.md");
        symlink("../글.md", &link).unwrap();
        replace(&link, OLD, NEW).unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("../글.md"));
        assert!(fs::symlink_metadata(folder.path().join("글.md")).unwrap().is_file());
        assert_eq!(fs::read(folder.path().join("글.md")).unwrap(), NEW.as_bytes());
        assert_eq!(names(&folder.path().join("posts")), ["link.md"]);
        symlink("none.md", folder.path().join("dangling.md")).unwrap();
        let fault = replace(&folder.path().join("dangling.md"), OLD, NEW).unwrap_err();
        assert!(matches!(fault, WriteFault::Read(_)), "{fault}");
    }

    #[test]
    fn permissions_stay() {
        let folder = blog();
        let post = folder.path().join("글.md");
        for (mode, before, after) in [(0o640, OLD, NEW), (0o755, NEW.as_bytes(), "x"), (0o606, b"x", "y")] {
            fs::set_permissions(&post, Permissions::from_mode(mode)).unwrap();
            replace(&post, before, after).unwrap();
            assert_eq!(fs::metadata(&post).unwrap().mode() & 0o7777, mode);
        }
    }

    #[test]
    fn owner_and_group_stay_where_root_writes() {
        let folder = blog();
        let post = folder.path().join("글.md");
        if !is_root(folder.path()) {
            eprintln!("skipped: only root can give a file away");
            return;
        }
        chown(&post, Some(4_321), Some(1_234)).unwrap();
        fs::set_permissions(&post, Permissions::from_mode(0o2664)).unwrap();
        replace(&post, OLD, NEW).unwrap();
        let new = fs::metadata(&post).unwrap();
        assert_eq!((new.uid(), new.gid(), new.mode() & 0o7777), (4_321, 1_234, 0o2664));
    }

    #[test]
    fn a_file_with_two_names_is_left_alone() {
        let folder = blog();
        fs::hard_link(folder.path().join("글.md"), folder.path().join("other.md")).unwrap();
        let said = "it has 2 names on the disk (hard links), and replacing it would part them";
        assert_eq!(refused(folder.path(), OLD), said);
    }

    #[test]
    fn a_folder_that_is_not_writable_is_said() {
        let folder = blog();
        if is_root(folder.path()) {
            eprintln!("skipped: root may write in every folder");
            return;
        }
        fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
        let said = refused(folder.path(), OLD);
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        assert_eq!(said, "its folder is not writable");
    }

    #[test]
    fn a_pipe_is_refused_unopened() {
        let fault = replace(Path::new("/dev/null"), OLD, NEW).unwrap_err();
        assert!(matches!(fault, WriteFault::NoFile), "{fault}");
    }
}

/// A file is the old one or the new one at every moment, whoever looks.
#[test]
fn readers_see_the_old_file_or_the_new_one() {
    let folder = blog();
    let post = folder.path().join("글.md");
    let (old, new) = ("가".repeat(200_000), "나".repeat(150_000));
    fs::write(&post, &old).unwrap();
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            for _ in 0..50 {
                let seen = fs::read_to_string(&post).unwrap();
                assert!(seen == old || seen == new, "{} bytes", seen.len());
            }
        });
        for _ in 0..5 {
            replace(&post, old.as_bytes(), &new).unwrap();
            replace(&post, new.as_bytes(), &old).unwrap();
        }
        reader.join().unwrap();
    });
    assert_eq!(names(folder.path()), ["글.md"]);
}

/// `cargo test --lib -- --ignored --nocapture thousand` prints what it takes.
#[test]
#[ignore = "a measurement"]
fn a_thousand_files_on_every_core() {
    use rayon::prelude::*;
    let folder = tempfile::tempdir().unwrap();
    let text = format!("---\ntitle: 글\n---\n{}", "본문입니다. ".repeat(400));
    let posts: Vec<_> = (0..1_000).map(|number| folder.path().join(format!("{}/{number}.md", number % 20))).collect();
    for post in &posts {
        fs::create_dir_all(post.parent().unwrap()).unwrap();
        fs::write(post, &text).unwrap();
    }
    for threads in [1, 0, 8, 32] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let started = std::time::Instant::now();
        pool.install(|| posts.par_iter().for_each(|post| replace(post, text.as_bytes(), &text).unwrap()));
        eprintln!("{} threads: {:?}", pool.current_num_threads(), started.elapsed());
    }
}
