"""``python -m newsdiff.cli``."""

import sys

from newsdiff.cli.app import main

sys.exit(main())
