"""What the library that reads the command line raises, in our own words."""

from typing import Any

from hycli.errors import UsageError
from hycli.messages import Message
from hycli.suggestions import did_you_mean


def explained(error: Any, context: Any) -> UsageError | None:
    """A wrong use as a message and a hint.

    Typer's errors have no public class; they are known by their attributes.

    Args:
        error: Whatever was raised.
        context: What was being parsed; None where nobody knows.

    Returns:
        The same in our words; None where it is no wrong use.
    """
    if not hasattr(error, "format_message"):
        return None
    path = context.command_path if context else "hycli"
    parameters = context.command.params if context else []
    hint = Message('"{command} --help" tells more', command=path)
    option = getattr(error, "option_name", "")
    parameter = getattr(error, "param", None)
    if hasattr(error, "possibilities"):
        return _no_such_option(option, parameters, path, hint)
    if option:
        message = Message("option {option} needs a value", option=option)
        if any(each.is_flag for each in parameters if option in each.opts):
            message = Message("option {option} takes no value", option=option)
    elif parameter is not None:
        message = Message("{argument} is missing", argument=placeholder(parameter))
    else:
        message = Message(error.format_message().rstrip("."))
    return UsageError(message, hint)


def placeholder(parameter: Any) -> Message:
    """What stands for the value of an argument: `PHRASE`."""
    return Message((parameter.metavar or parameter.name.upper()).strip("[].{}"))


def _no_such_option(option: str, parameters: Any, path: str, hint: str) -> UsageError:
    from hycli.output import FORMATS

    name = option.lstrip("-")
    if path == "hycli":
        hint = Message(
            'options stand behind the command; "{command} --help" tells more', command=path
        )
    elif name in FORMATS:
        hint = Message('write "-f {name}"', name=name)
    elif path.endswith(" search") and not (name.isascii() and name.isalpha()):
        hint = Message('write "--" before a phrase with a dash')
    known = [name for each in parameters for name in each.opts if name.startswith("--")]
    guess = did_you_mean(option, known)
    return UsageError(Message("no option {option}{guess}", option=option, guess=guess), hint)
