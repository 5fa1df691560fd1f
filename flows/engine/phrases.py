"""The engine's own sentences; the words stand in flows/engine_phrases.yaml."""

from authoring.text import Frozen, Text


class EnginePhrases(Frozen):
    """One sentence for each thing the engine has to say by itself."""

    choose_one: Text
    empty: Text
    no_number: Text
    too_long: Text
    not_here: Text
    old_button: Text
    unknown_button: Text
    again: Text
    changed: Text
    lost: Text
    nothing_before: Text
    edited: Text
    stopped: Text
    wiped: Text
