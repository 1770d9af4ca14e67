"""``python -m generator``."""

from __future__ import annotations


def _start() -> None:
    """Run the command; until it is loaded, Ctrl-C ends the program without a word."""
    import signal

    interrupt = signal.getsignal(signal.SIGINT)
    if interrupt is signal.default_int_handler:  # where somebody has it ignored, it stays so
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from generator.cli import main
    from generator.cli.started_as import program

    signal.signal(signal.SIGINT, interrupt)
    main(prog_name=program())


if __name__ == "__main__":
    _start()
