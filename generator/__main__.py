"""``python -m generator``."""

from generator.cli import main
from generator.cli.started_as import program

if __name__ == "__main__":
    main(prog_name=program())
