"""The command line: settings in, a rendered report and an exit code out."""
