"""What is shipped works by itself: the wheel, the sdist's wheel and an editable install."""

import email
import os
import shutil
import site
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest
from run import PROJECT, environment

import hycli

pytestmark = pytest.mark.slow

IGNORED = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist", "build", "*.egg-info"
)
#: Files of the package that are no modules.
DATA = {
    "hycli/data/completions/hycli.zsh",
    "hycli/data/completions/hycli.bash",
    "hycli/data/completions/hycli.fish",
    "hycli/data/messages.zh.json",
    "hycli/data/pinyin.txt",
    "hycli/data/report.json",
    "hycli/data/report.schema.json",
    "hycli/data/regional.txt",
    "hycli/data/synonyms.txt",
    "hycli/data/traditional.txt",
    "hycli/data/report.ready",
    "hycli/data/words.en.txt",
    "hycli/data/words.zh.txt",
    "hycli/py.typed",
}


def made(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a tool that must succeed, without what would let hycli be found elsewhere."""
    kept = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        env=kept | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        cwd=cwd,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def built(kind: str, source: Path, folder: Path) -> Path:
    """The `sdist` or `wheel` of a source, put into a folder."""
    made(sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "-o", folder, source)
    (path,) = folder.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return path


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, so that building leaves nothing behind in it."""
    pytest.importorskip("build")
    pytest.importorskip("hatchling")
    pytest.importorskip("pip")
    copy = tmp_path_factory.mktemp("checkout") / "hycli"
    shutil.copytree(PROJECT, copy, ignore=IGNORED)
    return copy


@pytest.fixture(scope="module")
def sdist(checkout: Path) -> Path:
    """The source distribution."""
    return built("sdist", checkout, checkout / "dist")


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    """The wheel, built from the checkout."""
    return built("wheel", checkout, checkout / "dist")


@pytest.fixture(scope="module")
def sdists_wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the source distribution alone."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    return built("wheel", source, folder / "out")


def installed(folder: Path, *what: str | Path) -> Path:
    """Install into a fresh environment that takes the dependencies from the running one.

    Returns:
        The environment's folder of commands.
    """
    made(sys.executable, "-m", "venv", "--without-pip", folder)
    paths = {"base": str(folder), "platbase": str(folder), "installed_base": sys.base_prefix}
    library = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    # Folders named here are searched after this environment's own, and .pth files in them are
    # not read, so hycli itself cannot come from there.
    shared = [path for path in (*site.getsitepackages(), site.getusersitepackages()) if path]
    (library / "dependencies.pth").write_text("\n".join(shared) + "\n", encoding="utf-8")
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    made(
        *(sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--quiet"),
        *("--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed", *what),
    )
    return scripts


def works(scripts: Path, empty: Path, home: Path) -> None:
    """The command answers from an empty folder, and it is the one that was installed."""
    where = made(scripts / "python", "-c", "import hycli; print(hycli.__file__)", cwd=empty)
    assert Path(where.strip()).is_relative_to(home)
    assert len(made(scripts / "hycli", "sections", cwd=empty).splitlines()) == 8
    assert "脱贫攻坚" in made(scripts / "hycli", "search", "脱贫功坚", cwd=empty)
    assert "脱贫攻坚" in made(scripts / "hycli", "show", "5.1.1", "-f", "table", cwd=empty)
    assert made(scripts / "hycli", "--version", cwd=empty) == f"hycli {hycli.__version__}\n"
    assert made(scripts / "hycli", "schema", cwd=empty).startswith("{")
    made(scripts / "hycli", "check", cwd=empty)
    assert made(scripts / "python", "-m", "hycli", "sections", cwd=empty).count("\n") == 8
    assert list(empty.iterdir()) == []


def test_the_wheel_works(wheel: Path, tmp_path: Path) -> None:
    """With nothing of the checkout."""
    (tmp_path / "empty").mkdir()

    works(installed(tmp_path / "venv", wheel), tmp_path / "empty", tmp_path / "venv")


def test_the_sdists_wheel_works(sdists_wheel: Path, tmp_path: Path) -> None:
    """The sdist has all that it takes."""
    (tmp_path / "empty").mkdir()

    works(installed(tmp_path / "venv", sdists_wheel), tmp_path / "empty", tmp_path / "venv")


def test_an_editable_install_works(checkout: Path, tmp_path: Path) -> None:
    """And reads the checkout's report."""
    (tmp_path / "empty").mkdir()

    works(installed(tmp_path / "venv", "--editable", checkout), tmp_path / "empty", checkout)


def test_both_wheels_are_the_same(wheel: Path, sdists_wheel: Path) -> None:
    """File for file."""
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(sdists_wheel) as other:
        assert {each.filename: each.CRC for each in one.infolist()} == {
            each.filename: each.CRC for each in other.infolist()
        }


def test_the_wheel_holds_the_package_and_its_data(wheel: Path) -> None:
    """Every module, the report, the tables and the marker of types; no tests.

    In the shared data what shells and `man` look for.
    """
    modules = {
        path.relative_to(PROJECT / "src").as_posix()
        for path in (PROJECT / "src" / "hycli").rglob("*.py")
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        report = archive.read("hycli/data/report.json")

    assert {name for name in names if name.startswith("hycli/")} == modules | DATA
    assert not any(name.startswith(("tests/", "tools/", "benchmarks/")) for name in names)
    assert {name.partition(".data/data/share/")[2] for name in names} - {""} == {
        "bash-completion/completions/hycli",
        "fish/vendor_completions.d/hycli.fish",
        "man/man1/hycli.1",
        "man/zh_CN/man1/hycli.1",
        "zsh/site-functions/_hycli",
    }
    assert report == (PROJECT / "data" / "report.json").read_bytes()


def test_the_wheels_metadata(wheel: Path) -> None:
    """The command, the version, the licence and what it needs."""
    with zipfile.ZipFile(wheel) as archive:
        (folder,) = {name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name}
        metadata = email.message_from_string(archive.read(f"{folder}/METADATA").decode())
        commands = archive.read(f"{folder}/entry_points.txt").decode()
        licences = [name for name in archive.namelist() if "/licenses/" in name]

    assert commands.split() == "[console_scripts] hycli = hycli.__main__:run".split()
    assert (metadata["Name"], metadata["Version"]) == ("hycli", hycli.__version__)
    assert metadata["License-Expression"] == "MIT AND Apache-2.0 AND CC-BY-4.0 AND CC-BY-SA-4.0"
    assert {Path(name).name for name in licences} == {
        "LICENSE",
        "NOTICE",
        "Apache-2.0.txt",
        "WordNet.txt",
    }
    needed = [each for each in metadata.get_all("Requires-Dist", []) if "extra ==" not in each]
    assert {each.split(">")[0].split("<")[0].strip() for each in needed} == {
        "rapidfuzz",
        "rich",
        "typer",
    }
    assert "hycli search" in str(metadata.get_payload())


def test_the_sdist_holds_what_a_packager_needs(sdist: Path) -> None:
    """Sources, data, tests, documents and licence; nothing of the machinery."""
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "data/report.json",
        "pyproject.toml",
        "src/hycli/__init__.py",
        "src/hycli/py.typed",
        "tests/data/article.txt",
        "tests/run.py",
        "tools/generate.py",
    } <= names
    assert not any(name.startswith((".ci", ".git/", ".venv")) for name in names)
