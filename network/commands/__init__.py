"""The commands of ``python -m network``, a module each; ``network/__main__.py`` lists them.

A command's module has ``add``, which declares its options and sets ``run``: a function of the
options that returns what to print, or writes a file and returns ``""``. What is heavy it imports
when it runs. What several commands share stands in ``options``.
"""
