// Makes style/build/app.css: stylance collects the components' styles, Tailwind adds tokens and utilities. Trunk calls it before each build.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = process.env.KINEO_TOOLS_DIR ?? join(root, ".tools");
const modules = join(tools, "node", "node_modules");
const path = [join(tools, "bin"), join(modules, ".bin"), process.env.PATH].join(delimiter);
const env = { ...process.env, PATH: path, NODE_PATH: modules };

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) {
    console.error(`${command} did not work${error ? `: ${error.message}` : ""}. Install the tools with: cargo xtask build`);
    process.exit(1);
  }
}

mkdirSync(join(root, "style", "build"), { recursive: true });
run("stylance", "app");
run("tailwindcss", "--input", "style/main.css", "--output", "style/build/app.css", "--minify");
