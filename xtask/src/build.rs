//! Builds the extension: four Wasm binaries, their glue, and the static files beside them.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The target of every binary of the extension.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const BINARIES: [&str; 4] = ["panel", "background", "keystore", "keystore_worker"];

/// Builds the extension into `pkg/chromium/` and returns that folder.
pub(crate) fn build() -> Result<PathBuf> {
    add_target_when_missing()?;
    compile()?;
    let package = paths::chromium_package();
    if package.exists() {
        fs::remove_dir_all(&package).context("the old package could not be removed")?;
    }
    copy_folder(&paths::root().join("extension"), &package)?;
    // Guides and locators are embedded in the binaries; the build has validated them.
    for folder in ["guides", "locators"] {
        fs::remove_dir_all(package.join(folder))
            .with_context(|| format!("no folder {folder} to leave out"))?;
    }
    write_languages(&package.join("words"))?;
    join_page_agent(&package)?;
    lighten_launcher(&package)?;
    fs::copy(paths::root().join("manifest.json"), package.join("manifest.json"))
        .context("manifest.json could not be copied")?;
    lighten_file(&package.join("panel.css"))?;
    for name in BINARIES {
        bind(name, &package.join("wasm"))?;
        lighten_file(&package.join("wasm").join(name).with_extension("js"))?;
    }
    println!("built {}", package.display());
    Ok(package)
}

/// Adds the wasm32 target to the toolchain when it is not there.
pub(crate) fn add_target_when_missing() -> Result<()> {
    let listed = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(paths::root())
        .output()
        .context("rustc could not be run")?;
    let folder = PathBuf::from(String::from_utf8(listed.stdout)?.trim());
    if listed.status.success() && folder.exists() {
        return Ok(());
    }
    let status = Command::new("rustup")
        .args(["target", "add", TARGET])
        .current_dir(paths::root())
        .status()
        .context("rustup could not be run")?;
    if !status.success() {
        bail!("the target {TARGET} is missing: run `rustup target add {TARGET}`");
    }
    Ok(())
}

fn compile() -> Result<()> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(paths::root()).args([
        "build",
        "--release",
        "--locked",
        "--package",
        "guidepost",
        "--target",
        TARGET,
    ]);
    for name in BINARIES {
        cargo.args(["--bin", name]);
    }
    if !cargo.status().context("cargo could not be run")?.success() {
        bail!("the extension does not compile");
    }
    Ok(())
}

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from)
}

fn bind(name: &str, into: &Path) -> Result<()> {
    let wasm = target_folder().join(TARGET).join("release").join(format!("{name}.wasm"));
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(name)
        // What has trapped is started anew.
        .reset_state_function(matches!(name, "background" | "keystore"))
        .generate(into)
        .with_context(|| format!("the glue of {name} could not be made"))
}

/// Writes the table of each language as a file of its own; the panel loads one.
fn write_languages(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (language, table) in words::TABLES {
        fs::write(folder.join(format!("{language}.txt")), table)?;
    }
    Ok(())
}

/// Makes one script of the parts of the page agent: joined in the order of their
/// names, within one function.
fn join_page_agent(package: &Path) -> Result<()> {
    let folder = package.join("page");
    let mut parts: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    parts.sort();
    let texts: Vec<String> = parts.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
    let script = format!("(() => {{\n'use strict';\n{}\n}})();\n", texts.join("\n"));
    fs::write(package.join("page.js"), lighten(&script)).context("the page agent could not be written")?;
    fs::remove_dir_all(folder).context("the parts of the page agent could not be left out")
}

fn lighten_file(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("no file {}", path.display()))?;
    fs::write(path, lighten(&text)).with_context(|| format!("{} could not be written", path.display()))
}

/// A script or style sheet without what only a reader of the source needs: comments that have a line of their
/// own, and indentation. What is left can still be read line by line by who reviews it.
fn lighten(script: &str) -> String {
    let mut is_open = false;
    let lines = script.lines().map(str::trim).filter(|line| {
        let opens = line.starts_with("/*");
        let is_comment = is_open || opens || line.starts_with("//");
        is_open = (is_open || opens) && !line.ends_with("*/");
        !line.is_empty() && !is_comment
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Lightens the launcher, which is part of every load of a Setup page, and leaves out the spaces
/// between the signs of its style sheet.
fn lighten_launcher(package: &Path) -> Result<()> {
    let script = package.join("launcher.js");
    let text = fs::read_to_string(&script)?;
    let light = lighten(&text);
    let (head, rest) = light.split_once("`\n").context("the launcher has no style sheet")?;
    let (style, tail) = rest.split_once('`').context("the style sheet of the launcher has no end")?;
    // Each of its lines ends with a sign.
    let style = style.lines().collect::<String>();
    let style = [(" {", "{"), (": ", ":"), ("; ", ";"), ("{ ", "{"), (", ", ","), ("} ", "}"), (";}", "}")]
        .iter()
        .fold(style, |style, (signs, fewer)| style.replace(signs, fewer));
    // No text of it has one of these.
    let close = |script: &str| script.replace("{ ", "{").replace(" }", "}").replace(" => ", "=>");
    let light = format!("{}`\n{style}`{}", close(head), close(tail));
    fs::write(script, light).context("the launcher could not be written")
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("no folder {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
