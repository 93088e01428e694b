"""The process: one guard around everything, from the first import on."""

import _signal  # type: ignore[import-not-found]  # no stub; `signal` is Python, where Ctrl-C could hit
import os


def run() -> None:
    """Run the command line, and leave at once: taking the interpreter down costs 8 ms more."""
    # Ctrl-C ends the process as it ends `cat`: by the signal itself, so that a shell stops the
    # loop around it; an exception could become another one inside a library.
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    os._exit(main())


def main() -> int:
    """Run the command line.

    Returns:
        The exit status; whatever went wrong has been said on standard error.
    """
    try:
        import gc

        # Nothing here lives long enough to be worth collecting; imports are 7 % faster without.
        gc.disable()
        from hycli.cli.app import main as run

        return run()
    except BaseException as error:  # noqa: BLE001  # the last resort, libraries' panics included
        return _say(error)


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
