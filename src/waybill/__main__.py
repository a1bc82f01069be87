"""``python -m waybill`` is the command ``waybill``."""

from waybill.cli import main

if __name__ == "__main__":
    main()
