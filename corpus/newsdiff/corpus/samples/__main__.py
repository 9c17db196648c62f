"""Print the paths of the sample reports: ``newsdiff compare $(python -m newsdiff.corpus.samples)``."""

from newsdiff.corpus.samples import paths

if __name__ == "__main__":
    for path in paths():
        print(path)
