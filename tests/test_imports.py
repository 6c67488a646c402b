"""No module imports itself over others, also not inside a function."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import grimp


def test_there_is_no_import_cycle() -> None:
    packages = ("bot", "adapters", "storage")
    graph = grimp.build_graph(*packages, exclude_type_checking_imports=True)
    imports = {
        module: graph.find_modules_directly_imported_by(module)
        for module in graph.modules
        if module.partition(".")[0] in packages
    }
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        raise AssertionError(f"an import cycle: {' → '.join(error.args[1])}") from None
