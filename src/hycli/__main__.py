"""The process: one guard around everything, from the first import on."""

import gc
import os
import signal

#: Known before anything is imported; `Status.INTERRUPTED` for everybody else.
INTERRUPTED = 130


def main() -> int:
    """Run the command line.

    Returns:
        The exit status; whatever went wrong has been said on standard error.
    """
    # Nothing here lives long enough to be worth collecting; imports are 7 % faster without.
    gc.disable()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # An exception would be lost in a callback of an import, or become another one in a library.
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    try:
        from hycli.cli.app import main as run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BaseException as error:  # noqa: BLE001  # the last resort, libraries' panics included
        return _say(error)


def run() -> None:
    """Run the command line and leave at once: taking the interpreter down costs 8 ms more."""
    try:
        status = main()
    except KeyboardInterrupt:
        status = INTERRUPTED
    os._exit(status)


def _say(error: BaseException) -> int:
    """One line on standard error for a fault of hycli itself, more only on demand."""
    try:
        if os.environ.get("HYCLI_DEBUG"):
            import traceback

            traceback.print_exception(error)
        from hycli.language import Language
        from hycli.messages import Message
        from hycli.terminal import say

        message = Message(
            "hycli: internal error: {kind}: {error} (HYCLI_DEBUG=1 shows where)",
            kind=type(error).__name__,
            error=error,
        )
        say(Language.of(os.environ).said(message))
    except Exception:  # noqa: BLE001, S110  # nothing is left to say it with
        pass
    return 70


if __name__ == "__main__":
    run()
