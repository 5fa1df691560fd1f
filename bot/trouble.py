"""What stops a start: always one sentence that says what is wrong and what to do."""


class StoppedError(Exception):
    """Somebody asked the program to stop; everything else that runs is to end as well."""


class StartError(Exception):
    """Raised while opening a channel; its text is shown to whoever started the program."""
