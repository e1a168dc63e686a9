// Prints what Eleventy makes of every Markdown file of a site, as JSON. Usage: node eleventy_list.mjs HOME, run in the
// site's folder; HOME holds node_modules. Bodies are emptied, so that shortcodes from plugins are not needed.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [home] = process.argv.slice(2);
const { default: Eleventy } = await import(pathToFileURL(`${home}/node_modules/@11ty/eleventy/src/Eleventy.js`).href);
const CONFIGURATIONS = [".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"];
const seen = new Map();
const eleventy = new Eleventy(undefined, undefined, {
  quietMode: true,
  configPath: CONFIGURATIONS.find((file) => existsSync(file)),
  config(configuration) {
    configuration.addPreprocessor("list", "md", (data) => {
      seen.set(data.page.inputPath, { date: data.page.date, tags: data.tags ?? [] });
      return " ";
    });
  },
});
const written = await eleventy.toJSON();
const withPrefix = eleventy.eleventyConfig.userConfig.getFilter("url");
const posts = [...seen].map(([file, { date, tags }]) => {
  const pages = written.filter((page) => page.inputPath === file);
  const [page] = pages;
  return {
    path: file.replace(/^\.\//, ""),
    url: page?.url ? withPrefix(page.url) : null,
    date: date.toISOString(),
    published: pages.some((page) => page.outputPath),
    tags,
  };
});
process.stdout.write(JSON.stringify(posts));
