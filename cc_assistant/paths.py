"""Every place that the program reads or writes, in one file.

What ships with the program (`knowledge/`, `prompts/`) is looked for inside the installed package first
and then in the checkout. What belongs to the user lives where the system keeps such things, or all
together under the folder that ``CC_ASSISTANT_HOME`` names.
"""

from __future__ import annotations

import os
from pathlib import Path

from cc_assistant.errors import NotFound

APP = "cc-assistant"
HOME_VARIABLE = "CC_ASSISTANT_HOME"
SETTINGS_VARIABLE = "CC_ASSISTANT_SETTINGS"
ENCODER_VARIABLE = "CC_ASSISTANT_SHARED_ENCODER"
INBOX_VARIABLE = "CC_ASSISTANT_INBOX"
STATE_VARIABLE = "CC_ASSISTANT_APP_STATE"

PACKAGE = Path(__file__).resolve().parent
PACKAGE_DATA = PACKAGE / "shipped"
CHECKOUT = PACKAGE.parent


def in_checkout() -> bool:
    """Tell whether the program runs from a checkout of its source and not from an installed wheel."""
    return (CHECKOUT / "pyproject.toml").is_file() and not PACKAGE_DATA.is_dir()


def shipped(name: str) -> Path:
    """Return a folder that comes with the program.

    Args:
        name: ``knowledge`` or ``prompts``.

    Raises:
        NotFound: the installation is incomplete.
    """
    for folder in (PACKAGE_DATA / name, CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise NotFound(
        f"The folder '{name}' that comes with the program is missing (not in {PACKAGE_DATA} nor {CHECKOUT}).",
        remedy="Install the program again.",
    )


def settings_file() -> Path:
    """The file that ``CC_ASSISTANT_SETTINGS`` names, else `settings.toml` in the user's configuration."""
    named = os.environ.get(SETTINGS_VARIABLE)
    return Path(named).expanduser() if named else _user("config") / "settings.toml"


def user_prompts() -> Path:
    """The folder of the user's own prompts, which take the place of those that come with the program."""
    return settings_file().parent / "prompts"


def index_folder() -> Path:
    """Where indexes are built when the settings name no other folder.

    In a checkout that is `indexes/`; otherwise, and where that cannot be written, the user's data folder.
    """
    beside_source = CHECKOUT / "indexes"
    if not _home() and in_checkout() and os.access(beside_source, os.W_OK):
        return beside_source
    return _user("data") / "indexes"


def user_packs() -> Path:
    """The folder that holds the user's own packs."""
    return _user("data") / "packs"


def keys() -> Path:
    """The folder of the keys to pseudonyms: who is meant by which. It lies apart from the packs."""
    return _user("data") / "keys"


def under_way() -> Path:
    """Packs that are just being replaced: empty but for moments, and after a kill until the next start."""
    return _user("data") / "packs-under-way"


def consents() -> Path:
    """Where every yes to sending passages of a confidential pack to an address is kept."""
    return _user("data") / "sending.json"


def app_state() -> Path:
    """What the app keeps from one time to the next; a tab of a browser has a file of its own."""
    named = os.environ.get(STATE_VARIABLE)
    return Path(named) if named else shared_state()


def shared_state() -> Path:
    """What the terminal app keeps, and what the tabs of browsers share with it."""
    return _user("data") / "app.json"


def sessions() -> Path:
    """The folder that holds the user's sessions of the interview."""
    return _user("data") / "sessions"


def portraits() -> Path:
    """The folder that holds drafts of the user's own pen portraits."""
    return _user("data") / "portraits"


def inbox() -> Path | None:
    """Where files that a browser sends arrive, each as `id name`; None where no browser shows the app."""
    named = os.environ.get(INBOX_VARIABLE)
    return Path(named) if named else None


def cache_folder() -> Path:
    """What can be made again: the exported model, vectors by content."""
    return _user("cache")


def log_file() -> Path:
    """The log: what failed and where, never what was asked or read."""
    return _user("log") / "cc-assistant.log"


def browser_log() -> Path:
    """What the apps that browsers show write to standard error."""
    return log_file().with_name("browser.log")


def _home() -> Path | None:
    named = os.environ.get(HOME_VARIABLE)
    return Path(named).expanduser().absolute() if named else None


def _user(kind: str) -> Path:
    """Return the user's folder for ``kind``: config, data, cache or log."""
    home = _home()
    if home:
        return home / kind
    import platformdirs

    return {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
        "log": platformdirs.user_log_path,
    }[kind](APP, appauthor=False)
