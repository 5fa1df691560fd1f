"""`python -m tests.bench.sos [NAME ...]`: cries for help noticed, and everyday talk taken for one,
by the program as it is: of files that it learnt from this says little."""

import sys
from collections import defaultdict

from signs.sos import danger
from tests.bench.detection.wilson import Share
from tests.bench.sos.lines import Line, learnt, read


def main(names: list[str]) -> None:
    for name in names:
        lines = list(read(name))
        print(f"{name}: {len(lines)} lines")
        for wanted, said in ((True, "in danger"), (False, "not in danger")):
            some = [line for line in lines if line.danger is wanted]
            found = {line.id: danger(line.text) for line in some}
            certain = {one for one, said_ in found.items() if said_ and said_.certain}
            asked = {one for one, said_ in found.items() if said_} - certain
            print(f"  {said}: certain {Share(len(certain), len(some))}, asked {len(asked)}")
            _by_kind(some, certain, asked)
            for line in some:
                if (line.id in certain or line.id in asked) is not wanted or (
                    wanted and line.id in asked
                ):
                    how = "certain" if line.id in certain else "asked" if line.id in asked else "-"
                    print(f"    {how:8} {line.id} {line.kind:9} {line.text}")


def _by_kind(lines: list[Line], certain: set[str], asked: set[str]) -> None:
    kinds: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        kinds[line.kind].append(line.id)
    for kind, ids in sorted(kinds.items()):
        heard, unsure = len(certain.intersection(ids)), len(asked.intersection(ids))
        print(f"    {kind}: {heard} certain, {unsure} asked, of {len(ids)}")


if __name__ == "__main__":
    main(sys.argv[1:] or learnt())
