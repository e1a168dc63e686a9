//! Configuration that is a program (`docusaurus.config.js`, `astro.config.mjs`): the literal values it writes out.

mod literal;
mod read;
mod token;

pub use literal::Literal;

use read::Reader;
use std::collections::HashMap;
use token::{Kind, tokens};

/// How much of a program is read, in bytes; configurations are far smaller.
const LONGEST: usize = 1 << 20;

/// How many names are followed until a value is found.
const FOLLOWED: usize = 8;

/// What a program writes out.
#[derive(Clone, Debug, Default)]
pub struct Script {
    names: HashMap<String, Literal>,
    exported: Vec<Literal>,
    returned: Vec<Literal>,
    is_empty: bool,
}

impl Script {
    /// Reads `text`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let tokens = if text.len() > LONGEST { Vec::new() } else { tokens(text) };
        let mut script = Self { is_empty: text.len() <= LONGEST && tokens.is_empty(), ..Self::default() };
        let mut reader = Reader::new(&tokens);
        while let Some(kind) = reader.next() {
            // What is read is looked at again, for what a function declares and returns stands inside it.
            let after = reader.at;
            match kind {
                Kind::Word("const" | "let" | "var") => script.declaration(&mut reader),
                Kind::Word("return") => script.returned.push(reader.value(0)),
                Kind::Word("default") => script.exported.push(reader.value(0)),
                Kind::Word("exports") if reader.pass('=') => script.exported.push(reader.value(0)),
                _ => {}
            }
            reader.at = after;
        }
        script
    }

    fn declaration(&mut self, reader: &mut Reader<'_, '_>) {
        let Some(Kind::Word(name)) = reader.next() else { return };
        if reader.pass(':') {
            while reader.peek().is_some_and(|kind| !matches!(kind, Kind::Mark('=' | ';'))) && reader.next().is_some() {}
        }
        if reader.pass('=') {
            let value = reader.value(0);
            self.names.entry((*name).to_owned()).or_insert(value);
        }
    }

    /// Whether nothing but comments is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// `literal`, or what the name stands for that it is.
    #[must_use]
    pub fn resolve<'a>(&'a self, literal: &'a Literal) -> &'a Literal {
        let mut found = literal;
        for _ in 0..FOLLOWED {
            let Literal::Name(name) = found else { return found };
            found = self.names.get(name).unwrap_or(&Literal::Unknown);
        }
        &Literal::Unknown
    }

    /// The value bound to `name`.
    #[must_use]
    pub fn named(&self, name: &str) -> &Literal {
        self.names.get(name).map_or(&Literal::Absent, |found| self.resolve(found))
    }

    /// The object that the program exports, written out, named, passed through a function such as `defineConfig`, or
    /// returned by the function that it exports; `None` when there is none.
    #[must_use]
    pub fn configuration(&self) -> Option<&Literal> {
        let exported = self.exported.iter().map(|literal| self.resolve(literal)).find_map(|found| match found {
            Literal::Call(_, arguments) => arguments.iter().map(|it| self.resolve(it)).find(|it| it.is_object()),
            found => Some(found).filter(|found| found.is_object()),
        });
        let returned = || self.returned.iter().map(|literal| self.resolve(literal)).find(|found| found.is_object());
        exported.or_else(returned)
    }
}

#[cfg(test)]
mod tests {
    use super::{Literal, Script};

    #[track_caller]
    fn base(text: &str) -> Option<String> {
        Script::read(text).configuration().and_then(|found| found.get("base").text_or("-"))
    }

    #[test]
    fn however_the_configuration_is_exported() {
        for text in [
            "export default { title: 'a', base: '/글/' }",
            "module.exports = {base: \"/글/\",};",
            "import x from 'y'\nconst config: Config = {\n  f() { return {} },\n  base: `/글/`\n}\nexport default config",
            "export default defineConfig({ markdown: { x: [a(b, {c: 1}), /'/] }, base: '/글/' })",
            "export default async function make() {\n const a = await b();\n return { c: a, base: '/글/' } satisfies C;\n}",
            "const base = '/글/'\nmodule.exports = { base: '/글/' }\n",
        ] {
            assert_eq!(base(text).as_deref(), Some("/글/"), "{text}");
        }
    }

    #[test]
    fn what_is_computed_is_unknown() {
        assert_eq!(base("export default { base: isDev ? '/' : '/a/', c: 'd' }"), None);
        assert_eq!(base("export default { ...rest }"), None);
        assert_eq!(base("export default { base: process.env.BASE || '/' }"), None);
        assert_eq!(base("export default { c: (a) => { return [a] }, d: async () => {} }").as_deref(), Some("-"));
        assert!(Script::read("// nothing").is_empty());
        assert_eq!(base("export default make()"), None);
    }

    #[test]
    fn lists_calls_and_names() {
        let text = "const blog = defineCollection({ loader: glob({ base: './a' }), schema: ({ image }) => z.object({}) })\n\
            export const collections = { blog, docs: docsCollection() }";
        let script = Script::read(text);
        let Literal::Call(name, arguments) = script.resolve(script.named("collections").get("blog")) else {
            panic!("no call")
        };
        assert_eq!(name, "defineCollection");
        let Literal::Call(_, options) = arguments[0].get("loader") else { panic!("no loader") };
        assert_eq!(options[0].get("base").text(), Some("./a"));
    }

    #[test]
    fn no_program_takes_long() {
        let deep = format!("export default {}", "{a:[".repeat(20_000));
        assert!(Script::read(&deep).configuration().is_none_or(Literal::is_object));
        let _ = Script::read(&"const a = ( return ".repeat(20_000));
        let _ = Script::read("export default { a: b.c.d( , } ] ( ;");
    }
}
