#!/usr/bin/env bash
# pygal 3.1.3 on Python 3.11.
# Behaviour: `import pygal` puts a hook into sys.meta_path that has find_module and no find_spec. From then on each import
# in that process that finds nothing, of any library, gives "ImportWarning: PluginImportFixer.find_spec() not found;
# falling back to find_module()". With warnings as errors that is raised in place of ModuleNotFoundError, so that
# `zoneinfo.ZoneInfo` of a name that tzdata does not have raises ImportWarning and not ZoneInfoNotFoundError.
# Python 3.12 no longer calls find_module: there the hook does nothing.
# Expected: find_spec, or no hook where no plugin for maps is installed.
# Why it matters: to draw one chart changes how every later import fails. We take the hook out after the import.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    pygal==3.1.3 tzdata==2026.1
cd "$folder"
PYTHONPATH="$folder/packages" python3 - <<'PY'
import platform
import sys
import warnings
from zoneinfo import ZoneInfo

import pygal

if sys.version_info[:2] != (3, 11):
    print("needs Python 3.11, this is", platform.python_version())
    sys.exit(0)


def refused(name):
    """What kind of error a time zone that does not exist gives, with warnings as errors."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            ZoneInfo(name)
        except Exception as error:
            return type(error).__name__
    return "none"


print("pygal", pygal.__version__, "Python", platform.python_version())
hooks = [type(hook).__name__ for hook in sys.meta_path if not hasattr(hook, "find_spec")]
print("hooks without find_spec:", hooks)
with_hook = refused("Nowhere/Land")
sys.meta_path[:] = [hook for hook in sys.meta_path if hasattr(hook, "find_spec")]
without = refused("Nowhere/Town")
print("with the hook:", with_hook, "- without:", without)
sys.exit((hooks, with_hook, without) != (["PluginImportFixer"], "ImportWarning", "ZoneInfoNotFoundError"))
PY
echo "as described"
