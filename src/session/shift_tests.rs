//! Every sort of question that a disk is asked, before and after every sort of change: what has another answer is found.

use super::RealDisk;
use crate::document::dialect::Fences;
use crate::site::Disk;
use crate::site::recorder::{Asked, Question, Recorder};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// What a question is answered.
fn answer(disk: &dyn Disk, question: &Question) -> String {
    match question {
        Question::File(path) => disk.has_file(path).to_string(),
        Question::Folder(path) => disk.has_folder(path).to_string(),
        Question::Names(path) => {
            format!("{:?}", disk.list(path).map(|names| names.keys().cloned().collect::<Vec<_>>()))
        }
        Question::Beginning(path, start) => disk.beginning(path, start).join(" "),
        Question::Folders(path) => disk.folders(path).join(" "),
        Question::Content(path) => format!("{:?}", disk.head(path, 9).ok()),
        Question::Matter(path, fences, _) => format!("{:?}", disk.matter(path, *fences)),
        Question::Tracking(path, _) => format!("{:?}", disk.tracking(path)),
    }
}

fn questions() -> Vec<Question> {
    let paths = ["", "a", "a/x.png", "a/index.md", "a/글", "a/글/y.png", "b", "b/z.png"];
    let each = paths.iter().flat_map(|path| {
        let path = (*path).to_owned();
        [
            Question::File(path.clone()),
            Question::Folder(path.clone()),
            Question::Names(path.clone()),
            Question::Beginning(path.clone(), "index."),
            Question::Folders(path.clone()),
            Question::Content(path),
        ]
    });
    each.collect()
}

/// A change, with the paths that a watcher tells of.
type Change = (fn(&Path), &'static [&'static str]);

const CHANGES: [Change; 9] = [
    (|root| write(root, "a/x.png", "1"), &["a/x.png"]),
    (|root| write(root, "a/글/y.png", "1"), &["a/글/y.png"]),
    (|root| write(root, "a/글/y.png", "1"), &["a/글"]),
    (|root| write(root, "a/index.md", "1"), &["a/index.md"]),
    (|root| write(root, "b/z.png", "2"), &["b/z.png"]),
    (|root| fs::remove_file(root.join("b/z.png")).unwrap(), &["b/z.png"]),
    (|root| fs::remove_dir_all(root.join("b")).unwrap(), &["b"]),
    (|root| fs::rename(root.join("b"), root.join("c")).unwrap(), &["b", "c"]),
    (|root| fs::rename(root.join("b"), root.join("a/글")).unwrap(), &["b", "a/글"]),
];

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

#[test]
fn what_has_another_answer_is_found() {
    let mut found = 0;
    for (number, (change, touched)) in CHANGES.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a/old.md", "0");
        write(folder.path(), "b/z.png", "0");
        let disk = RealDisk::new(folder.path().to_owned());
        let before: Vec<String> = questions().iter().map(|question| answer(&disk, question)).collect();
        change(folder.path());
        let shift = disk.refresh(touched.iter().map(|path| (*path).to_owned()));
        for (question, before) in questions().into_iter().zip(before) {
            if answer(&disk, &question) != before {
                found += 1;
                let said = format!("change {number}, {question:?}");
                assert!(shift.concerns(&Asked::from_iter([question]), &disk), "{said}");
            }
        }
    }
    assert!(found > 40, "the changes change little: {found}");
}

#[test]
fn what_lies_elsewhere_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a/old.md", "0");
    write(folder.path(), "b/z.png", "0");
    let disk = RealDisk::new(folder.path().to_owned());
    for question in questions() {
        answer(&disk, &question);
    }
    write(folder.path(), "a/x.png", "1");
    let shift = disk.refresh(["a/x.png".to_owned()]);
    for question in [Question::File("b/z.png".to_owned()), Question::Names("b".to_owned())] {
        assert!(!shift.concerns(&Asked::from_iter([question]), &disk));
    }
}

#[test]
fn a_front_matter_is_other_only_when_it_reads_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let section = "---\ntitle: 글\n---\n";
    for (text, way, is_other) in [
        (Some(format!("{section}more\n")), "a/_index.md", false),
        (Some(format!("{section}more\n")), "a", false),
        (Some(section.replace('글', "책")), "a/_index.md", true),
        (Some("no front matter\n".to_owned()), "a/_index.md", true),
        (None, "a/_index.md", true),
        (None, "a", true),
    ] {
        write(folder.path(), "a/_index.md", &format!("{section}text\n"));
        write(folder.path(), "a/other.md", "0");
        let disk = Arc::new(RealDisk::new(folder.path().to_owned()));
        let recorder = Recorder::new(disk.clone());
        assert_eq!(recorder.matter("a/_index.md", Fences::Hugo).as_deref(), Some(section));
        let asked = recorder.take();
        match &text {
            Some(text) => write(folder.path(), "a/_index.md", text),
            None => fs::remove_file(folder.path().join("a/_index.md")).unwrap(),
        }
        let shift = disk.refresh([way.to_owned()]);
        assert_eq!(shift.concerns(&asked, &*disk), is_other, "{text:?} {way}");
    }
}
